"""A proposal of SOTE pairs: looked at, changed, confirmed at once, and undone at once."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.network import actions, queries
from agentnet.network.flow import Field
from agentnet.network.pages import pair_letters
from agentnet.network.pages.doors import NetworkSeen, network_in_sight
from agentnet.web import Chosen, Entry, Form, Line, Policy, Seen, Session, Somebody, attempt, go, page
from agentnet.words import N_, _


class ProposalForm(Form):
    """Each of `pairs` is `social:health`, two ids; a choice left empty sends nothing."""

    pairs: Chosen[Line] = []


class ProposingPages(Controller):
    path = "/networks/{network_id:uuid}/pairs"
    dependencies = {"seen": Provide(network_in_sight)}

    @get("/proposal", policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        seen.standing.require("lead")
        return await _page(session, seen, Entry.blank(ProposalForm))

    @post("/proposal", policy=Policy.COORDINATOR)
    async def confirm(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, ProposalForm)
        chosen = [pair for one in entry.value.pairs if (pair := _pair(one))] if entry.ok else []
        if entry.ok and not chosen:
            entry.refuse("pairs", _("Valitse ainakin yksi pari."))
        pairs = None
        if entry.ok:
            made = actions.make_pairs(session, seen.network.id, chosen, by=somebody.id)
            pairs = await attempt(entry, "pairs", made)
        if pairs is None:
            return await _page(session, seen, entry, status=422)
        await pair_letters.tell(session, seen.network, pairs)
        await session.commit()
        return go(
            f"/networks/{seen.network.id}/pairs", N_("Parit on muodostettu. Kirjeet lähtevät 10 minuutin päästä.")
        )

    @post("/batches/{batch_id:uuid}/undo", policy=Policy.COORDINATOR)
    async def undo(
        self, session: Session, seen: Seen[NetworkSeen], batch_id: FromPath[UUID], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        pairs = await actions.undo_pairs(session, seen.network.id, batch_id, by=somebody.id)
        await pair_letters.take_back(session, pairs)
        await session.commit()
        return go(f"/networks/{seen.network.id}/pairs", N_("Parien muodostaminen on kumottu."))


def _pair(text: str) -> tuple[UUID, UUID] | None:
    with suppress(ValueError):
        social, _colon, health = text.partition(":")
        return UUID(social), UUID(health)
    return None


async def _page(session: Session, seen: NetworkSeen, entry: Entry[ProposalForm], status: int = 200) -> Template:
    free = await queries.singles(session, seen.network.id)
    found = await queries.proposals(session, seen.network.id)
    proposed = {one.health.person.id for one in found if one.health}
    return page(
        "network/proposal.html",
        network=seen.network,
        standing=seen.standing,
        found=found,
        typed=entry.typed.get("pairs") if entry.errors else None,
        spare=[one for one in free[Field.HEALTH] if one.person.id not in proposed],
        entry=entry,
        status=status,
    )
