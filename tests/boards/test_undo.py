"""Undo: what was done by mistake is brought back, by the one who did it, for a minute."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from agentnet import clock
from agentnet.words import Refused
from agentnet.workshops.boards import ops, undoing
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.laws import apply
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.undo import inverse
from agentnet.workshops.boards.wall import Wall
from tests.boards.scene import AINO, ESTEET, HELI, KEINOT, a_note, a_wall

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def grouped() -> Wall:
    """Two notes under a third one, which has a name; and one in another section."""
    notes = [
        a_note(AINO, id=ONE, rank=1.0, title="Kutsu"),
        a_note(AINO, id=TWO, rank=2.0, bundle=ONE),
        a_note(AINO, id=THREE, rank=3.0, bundle=ONE),
        a_note(AINO, rank=1.0, section=KEINOT, id=UUID(int=4)),
    ]
    return a_wall(*notes, phase=Phase.GROUPING)


DONE: dict[str, ops.Op] = {
    "move": ops.MoveNote(id=uuid4(), note=ONE, section=KEINOT),
    "move to the front": ops.MoveNote(id=uuid4(), note=TWO, section=KEINOT, first=True),
    "bundle two": ops.BundleNotes(id=uuid4(), notes=(ONE, TWO), under=UUID(int=4)),
    "take out": ops.BundleNotes(id=uuid4(), notes=(THREE,)),
    "split": ops.SplitBundle(id=uuid4(), note=ONE),
    "name": ops.TitleBundle(id=uuid4(), note=ONE, title="Kutsuminen"),
    "bin a note": ops.BinNote(id=uuid4(), note=UUID(int=4)),
    "bin a bundle": ops.BinNote(id=uuid4(), note=ONE),
    "hide": ops.HideNote(id=uuid4(), note=TWO, reason="Tunnistaa"),
}


@pytest.mark.parametrize("what", DONE)
def test_what_was_undone_is_as_it_was(what: str) -> None:
    before, by = grouped(), HELI
    after = apply(before, DONE[what], by)
    assert after != before
    undo = inverse(before, after, DONE[what])
    assert undo is not None
    assert apply(after, undo, by) == before


def test_undo_is_refused_when_the_board_has_gone_on_too_far() -> None:
    before = grouped()
    move = ops.BundleNotes(id=uuid4(), notes=(THREE,))
    after = apply(before, move, HELI)
    undo = inverse(before, after, move)
    assert undo is not None
    gone = apply(after, ops.BinNote(id=uuid4(), note=ONE), HELI)
    with pytest.raises(Refused):
        apply(gone, undo, HELI)


def test_only_the_one_who_did_it_can_undo_it_and_only_for_a_minute() -> None:
    board, op, undo = uuid4(), ops.BinNote(id=uuid4(), note=ONE), ops.RestoreNote(id=uuid4(), note=ONE)
    mine, theirs = Visitor(person=uuid4()), Visitor(person=uuid4())
    undoing.remember(board, op, mine, undo)
    assert undoing.recall(board, op.id, mine.key) == (undo, None)
    with pytest.raises(Refused):
        undoing.recall(board, op.id, theirs.key)
    with clock.travel(to=clock.now() + timedelta(minutes=2)), pytest.raises(Refused):
        undoing.recall(board, op.id, mine.key)


def test_a_split_bundle_keeps_its_section() -> None:
    wall = apply(grouped(), ops.SplitBundle(id=uuid4(), note=ONE), HELI)
    assert all(n.section == ESTEET and n.bundle is None for n in wall.notes.values() if n.id in {ONE, TWO, THREE})


def test_what_can_be_undone_weighs_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles of a thousand notes, one after the other: the oldest are forgotten long before there are many."""
    monkeypatch.setattr(undoing, "_undos", {})
    board, who, section = uuid4(), Visitor(person=uuid4()), uuid4()
    places = tuple(ops.Place(uuid4(), section, 1.0) for _ in range(1_000))
    done = [ops.SplitBundle(id=uuid4(), note=uuid4()) for _ in range(300)]
    for op in done:
        undoing.remember(board, op, who, ops.PutBack(id=uuid4(), places=places))
    kept = [kept[-1] for kept in undoing._undos.values()]
    assert sum(len(getattr(undo, "places", ())) for undo in kept) <= undoing.PLACES
    assert undoing.recall(board, done[-1].id, who.key)[0]
    with clock.travel(to=clock.now() + timedelta(seconds=undoing.SECONDS + 1)):
        undoing.remember(board, ops.SplitBundle(id=uuid4(), note=uuid4()), who, ops.PutBack(id=uuid4(), places=places))
    assert len(undoing._undos) == 1
