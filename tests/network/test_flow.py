"""The table of transitions: only the buttons that a page shows can be pressed."""

from itertools import product

import pytest

from agentnet.network.flow import CLOSED, TRANSITIONS, Role, Stage, transition, transitions_from
from agentnet.network.rules import MAY, Standing
from agentnet.words import NotAllowed

NAMES = sorted({t.name for t in TRANSITIONS})


@pytest.mark.parametrize(("stage", "role"), list(product(Stage, [None, *Role])))
def test_a_step_is_there_exactly_when_its_button_is(stage: Stage, role: Role | None) -> None:
    shown = {t.name for t in transitions_from(stage, role)}
    assert shown == {name for name in NAMES if transition(name, stage, role)}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_only_coordinators_have_buttons_but_that_of_taking_a_proposal_back(role: Role) -> None:
    shown = {(stage, t.name) for stage in Stage for t in transitions_from(stage, role)}
    assert shown == ({(Stage.PROPOSED, "withdraw")} if role is Role.SUPERVISOR else set())


def test_from_a_proposal_every_stage_can_be_reached() -> None:
    seen, ahead = set(), [Stage.PROPOSED]
    while ahead:
        stage = ahead.pop()
        seen.add(stage)
        ahead += [t.target for t in TRANSITIONS if t.source is stage and t.target not in seen]
    assert seen == set(Stage)


@pytest.mark.parametrize("stage", sorted(CLOSED))
def test_a_closed_path_leads_nowhere_but_an_end_is_taken_back(stage: Stage) -> None:
    assert [t.name for t in TRANSITIONS if t.source is stage] == (["restore"] if stage is Stage.ENDED else [])


def test_a_step_has_one_meaning() -> None:
    keys = [(t.name, t.source, t.role) for t in TRANSITIONS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("verb", "role"), list(product(MAY, Role)))
def test_a_standing_may_what_its_roles_may(verb: str, role: Role, cast_ids: tuple[object, object]) -> None:
    mine = Standing(*cast_ids, frozenset({role}))  # type: ignore[arg-type]
    assert mine.may(verb) == (role in MAY[verb])
    if mine.may(verb):
        mine.require(verb)
    else:
        with pytest.raises(NotAllowed):
            mine.require(verb)


def test_an_agent_does_not_offer_themselves_again() -> None:
    assert Role.AGENT not in MAY["offer"]
    assert Role.STAFF in MAY["offer"]
