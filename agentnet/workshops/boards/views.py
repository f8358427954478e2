"""The one function that decides what is seen. Page, socket, polling, export and projector all ask here.

What somebody may not see is not in the view at all: not as text, not in a count, not as a gap in an order.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from agentnet.workshops.boards.flow import PHASES, Audience, Nod, Phase
from agentnet.workshops.boards.laws import acts
from agentnet.workshops.boards.laws.common import among, more_time
from agentnet.workshops.boards.laws.votes import budget
from agentnet.workshops.boards.orders import ordered, written
from agentnet.workshops.boards.shapes import CommentView, NoteView, Own, SectionView, View
from agentnet.workshops.boards.wall import Actor, Comment, Note, Section, Wall

__all__ = ["CommentView", "NoteView", "Own", "SectionView", "View", "concealed", "own", "seen"]

KEPT: Final = 20_000
_kept: dict[tuple[int, bool], tuple[tuple[Any, ...], "NoteView"]] = {}
_NOBODY: Final[frozenset[tuple[str, Nod]]] = frozenset()


def seen(wall: Wall, audience: Audience, by: Actor | None = None) -> View:
    """The board for an audience; with `by`, also that person's own notes which the others do not see yet."""
    rule = PHASES[wall.phase]
    hands = by.hands if by else frozenset[str]()
    notes = [n for n in ordered(wall) if _visible(n, audience, hands, rule.reveals)]
    tally = Counter(note for given in wall.votes.values() for note in given) if audience in rule.tells else None
    counts_votes = audience is not Audience.PARTICIPANTS and (wall.phase is Phase.VOTING or audience in rule.tells)
    facilitates = audience is Audience.FACILITATORS
    votes = wall.votes if facilitates or not counts_votes else _for(wall, {n.id for n in notes})
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
        left=wall.left,
        several=wall.several,
        moderated=wall.moderated,
        talks=wall.talks,
        nodding=wall.nodding,
        pictured=wall.pictured,
        spotlight=wall.spotlight if wall.spotlight and any(n.id == wall.spotlight for n in notes) else None,
        screen=wall.screen,
    )


def _for(wall: Wall, notes: set[UUID]) -> dict[str, tuple[UUID, ...]]:
    """The votes for these notes: a sum with the others in it would tell that there are others."""
    return {key: tuple(n for n in given if n in notes) for key, given in wall.votes.items()}


def concealed(wall: Wall) -> frozenset[str]:
    """The hands of the notes that their writers see and the other participants do not."""
    reveals = PHASES[wall.phase].reveals
    alone = (n.by for n in wall.notes.values() if not n.binned and n.by and (n.hidden or n.held or not reveals))
    return frozenset(alone)


def _visible(note: Note, audience: Audience, hands: frozenset[str], reveals: bool) -> bool:
    if note.binned:
        return False
    if audience is Audience.FACILITATORS:
        return True
    if audience is Audience.PARTICIPANTS and note.by in hands:
        return True
    return reveals and not note.hidden and not note.held


def _sections(wall: Wall, notes: list[Note], tally: Counter[UUID] | None, *, ranked: bool) -> tuple[SectionView, ...]:
    """Visible notes under visible tops; a note whose top is not seen stands alone."""
    seen_ids = {n.id for n in notes} if any(n.bundle for n in notes) else set[UUID]()
    under: dict[UUID, list[Note]] = {}
    tops: dict[UUID, list[Note]] = {}
    for note in notes:
        if note.bundle and note.bundle in seen_ids:
            under.setdefault(note.bundle, []).append(note)
        else:
            tops.setdefault(note.section, []).append(note)
    votes = None if tally is None else _summed(tops, under, tally)
    places = _places(votes) if ranked and votes is not None else {}
    unnamed = wall.unnamed if under else frozenset[UUID]()
    if ranked and votes is not None:
        for stack in tops.values():
            stack.sort(key=lambda n: -votes[n.id])
    return tuple(
        SectionView(
            s.id,
            s.name,
            s.tone,
            tuple(
                _view(
                    wall,
                    n,
                    s,
                    votes,
                    places.get(n.id) if places else None,
                    tuple(_view(wall, u, s) for u in under.get(n.id, ())) if under else (),
                    n.id not in unnamed,
                )
                for n in tops.get(s.id, ())
            ),
            s.row,
            s.place,
            s.row_name,
        )
        for s in sorted(wall.sections, key=lambda s: (s.row, s.place))
    )


