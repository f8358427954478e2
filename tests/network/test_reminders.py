"""Reminders by a moving clock: on working days only, twice, once each, and not after an answer."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.network.flow import Stage
from agentnet.network.models import Invitation, Nomination, NominationRequest
from agentnet.network.quiet import morning
from agentnet.network.quiet.models import QuietPeriod
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Letter
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.network.conftest import Rows
from tests.network.test_pages import nominate
from tests.visitor import Visitor

MONDAY = date(2026, 9, 7)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """A Monday without holidays near it."""
    with clock.travel(to=morning(MONDAY)):
        yield


def told(client: Visitor, rows: Rows, letter: str, days: range, *, asleep: range = range(0)) -> list[tuple[int, str]]:
    """Live through the days with a worker (but for those when it is `asleep`): on which day such letters were made."""
    made: list[tuple[int, str]] = []
    known: set[object] = set()
    for day in days:
        with clock.travel(to=morning(MONDAY + timedelta(days=day)) + timedelta(minutes=1)):
            while day not in asleep and client.blocking_portal.call(work_round):
                pass
            found = [one for one in rows.all(select(Letter).where(col(Letter.kind) == letter)) if one.id not in known]
        known |= {one.id for one in found}
        made += [(day, one.address) for one in found]
    return made


@pytest.fixture
def where(signed_in_as: SignedInAs, cast: Cast) -> str:
    return nominate(signed_in_as(cast.sari), cast.network, cast.clinic)


def test_coordinators_are_reminded_of_what_waits_for_them(client: Visitor, rows: Rows, where: str, cast: Cast) -> None:
    made = told(client, rows, "nomination-reminder", range(20))
    assert {day for day, _ in made} == {3, 10}  # three and eight working days: Thursday, and Thursday of next week
    assert {to for _, to in made} == {cast.heli.email, cast.ville.email}
    assert len(made) == 4


def test_the_invited_are_reminded_twice_with_keys_that_close_together(
    client: Visitor, rows: Rows, where: str, signed_in_as: SignedInAs, cast: Cast
) -> None:
    signed_in_as(cast.heli).form(f"{where}/stage", {"step": "confirm"})
    assert [day for day, _ in told(client, rows, "invitation-reminder", range(13))] == [3, 9]
    keys = [one.values["token"] for one in rows.all(select(Letter).where(col(Letter.kind).like("invitation%")))]
    assert len(set(keys)) == 3
    with clock.travel(to=morning(MONDAY + timedelta(days=13))):
        assert "Uusi Agentti" in signed_in_as(cast.heli).get(f"/networks/{cast.network.id}/nominations/calls").text
        assert all(client.get(f"/invitations/{key}").status_code == 200 for key in keys)
        client.form(f"/invitations/{keys[1]}/decline")
        assert rows.one(select(Nomination.stage)) is Stage.DECLINED
        assert all(rows.all(select(Invitation.used_at)))
        client.form(f"/invitations/{keys[0]}/accept")
        assert rows.one(select(Nomination.stage)) is Stage.DECLINED
    assert told(client, rows, "invitation-reminder", range(13, 30)) == [(13, "uusi@agentnet.example")] * 2


def test_quiet_weeks_are_not_disturbed_and_a_sleeping_worker_sends_one(
    client: Visitor, rows: Rows, where: str, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    signed_in_as(cast.heli).form(f"{where}/stage", {"step": "confirm"})
    made = told(client, rows, "invitation-reminder", range(14), asleep=range(11))
    assert [day for day, _ in made] == [11]
    week = QuietPeriod(
        network_id=cast.network.id, name="Hiljainen viikko", starts_on=MONDAY, ends_on=MONDAY + timedelta(days=6)
    )
    add(week)
    other = nominate(signed_in_as(cast.sari), cast.network, cast.clinic, email="toinen@agentnet.example")
    made = told(client, rows, "nomination-reminder", range(20))
    mine = {day for day, _ in made}
    assert other
    assert mine == {9, 16}  # three working days from the end of the quiet week, and eight


def test_a_reminder_whose_day_became_quiet_waits_for_its_end(
    client: Visitor, rows: Rows, where: str, cast: Cast, add: Add
) -> None:
    first, last = MONDAY + timedelta(days=2), MONDAY + timedelta(days=6)
    add(QuietPeriod(network_id=cast.network.id, name="Yllättävä tauko", starts_on=first, ends_on=last))
    made = told(client, rows, "nomination-reminder", range(9))
    assert {day for day, _ in made} == {7}


def test_a_supervisor_is_reminded_before_the_day_and_after_it_until_there_is_an_answer(
    client: Visitor, rows: Rows, signed_in_as: SignedInAs, cast: Cast
) -> None:
    heli_s, sari_s = signed_in_as(cast.heli), signed_in_as(cast.sari)
    base = f"/networks/{cast.network.id}/nominations"
    friday = MONDAY + timedelta(days=4)
    for _ in range(2):
        asked = heli_s.form(f"{base}/ask", {"people": cast.sari.id, "due_on": friday, "region": cast.loimaa.id})
        assert asked.headers["location"] == f"{base}/requests"
    first, second = rows.all(select(NominationRequest.id).order_by(col(NominationRequest.created_at)))
    sari_s.form(f"{base}/requests/{first}/nobody")
    made = told(client, rows, "nominations-asked-again", range(15))
    assert [day for day, _ in made] == [2, 7]
    with clock.travel(to=morning(MONDAY + timedelta(days=9))):
        assert "Sari Salmi" in heli_s.get(f"{base}/calls").text
    letters = rows.all(select(Letter).where(col(Letter.kind) == "nominations-asked-again"))
    assert {one.about for one in letters} == {second}
    sari_s.form(base, {"name": "Uusi", "email": "u@y.fi", "unit_id": cast.clinic.id, "request_id": second})
    assert "Nimesi" in heli_s.get(f"{base}/requests").text
    with clock.travel(to=morning(MONDAY + timedelta(days=9))):
        assert "Sari Salmi" not in heli_s.get(f"{base}/calls").text
