"""Anything that anybody might do to a board, out of a few numbers: also what is stale, impossible or not theirs."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from hypothesis import strategies as st

from agentnet.words import Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Naming, Nod, Phase
from agentnet.workshops.boards.laws import apply
from agentnet.workshops.boards.wall import Actor, Screen, Wall

START: Final = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
ROOT: Final = UUID(int=7)

Deed = tuple[int, int, int, int, int]
"""Whose hand, which operation, its first and second object, and how many steps old the board was that they saw."""


def _afternoon(seed: int) -> list[Deed]:
    """Sixty deeds, evenly of every kind: a list that Hypothesis draws itself is short and full of zeros."""
    draw = random.Random(seed)
    return [
        (draw.randrange(4), draw.randrange(28), draw.randrange(10), draw.randrange(10), draw.choice([0, 0, 0, 1, 3]))
        for _ in range(60)
    ]


deeds: Final = st.integers(0, 2**64).map(_afternoon)


def _note(wall: Wall, n: int) -> UUID:
    ids = sorted(wall.notes)
    return ids[n % len(ids)] if ids else UUID(int=404)


def _section(wall: Wall, n: int) -> UUID:
    ids = sorted(s.id for s in wall.sections)
    return ids[n % len(ids)]


def _comment(wall: Wall, n: int) -> tuple[UUID, UUID]:
    said = sorted((c.note, c.id) for some in wall.comments.values() for c in some)
    return said[n % len(said)] if said else (UUID(int=404), UUID(int=405))


def op_of(wall: Wall, deed: Deed, step: int) -> ops.Op:
    """The operation that somebody with `wall` before their eyes would send."""
    _, kind, a, b, _ = deed
    id, at = uuid5(ROOT, f"op {step}"), START + timedelta(minutes=step)
    note, other = _note(wall, a), _note(wall, b)
    section = _section(wall, b)
    comment_on, comment = _comment(wall, a)
    revision = wall.notes[note].revision if note in wall.notes else 1
    naming, phase = list(Naming)[b % 3], list(Phase)[a % 7]
    fresh = uuid5(ROOT, f"new {step}")
    makers: list[Callable[[], ops.Op]] = [
        lambda: ops.AddNote(id=id, note=fresh, section=section, text=f"Lappu {step}", naming=naming),
        lambda: ops.AddNote(id=id, note=fresh, section=section, text=f"Lappu {step}", tone="mint"),
        lambda: ops.EditNote(id=id, note=note, onto=revision, text=f"Toisin {step}"),
        lambda: ops.MoveNote(id=id, note=note, section=section),
        lambda: ops.MoveNote(id=id, note=note, section=section, after=other),
        lambda: ops.MoveNote(id=id, note=note, section=section, first=True),
        lambda: ops.BundleNotes(id=id, notes=(note,), under=other),
        lambda: ops.BundleNotes(id=id, notes=(note, other), under=_note(wall, a + b)),
        lambda: ops.BundleNotes(id=id, notes=(note,)),
        lambda: ops.SplitBundle(id=id, note=note),
        lambda: ops.TitleBundle(id=id, note=note, title=f"Nippu {step}"),
        lambda: ops.BinNote(id=id, note=note),
        lambda: ops.RestoreNote(id=id, note=note),
        lambda: ops.HideNote(id=id, note=note, reason="Tunnistaa"),
        lambda: ops.ShowNote(id=id, note=note),
        lambda: ops.ChooseNote(id=id, note=note, chosen=bool(b % 2)),
        lambda: ops.Vote(id=id, note=note),
        lambda: ops.Vote(id=id, note=other),
        lambda: ops.TakeBackVote(id=id, note=note),
        lambda: ops.AddComment(id=id, comment=fresh, note=note, text=f"Huomio {step}", naming=naming),
        lambda: ops.BinComment(id=id, comment=comment, note=comment_on, binned=bool(b % 2)),
        lambda: ops.React(id=id, note=note, kind=list(Nod)[b % 3], on=bool(a % 3)),
        lambda: ops.EnterPhase(id=id, phase=phase, at=at),
        lambda: ops.EnterPhase(id=id, phase=[Phase.GROUPING, Phase.VOTING][a % 2], at=at),
        lambda: ops.AddTime(id=id, seconds=60, at=at),
        lambda: ops.Spotlight(id=id, note=note if b % 2 else None),
        lambda: ops.SetScreen(id=id, screen=Screen(section if a % 2 else None, b, bool(b % 2))),
        lambda: (
            ops.RemoveSection(id=id, section=_section(wall, a), to=section)
            if a % 3 == 0
            else ops.AddSection(id=id, section=fresh, name=f"Lohko {step}", row=a % 2)
        ),
    ]
    return makers[kind % len(makers)]()


def played(wall: Wall, done: list[Deed], hands: list[Actor]) -> Iterator[tuple[Wall, ops.Op, Actor, Wall]]:
    """What the log accepts of it, in order: before, operation, hand, after. The rest is refused: nothing changes."""
    seen = [wall]
    for step, deed in enumerate(done):
        behind = seen[max(0, len(seen) - 1 - deed[4])]
        op, by = op_of(behind, deed, step), hands[deed[0] % len(hands)]
        try:
            after = apply(wall, op, by)
        except Refused:
            continue
        yield wall, op, by, after
        wall = after
        seen.append(wall)
