"""One answer: rewriting it, thanking for it, removing it, picking it as material."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.asking import actions
from agentnet.asking.forms import RemovalForm, ReplyForm
from agentnet.asking.models import Reply
from agentnet.asking.pages.doors import inquiry_in_sight, reply_in_sight
from agentnet.asking.pages.one import shown
from agentnet.asking.queries import SeenInquiry
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, NotAllowed, Refused

Asked = Request[Any, Any, Any]


class ReplyPages(Controller):
    path = "/questions/{inquiry_id:uuid}/answers/{reply_id:uuid}"
    dependencies = {"seen": Provide(inquiry_in_sight), "row": Provide(reply_in_sight)}

    @get(policy=Policy.MEMBER)
    async def edit(self, seen: Seen[SeenInquiry], row: Seen[Reply]) -> Template:
        _own(seen, row)
        entry = Entry.blank(ReplyForm, text=row.text, version=row.version)
        return page("asking/reply.html", network=seen.network, seen=seen, row=row, entry=entry)

    @post(policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def change(
        self, request: Asked, session: Session, seen: Seen[SeenInquiry], row: Seen[Reply]
    ) -> Template | Redirect:
        _own(seen, row)
        entry = await Entry.read(request, ReplyForm)
        if entry.ok:
            try:
                await actions.rewrite_answer(session, row, text=entry.value.text, version=entry.value.version)
            except Refused as refused:
                entry.refuse("text", str(refused))
                entry.typed["version"] = [str(row.version)]
        if not entry.ok:
            return page("asking/reply.html", network=seen.network, seen=seen, row=row, entry=entry, status=422)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}#a-{row.id}", N_("Vastaus on tallennettu."))

    @post(["/helped", "/not-helped"], policy=Policy.MEMBER)
    async def helped(self, request: Asked, session: Session, seen: Seen[SeenInquiry], row: Seen[Reply]) -> Redirect:
        helped = not request.url.path.endswith("/not-helped")
        await actions.mark_helped(session, seen, row, helped=helped)
        await session.commit()
        said = N_("Hienoa! Vastaaja saa kiitoksen.") if helped else N_("Merkintä on otettu pois.")
        return go(f"/questions/{seen.inquiry.id}#a-{row.id}", said)

    @post("/remove", policy=Policy.MEMBER, after_end=True)
    async def remove(
        self, request: Asked, session: Session, seen: Seen[SeenInquiry], row: Seen[Reply], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, RemovalForm)
        if not entry.ok:
            return await shown(session, seen, removal=entry, removed=row.id, status=422)
        await actions.remove(session, seen, row, why=entry.value.why, by=somebody)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}", N_("Vastauksen sanat on poistettu lopullisesti."))

    @post("/pick", policy=Policy.COORDINATOR)
    async def pick(self, session: Session, seen: Seen[SeenInquiry], row: Seen[Reply], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.pick(session, seen, row, by=somebody.id)
        await session.commit()
        return go(f"/questions/{seen.inquiry.id}#a-{row.id}", N_("Vastaus on poimittu aineistoksi."))


def _own(seen: SeenInquiry, row: Reply) -> None:
    if row.person_id != seen.standing.person_id:
        raise NotAllowed(N_("Vain vastaaja voi muuttaa vastaustaan."))
