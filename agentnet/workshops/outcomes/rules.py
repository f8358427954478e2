"""Pure: what a board brings up by itself, and the questions that are asked when nobody wrote others."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from agentnet.words import N_
from agentnet.workshops.boards.shapes import NoteView, View

FOREMOST: Final = 5
"""So many places of a board, with those that share the last of them."""
LONGEST: Final = 12
"""Ties may bring more than `FOREMOST`, never more than this."""
QUESTIONS: Final = (
    N_("Mikä näistä on totta myös meillä?"),
    N_("Mitä yhtä asiaa voisimme kokeilla jo tässä kuussa?"),
    N_("Kenen toisen alan ammattilaisen kanssa puhumme siitä ensin?"),
)


def tops(view: View) -> Iterator[NoteView]:
    """Notes and bundles, in the order of the board."""
    return (note for section in view.sections for note in section.notes)


def brought_up(view: View) -> frozenset[UUID]:
    """What people picked to go on; else what the votes say, with ties; else bundles first, since they say more."""
    notes = list(tops(view))
    if chosen := [note.id for note in notes if note.chosen]:
        return frozenset(chosen)
    if ranked := [note for note in notes if note.rank is not None and note.rank <= FOREMOST]:
        ranked.sort(key=lambda note: note.rank or 0)
        return frozenset(note.id for note in ranked[:LONGEST])
    notes.sort(key=lambda note: -len(note.bundled))
    return frozenset(note.id for note in notes[:FOREMOST])
