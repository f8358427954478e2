"""The form that agents fill in, and a draft kept as the network's own template."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import files
from agentnet.tasks import briefs, correcting, drafting, enclosing, queries
from agentnet.tasks.forms import FileForm, PatternForm
from agentnet.tasks.pages.doors import about, assignment_in_sight, assignment_led
from agentnet.tasks.pages.files import download
from agentnet.tasks.rules import ROOM
from agentnet.web import Entry, Policy, Seen, Session, go, here, page
from agentnet.words import N_, Refused


class HandoutPages(Controller):
    path = "/assignments/{assignment_id:uuid}"
    dependencies = {"seen": Provide(assignment_in_sight), "led": Provide(assignment_led)}

    @post("/form", policy=Policy.COORDINATOR, files=True, request_max_body_size=ROOM)
    async def set_form(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]
    ) -> Template | Redirect:
        entry = await Entry.read(request, FileForm)
        sent = here().form.files.get("file", [])
        try:
            await drafting.set_form(
                session, led.assignment, sent[0].name if sent else "", sent[0].data if sent else b""
            )
        except Refused as refused:
            entry.refuse("file", str(refused))
            return page("tasks/form.html", status=422, entry=entry, **about(led))
        await session.commit()
        return go(_draft(led), N_("Lomake on lisätty. Agentit lataavat sen, täyttävät ja palauttavat."))

    @post("/form/remove", policy=Policy.COORDINATOR)
    async def drop_form(self, session: Session, led: Seen[queries.Seen]) -> Redirect:
        await drafting.drop_form(session, led.assignment)
        await session.commit()
        return go(_draft(led), N_("Lomake on poistettu."))

    @get("/form/{n:int}", policy=Policy.MEMBER)
    async def form(self, session: Session, seen: Seen[queries.Seen], n: FromPath[int]) -> Response[bytes]:
        """The form of a version, for everybody who sees the assignment; of a draft only for coordinators."""
        brief = await briefs.brief_of(session, seen.assignment, n)
        if brief.issued_at is None:
            seen.standing.require("lead")
        stored = await enclosing.form_of(session, brief)
        return download(await files.get(stored.sha256), stored.media_type, brief.form_name)

    @post("/pattern", policy=Policy.COORDINATOR)
    async def save_pattern(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]
    ) -> Redirect:
        entry = await Entry.read(request, PatternForm)
        if not entry.ok:
            return go(_draft(led), N_("Anna mallille nimi."))
        await correcting.save_pattern(session, led.assignment, entry.value.name)
        await session.commit()
        return go(_draft(led), N_("Malli on tallennettu. Löydät sen, kun teet uuden välitehtävän."))


def _draft(led: queries.Seen) -> str:
    return f"/assignments/{led.assignment.id}"
