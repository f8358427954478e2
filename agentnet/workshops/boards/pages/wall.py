"""The board on the wall: nothing to press, nothing hidden in it."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from markupsafe import Markup

from agentnet.settings import settings
from agentnet.web import Me, Policy, Session, page
from agentnet.words import N_, NotAllowed
from agentnet.workshops import joining, programme
from agentnet.workshops.boards import drawing, queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.models import Workshop


@get("/boards/{board_id:uuid}/projector", policy=Policy.PARTICIPANT, framed=True)
async def projector(
    request: Request[Any, Any, Any], session: Session, me: Me, board_id: FromPath[UUID], follow: FromQuery[str] = ""
) -> Template:
    """With `follow`, the wall goes on to whatever the workshop does next; without it, it stays on this board."""
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    if not found.actor.facilitates:
        raise NotAllowed(N_("Valkokangasnäkymän avaa työpajan vetäjä."))
    workshop = found.workshop
    room = await open_room(board_id, found.board.seq)
    view = room.view(Audience.PROJECTOR)
    return page(
        "boards/projector.html",
        network=found.network,
        workshop=workshop,
        whole=drawing.whole(view, Audience.PROJECTOR, room.cursor(Audience.PROJECTOR), None, room.present),
        join=_join(workshop),
        mark=programme.mark(workshop, await programme.on_now(session, workshop)) if workshop and follow else "",
        **drawing.surroundings(view, Audience.PROJECTOR, room.present),
    )


def _join(workshop: Workshop | None) -> dict[str, Any] | None:
    """How guests get in, while the workshop takes any: host, typed code, QR."""
    if workshop is None or workshop.door_locked or workshop.stage not in TAKES_GUESTS:
        return None
    host = settings().base_url.partition("://")[2]
    return {"host": host, "code": joining.shown(joining.code(workshop)), "qr": Markup(joining.picture(workshop))}


HANDLERS: Final = (projector,)
