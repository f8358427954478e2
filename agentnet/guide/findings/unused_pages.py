"""Door to what nobody has used yet: each contribution ends somewhere, with a reason that its giver sees."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, guide_beside, network_in_sight, source_in_sight
from agentnet.guide.findings import gathering, queries, shown
from agentnet.guide.findings.forms import FATES, FateForm
from agentnet.guide.models import Guide
from agentnet.network.queries import current_themes
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Fate, Kind
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.paging import paged
from agentnet.words import N_, _

PAGE: Final = 50
INTO: Final = 100
"""So many targets are offered to merge into."""


class Unused(Controller):
    path = "/networks/{network_id:uuid}/sources"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get("/unused", policy=Policy.COORDINATOR)
    async def unused(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], beside: Seen[Guide | None]
    ) -> Template:
        """`?sort=votes` has the most voted first, `?number=` is the page."""
        seen[1].require("lead")
        asked = request.query_params
        number = int(asked.get("number", "1")) if asked.get("number", "1").isdecimal() else 1
        entry = Entry.blank(FateForm, sort=asked.get("sort", ""))
        return await self._unused(session, seen, beside, entry, number=min(number, 10_000))

    async def _unused(
        self,
        session: Session,
        seen: SeenNetwork,
        beside: Guide | None,
        entry: Entry[FateForm],
        *,
        number: int = 1,
        status: int = 200,
    ) -> Template:
        network, standing = seen
        ids, settled = await shown.owing(session, standing)
        votes, sort = await gathering.votes_of(session, network.id), entry.typed.get("sort", [""])[-1]
        if sort == "votes":
            ids.sort(key=lambda id: -votes.get(id, 0))
        here = paged(ids, number, PAGE)
        place = {id: n for n, id in enumerate(here.items)}
        items = await sources.without_disposition(session, network.id, standing, here.items)
        items.sort(key=lambda item: place[item.id])
        return page(
            "guide/unused.html",
            network=network,
            standing=standing,
            tab="unused",
            beside=beside,
            items=items,
            votes=votes,
            sort=sort,
            number=here.number,
            last=here.last,
            owing=here.total,
            settled=settled,
            picked=await sources.picked_in(session, network.id),
            themes=await current_themes(session, network.id),
            fates=[(fate.value, _(words)) for fate, words in FATES.items()],
            findings=await queries.findings_of(session, network.id),
            into=(await sources.basket(session, standing)).items[:INTO],
            entry=entry,
            status=status,
            **await shown.around(session, items),
        )

    @post("/fate", policy=Policy.COORDINATOR)
    async def dispose(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        beside: Seen[Guide | None],
        somebody: Somebody,
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, FateForm)
        if entry.ok:
            _judge(entry)
        if not entry.ok:
            return await self._unused(session, seen, beside, entry, status=422)
        form = entry.value
        into = form.into if form.fate is Fate.MERGED else None
        target = await source_in_sight(session, standing, into) if into else None
        for source in form.sources:
            await source_in_sight(session, standing, source)
            if target is not None and target.kind is Kind.FINDING:
                await thread.cite(session, source, finding_id=target.id, by=somebody.id)
            await thread.dispose(
                session,
                source,
                form.fate,
                form.reason,
                somebody.id,
                into=target.id if target is not None and target.kind is not Kind.FINDING else None,
            )
        await session.commit()
        tail = "?sort=votes" if form.sort == "votes" else ""
        said = N_("Merkitty. Idean antaja näkee tämän omissa ideoissaan.")
        return go(f"/networks/{network.id}/sources/unused{tail}", said)


def _judge(entry: Entry[FateForm]) -> None:
    form: FateForm = entry.value
    merged: UUID | None = form.into
    if not form.sources:
        entry.refuse("reason", _("Valitse ensin ainakin yksi idea."))
    if form.fate is Fate.OUT_OF_SCOPE and not form.reason:
        entry.refuse("reason", _("Kerro, miksi idea ei tule oppaaseen. Sen antaja näkee perustelun."))
    if form.fate is Fate.MERGED and merged is None:
        entry.refuse("into", _("Valitse, mihin ideat yhdistetään."))
    if merged is not None and merged in form.sources:
        entry.refuse("into", _("Ideaa ei voi yhdistää itseensä."))
