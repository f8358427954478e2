"""What is kept for how long: the page for the data protection officer, the rules and the nightly round agree."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from agentnet import clock, db, notify
from agentnet.accounts.models import Guest, SignInLink
from agentnet.network.flow import Stage
from agentnet.network.models import Membership, Nomination, Person
from agentnet.notify.models import AddressTrouble, Delivery, Job, Letter
from agentnet.people import retention
from agentnet.people.mine.erasing import GONE
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Invited, Survey, SurveyStep
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast

PAGE = Path(__file__).parents[2] / "docs" / "tietosuoja.md"
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_the_page_tells_the_rules() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ") and "päivä" in line]
    told = {tuple(part.strip() for part in row.strip("|").split("|")) for row in rows}
    days = {rule.days: f"{rule.days} päivä" + ("ä" if rule.days > 1 else "") for rule in retention.RULES}
    assert {(rule.what, days[rule.days], rule.since) for rule in retention.RULES} < told
    assert any(f"{retention.LEFT_DAYS} päivää" in row for row in rows)


def _workshop(cast: Cast, closed: datetime) -> Workshop:
    return Workshop(network_id=cast.network.id, title="Paja", starts_at=closed, ends_at=closed, closed_at=closed)


@pytest.mark.parametrize(("age", "name"), [(80, "Vieras Vilma"), (100, "Vieras")])
async def test_names_of_guests(session: db.Session, cast: Cast, age: int, name: str) -> None:
    workshop = _workshop(cast, NOW - timedelta(days=age))
    guest = Guest(name="Vieras Vilma", token_hash="x")
    session.add_all([workshop, guest])
    await session.flush()
    session.add(Participant(workshop_id=workshop.id, guest_id=guest.id, name="Vieras Vilma"))
    await session.flush()
    await retention.let_go(session, NOW)
    await session.refresh(guest)
    assert guest.name == name


async def test_letters_forget_but_are_never_sent_again(session: db.Session, cast: Cast) -> None:
    def post() -> None:
        notify.post(
            session,
            to=str(cast.aino.email),
            letter="welcome",
            about=cast.network.id,
            values={"name": "Kanarialintu"},
        )

    for age, delivery in ((200, Delivery.SENT), (200, Delivery.WAITING), (10, Delivery.SENT)):
        with clock.travel(to=NOW - timedelta(days=age)):
            session.add(
                Letter(
                    kind="welcome",
                    about=cast.network.id,
                    slot=f"{age}{delivery}",
                    address=str(cast.aino.email),
                    values={"name": "Kanarialintu"},
                    delivery=delivery,
                    created_at=NOW - timedelta(days=age),
                )
            )
    await session.flush()
    assert (await retention.let_go(session, NOW))["letters"] == 1
    assert (await retention.let_go(session, NOW))["letters"] == 0
    kept = [row.values for row in await session.scalars(select(Letter))]
    assert sorted(map(bool, kept)) == [False, True, True]
    post()


async def test_nominations_that_came_to_nothing(session: db.Session, cast: Cast) -> None:
    for n, (stage, age) in enumerate(((Stage.DECLINED, 200), (Stage.DECLINED, 100), (Stage.ACTIVE, 400))):
        about: dict[str, Any] = {"network_id": cast.network.id, "unit_id": cast.clinic.id, "nominated_by": cast.sari.id}
        made = NOW - timedelta(days=age)
        session.add(Nomination(name=f"N{n}", email=f"n{n}@x.example", stage=stage, created_at=made, **about))
    await session.flush()
    await retention.let_go(session, NOW)
    names = sorted(await session.scalars(select(Nomination.name)))
    assert names == ["N1", "N2", "Poistettu"]


async def test_old_links_go(session: db.Session, cast: Cast) -> None:
    for n, hours in enumerate((1, 48)):
        until = NOW - timedelta(hours=hours)
        session.add(SignInLink(token_hash=str(n), person_id=cast.aino.id, expires_at=until))
    await session.flush()
    assert (await retention.let_go(session, NOW))["links"] == 1


@pytest.mark.parametrize(("years", "gone"), [(1, False), (3, True)])
async def test_those_who_left_long_ago_are_erased(session: db.Session, cast: Cast, years: int, gone: bool) -> None:
    for row in await session.scalars(select(Membership).where(col(Membership.person_id) == cast.aino.id)):
        row.ends_at = NOW - timedelta(days=365 * years)
    await session.flush()
    with clock.travel(to=NOW):
        await retention.erase_those_who_left(session, NOW)
    assert ((await session.get_one(Person, cast.aino.id)).name == GONE) is gone
    assert (await session.get_one(Person, cast.pekka.id)).name != GONE


async def test_the_round_is_planned_once_a_night(session: db.Session) -> None:
    with clock.travel(to=NOW):
        for _ in range(3):
            retention.plan(session)
    await session.flush()
    (job,) = list(await session.scalars(select(Job).where(Job.kind == retention.JOB)))
    assert job.due_at is not None
    assert job.due_at.date() == date(2026, 11, 23)


@pytest.mark.parametrize("delivery", [Delivery.BOUNCED, Delivery.TOLD, Delivery.DROPPED])
async def test_letters_that_did_not_arrive_are_forgotten_too(
    session: db.Session, cast: Cast, delivery: Delivery
) -> None:
    old, email = NOW - timedelta(days=200), str(cast.aino.email)
    about: dict[str, Any] = {"kind": "welcome", "about": cast.network.id, "values": {"name": "Kanarialintu"}}
    session.add(Letter(address=email, delivery=delivery, created_at=old, **about))
    session.add(AddressTrouble(address=email, last_at=old, reason="550"))
    await session.flush()
    await retention.let_go(session, NOW)
    (letter,) = list(await session.scalars(select(Letter)))
    assert (letter.values, email in letter.address) == ({}, False)
    assert list(await session.scalars(select(AddressTrouble))) == []


@pytest.mark.parametrize(("days", "gone"), [(10, False), (40, True)])
async def test_a_list_goes_when_the_survey_was_closed_by_hand(
    session: db.Session, cast: Cast, days: int, gone: bool
) -> None:
    survey = Survey(network_id=cast.network.id, title="Kysely", stage=SurveyStage.CLOSED)
    session.add(survey)
    await session.flush()
    when = NOW - timedelta(days=days)
    session.add(SurveyStep(survey_id=survey.id, was=SurveyStage.OPEN, now=SurveyStage.CLOSED, created_at=when))
    session.add(Invited(survey_id=survey.id, address="kuka@example.fi", token_hash="aa", answered=True))
    await session.flush()
    assert (await retention.let_go(session, NOW))["addresses"] == int(gone)


async def test_a_guests_name_goes_from_the_list_of_who_was_there(session: db.Session, cast: Cast) -> None:
    ended = NOW - timedelta(days=100)
    guest = Guest(name="Kanarialintu", token_hash="g")
    shop = _workshop(cast, ended)
    session.add_all([guest, shop])
    await session.flush()
    session.add(Participant(workshop_id=shop.id, guest_id=guest.id, name=guest.name))
    await session.flush()
    await retention.let_go(session, NOW)
    session.expire_all()
    assert [one.name for one in await session.scalars(select(Participant))] == [retention.GUEST]
