"""Bundles proposed by likeness. Pure but for the thread that compares."""

import asyncio
from typing import NamedTuple
from uuid import UUID

from agentnet.likeness import Likeness, Words
from agentnet.workshops.boards.shapes import NoteView, View


class Proposal(NamedTuple):
    """Notes for one bundle. `key` is the most central one's id."""

    key: UUID
    section: str
    title: str
    notes: tuple[NoteView, ...]


async def proposed(view: View, skipped: frozenset[UUID] = frozenset()) -> list[Proposal]:
    """Without those whose `key` is skipped. Comparing leaves the event loop: 300 notes take half a second."""
    return await asyncio.to_thread(_proposed, view, skipped)


def _proposed(view: View, skipped: frozenset[UUID]) -> list[Proposal]:
    """Within each section, and only of notes that stand alone or on top."""
    found = []
    for section in view.sections:
        notes = {note.id: note for note in section.notes if shown(note)}
        for group in Likeness(Words(note.id, note.text) for note in notes.values()).groups():
            if group.notes[0] not in skipped:
                named = next((notes[id].title for id in group.notes if notes[id].title), group.title)
                found.append(Proposal(group.notes[0], section.name, named, tuple(notes[id] for id in group.notes)))
    return found


def shown(note: NoteView) -> bool:
    """To everybody: what is hidden or waits is not brought up, not even to a facilitator."""
    return not note.hidden and not note.held
