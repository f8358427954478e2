"""Which notes of a group's board are its results: the chosen ones, else those with most votes; never what is hidden."""

from typing import Any, Final
from uuid import uuid4

import pytest
from msgspec.structs import replace

from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.groups.results import Why, results, why
from tests.boards.scene import a_note, a_wall

VOTERS: Final = ("participant:a", "participant:b", "participant:c")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([], []),
        ([0, 0, 0], ["n0", "n1", "n2"]),
        ([3, 0, 1], ["n0", "n2"]),
        ([1, 3, 2, 0], ["n1", "n2", "n0"]),
        ([3, 2, 1, 1], ["n0", "n1", "n2", "n3"]),
        ([2, 1, 1, 1, 1, 1, 1], ["n0", "n1", "n2"]),
    ],
)
def test_with_nothing_chosen_those_with_most_votes_go(votes: list[int], expected: list[str]) -> None:
    notes = [a_note(text=f"n{i}", rank=float(i)) for i in range(len(votes))]
    given = {
        key: tuple(n.id for n, count in zip(notes, votes, strict=True) if count > k) for k, key in enumerate(VOTERS)
    }
    wall = a_wall(*notes, phase=Phase.DISCUSSION, votes=given)
    assert [one.note.text for one in results(wall)] == expected


@pytest.mark.parametrize(
    ("phase", "chosen", "expected", "reason"),
    [
        (Phase.IDEATION, False, [], Why.UNSEEN),
        (Phase.IDEATION, True, ["Kanarialintu"], Why.CHOSEN),
        (Phase.PRESENTATION, False, ["Kanarialintu", "Toinen"], Why.ALL),
    ],
)
def test_of_a_group_that_has_not_seen_its_own_notes_only_the_chosen_go(
    phase: Phase, chosen: bool, expected: list[str], reason: Why
) -> None:
    wall = a_wall(a_note(text="Kanarialintu", chosen=chosen), a_note(text="Toinen", rank=2.0), phase=phase)
    found = results(wall)
    assert ([one.text for one in found], why(wall, found)) == (expected, reason)


def test_nothing_is_known_of_a_hidden_note_in_a_bundle() -> None:
    """Its words go neither as the bundle's name nor as the bundle; what was under it goes alone."""
    hidden = a_note(text="Naapurin Kanarialintu laulaa yöllä", hidden=True)
    top = a_note(text="Yöpartio", title="kanarialintu laulaa yöllä", rank=2.0)
    in_it = replace(hidden, id=uuid4(), bundle=top.id, rank=3.0)
    under = a_note(text="Ilta", bundle=hidden.id, rank=4.0)
    found = results(a_wall(hidden, top, in_it, under, phase=Phase.PRESENTATION))
    assert [one.text for one in found] == ["Yöpartio", "Ilta"]


def test_what_others_do_not_see_does_not_go() -> None:
    kinds: tuple[dict[str, Any], ...] = ({"hidden": True}, {"held": True}, {"binned": True}, {})
    notes = [a_note(text=str(kind), chosen=True, **kind) for kind in kinds]
    assert [one.note.text for one in results(a_wall(*notes))] == ["{}"]


def test_votes_of_a_bundle_add_up() -> None:
    top, other = a_note(text="Päällä"), a_note(text="Toinen", rank=2.0)
    under = a_note(text="Alla", bundle=top.id, rank=3.0)
    given = {"participant:a": (top.id, under.id), "participant:b": (other.id,)}
    found = results(a_wall(top, other, under, votes=given, phase=Phase.DISCUSSION))
    assert [(one.note.text, one.votes) for one in found] == [("Päällä", 2), ("Toinen", 1)]
    assert found[0].more == ((under.id, 1),)
