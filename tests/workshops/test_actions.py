"""What people do with a workshop, on both databases: register, come in, lead."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Membership
from agentnet.notify.models import Letter
from agentnet.words import Refused
from agentnet.workshops import actions, joining, queries
from agentnet.workshops.flow import Attendance, Stage
from agentnet.workshops.models import StageChange, Workshop
from tests.cast import Cast
from tests.workshops.conftest import WHEN

ON_SITE, REMOTE, CANNOT = Attendance.ON_SITE, Attendance.REMOTE, Attendance.CANNOT


async def plan(session: Session, cast: Cast, *, stage: Stage = Stage.OPEN, places: int | None = None) -> Workshop:
    workshop = await actions.plan(
        session,
        cast.network.id,
        title="Verkostopalaveri",
        purpose="",
        starts_at=WHEN,
        ends_at=WHEN + timedelta(hours=3),
        place="Loimaa",
        remote_url="",
        places=places,
        theme_id=None,
    )
    for step in (Stage.OPEN, Stage.LIVE, Stage.CLOSED)[: list(Stage).index(stage)]:
        await actions.enter_stage(session, workshop, step, by=cast.heli)
    return workshop


async def letters(session: Session, kind: str) -> list[Letter]:
    await session.flush()
    return list(await session.scalars(select(Letter).where(col(Letter.kind) == kind).order_by(Letter.address)))


async def a_guest(session: Session, name: str = "Vieras") -> Guest:
    guest = Guest(name=name, token_hash=uuid4().hex)
    session.add(guest)
    await session.flush()
    return guest


async def test_workshops_are_numbered_and_found_by_their_own_code_alone(session: Session, cast: Cast) -> None:
    one, two = await plan(session, cast), await plan(session, cast)
    assert (one.number, two.number) == (1, 2)
    for workshop in (one, two):
        found = await queries.workshop_by_code(session, joining.code_hash(joining.code(workshop)))
        assert found is workshop


async def test_opening_invites_once_all_who_take_part_with_a_calendar_entry(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    sent = await letters(session, "workshop-invitation")
    members = [cast.heli, cast.ville, cast.aino, cast.pekka, cast.maija, cast.jukka]
    assert sorted(letter.address for letter in sent) == sorted(str(person.email) for person in members)
    assert all("METHOD:REQUEST" in letter.values["ics"] for letter in sent)
    await actions.enter_stage(session, workshop, Stage.PLANNED, by=cast.heli)
    await actions.enter_stage(session, workshop, Stage.OPEN, by=cast.heli)
    assert len(await letters(session, "workshop-invitation")) == len(sent)


async def test_a_workshop_that_somebody_comes_to_is_not_hidden(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await actions.register(session, workshop, REMOTE, by=cast.aino)
    with pytest.raises(Refused):
        await actions.enter_stage(session, workshop, Stage.PLANNED, by=cast.heli)


async def test_every_stage_leaves_a_row(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.CLOSED)
    rows = await queries.history(session, workshop.id)
    assert [(row.was, row.now, row.by) for row in rows] == [
        (Stage.PLANNED, Stage.OPEN, cast.heli.id),
        (Stage.OPEN, Stage.LIVE, cast.heli.id),
        (Stage.LIVE, Stage.CLOSED, cast.heli.id),
    ]
    assert all(isinstance(row, StageChange) for row in rows)


async def test_a_full_room_has_a_waiting_list_and_a_freed_place_goes_to_the_first(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, places=1)
    for minute, person in enumerate([cast.aino, cast.pekka, cast.sari]):
        with clock.travel(to=WHEN - timedelta(days=7, minutes=-minute)):
            mine = await actions.register(session, workshop, ON_SITE, by=person)
            assert mine.waiting is (person is not cast.aino)
    assert (await queries.registered(session, workshop.id)) == {ON_SITE: 1}
    await actions.register(session, workshop, CANNOT, by=cast.aino)
    assert await waiting(session, workshop, cast) == {"aino": False, "pekka": False, "sari": True}
    (told,) = await letters(session, "workshop-place")
    assert told.address == cast.pekka.email


async def waiting(session: Session, workshop: Workshop, cast: Cast) -> dict[str, bool]:
    rows = await queries.registrations(session, workshop.id)
    return {person.name.split()[0].lower(): registration.waiting for registration, person in rows}


async def test_who_changes_their_mind_goes_to_the_end_of_the_queue(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, places=1)
    for minute, (person, said) in enumerate(
        [(cast.sari, CANNOT), (cast.aino, ON_SITE), (cast.pekka, ON_SITE), (cast.sari, ON_SITE), (cast.pekka, ON_SITE)]
    ):
        with clock.travel(to=WHEN - timedelta(days=7, minutes=-minute)):
            await actions.register(session, workshop, said, by=person)
    await actions.register(session, workshop, REMOTE, by=cast.aino)
    assert (await waiting(session, workshop, cast))["pekka"] is False
    assert (await waiting(session, workshop, cast))["sari"] is True


async def test_more_places_let_in_those_who_wait(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, places=1)
    for person in (cast.aino, cast.pekka, cast.sari):
        await actions.register(session, workshop, ON_SITE, by=person)
    await actions.replan(session, workshop, places=None)
    assert not any((await waiting(session, workshop, cast)).values())
    assert len(await letters(session, "workshop-place")) == 2


async def test_a_change_of_time_raises_the_sequence_and_writes_one_letter_to_each(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast)
    await actions.register(session, workshop, ON_SITE, by=cast.aino)
    await actions.register(session, workshop, CANNOT, by=cast.pekka)
    await actions.replan(session, workshop, starts_at=WHEN + timedelta(hours=1), place="Salo")
    assert workshop.calendar_sequence == 1
    told = {str(letter.address): letter.values for letter in await letters(session, "workshop-changed")}
    aino, pekka, silent = (told[str(who.email)] for who in (cast.aino, cast.pekka, cast.ville))
    assert "SEQUENCE:1" in aino["ics"]
    assert "SEQUENCE:1" in silent["ics"], "the invitation has put it in the calendar"
    assert "ics" not in pekka, "who said no is asked again, and finds nothing in the calendar"
    assert [one["answer"] for one in (aino, pekka, silent)] == ["coming", "cannot", "silent"]
    assert "13.30" in aino["when"]
    await actions.replan(session, workshop, title="Toinen nimi", purpose="Uusi tarkoitus")
    assert workshop.calendar_sequence == 1
    assert len(await letters(session, "workshop-changed")) == len(told)
    await actions.replan(session, workshop, place="Loimaa")
    later = {letter.address for letter in await letters(session, "workshop-changed") if letter.slot == "2"}
    assert cast.aino.email in later
    assert cast.pekka.email not in later, "the time is the one that they said no to"
    for one in await session.scalars(select(Membership).where(col(Membership.person_id) == cast.aino.id)):
        one.ends_at = clock.now()
    with clock.travel(to=clock.now() + timedelta(minutes=1)):
        await actions.replan(session, workshop, place="Naantali")
    last = {letter.address for letter in await letters(session, "workshop-changed") if letter.slot == "3"}
    assert cast.ville.email in last
    assert cast.aino.email not in last, "who has left the network is not told where it meets"


async def test_nobody_registers_after_the_end(session: Session, cast: Cast) -> None:
    closed, never_started = await plan(session, cast, stage=Stage.CLOSED), await plan(session, cast)
    with clock.travel(to=WHEN + timedelta(days=1)):
        for workshop in (closed, never_started):
            with pytest.raises(Refused):
                await actions.register(session, workshop, ON_SITE, by=cast.aino)
