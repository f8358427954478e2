"""Answering for a table without devices, or for somebody without a phone: a leader's page, made for speed."""

from typing import Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Reading
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import news
from agentnet.workshops.boards import behalf as seats
from agentnet.workshops.boards.pages.common import op_id
from agentnet.workshops.boards.pages.proxy import TableForm
from agentnet.workshops.boards.pages.seated import who_of
from agentnet.workshops.polls import behalf, flow, queries
from agentnet.workshops.polls.forms import BehalfForm, TakeBackForm
from agentnet.workshops.polls.pages.doors import poll_in_sight, require_lead, tell
from agentnet.workshops.polls.queries import Seen as SeenPoll
from agentnet.workshops.polls.rules import Unfit

Asked = Request[Any, Any, Any]


class ProxyPages(Controller):
    path = "/polls/{poll_id:uuid}/behalf"
    dependencies = {"seen": Provide(poll_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def desk(self, session: Session, seen: Seen[SeenPoll], who: FromQuery[UUID | None] = None) -> Template:
        return await _drawn(session, seen, who)

    @post(policy=Policy.PARTICIPANT)
    async def table(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Template | Redirect:
        """A new table, chosen at once; or (with `who`) more or fewer people at one that is there."""
        require_lead(seen)
        entry = await Entry.read(request, TableForm)
        if entry.ok and entry.value.who is None and not entry.value.name:
            entry.refuse("name", str(Refused(N_("Anna pöydälle nimi, esimerkiksi Pöytä 3."))))
        if not entry.ok or entry.errors:
            return await _drawn(session, seen, who_of(entry), entry)
        form, workshop = entry.value, seen.workshop.id
        try:
            if form.who is not None:
                made = await seats.seat(session, workshop, form.who)
                await seats.reseat(session, made, form.seats)
            else:
                id = uuid5(op_id(form, "behalf", form.name), "table")
                made = await seats.make_table(session, workshop, form.name, form.seats, id=id)
        except Refused as refused:
            if isinstance(refused, Missing):
                raise
            entry.refuse("name", str(refused))
            return await _drawn(session, seen, form.who, entry)
        who = made.id
        await session.commit()
        await news.tell(workshop)
        await tell(seen.poll)
        said = N_("Henkilömäärä on tallennettu.") if form.who else N_("Pöytä on lisätty.")
        return go(f"/polls/{seen.poll.id}/behalf?who={who}", said)

    @post("/answers", policy=Policy.PARTICIPANT)
    async def answer(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Template | Redirect:
        """So many at the table answer so."""
        require_lead(seen)
        entry = await Entry.read(request, BehalfForm)
        if not entry.ok:
            return await _drawn(session, seen, who_of(entry), entry)
        form = entry.value
        seat = await seats.seat(session, seen.workshop.id, form.who)
        given = form.given(seen.poll.kind)
        try:
            await behalf.answer_for(session, seen.poll, seat, given, form.heads, op_id=form.op_id())
        except Unfit as wrong:
            entry.refuse(wrong.field, str(wrong))
            return await _drawn(session, seen, form.who, entry)
        await session.commit()
        await tell(seen.poll)
        return go(f"/polls/{seen.poll.id}/behalf?who={form.who}", N_("Vastaus on kirjattu."))

    @post("/remove", policy=Policy.PARTICIPANT)
    async def remove(self, request: Asked, session: Session, seen: Seen[SeenPoll]) -> Redirect:
        """An answer that was entered wrong goes; the right one can be entered then."""
        require_lead(seen)
        entry = await Entry.read(request, TakeBackForm)
        if not entry.ok:
            raise Missing
        seat = await behalf.take_back(session, seen.poll, entry.value.answer)
        who = seat.id
        await session.commit()
        await tell(seen.poll)
        return go(f"/polls/{seen.poll.id}/behalf?who={who}", N_("Kirjaus on poistettu."))


async def _drawn(session: Reading, seen: SeenPoll, who: UUID | None, entry: Entry[Any] | None = None) -> Template:
    """The desk; with an `entry`, what was typed and what is wrong with it."""
    require_lead(seen)
    poll, workshop = seen.poll, seen.workshop
    seat = await seats.seat(session, workshop.id, who) if who else None
    return page(
        "polls/behalf.html",
        status=422 if entry and entry.errors else 200,
        network=seen.network,
        workshop=workshop,
        poll=poll,
        options=[(str(one.id), one.text) for one in await queries.options_of(session, poll.id)],
        taking=queries.is_taking(poll, workshop),
        path=f"/polls/{poll.id}/behalf",
        everybody=await seats.seats(session, workshop.id),
        seat=seat,
        entered=await behalf.entered(session, poll, seat) if seat else [],
        left=await behalf.left(session, poll, seat) if seat else 0,
        entry=entry,
        minted=uuid4(),
        limits=flow,
    )


HANDLERS: Final = (ProxyPages,)
