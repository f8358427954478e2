"""What changed in a view: the difference between what one audience saw and what it sees now. Pure.

Because both sides come from `views.seen`, news cannot tell more than the page does.
"""

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from agentnet.workshops.boards.views import NoteView, View
from agentnet.workshops.boards.wall import Wall


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
    return frozenset(i for i, one in now.items() if (old := was.get(i)) is not one and old != one)


def between(before: View, after: View, hands_on: frozenset[UUID]) -> News:
    """What to tell somebody who saw `before` and now sees `after`; `hands_on` are the touched notes."""
    if _shape(before) != _shape(after):
        return News(again=True)
    was = {n.id: n for s in before.sections for n in s.notes}
    now = {n.id: n for s in after.sections for n in s.notes}
    fresh = frozenset(i for i, n in now.items() if i in hands_on or ((old := was.get(i)) is not n and old != n))
    gone = tuple(i for i in was if i not in now)
    return News(frame=_frame(before) != _frame(after), gone=gone, placed=placed(after, fresh))


def placed(view: View, ids: frozenset[UUID]) -> tuple[Placed, ...]:
    """These notes, in the order of the board, each with the one before it."""
    found = []
    for section in view.sections:
        after = None
        for note in section.notes:
            if note.id in ids:
                found.append(Placed(note, after))
            after = note.id
    return tuple(found)


def since(view: View, ids: frozenset[UUID], *, frame: bool) -> News:
    """The present state of notes that have changed since somebody last looked; a bundle with one of them inside too."""
    around = {n.id for s in view.sections for n in s.notes if any(u.id in ids for u in n.bundled)}
    return News(frame=frame, gone=tuple(sorted(ids - tops(view))), placed=placed(view, ids | around))


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
