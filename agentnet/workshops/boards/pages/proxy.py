"""Writing and voting on somebody's behalf: a facilitator's page, made for speed on a laptop."""

from typing import Annotated, Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template
from pydantic import Field as Limited
from pydantic import StringConstraints

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import LONG_TEXT, Entry, Line, Me, Policy, TooMany, fragment, go, here, page
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops.boards import behalf, ops
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.pages.changes import Words
from agentnet.workshops.boards.pages.common import Press, change, op_id
from agentnet.workshops.boards.pages.seated import Seated, seated, who_of

Asked = Request[Any, Any, Any]
Answer = Response[Any] | Redirect | Template
People = Annotated[int, Limited(ge=1, le=behalf.MOST_SEATS)]
TableName = Annotated[Line, StringConstraints(min_length=1, max_length=behalf.NAME_LENGTH)]


class TableForm(Press):
    """A new table, or (with `who`) another number of people at one."""

    name: TableName = ""
    seats: People
    who: UUID | None = None


class ProxyNoteForm(Press):
    who: UUID
    note: UUID | None = None
    section: UUID
    text: Words = ""
    naming: Naming = Naming.NAME


class ProxyVoteForm(Press):
    """A vote for the one in whose place one is; or (`take`) one back."""

    who: UUID
    note: UUID
    take: bool = False


@get("/boards/{board_id:uuid}/behalf", policy=Policy.PARTICIPANT)
async def desk(
    request: Asked,
    me: Me,
    board_id: FromPath[UUID],
    who: FromQuery[UUID | None] = None,
    section: FromQuery[UUID | None] = None,
) -> Answer:
    return drawn(await seated(request, me, board_id, who), section=section)


def drawn(at: Seated, *, entry: Entry[Any] | None = None, section: UUID | None = None, **more: Any) -> Template:
    """The desk; with an `entry`, what was typed and what is wrong with it."""
    status = 422 if entry and entry.errors else 200
    shown: dict[str, Any] = {"entry": entry, "section": section, "minted": uuid4(), "lines": None, **more}
    return page("boards/proxy.html", status=status, **at.shown(), **shown)


@post("/boards/{board_id:uuid}/behalf", policy=Policy.PARTICIPANT)
async def make_table(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """A new table, chosen at once; or (with `who`) more or fewer people at one that is there."""
    entry = await Entry.read(request, TableForm)
    at = await seated(request, me, board_id, entry.value.who if entry.ok else None)
    if entry.ok and entry.value.who is None and not entry.value.name:
        entry.refuse("name", str(Refused(N_("Anna pöydälle nimi, esimerkiksi Pöytä 3."))))
    if not entry.ok or entry.errors:
        return drawn(at, entry=entry)
    form, workshop = entry.value, at.found.workshop
    assert workshop is not None
    try:
        async with db.writing() as session:
            if form.who is not None:
                table = await behalf.seat(session, workshop.id, form.who)
                await behalf.reseat(session, table, form.seats)
            else:
                id = uuid5(op_id(form, "behalf", form.name), "table")
                table = await behalf.make_table(session, workshop.id, form.name, form.seats, id=id)
            who = table.id
            await session.commit()
    except Refused as refused:
        entry.refuse("name", str(refused))
        return drawn(at, entry=entry)
    return go(f"{at.path}?who={who}", N_("Henkilömäärä on tallennettu.") if form.who else N_("Pöytä on lisätty."))


@post("/boards/{board_id:uuid}/behalf/notes", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def add_note(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, ProxyNoteForm)
    at = await seated(request, me, board_id, entry.value.who if entry.ok else who_of(entry))
    if not entry.ok:
        return await _again(at, entry)
    form = entry.value
    note = form.note or uuid4()
    id = op_id(form, "behalf", note)
    op = ops.AddNote(id=id, note=note, section=form.section, text=form.text, naming=form.naming)
    to = f"{at.path}?who={form.who}&section={form.section}"
    try:
        done = await change(request, me, board_id, op, to=to, said=N_("Lappu on tallennettu."), behalf=form.who)
    except Refused as refused:
        if isinstance(refused, TooMany | NotAllowed | Missing):
            raise
        entry.refuse("text", str(refused))
        return await _again(at, entry)
    return await _pieces(request, me, board_id, form.who) if here().htmx else done


async def _again(at: Seated, entry: Entry[Any]) -> Answer:
    if here().htmx:
        said = next(iter(entry.errors.values()), "")
        return Response(said, status_code=422, media_type="text/plain; charset=utf-8")
    return drawn(at, entry=entry)


async def _pieces(request: Asked, me: Person | Guest | None, board: UUID, who: UUID) -> Response[Any]:
    """What the desk shows of the seat, as it is now."""
    at = await seated(request, me, board, who)
    html = fragment("boards/_proxy_seat.html", **at.shown(), minted=uuid4())
    return Response(html, status_code=200, media_type="text/html; charset=utf-8")


@post("/boards/{board_id:uuid}/behalf/votes", policy=Policy.PARTICIPANT)
async def vote(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, ProxyVoteForm)
    at = await seated(request, me, board_id, entry.value.who if entry.ok else None)
    if not entry.ok:
        return await _again(at, entry)
    form = entry.value
    kind = ops.TakeBackVote if form.take else ops.Vote
    op = kind(id=op_id(form, f"behalf {form.take}", f"{form.who} {form.note}"), note=form.note)
    to = f"{at.path}?who={form.who}#votes"
    done = await change(request, me, board_id, op, to=to, said=N_("Äänet on tallennettu."), behalf=form.who)
    return await _pieces(request, me, board_id, form.who) if here().htmx else done


HANDLERS: Final = (desk, make_table, add_note, vote)
