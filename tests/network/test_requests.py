"""Asking supervisors, writing down what they told, and passing on what is pending: on both databases."""

from datetime import timedelta

import pytest

from agentnet import clock
from agentnet.db import Session
from agentnet.network import actions, queries
from agentnet.network.actions import requests as asking
from agentnet.network.actions.requests import Scope
from agentnet.network.flow import Channel, Role, Stage
from agentnet.network.models import Membership, Person, Supervision
from agentnet.network.queries import requests as reads
from agentnet.network.quiet import FreeDays, today
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.network.conftest import invitation, proposal


async def supervisor(session: Session, cast: Cast, name: str = "Sinikka Suvi") -> Person:
    person = Person(name=name, email=f"{name.split()[0].lower()}@agentnet.example")
    session.add(person)
    await session.flush()
    rank = Membership(network_id=cast.network.id, person_id=person.id, role=Role.SUPERVISOR)
    session.add(rank)
    await session.flush()
    session.add(Supervision(membership_id=rank.id, unit_id=cast.family_centre.id))
    await session.flush()
    return person


async def test_who_answers_for_a_place_is_found(session: Session, cast: Cast) -> None:
    new = await supervisor(session, cast)
    led = {one.id: units for one, units in await reads.supervisors_for(session, cast.network.id)}
    assert led == {cast.sari.id: {cast.clinic.id}, new.id: {cast.family_centre.id}}
    within = await reads.units_within(session, cast.network.id, cast.salo.id, None, None)
    assert [one.unit_id for one in within] == [cast.family_centre.id]


async def test_a_request_is_seen_by_whom_it_concerns(session: Session, cast: Cast) -> None:
    due = today(clock.now()) + timedelta(days=10)
    new = await supervisor(session, cast)
    (made,) = await asking.ask(
        session, cast.network.id, [cast.sari.id], Scope(region_id=cast.loimaa.id), due_on=due, by=cast.heli.id
    )
    for who, many in ((cast.heli, 1), (cast.sari, 1), (new, 0)):
        mine = await queries.standing(session, who, cast.network.id)
        seen = await reads.requests_seen_by(session, mine)
        assert [one.where for one in seen] == ["Loimaa"] * many
        if not many:
            with pytest.raises(Missing):
                await reads.request_seen_by(session, mine, made.id)
    await asking.withdraw_request(session, made, by=cast.heli.id)
    with pytest.raises(Refused):
        await asking.answer(session, made)


async def test_what_a_supervisor_told_is_marked_as_written_by_another(session: Session, cast: Cast) -> None:
    told = actions.Told(cast.heli.id, Channel.PHONE, today(clock.now()))
    made = await actions.nominate(
        session,
        cast.network.id,
        name="Uusi Agentti",
        email="u@agentnet.example",
        unit_id=cast.clinic.id,
        by=cast.sari,
        told=told,
    )
    seen, _ = await queries.nomination_seen_by(session, cast.sari, made.id)
    assert (seen.nominator.id, seen.entered_by and seen.entered_by.id) == (cast.sari.id, cast.heli.id)
    await actions.correct(session, made, "Sukunimi on väärin.", by=cast.sari.id)
    await actions.withdraw(session, made, by=cast.sari.id)
    assert made.stage is Stage.REJECTED
    with pytest.raises(Refused):
        await actions.withdraw(session, made, by=cast.sari.id)


async def test_pending_ones_go_to_the_new_supervisor_and_back(session: Session, cast: Cast) -> None:
    new = await supervisor(session, cast)
    _, key, joined, _ = await invitation(session, cast)
    await actions.accept(session, key, joined)
    pending = await proposal(session, cast, email="toinen@agentnet.example")
    due = today(clock.now())
    await asking.ask(session, cast.network.id, [cast.sari.id], Scope(), due_on=due, by=cast.heli.id)
    assert await asking.pass_on(session, cast.network.id, cast.sari.id, new.id, by=cast.heli.id) == 2
    await session.refresh(pending)
    seen, _ = await queries.nomination_seen_by(session, new, pending.id)
    assert (seen.nominator.id, seen.reader.id) == (cast.sari.id, new.id)
    with pytest.raises(Missing):
        await queries.nomination_seen_by(session, new, joined.id)
    assert await asking.pass_on(session, cast.network.id, new.id, cast.sari.id, by=cast.heli.id) == 2
    assert await asking.pass_on(session, cast.network.id, new.id, cast.sari.id, by=cast.heli.id) == 0


async def test_the_silent_are_called_after_two_reminders_or_when_time_is_up(session: Session, cast: Cast) -> None:
    _, key, nomination, _ = await invitation(session, cast)
    start = today(clock.now())
    quiet = FreeDays(((start + timedelta(days=1), start + timedelta(days=5)),))
    for days, called in ((FreeDays(), True), (quiet, False)):
        with clock.travel(to=clock.now() + timedelta(days=13)):
            found = await reads.silent_ones(session, cast.network.id, days)
        if called or days.after(start, 7) < start + timedelta(days=13):
            assert [one.seen.nomination.id for one in found] == [nomination.id]
        else:
            assert found == []
    with clock.travel(to=clock.now() + timedelta(days=15)):
        await actions.expire(session, key, nomination)
        (one,) = await reads.silent_ones(session, cast.network.id, quiet)
    assert one.is_expired
    await actions.move(session, nomination, "decline", by=cast.heli.id)
    assert await reads.silent_ones(session, cast.network.id, quiet) == []


async def test_a_proposal_is_confirmed_at_once_and_undone_at_once(session: Session, cast: Cast) -> None:
    chosen = [(cast.pekka.id, cast.aino.id)]
    (one,) = await queries.proposals(session, cast.network.id)
    assert one.health is not None
    assert (one.social.person.id, one.health.person.id, one.is_near) == (*chosen[0], False)
    made = await actions.make_pairs(session, cast.network.id, chosen, by=cast.heli.id)
    await session.flush()
    assert await queries.proposals(session, cast.network.id) == []
    batch = await queries.last_batch(session, cast.network.id)
    assert batch is not None
    assert (batch.id, batch.pairs) == (made[0].batch_id, 1)
    await actions.undo_pairs(session, cast.network.id, batch.id, by=cast.heli.id)
    await session.flush()
    assert await queries.last_batch(session, cast.network.id) is None
    with pytest.raises(Refused, match="kahteen"):
        await actions.make_pairs(session, cast.network.id, chosen * 2, by=cast.heli.id)
