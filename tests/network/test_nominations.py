"""From a name to a member, on both databases."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network import actions, queries
from agentnet.network.actions.invitations import Closed
from agentnet.network.actions.nominations import VALID, AlreadyNominated
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Audit, Invitation, Membership, NominationStep, Pair, Person
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.network.conftest import invitation, proposal


async def test_confirming_invites_and_leaves_a_story(session: Session, cast: Cast) -> None:
    token, _, nomination, _ = await invitation(session, cast)
    assert token
    assert nomination.stage is Stage.INVITED
    story = [(one.step.name, one.by) for one in await queries.story_of(session, nomination)]
    assert story == [("confirm", "Heli Haapala"), ("invite", "Heli Haapala")]
    assert (await session.scalars(select(Audit.verb))).all() == ["confirm"]


async def test_accepting_makes_a_member_with_their_unit(session: Session, cast: Cast) -> None:
    _, key, nomination, network = await invitation(session, cast)
    person = await actions.accept(session, key, nomination)
    assert nomination.stage is Stage.ACTIVE
    assert (person.email, person.unit_id) == ("uusi@agentnet.example", cast.clinic.id)
    standing = await queries.standing(session, person, network.id)
    assert standing.roles == {Role.AGENT}


async def test_somebody_known_by_the_address_is_the_same_person(session: Session, cast: Cast) -> None:
    nomination = await proposal(session, cast, email="  Sari.Salmi@AGENTNET.example ")
    token = await actions.move(session, nomination, "confirm", by=cast.heli.id)
    key, nomination, network = await queries.invitation_by(session, token)
    person = await actions.accept(session, key, nomination)
    assert person.id == cast.sari.id
    assert (await queries.standing(session, person, network.id)).roles == {Role.AGENT, Role.SUPERVISOR}


async def test_an_invitation_is_answered_once(session: Session, cast: Cast) -> None:
    _, key, nomination, _ = await invitation(session, cast)
    await actions.accept(session, key, nomination)
    for again in (actions.accept, actions.decline):
        with pytest.raises(Closed):
            await again(session, key, nomination)
    members = await session.scalars(select(Membership).join(Person).where(col(Person.email) == nomination.email))
    assert len(members.all()) == 1


async def test_a_decline_is_kept_without_a_reason(session: Session, cast: Cast) -> None:
    _, key, nomination, _ = await invitation(session, cast)
    await actions.decline(session, key, nomination)
    assert nomination.stage is Stage.DECLINED
    last = (await session.scalars(select(NominationStep).where(col(NominationStep.name) == "decline"))).one()
    assert last.by is None
    assert (await proposal(session, cast)).stage is Stage.PROPOSED


async def test_after_fourteen_days_the_key_opens_nothing_and_a_new_one_does(session: Session, cast: Cast) -> None:
    _, key, nomination, _ = await invitation(session, cast)
    assert not await actions.expire(session, key, nomination)
    with clock.travel(to=clock.now() + VALID + timedelta(minutes=1)):
        with pytest.raises(Closed):
            await actions.accept(session, key, nomination)
        assert await actions.expire(session, key, nomination)
        assert nomination.stage is Stage.EXPIRED
        token = await actions.move(session, nomination, "reinvite", by=cast.heli.id)
        key, nomination, _ = await queries.invitation_by(session, token)
        await actions.accept(session, key, nomination)
    assert nomination.stage is Stage.ACTIVE


async def test_a_new_link_closes_the_old_one(session: Session, cast: Cast) -> None:
    old, _, nomination, _ = await invitation(session, cast)
    await actions.move(session, nomination, "reinvite", by=cast.heli.id)
    key, nomination, _ = await queries.invitation_by(session, old)
    await session.refresh(key)
    with pytest.raises(Closed):
        await actions.accept(session, key, nomination)


async def test_the_token_is_nowhere_in_the_database(session: Session, cast: Cast) -> None:
    token, *_ = await invitation(session, cast)
    kept = (await session.scalars(select(Invitation))).one()
    assert token not in kept.model_dump_json()
    with pytest.raises(Missing):
        await queries.invitation_by(session, token[:-1])


async def test_the_same_address_is_nominated_once(session: Session, cast: Cast) -> None:
    first = await proposal(session, cast)
    with pytest.raises(AlreadyNominated) as refused:
        await proposal(session, cast, email="UUSI@agentnet.example")
    assert refused.value.nomination is not None
    assert refused.value.nomination.id == first.id


async def test_an_agent_is_not_nominated_again(session: Session, cast: Cast) -> None:
    with pytest.raises(AlreadyNominated) as refused:
        await proposal(session, cast, email=str(cast.aino.email))
    assert refused.value.nomination is None


async def test_a_unit_of_another_county_is_no_unit(session: Session, cast: Cast) -> None:
    with pytest.raises(Missing):
        await actions.nominate(
            session, cast.network.id, name="X", email="x@y.fi", unit_id=cast.network.id, by=cast.sari
        )


@pytest.mark.parametrize("name", ["invite", "reinvite", "pause", "resume", "end", "accept", "nonsense"])
async def test_a_button_that_is_not_shown_cannot_be_pressed(session: Session, cast: Cast, name: str) -> None:
    nomination = await proposal(session, cast)
    with pytest.raises(Refused):
        await actions.move(session, nomination, name, by=cast.heli.id)
    assert nomination.stage is Stage.PROPOSED


async def test_of_two_presses_one_gets_through(session: Session, cast: Cast) -> None:
    nomination = await proposal(session, cast)
    await actions.move(session, nomination, "reject", by=cast.heli.id)
    nomination.stage = Stage.PROPOSED
    session.expire(nomination)
    await session.refresh(nomination)
    with pytest.raises(Refused):
        await actions.move(session, nomination, "confirm", by=cast.ville.id)


async def test_ending_ends_the_membership_and_the_pairs_and_coming_back_works(session: Session, cast: Cast) -> None:
    _, key, nomination, network = await invitation(session, cast)
    person = await actions.accept(session, key, nomination)
    await actions.make_pair(session, network.id, cast.pekka.id, person.id, by=cast.heli.id)
    await actions.move(session, nomination, "pause", by=cast.heli.id)
    await actions.move(session, nomination, "end", by=cast.heli.id)
    with pytest.raises(Missing):
        await queries.standing(session, person, network.id)
    assert (await session.scalars(select(Pair.ends_at))).one() is not None
    token = await actions.move(session, await proposal(session, cast), "confirm", by=cast.heli.id)
    key, nomination, _ = await queries.invitation_by(session, token)
    assert (await actions.accept(session, key, nomination)).id == person.id
    assert (await queries.standing(session, person, network.id)).roles == {Role.AGENT}


async def test_a_supervisor_sees_their_own_nominations_only(session: Session, cast: Cast) -> None:
    mine = await proposal(session, cast)
    await actions.nominate(
        session, cast.network.id, name="Toinen", email="t@y.fi", unit_id=cast.clinic.id, by=cast.ville
    )
    for who, many in ((cast.sari, 1), (cast.heli, 2), (cast.aino, 0)):
        standing = await queries.standing(session, who, cast.network.id)
        assert len(await queries.nominations_seen_by(session, standing)) == many
    assert (await queries.nomination_seen_by(session, cast.sari, mine.id))[0].place.region == "Loimaa"
    for stranger in (cast.aino, cast.onni, cast.maija):
        with pytest.raises(Missing):
            await queries.nomination_seen_by(session, stranger, mine.id)
