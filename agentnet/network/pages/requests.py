"""Requests to nominate: what supervisors answered, and whom letters do not reach."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import clock
from agentnet.network import queries
from agentnet.network.actions import requests as asking
from agentnet.network.models import NominationRequest
from agentnet.network.pages import reminders
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.network.queries.numbers import numbers_in
from agentnet.network.queries.requests import (
    AFTER_DUE,
    request_seen_by,
    requests_seen_by,
    requests_with_names,
    silent_ones,
)
from agentnet.network.quiet import free_days, today
from agentnet.web import Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused


async def request_in_sight(
    session: Session, somebody: Somebody, network_id: FromPath[UUID], request_id: FromPath[UUID]
) -> NominationRequest:
    _network, standing = await queries.network_seen_by(session, somebody, network_id)
    return await request_seen_by(session, standing, request_id)


ONE = {"asked": Provide(request_in_sight)}


class RequestPages(Controller):
    path = "/networks/{network_id:uuid}/nominations"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/requests", policy=Policy.MEMBER)
    async def requests(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("nominate")
        found = await requests_seen_by(session, seen.standing)
        return page("network/requests.html", network=seen.network, standing=seen.standing, found=found, today=_today())

    @get("/calls", policy=Policy.COORDINATOR)
    async def calls(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        """Reminded and still silent: a call helps more than a third letter."""
        seen.standing.require("lead")
        days = await free_days(session, seen.network.id)
        asked = [one for one in await requests_seen_by(session, seen.standing) if one.is_late]
        late = [one for one in asked if days.after(one.request.due_on, AFTER_DUE) < _today()]
        silent = await silent_ones(session, seen.network.id, days)
        called: dict[str, Any] = {"silent": silent, "late": late, "numbers": await numbers_in(session, seen.network.id)}
        return page("network/calls.html", network=seen.network, standing=seen.standing, **called)

    @get("/requests/{request_id:uuid}", policy=Policy.MEMBER, dependencies=ONE)
    async def request(
        self, session: Session, seen: Seen[NetworkSeen], asked: Seen[NominationRequest], somebody: Somebody
    ) -> Template:
        (one,) = await requests_with_names(session, [asked])
        mine = asked.supervisor_id == somebody.id
        return page("network/request.html", network=seen.network, standing=seen.standing, one=one, mine=mine)

    @post("/requests/{request_id:uuid}/nobody", policy=Policy.MEMBER, dependencies=ONE)
    async def nobody(self, session: Session, seen: Seen[NetworkSeen], asked: Seen[NominationRequest]) -> Redirect:
        """There is nobody to nominate now: that is an answer too. A coordinator may write it down after a call."""
        await asking.answer(session, asked, nobody=True)
        await session.commit()
        return go(_back(seen, asked), N_("Kiitos vastauksesta. Voit silti nimetä myöhemmin."))

    @post("/requests/{request_id:uuid}/remind", policy=Policy.COORDINATOR, dependencies=ONE)
    async def remind(self, session: Session, seen: Seen[NetworkSeen], asked: Seen[NominationRequest]) -> Redirect:
        """By a press, once a day."""
        seen.standing.require("lead")
        if asked.answered_at is not None or asked.withdrawn_at is not None:
            raise Refused(N_("Pyyntöön on jo vastattu, tai se on peruttu."))
        await reminders.ask_again(session, asked, slot=f"day {_today()}")
        await session.commit()
        return go(f"/networks/{seen.network.id}/nominations/requests", N_("Muistutus lähtee sähköpostilla."))

    @post("/requests/{request_id:uuid}/withdraw", policy=Policy.COORDINATOR, dependencies=ONE)
    async def withdraw(
        self, session: Session, seen: Seen[NetworkSeen], asked: Seen[NominationRequest], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        back = asked.withdrawn_at is not None
        await asking.withdraw_request(session, asked, back=back, by=somebody.id)
        await session.commit()
        said = N_("Pyyntö on taas voimassa.") if back else N_("Pyyntö on peruttu. Voit vielä palauttaa sen.")
        return go(f"/networks/{seen.network.id}/nominations/requests", said)


def _back(seen: NetworkSeen, asked: NominationRequest) -> str:
    base = f"/networks/{seen.network.id}/nominations/requests"
    return base if seen.standing.may("lead") else f"{base}/{asked.id}"


def _today() -> date:
    return today(clock.now())
