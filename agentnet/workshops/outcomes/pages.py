"""The page to take home: read it, print it, and for coordinators write on it and publish it."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet import child
from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.web import LONG_TEXT, Entry, Me, Policy, Seen, Session, Somebody, go, limit, page
from agentnet.words import N_, NotAllowed, Refused, language
from agentnet.workshops.boards.export.kinds import Kind, name_of
from agentnet.workshops.flow import Stage
from agentnet.workshops.outcomes import actions, printing, queries, rights
from agentnet.workshops.outcomes.forms import TakeHomeForm
from agentnet.workshops.outcomes.models import TakeHome
from agentnet.workshops.outcomes.shapes import Page
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop

NOT_YET = N_("Koonti julkaistaan verkostolle, kun koordinaattorit ovat viimeistelleet sen.")
NOT_YOURS = N_("Koonnin lukevat ne, jotka osallistuvat verkoston työpajoihin. Pyydä agentilta tuloste.")


class ResultsPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get("/results", policy=Policy.PARTICIPANT)
    async def show(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        """The page; before the workshop is over, a word of when it comes."""
        if seen.workshop.stage is not Stage.CLOSED and not seen.leads:
            return page("outcomes/soon.html", network=seen.network if seen.standing else None, workshop=seen.workshop)
        made, row = await _page(session, seen)
        return page(
            "outcomes/results.html",
            network=seen.network if seen.standing else None,
            workshop=seen.workshop,
            page=made,
            row=row,
            leads=seen.leads,
            over=seen.workshop.stage is Stage.CLOSED,
        )

    @get("/results.pdf", policy=Policy.PARTICIPANT)
    async def pdf(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Response[bytes]:
        """The same for paper: accessible, one sheet or two."""
        made, _row = await _page(session, seen)
        limit("board export", f"person:{me.id}" if isinstance(me, Person) else f"guest:{me.id if me else ''}")
        facts = printing.facts(made, language.get())
        try:
            data = await child.in_child(printing.pdf, facts, queries.signature(made))
        except child.ChildFailed as failed:
            raise Refused(N_("Tiedostoa ei saatu tehtyä. Yritä hetken kuluttua uudelleen.")) from failed
        name = name_of(Kind.PDF, seen.workshop.title, queries.signature(made), N_("Viisi minuuttia"))
        return Response(data, media_type="application/pdf", headers={"Content-Disposition": name})

    @get("/results/edit", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        return await _form(session, seen, None)

    @post("/results/edit", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        require_lead(seen)
        entry = await Entry.read(request, TakeHomeForm)
        if not entry.ok:
            return await _form(session, seen, entry, status=422)
        form = entry.value
        try:
            await actions.save(
                session,
                seen.workshop,
                intro=form.intro,
                onward=form.onward,
                questions=(form.question1, form.question2, form.question3),
                notes=form.notes,
                version=form.version,
                by=somebody,
            )
        except actions.Changed as changed:
            entry.refuse("intro", str(changed))
            return await _form(session, seen, entry, status=409)
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/results", N_("Koonti on tallennettu."))

    @post("/results/publish", policy=Policy.COORDINATOR)
    async def publish(self, session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        await actions.publish(session, seen.workshop, by=somebody)
        await session.commit()
        said = N_("Koonti on julkaistu. Osallistujat saavat siitä kirjeen kerran.")
        return go(f"/workshops/{seen.workshop.id}/results", said)

    @post("/results/take-back", policy=Policy.COORDINATOR)
    async def take_back(self, session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        require_lead(seen)
        await actions.take_back(session, seen.workshop)
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}/results", N_("Julkaisu on peruttu. Voit muokata koontia rauhassa."))


async def _page(session: Database, seen: SeenWorkshop) -> tuple[Page, TakeHome | None]:
    """The page as this person reads it: drafts are the coordinators' own.

    Raises:
        NotAllowed: it is not for them, or not yet.
    """
    row = await queries.row_of(session, seen.workshop.id)
    if not rights.may_read(seen, row):
        outside = seen.standing is not None and not seen.standing.may("take part")
        raise NotAllowed(NOT_YOURS if outside else NOT_YET)
    told = row if row is not None and (seen.leads or row.published_at is not None) else None
    return await queries.page_of(session, seen.workshop, told), row


async def _form(
    session: Database, seen: SeenWorkshop, entry: Entry[TakeHomeForm] | None, status: int = 200
) -> Template:
    row = await queries.row_of(session, seen.workshop.id)
    made = await queries.page_of(session, seen.workshop, row)
    ids = [one.id for board in made.boards for one in board.shown]
    blank = Entry.blank(
        TakeHomeForm,
        intro=made.intro,
        onward=made.onward,
        notes=ids,
        **{f"question{n}": words for n, words in enumerate(made.questions, 1) if n <= 3},
    )
    return page(
        "outcomes/edit.html",
        status=status,
        network=seen.network,
        workshop=seen.workshop,
        page=made,
        entry=entry or blank,
        version=row.version if row else 0,
    )


HANDLERS = [ResultsPages]
