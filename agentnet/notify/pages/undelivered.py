"""Letters that did not arrive: for the coordinators of the network, and the same acts for the administrator."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.network.models import Network, Person
from agentnet.network.queries import network_seen_by
from agentnet.notify import actions, queries
from agentnet.notify.kinds import kind_of
from agentnet.notify.models import Letter
from agentnet.notify.reasons import plain
from agentnet.web import Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, _

DONE: Final = {
    "again": N_("Kirje lähetetään uudelleen."),
    "told": N_("Merkitty kerrotuksi."),
    "not-told": N_("Merkintä on poistettu."),
}


async def led_network(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> Network:
    network, standing = await network_seen_by(session, somebody, network_id)
    standing.require("lead")
    return network


class UndeliveredPages(Controller):
    path = "/networks/{network_id:uuid}/letters"
    dependencies = {"network": Provide(led_network)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, request: Request[Any, Any, Any], session: Session, network: Seen[Network]) -> Template:
        asked = request.query_params
        search = " ".join(asked.get("search", "").split())[:200]
        told = asked.get("told", "") == "1"
        number = int(asked["page"]) if asked.get("page", "").isdecimal() else 1
        found = await queries.undelivered(session, network.id, search=search, told=told, number=number)
        rows = [(row, _(kind_of(row.letter.kind).label), plain(row.letter)) for row in found.rows]
        return page("notify/undelivered.html", network=network, found=found, rows=rows, search=search, told=told)

    @post("/{letter_id:uuid}/{act:str}", policy=Policy.COORDINATOR)
    async def act(
        self,
        session: Session,
        somebody: Somebody,
        network: Seen[Network],
        letter_id: FromPath[UUID],
        act: FromPath[str],
    ) -> Redirect:
        letter = await queries.letter_in(session, network.id, letter_id)
        await _do(session, letter, somebody, act)
        return go(f"/networks/{network.id}/letters" + ("?told=1" if act == "not-told" else ""), DONE[act])


@post("/letters/{letter_id:uuid}/{act:str}", policy=Policy.ADMINISTRATOR)
async def act_as_administrator(
    session: Session, somebody: Somebody, letter_id: FromPath[UUID], act: FromPath[str]
) -> Redirect:
    await _do(session, await queries.letter_by(session, letter_id), somebody, act)
    return go(f"/letters/{letter_id}", DONE[act])


async def _do(session: Any, letter: Letter, me: Person, act: str) -> None:
    """Raises `Missing` when there is no such act."""
    if act == "again":
        await actions.again(session, letter, me)
    elif act == "told":
        actions.told(session, letter, me)
    elif act == "not-told":
        actions.not_told(session, letter, me)
    else:
        raise Missing
    await session.commit()


HANDLERS: Final[tuple[Any, ...]] = (UndeliveredPages, act_as_administrator)
