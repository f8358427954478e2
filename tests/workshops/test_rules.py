"""Pure rules: the stages, the codes, the tokens, the times."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from agentnet.words import Refused
from agentnet.workshops import joining, programme
from agentnet.workshops.flow import FOLLOWS, TAKES_GUESTS, ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity
from tests.cast import make_cast
from tests.workshops.conftest import WHEN, a_workshop

CAST = make_cast()


@pytest.mark.parametrize(("was", "now"), list(product(Stage, Stage)))
def test_a_stage_follows_as_the_table_says_and_in_no_other_way(was: Stage, now: Stage) -> None:
    workshop = a_workshop(CAST, was)
    if now in FOLLOWS[was]:
        change = workshop.enter(now, by=CAST.heli.id)
        assert (change.was, change.now, change.by, workshop.stage) == (was, now, CAST.heli.id, now)
    else:
        with pytest.raises(Refused):
            workshop.enter(now, by=CAST.heli.id)
        assert workshop.stage is was


def test_every_stage_can_be_left_and_guests_come_between_opening_and_closing() -> None:
    assert FOLLOWS.keys() == set(Stage)
    assert all(FOLLOWS.values())
    assert set(Stage) - TAKES_GUESTS == {Stage.PLANNED, Stage.CLOSED, Stage.CANCELLED}


def test_no_two_characters_of_a_code_look_alike(home: object) -> None:
    for alike in ("0OQ", "1I", "2Z", "5S", "6G", "8B", "UV"):
        assert len(set(alike) & set(joining.ALPHABET)) <= 1, alike
    assert len(set(joining.ALPHABET)) == len(joining.ALPHABET)
    codes = [joining.code(a_workshop(CAST)) for _ in range(200)]
    assert all(len(code) == joining.LENGTH and set(code) <= set(joining.ALPHABET) for code in codes)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("typed", ["k7rm4xpt", "K7RM-4XPT", " k7rm 4xpt ", "K7RM–4XPT", "k7rm.4xpt"])
def test_a_code_is_the_same_however_it_is_typed(home: object, typed: str) -> None:
    assert joining.normal(typed) == "K7RM4XPT"
    assert joining.code_hash(typed) == joining.code_hash("K7RM4XPT")
    assert joining.shown("K7RM4XPT") == "K7RM-4XPT"


def test_a_token_names_its_workshop_and_opens_it_alone(home: object) -> None:
    mine, other = a_workshop(CAST), a_workshop(CAST)
    token = joining.token(mine)
    assert joining.workshop_in(token) == mine.id
    assert joining.opens(mine, token)
    assert not joining.opens(other, token)
    assert joining.address(mine).endswith(f"/join/{token}")


def test_a_renewed_door_has_another_token_and_another_code(home: object) -> None:
    workshop = a_workshop(CAST)
    token, code = joining.token(workshop), joining.code(workshop)
    workshop.join_serial += 1
    assert not joining.opens(workshop, token)
    assert joining.code(workshop) != code


@pytest.mark.parametrize("said", ["", "x", "ä" * 43, "a" * 42, "a" * 44, "=" * 43, "../../etc", "\ud800", "💡" * 11])
def test_what_is_no_token_names_nothing(home: object, said: str) -> None:
    assert joining.workshop_in(said) is None
    assert not joining.opens(a_workshop(CAST), said)


def test_a_token_cut_short_or_lengthened_opens_nothing(home: object) -> None:
    workshop = a_workshop(CAST)
    token = joining.token(workshop)
    for wrong in (token[:-1], token[:-4], token + "A", token + "=", token[::-1], token.swapcase()):
        assert not joining.opens(workshop, wrong)


def test_the_qr_is_a_picture_without_styles_of_its_own(home: object) -> None:
    svg = joining.picture(a_workshop(CAST))
    assert svg.startswith("<svg")
    assert "viewBox=" in svg
    assert "style=" not in svg
    assert "<style" not in svg


def test_the_times_follow_what_has_happened() -> None:
    workshop = a_workshop(CAST)
    opening = Activity(
        workshop_id=uuid4(),
        kind=ActivityKind.TALK,
        title="Avaus",
        minutes=20,
        state=ActivityState.ON,
        started_at=WHEN + timedelta(minutes=10),
    )
    coming = Activity(workshop_id=uuid4(), kind=ActivityKind.BREAK, title="Tauko", minutes=15)
    times = [at for _activity, at in programme.timetable(workshop, [opening, coming])]
    assert times == [WHEN + timedelta(minutes=10), WHEN + timedelta(minutes=30)]
    opening.state = ActivityState.COMING
    assert programme.timetable(workshop, [opening, coming])[1][1] == WHEN + timedelta(minutes=20)
