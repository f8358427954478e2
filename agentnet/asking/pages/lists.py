"""The network's questions: the list, a new one, and what has been reported to the coordinators."""

from contextlib import suppress
from typing import Any, get_args
from uuid import UUID, uuid4

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.asking import actions, queries
from agentnet.asking.forms import InquiryForm
from agentnet.asking.models import Inquiry, TextReport
from agentnet.asking.pages.doors import SeenNetwork, network_in_sight
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing


class NetworkInquiries(Controller):
    path = "/networks/{network_id:uuid}/questions"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        search: FromQuery[str] = "",
        number: FromQuery[int] = 1,
    ) -> Template:
        """`?show=` all, open, mine or followed; `?theme=` narrows the list."""
        asked = request.query_params
        show = asked.get("show", "all") if asked.get("show") in get_args(queries.Show) else "all"
        theme = None
        with suppress(ValueError):
            theme = UUID(asked.get("theme", ""))
        leads = seen.standing.may("lead")
        return page(
            "asking/list.html",
            network=seen.network,
            standing=seen.standing,
            found=await queries.inquiries(session, seen.standing, search=search, theme=theme, show=show, number=number),
            themes=await queries.themes_of(session, seen.network.id),
            wanted={"search": search, "theme": theme, "show": show},
            reports=await queries.reports_waiting(session, seen.network.id) if leads else 0,
        )

    @get("/new", policy=Policy.MEMBER)
    async def new(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        return await self._form(session, seen, Entry.blank(InquiryForm, id=uuid4()))

    @post(policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def ask(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        limit("board write", f"person:{somebody.id}")
        entry = await Entry.read(request, InquiryForm)
        if not entry.ok:
            return await self._form(session, seen, entry, status=422)
        form = entry.value
        made = await actions.ask(
            session, seen.network, id=form.id, title=form.title, text=form.text, theme_id=form.theme_id, by=somebody
        )
        await session.commit()
        return go(f"/questions/{made}", N_("Kysymyksesi on lähetetty verkostolle."))

    @get("/reports", policy=Policy.COORDINATOR)
    async def reports(self, session: Session, seen: Seen[SeenNetwork]) -> Template:
        """What somebody has asked the coordinators to look at."""
        seen.standing.require("lead")
        waiting = await queries.open_reports(session, seen.network.id)
        return page("asking/reports.html", network=seen.network, standing=seen.standing, waiting=waiting)

    @post("/reports/{report_id:uuid}", policy=Policy.COORDINATOR)
    async def leave_be(
        self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody, report_id: FromPath[UUID]
    ) -> Redirect:
        """The text may stay."""
        seen.standing.require("lead")
        report = await session.get(TextReport, report_id)
        inquiry = await session.get(Inquiry, report.inquiry_id) if report else None
        if report is None or inquiry is None or inquiry.network_id != seen.network.id:
            raise Missing
        await actions.leave_be(session, report, seen.network.id, by=somebody.id)
        await session.commit()
        return go(
            f"/networks/{seen.network.id}/questions/reports", N_("Ilmoitus on käsitelty, ja teksti jäi näkyviin.")
        )

    async def _form(
        self, session: Session, seen: SeenNetwork, entry: Entry[InquiryForm], status: int = 200
    ) -> Template:
        themes = await queries.themes_of(session, seen.network.id)
        return page("asking/new.html", network=seen.network, entry=entry, themes=themes, status=status)
