"""SOTE pairs, made and ended by a coordinator's hand."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import actions, queries
from agentnet.network.flow import Field
from agentnet.network.models import Pair
from agentnet.network.pages import pair_letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight, pair_in_sight
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused


class PairForm(Form):
    social_id: UUID
    health_id: UUID


class PairPages(Controller):
    path = "/networks/{network_id:uuid}/pairs"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        return await _page(session, seen, Entry.blank(PairForm))

    @post(policy=Policy.COORDINATOR)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, PairForm)
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        try:
            form = entry.value
            pair = await actions.make_pair(session, seen.network.id, form.social_id, form.health_id, by=somebody.id)
        except Refused as refused:
            entry.refuse("social_id", str(refused))
            return await _page(session, seen, entry, status=422)
        await pair_letters.tell(session, seen.network, [pair])
        await session.commit()
        return go(f"/networks/{seen.network.id}/pairs", N_("Työpari on muodostettu."))

    @post("/{pair_id:uuid}/end", policy=Policy.COORDINATOR, dependencies={"pair": Provide(pair_in_sight)})
    async def end(self, session: Session, seen: Seen[NetworkSeen], pair: Seen[Pair], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.end_pair(session, pair, by=somebody.id)
        await pair_letters.take_back(session, [pair])
        await session.commit()
        return go(f"/networks/{seen.network.id}/pairs", N_("Työpari on päättynyt. Voit vielä palauttaa sen."))

    @post("/{pair_id:uuid}/restore", policy=Policy.COORDINATOR, dependencies={"pair": Provide(pair_in_sight)})
    async def restore(
        self, session: Session, seen: Seen[NetworkSeen], pair: Seen[Pair], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        await actions.restore_pair(session, pair, by=somebody.id)
        await pair_letters.tell(session, seen.network, [pair])
        await session.commit()
        return go(f"/networks/{seen.network.id}/pairs", N_("Työpari on palautettu."))


async def _page(session: Session, seen: NetworkSeen, entry: Entry[PairForm], status: int = 200) -> Template:
    shown = await queries.coverage(session, seen.network.id)
    agents: dict[Field, list[tuple[UUID, str]]] = {Field.SOCIAL: [], Field.HEALTH: []}
    for row in shown.rows:
        for cell in row.cells:
            agents[cell.field] += [(agent.id, f"{agent.name}, {row.region}") for agent in cell.agents]
    return page(
        "network/pairs.html",
        network=seen.network,
        standing=seen.standing,
        pairs=await queries.pairs_of(session, seen.network.id),
        ended=await queries.pairs_of(session, seen.network.id, ended=True) if seen.standing.may("lead") else [],
        social=agents[Field.SOCIAL],
        health=agents[Field.HEALTH],
        last=await queries.last_batch(session, seen.network.id) if seen.standing.may("lead") else None,
        entry=entry,
        status=status,
    )
