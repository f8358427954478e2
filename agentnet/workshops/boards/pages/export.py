"""A board taken along: a page that says who gets what, the files, and paper slips to write on."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet import child, clock
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Form, Line, Me, Policy, Session, Somebody, go, limit, page
from agentnet.words import N_, Missing, Refused, language
from agentnet.workshops.boards import pictures, queries
from agentnet.workshops.boards.export import Facts, Kind, jobs, kinds, slips
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.shapes import View
from agentnet.workshops.boards.views import seen

Asked = Request[Any, Any, Any]
SECONDS: Final = 60
MANY: Final = 600
MANY_PICTURES: Final = 60
"""A drawing of more notes or pictures than this is made in the background."""


async def _view(
    request: Asked, me: Person | Guest | None, board: UUID, whose: str
) -> tuple[queries.Seen, View, Audience]:
    """The board as this person sees it; a facilitator may ask for it as the participants do."""
    found = await queries.board_seen_by(me, board, hand_of(request, board))
    room = await open_room(board, found.board.seq)
    if found.actor.facilitates and whose == "participants":
        return found, seen(room.wall, Audience.PARTICIPANTS), Audience.PARTICIPANTS
    return found, room.view(found.audience, found.actor), found.audience


@get("/boards/{board_id:uuid}/export", policy=Policy.PARTICIPANT)
async def export(request: Asked, me: Me, board_id: FromPath[UUID]) -> Template:
    found, view, audience = await _view(request, me, board_id, "")
    return page(
        "boards/export.html",
        network=found.network if isinstance(me, Person) else None,
        workshop=found.workshop,
        board=view,
        leads=audience is Audience.FACILITATORS,
        kinds=[(kind, kinds.told(kind), kind in kinds.DRAWN and _is_slow(view, me)) for kind in Kind],
    )


def _is_slow(view: View, me: Person | Guest | None) -> bool:
    """Whether a drawing is made in the background. A guest has nowhere to come back to, and waits."""
    return isinstance(me, Person) and (view.count > MANY or len(pictures.ids_on(view)) > MANY_PICTURES)


def _kind(name: str) -> Kind:
    if name not in set(Kind):
        raise Missing
    return Kind(name)


@get("/boards/{board_id:uuid}/export/{name:str}", policy=Policy.PARTICIPANT)
async def file(
    request: Asked, me: Me, board_id: FromPath[UUID], name: FromPath[str], whose: FromQuery[str] = ""
) -> Response[bytes] | Redirect:
    """The file itself, made at once; a drawing of very many notes has to be ordered."""
    kind = _kind(name)
    found, view, audience = await _view(request, me, board_id, whose)
    facts = _facts(found, audience)
    if kind not in kinds.DRAWN:
        return _download(kind, view.title, facts, kinds.made(kind, view, facts))
    if _is_slow(view, me):
        return go(f"/boards/{board_id}/export", N_("Lappuja on paljon. Tiedosto tehdään taustalla, kun painat Tee."))
    limit("board export", found.visitor.key)
    try:
        drawn = await pictures.all_of(view)
        data = await child.in_child(kinds.made, kind, view, facts, drawn, seconds=SECONDS)
    except child.ChildFailed as failed:
        raise Refused(N_("Tiedostoa ei saatu tehtyä. Yritä hetken kuluttua uudelleen.")) from failed
    return _download(kind, view.title, facts, data)


class OrderForm(Form):
    whose: Line = ""


@post("/boards/{board_id:uuid}/export/{name:str}", policy=Policy.MEMBER, after_end=True)
async def order(request: Asked, somebody: Somebody, board_id: FromPath[UUID], name: FromPath[str]) -> Redirect:
    """Have it drawn in the background. What may be seen now is written down; the job has its own session."""
    kind, entry = _kind(name), await Entry.read(request, OrderForm)
    found, view, audience = await _view(request, somebody, board_id, entry.value.whose if entry.ok else "")
    limit("board export", found.visitor.key)
    job = await jobs.ask(board_id, kind, view, _facts(found, audience), somebody)
    return go(f"/boards/{board_id}/export/made/{job}")


def _facts(found: queries.Seen, audience: Audience) -> Facts:
    where = found.workshop.title if found.workshop else found.network.name
    return Facts(where, clock.now(), language.get(), theirs=audience is Audience.FACILITATORS)


def _download(kind: Kind, title: str, facts: Facts, data: bytes) -> Response[bytes]:
    headers = {"Content-Disposition": kinds.name_of(kind, title, facts.at)}
    return Response(data, media_type=kinds.told(kind).media_type, headers=headers)


@get("/boards/{board_id:uuid}/export/made/{job_id:uuid}", policy=Policy.MEMBER)
async def making(
    request: Asked, session: Session, me: Me, board_id: FromPath[UUID], job_id: FromPath[UUID]
) -> Template:
    """How far it is, for the one who asked; the page may be left and come back to."""
    found, view, _audience = await _view(request, me, board_id, "")
    job = await jobs.asked_by(session, me, board_id, job_id, facilitates=found.actor.facilitates)
    ready = jobs.file_of(job) != ""
    return page("boards/export_making.html", network=found.network, board=view, job=job, ready=ready)


@get("/boards/{board_id:uuid}/export/made/{job_id:uuid}/file", policy=Policy.MEMBER)
async def made_file(
    request: Asked, session: Session, me: Me, board_id: FromPath[UUID], job_id: FromPath[UUID]
) -> Response[bytes]:
    found, view, _audience = await _view(request, me, board_id, "")
    job = await jobs.asked_by(session, me, board_id, job_id, facilitates=found.actor.facilitates)
    data = await jobs.bytes_of(job)
    kind = Kind(str(job.values["kind"]))
    facts = Facts(found.network.name, job.created_at)
    return _download(kind, view.title, facts, data)


@get("/boards/{board_id:uuid}/slips", policy=Policy.PARTICIPANT)
async def paper(request: Asked, me: Me, board_id: FromPath[UUID], each: FromQuery[int] = slips.USUAL) -> Template:
    """Slips to print: no note is on them."""
    found, view, _audience = await _view(request, me, board_id, "participants")
    sheets, each = slips.pages(view, each), max(1, min(each, slips.MOST))
    return page("boards/slips.html", workshop=found.workshop, board=view, sheets=sheets, each=each, most=slips.MOST)


HANDLERS: Final = (export, file, order, making, made_file, paper)