def _summed(tops: dict[UUID, list[Note]], under: dict[UUID, list[Note]], tally: Counter[UUID]) -> dict[UUID, int]:
    """The votes of each note on top, with those of the notes under it."""
    stacks = (note for stack in tops.values() for note in stack)
    return {n.id: tally[n.id] + sum(tally[u.id] for u in under.get(n.id, ())) for n in stacks}


def _places(votes: dict[UUID, int]) -> dict[UUID, tuple[int, bool]]:
    """Where each note with votes came: 1, 2, 2, 4 …, and whether it shares its place."""
    how_many = Counter(votes.values())
    first, place = 1, {}
    for n in sorted((n for n in how_many if n), reverse=True):
        place[n] = (first, how_many[n] > 1)
        first += how_many[n]
    return {id: place[n] for id, n in votes.items() if n}


def _view(
    wall: Wall,
    note: Note,
    section: Section,
    tally: dict[UUID, int] | None = None,
    place: tuple[int, bool] | None = None,
    bundled: tuple[NoteView, ...] = (),
    named: bool = True,
) -> NoteView:
    """The very same object as last time while nothing about the note has changed: news compare by identity first."""
    votes = None if tally is None else tally[note.id]
    said = wall.comments.get(note.id, ()) if wall.comments else ()
    nods = wall.nods.get(note.id, _NOBODY) if wall.nods else _NOBODY
    made_of = (note, section.tone, section.name, votes, place, bundled, named, said, nods)
    place_of = note.id.int, votes is None
    kept = _kept.get(place_of)
    if kept is not None and kept[0][0] is note and kept[0][1:] == made_of[1:]:
        return kept[1]
    rank, tied = place or (None, False)
    view = NoteView(
        id=note.id,
        section=note.section,
        text=note.text,
        naming=note.naming,
        signed=note.signed,
        revision=note.revision,
        tone=note.tone or section.tone,
        label=section.name,
        hidden=note.hidden,
        votes=votes,
        bundled=bundled,
        title=note.title if bundled and named else "",
        pictures=note.pictures,
        comments=_said(said),
        nods=_counted(nods),
        held=note.held,
        reason=note.reason,
        corrected=note.own_revision is not None,
        chosen=note.chosen,
        proxy=note.proxy,
        late=note.late,
        carried=note.carried,
        rank=rank,
        tied=tied,
    )
    if len(_kept) >= KEPT:
        _kept.clear()
    _kept[place_of] = (made_of, view)
    return view


def _said(comments: tuple[Comment, ...]) -> tuple[CommentView, ...]:
    return tuple(CommentView(c.id, c.text, c.naming, c.signed) for c in comments if not c.binned)


def _counted(nods: frozenset[tuple[str, Nod]]) -> tuple[tuple[Nod, int], ...]:
    """Each kind that somebody gave, in the order of the kinds."""
    if not nods:
        return ()
    how_many = Counter(kind for _, kind in nods)
    return tuple((kind, how_many[kind]) for kind in Nod if how_many[kind])


def _views(wall: Wall, notes: Iterable[Note]) -> tuple[NoteView, ...]:
    sections = {s.id: s for s in wall.sections}
    return tuple(_view(wall, n, sections[n.section]) for n in notes)


def own(wall: Wall, by: Actor) -> Own:
    """What is one person's on this board; for who writes in another's place, only what was done there."""
    hands, mine = by.hands, among(wall.votes.get(by.key, ()), by.lent)
    theirs = [n for n in written(wall, hands) if n.proxy or not by.proxy]
    given = Counter(wall.notes[n].bundle or n for n in mine)
    return Own(
        board=wall.id,
        notes=frozenset(n.id for n in theirs if not n.binned),
        voted=frozenset(given),
        left=budget(wall, by) - len(mine) if wall.phase is Phase.VOTING else None,
        acts=acts(wall, by),
        given=dict(given),
        nods=_nods_of(wall, by),
        comments=_comments_of(wall, by),
        binned=_views(wall, (n for n in theirs if n.binned)),
        budget=budget(wall, by),
        until=more_time(wall, by),
    )


def _nods_of(wall: Wall, by: Actor) -> frozenset[str]:
    if by.proxy:
        return frozenset()
    return frozenset(f"{note}:{kind}" for note, given in wall.nods.items() for key, kind in given if key == by.key)


def _comments_of(wall: Wall, by: Actor) -> frozenset[UUID]:
    if by.proxy:
        return frozenset()
    return frozenset(c.id for said in wall.comments.values() for c in said if c.by in by.hands and not c.binned)
