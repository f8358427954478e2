"""Terms of office, pauses and ends, on both databases: the nomination keeps step, nobody is left without a leader."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network import actions, queries
from agentnet.network.actions import terms
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Audit, Membership, Nomination, Pair, Person
from agentnet.network.quiet import morning, today
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.network.conftest import invitation


async def membership(session: Session, cast: Cast) -> tuple[Membership, Nomination, Person]:
    """Of somebody who was nominated and accepted."""
    _, key, nomination, _ = await invitation(session, cast)
    person = await actions.accept(session, key, nomination)
    await session.flush()
    found = await terms.membership_of(session, nomination)
    assert found is not None
    return found, nomination, person


def days(many: int) -> date:
    return today(clock.now()) + timedelta(days=many)


async def test_a_term_ends_by_itself_at_midnight_and_one_press_renews_it(session: Session, cast: Cast) -> None:
    mine, nomination, person = await membership(session, cast)
    await terms.set_term(session, mine, days(0), days(30), by=cast.heli.id)
    with clock.travel(to=morning(days(30))):
        assert (await queries.standing(session, person, cast.network.id)).roles == {Role.AGENT}
    with clock.travel(to=morning(days(31))):
        with pytest.raises(Missing):
            await queries.standing(session, person, cast.network.id)
        assert await terms.keep(session, mine)
        stages = [nomination.stage]
        last = await terms.renew(session, mine, by=cast.heli.id)
        assert (await queries.standing(session, person, cast.network.id)).roles == {Role.AGENT}
        assert [*stages, nomination.stage] == [Stage.ENDED, Stage.ACTIVE]
        assert last == days(0) + timedelta(days=31)  # a day after today, and as long as the last term


async def test_a_pause_has_days_and_is_over_by_itself(session: Session, cast: Cast) -> None:
    mine, nomination, _ = await membership(session, cast)
    await terms.pause(session, mine, days(2), days(4), by=cast.heli.id)
    stages = []
    for day in (0, 2, 4, 5):
        with clock.travel(to=morning(days(day))):
            await terms.keep(session, mine)
            stages.append(nomination.stage)
    assert stages == [Stage.ACTIVE, Stage.PAUSED, Stage.PAUSED, Stage.ACTIVE]
    assert mine.paused_from is None


async def test_a_day_that_the_worker_slept_through_is_made_good(session: Session, cast: Cast) -> None:
    mine, nomination, _ = await membership(session, cast)
    await terms.pause(session, mine, days(1), days(3), by=cast.heli.id)
    with clock.travel(to=morning(days(40))):
        assert await terms.keep(session, mine)
        assert not await terms.keep(session, mine)
    assert (nomination.stage, mine.paused_to) == (Stage.ACTIVE, None)


@pytest.mark.parametrize(("first", "last"), [(5, 4), (0, -1)])
async def test_days_the_wrong_way_round_are_refused(session: Session, cast: Cast, first: int, last: int) -> None:
    mine, *_ = await membership(session, cast)
    for act in (terms.set_term, terms.pause):
        with pytest.raises(Refused):
            await act(session, mine, days(first), days(last), by=cast.heli.id)


async def test_an_end_can_be_taken_back(session: Session, cast: Cast) -> None:
    mine, nomination, person = await membership(session, cast)
    await actions.make_pair(session, cast.network.id, cast.pekka.id, person.id, by=cast.heli.id)
    await terms.end(session, mine, by=cast.heli.id)
    stages = [nomination.stage]
    assert (await session.scalars(select(Pair.ends_at))).one() is not None
    await terms.restore(session, mine, by=cast.heli.id)
    assert [*stages, nomination.stage] == [Stage.ENDED, Stage.ACTIVE]
    assert (await queries.standing(session, person, cast.network.id)).roles == {Role.AGENT}
    verbs = set(await session.scalars(select(Audit.verb)))
    assert {"end-role", "restore-role"} <= verbs


async def test_the_last_coordinator_stays(session: Session, cast: Cast) -> None:
    found = await session.scalars(select(Membership).where(col(Membership.role) == Role.COORDINATOR))
    mine = {one.person_id: one for one in found if one.network_id == cast.network.id}
    await terms.end(session, mine[cast.ville.id], by=cast.heli.id)
    for act in (
        terms.end(session, mine[cast.heli.id], by=cast.heli.id),
        terms.set_term(session, mine[cast.heli.id], None, days(9), by=cast.heli.id),
    ):
        with pytest.raises(Refused, match="koordinaattori"):
            await act


async def test_the_coordinators_buttons_and_the_days_agree(session: Session, cast: Cast) -> None:
    mine, nomination, _ = await membership(session, cast)
    await actions.move(session, nomination, "pause", by=cast.heli.id)
    assert terms.is_paused(mine)
    await actions.move(session, nomination, "resume", by=cast.heli.id)
    assert not terms.is_paused(mine)
    await actions.move(session, nomination, "end", by=cast.heli.id)
    await actions.move(session, nomination, "restore", by=cast.heli.id)
    assert mine.ends_at is None
