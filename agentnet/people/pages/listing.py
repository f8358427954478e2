"""The people of a network: everybody sees who there is; a coordinator finds, chooses, writes to and takes a list."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.child import in_child
from agentnet.network import queries, wording
from agentnet.network.flow import Role
from agentnet.notify.bulk import actions as bulk
from agentnet.people import flow
from agentnet.people.pages.doors import NetworkSeen, network_in_sight
from agentnet.people.roll import PAGE, Listed, Wanted, fields_present, narrowed, roll
from agentnet.people.sheets import file, table_of
from agentnet.tables import csv_bytes, xlsx_bytes
from agentnet.web import Chosen, Entry, Form, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, Refused


class LetterForm(Form):
    """`everybody`: all that `query`, the list's own address, finds; else those whose boxes are ticked."""

    who: Chosen[UUID] = []
    everybody: str = ""
    query: Text = ""


class ListPages(Controller):
    path = "/networks/{network_id:uuid}/people"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]) -> Template:
        if seen.standing.may("lead"):
            return await _roll_page(session, seen, Wanted.of(request.query_params))
        search = " ".join(request.query_params.get("search", "").split())[:200]
        chosen = request.query_params.get("role", "")
        role = Role(chosen) if chosen in set(Role) else None
        everybody = await queries.people_seen_by(session, seen.standing)
        return page(
            "network/people.html",
            network=seen.network,
            standing=seen.standing,
            people=await queries.people_seen_by(session, seen.standing, role=role, search=search),
            present=[one for one in Role if any(one in person.roles for person in everybody)],
            search=search,
            role=role,
            words=wording,
        )

    @get("/list.csv", policy=Policy.COORDINATOR)
    async def as_csv(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]
    ) -> Response[bytes]:
        found = narrowed(await roll(session, seen.standing), Wanted.of(request.query_params))
        return file(csv_bytes(table_of(found)), "ihmiset.csv")

    @get("/list.xlsx", policy=Policy.COORDINATOR)
    async def as_xlsx(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen]
    ) -> Response[bytes]:
        found = narrowed(await roll(session, seen.standing), Wanted.of(request.query_params))
        return file(await in_child(xlsx_bytes, table_of(found)), "ihmiset.xlsx")

    @post("/letter", policy=Policy.COORDINATOR)
    async def letter(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Redirect:
        """A letter to those who were chosen: it waits in the outbox for a human look."""
        seen.standing.require("lead")
        entry = await Entry.read(request, LetterForm)
        people = await _chosen(session, seen, entry.value) if entry.ok else []
        if not people:
            raise Refused(N_("Valitse ensin ainakin yksi ihminen, jolla on sähköpostiosoite."))
        draft = await bulk.start(session, seen.network, somebody, people)
        await session.commit()
        return go(f"/bulk/{draft.id}")


async def _chosen(session: Session, seen: NetworkSeen, form: LetterForm) -> list[UUID]:
    """Of the list as it is now, those with an address."""
    found = narrowed(await roll(session, seen.standing), Wanted.of(dict(parse_qsl(form.query))))
    ticked = set(form.who)
    return [
        one.person_id for one in found if one.person_id and one.email and (form.everybody or one.person_id in ticked)
    ]


async def _roll_page(session: Session, seen: NetworkSeen, wanted: Wanted) -> Template:
    everybody = await roll(session, seen.standing)
    found = narrowed(everybody, wanted)
    last = max(1, -(-len(found) // PAGE))
    at = min(wanted.page, last)
    places = [one.place for one in everybody if one.place]
    return page(
        "people/list.html",
        network=seen.network,
        standing=seen.standing,
        people=found[(at - 1) * PAGE : at * PAGE],
        many=len(found),
        at=at,
        last=last,
        wanted=wanted,
        roles=[one for one in Role if any(one in each.roles for each in everybody)],
        regions=sorted({(one.region_place, one.region, str(one.region_id)) for one in places}),
        units=sorted({(one.unit, str(one.unit_id)) for one in places}),
        fields=fields_present(everybody),
        words=wording,
        flow=flow,
        troubles=_troubles(everybody),
    )


def _troubles(everybody: Sequence[Listed]) -> dict[str, int]:
    """What a coordinator should look at, by the state that shows it."""
    counted = {"bounced": sum(one.bounced for one in everybody), "unit": sum(one.unit_ended for one in everybody)}
    return {state: many for state, many in counted.items() if many}
