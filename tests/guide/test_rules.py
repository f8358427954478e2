"""When a chapter is approved, and which buttons a role gets: tables, no database."""

from itertools import product
from uuid import uuid4

import pytest

from agentnet.guide.chapters.actions import allowed
from agentnet.guide.flow import EDITABLE, SEEN_BY_ALL, TRANSITIONS, Stage, transitions_from
from agentnet.guide.rules import (
    BOTH,
    Concerned,
    Given,
    may_write,
    require_another_editor,
    require_director,
    require_reviewable,
    verdict,
)
from agentnet.network.flow import Field, Role
from agentnet.network.rules import Standing
from agentnet.words import NotAllowed, Refused

WORDS = ("social", "social", "health", "health", "common")
S1, S2, H1, H2, C1 = (Concerned(uuid4(), Field(word)) for word in WORDS)
MAIJA, JUKKA, KAISA = uuid4(), uuid4(), uuid4()
NOW, OLD = "now", "old"


@pytest.mark.parametrize(
    ("areas", "given", "whole"),
    [
        ([S1, H1], [], False),
        ([S1, H1], [(MAIJA, S1)], False),
        ([S1, H1], [(JUKKA, H1)], False),
        ([S1, H1], [(MAIJA, S1), (JUKKA, H1)], True),
        ([S1, S2, H1], [(MAIJA, S1), (JUKKA, H1)], False),
        ([S1, S2, H1], [(MAIJA, S1), (KAISA, S2), (JUKKA, H1)], True),
        ([S1, S2, H1], [(MAIJA, S1), (MAIJA, S2), (JUKKA, H1)], True),
        ([S1, S2, H1, H2], [(MAIJA, S1), (MAIJA, S2), (JUKKA, H1), (JUKKA, H2)], True),
        ([S1, C1], [(MAIJA, S1), (JUKKA, C1)], False),
        ([C1], [(MAIJA, C1)], False),
        ([S1, H1, C1], [(MAIJA, S1), (JUKKA, H1)], False),
        ([S1, H1, C1], [(MAIJA, S1), (JUKKA, H1), (MAIJA, C1)], True),
        ([S1, H1], [(MAIJA, S1), (MAIJA, H1)], False),
        ([S1, H1], [(MAIJA, S1), (MAIJA, H1), (JUKKA, H1)], True),
        ([S1, S2, H1], [(MAIJA, S1), (KAISA, S2), (MAIJA, H1)], True),
        ([S1], [(MAIJA, S1)], False),
        ([], [], False),
        ([S1, H1], [(MAIJA, S1), (JUKKA, H2)], False),
    ],
)
def test_both_fields_and_every_area_by_two_people(
    areas: list[Concerned], given: list[tuple[object, Concerned]], whole: bool
) -> None:
    approvals = [Given(person, area.id, NOW) for person, area in given]  # type: ignore[arg-type]
    assert verdict(areas, approvals, NOW).approved is whole
    assert not verdict(areas, approvals, OLD).approved


def test_an_approval_of_other_words_counts_for_nothing() -> None:
    found = verdict([S1, H1], [Given(MAIJA, S1.id, OLD), Given(JUKKA, H1.id, NOW)], NOW)
    assert (found.waiting, found.fields) == (frozenset({S1.id}), frozenset({Field.SOCIAL}))


def test_one_person_for_both_fields_leaves_both_waiting() -> None:
    found = verdict([S1, H1], [Given(MAIJA, S1.id, NOW), Given(MAIJA, H1.id, NOW)], NOW)
    assert (found.waiting, found.fields) == (frozenset(), BOTH)


@pytest.mark.parametrize(("stage", "role"), list(product(Stage, Role)))
def test_only_the_buttons_shown_can_be_pressed(stage: Stage, role: Role) -> None:
    shown = {step.name for step in transitions_from(stage, role)}
    for name in {step.name for step in TRANSITIONS} | {"make", "no-such"}:
        if name in shown:
            assert allowed(stage, name, [role]).source is stage
        else:
            with pytest.raises(Refused) as refused:
                allowed(stage, name, [role])
            ever = any(step.name == name and step.role is role for step in TRANSITIONS)
            assert isinstance(refused.value, NotAllowed) is not ever


def test_nobody_presses_what_the_product_does_itself() -> None:
    own = {step.name for step in TRANSITIONS if step.role is None}
    assert own == {"approve", "release"}
    assert not {step.name for role in Role for stage in Stage for step in transitions_from(stage, role)} & own


@pytest.mark.parametrize(("stage", "role"), list(product(Stage, Role)))
def test_coordinators_write_always_and_designers_in_design(stage: Stage, role: Role) -> None:
    writes = role is Role.COORDINATOR or (role is Role.DESIGNER and stage is Stage.DESIGN)
    assert may_write(stage, Standing(uuid4(), uuid4(), frozenset({role}))) is writes


def test_what_is_being_written_is_not_yet_for_all() -> None:
    assert SEEN_BY_ALL == {Stage.REVIEW, Stage.APPROVED, Stage.RELEASED} == frozenset(Stage) - EDITABLE


@pytest.mark.parametrize(
    ("areas", "stops", "written", "said"),
    [
        ([S1, H1], 0, False, "tyhjä"),
        ([S1, H1], 1, True, "puutteet"),
        ([S1, C1], 0, True, "palvelualueet"),
        ([], 0, True, "palvelualueet"),
    ],
)
def test_what_is_not_ready_does_not_go_to_review(areas: list[Concerned], stops: int, written: bool, said: str) -> None:
    with pytest.raises(Refused, match=said):
        require_reviewable(areas, stops=stops, written=written)


def test_what_is_ready_does() -> None:
    require_reviewable([S1, H1, C1], stops=0, written=True)
    require_director([S1])
    require_another_editor(MAIJA, JUKKA)
    with pytest.raises(NotAllowed):
        require_director([])
    with pytest.raises(NotAllowed):
        require_another_editor(MAIJA, MAIJA)
