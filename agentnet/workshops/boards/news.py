"""What changed in a view: the difference between what one audience saw and what it sees now. Pure.

Because both sides come from `views.seen`, news cannot tell more than the page does.
"""

from collections.abc import Mapping
from itertools import islice, zip_longest
from typing import TypeAlias
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.views import NoteView, View
from agentnet.workshops.boards.wall import Wall

Notes: TypeAlias = tuple[NoteView, ...]


class Placed(Struct, frozen=True):
    """A note to put (or put again) into its section, right after another one, or first."""

    note: NoteView
    after: UUID | None


class News(Struct, frozen=True):
    """`again`: the whole board is drawn anew. `frame`: what stands around the notes has changed."""

    again: bool = False
    frame: bool = False
    gone: tuple[UUID, ...] = ()
    placed: tuple[Placed, ...] = ()

    def __bool__(self) -> bool:
        return self.again or self.frame or bool(self.gone) or bool(self.placed)

    @property
    def ids(self) -> frozenset[UUID]:
        """The notes it speaks of."""
        return frozenset(self.gone) | {p.note.id for p in self.placed}


def touched(before: Wall, after: Wall) -> frozenset[UUID]:
    """The notes that are not what they were, or are spoken of otherwise, whoever may see them."""
    changed = _differing(before.notes, after.notes) | _differing(before.comments, after.comments)
    return changed | _differing(before.nods, after.nods)


def _differing(was: Mapping[UUID, object], now: Mapping[UUID, object]) -> frozenset[UUID]:
    if was is now:
        return frozenset()
    # Who writes changes one thing of many and leaves the order: then nothing has to be looked up, only walked past.
    if list(map(id, was)) == list(map(id, islice(now, len(was)))):
        pairs = zip_longest(was.values(), now.items())
        return frozenset(i for old, (i, one) in pairs if old is not one and old != one)
    return frozenset(i for i, one in now.items() if (old := was.get(i)) is not one and old != one)


def between(before: View, after: View, hands_on: frozenset[UUID]) -> News:
    """What to tell somebody who saw `before` and now sees `after`; `hands_on` are the touched notes."""
    if _shape(before) != _shape(after):
        return News(again=True)
    apart = [_apart(old.notes, new.notes) for old, new in zip(before.sections, after.sections, strict=True)]
    was = {n.id: n for old, _ in apart for n in old}
    now = {n.id: n for _, new in apart for n in new}
    fresh = frozenset(i for i, n in now.items() if i in hands_on or ((old := was.get(i)) is not n and old != n))
    gone = tuple(i for i in was if i not in now)
    return News(frame=_frame(before) != _frame(after), gone=gone, placed=placed(after, fresh))


def _apart(was: Notes, now: Notes) -> tuple[Notes, Notes]:
    """Two rows of notes without what they begin and end with alike: a note that nobody touched is the same object."""
    shorter = min(len(was), len(now))
    start = next((n for n in range(shorter) if was[n] is not now[n]), shorter)
    end = next((n for n in range(shorter - start) if was[-1 - n] is not now[-1 - n]), shorter - start)
    return was[start : len(was) - end], now[start : len(now) - end]


def placed(view: View, ids: frozenset[UUID]) -> tuple[Placed, ...]:
    """These notes, in the order of the board, each with the one before it."""
    found = []
    wanted = {id.int for id in ids}  # numbers are found several times faster than ids
    for section in view.sections if wanted else ():
        before = None
        for note in section.notes:
            if note.id.int in wanted:
                found.append(Placed(note, before.id if before else None))
            before = note
    return tuple(found)


def since(view: View, ids: frozenset[UUID], *, frame: bool) -> News:
    """The present state of notes that have changed since somebody last looked; a bundle with one of them inside too."""
    around = {n.id for s in view.sections for n in s.notes if n.bundled and any(u.id in ids for u in n.bundled)}
    there = placed(view, ids | around)
    return News(frame=frame, gone=tuple(sorted(ids - {p.note.id for p in there})), placed=there)


def tops(view: View) -> frozenset[UUID]:
    """The notes that are not under another."""
    return frozenset(n.id for section in view.sections for n in section.notes)


def _shape(view: View) -> object:
    rules = view.several, view.moderated, view.talks, view.nodding, view.pictured
    return view.phase, view.budget, rules, [(s.id, s.name, s.tone, s.row, s.row_name) for s in view.sections]


def _frame(view: View) -> object:
    shown = view.spotlight, view.screen, view.left, len(view.held)
    counts = [s.count for s in view.sections]
    return view.title, view.task, view.ends, view.given, view.voters, view.binned, shown, counts
