"""The one function that decides what is seen. Page, socket, polling, export and projector all ask here.

What somebody may not see is not in the view at all: not as text, not in a count, not as a gap in an order.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.flow import PHASES, Act, Audience, Naming, Phase, allowed
from agentnet.workshops.boards.wall import Actor, Note, Wall

KEPT: Final = 20_000
_kept: dict[tuple[UUID, bool], tuple[tuple[Any, ...], "NoteView"]] = {}
_orders: dict[UUID, tuple[dict[UUID, Note], list[Note]]] = {}


class NoteView(Struct, frozen=True):
    """A note as one audience sees it. `votes` is nothing while they are not told; `bundled` are the notes under it."""

    id: UUID
    section: UUID
    text: str
    naming: Naming
    signed: str
    revision: int
    tone: str
    label: str
    hidden: bool = False
    votes: int | None = None
    bundled: tuple["NoteView", ...] = ()


class SectionView(Struct, frozen=True):
    id: UUID
    name: str
    tone: str
    notes: tuple[NoteView, ...] = ()

    @property
    def count(self) -> int:
        """Notes, those in bundles included."""
        return sum(1 + len(n.bundled) for n in self.notes)


class View(Struct, frozen=True):
    """A board through somebody's eyes. `given` and `voters` (votes cast, people who cast one) only where told."""

    id: UUID
    title: str
    task: str
    phase: Phase
    ends: datetime | None
    budget: int
    sections: tuple[SectionView, ...] = ()
    given: int | None = None
    voters: int | None = None
    binned: tuple[NoteView, ...] = ()

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)


class Own(Struct, frozen=True):
    """What concerns one person: which notes are theirs, where their votes are, how many are left, what they may do."""

    notes: frozenset[UUID] = frozenset()
    voted: frozenset[UUID] = frozenset()
    left: int | None = None
    acts: frozenset[Act] = frozenset()


def seen(wall: Wall, audience: Audience, by: Actor | None = None) -> View:
    """The board for an audience; with `by`, also that person's own notes which the others do not see yet."""
    rule = PHASES[wall.phase]
    hands = by.hands if by else frozenset[str]()
    notes = [n for n in _ordered(wall) if _visible(n, audience, hands, rule.reveals)]
    tally = Counter(note for given in wall.votes.values() for note in given) if audience in rule.tells else None
    counts_votes = audience is not Audience.PARTICIPANTS and (wall.phase is Phase.VOTING or audience in rule.tells)
    facilitates = audience is Audience.FACILITATORS
    votes = wall.votes if facilitates else _for(wall, {n.id for n in notes})
    return View(
        id=wall.id,
        title=wall.title,
        task=wall.task,
        phase=wall.phase,
        ends=wall.ends,
        budget=wall.budget,
        sections=_sections(wall, notes, tally, ranked=Audience.PROJECTOR in rule.tells),
        given=sum(map(len, votes.values())) if counts_votes else None,
        voters=sum(1 for given in votes.values() if given) if counts_votes else None,
        binned=_views(wall, (n for n in wall.notes.values() if n.binned)) if facilitates else (),
    )


def _for(wall: Wall, notes: set[UUID]) -> dict[str, tuple[UUID, ...]]:
    """The votes for these notes: a sum with the others in it would tell that there are others."""
    return {key: tuple(n for n in given if n in notes) for key, given in wall.votes.items()}


def concealed(wall: Wall) -> frozenset[str]:
    """The hands of the notes that their writers see and the other participants do not."""
    reveals = PHASES[wall.phase].reveals
    return frozenset(n.by for n in wall.notes.values() if not n.binned and n.by and (n.hidden or not reveals))


def _visible(note: Note, audience: Audience, hands: frozenset[str], reveals: bool) -> bool:
    if note.binned:
        return False
    if audience is Audience.FACILITATORS:
        return True
    if audience is Audience.PARTICIPANTS and note.by in hands:
        return True
    return reveals and not note.hidden


def _sections(wall: Wall, notes: list[Note], tally: Counter[UUID] | None, *, ranked: bool) -> tuple[SectionView, ...]:
    """Visible notes under visible tops; a note whose top is not seen stands alone."""
    seen_ids = {n.id for n in notes}
    under: dict[UUID, list[Note]] = {}
    tops: dict[UUID, list[Note]] = {}
    for note in notes:
        if note.bundle in seen_ids:
            under.setdefault(note.bundle, []).append(note)
        else:
            tops.setdefault(note.section, []).append(note)
    if ranked and tally is not None:
        for stack in tops.values():
            stack.sort(key=lambda n: -tally[n.id])
    return tuple(
        SectionView(
            s.id,
            s.name,
            s.tone,
            tuple(
                _view(n, s.tone, s.name, tally, tuple(_view(u, s.tone, s.name, None) for u in under.get(n.id, ())))
                for n in tops.get(s.id, ())
            ),
        )
        for s in sorted(wall.sections, key=lambda s: (s.row, s.place))
    )


def _view(
    note: Note, tone: str, label: str, tally: Counter[UUID] | None, bundled: tuple[NoteView, ...] = ()
) -> NoteView:
    """The very same object as last time while nothing about the note has changed: news compare by identity first."""
    votes = None if tally is None else tally[note.id]
    made_of = (note, tone, label, votes, bundled)
    kept = _kept.get((note.id, votes is None))
    if kept is not None and kept[0][0] is note and kept[0][1:] == made_of[1:]:
        return kept[1]
    view = NoteView(
        id=note.id,
        section=note.section,
        text=note.text,
        naming=note.naming,
        signed=note.signed,
        revision=note.revision,
        tone=tone,
        label=label,
        hidden=note.hidden,
        votes=votes,
        bundled=bundled,
    )
    if len(_kept) >= KEPT:
        _kept.clear()
    _kept[note.id, votes is None] = (made_of, view)
    return view


def _ordered(wall: Wall) -> list[Note]:
    """The board's notes in order; sorted once for all who look at the same wall."""
    kept = _orders.get(wall.id)
    if kept is None or kept[0] is not wall.notes:
        if len(_orders) >= KEPT:
            _orders.clear()
        kept = _orders[wall.id] = (wall.notes, sorted(wall.notes.values(), key=lambda n: (n.rank, n.id)))
    return kept[1]


def _views(wall: Wall, notes: Iterable[Note]) -> tuple[NoteView, ...]:
    sections = {s.id: s for s in wall.sections}
    return tuple(_view(n, sections[n.section].tone, sections[n.section].name, None) for n in notes)


def own(wall: Wall, by: Actor) -> Own:
    """What is one person's on this board."""
    voted = frozenset(wall.votes.get(by.key, ()))
    return Own(
        notes=frozenset(n.id for n in wall.notes.values() if n.by and n.by in by.hands and not n.binned),
        voted=voted,
        left=wall.budget - len(voted) if wall.phase is Phase.VOTING else None,
        acts=allowed(wall.phase, facilitates=by.facilitates),
    )
