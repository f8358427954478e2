"""The board on the wall: nothing to press, nothing hidden in it."""

from typing import Any, Final
from uuid import UUID

import segno
from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Template
from markupsafe import Markup

from agentnet.settings import settings
from agentnet.web import Me, Policy, Session, page
from agentnet.words import N_, NotAllowed
from agentnet.workshops import joining
from agentnet.workshops.boards import drawing, queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.views import seen
from agentnet.workshops.models import Workshop


@get("/boards/{board_id:uuid}/projector", policy=Policy.PARTICIPANT)
async def projector(request: Request[Any, Any, Any], session: Session, me: Me, board_id: FromPath[UUID]) -> Template:
    found = await queries.board_seen_by(session, me, board_id, hand_of(request, board_id))
    if not found.actor.facilitates:
        raise NotAllowed(N_("Valkokangasnäkymän avaa työpajan vetäjä."))
    network, workshop = await queries.belongings(session, found.board)
    room = await open_room(board_id, found.board.seq)
    view = seen(room.wall, Audience.PROJECTOR)
    return page(
        "boards/projector.html",
        network=network,
        workshop=workshop,
        whole=drawing.whole(view, Audience.PROJECTOR, room.cursor(Audience.PROJECTOR), None, room.present),
        join=_join(workshop),
        **drawing.surroundings(view, Audience.PROJECTOR, room.present),
    )


def _join(workshop: Workshop | None) -> dict[str, Any] | None:
    """How to get in: host, typed code, QR. The guests' way in."""
    if workshop is None:
        return None
    code, address = joining.shown(joining.code(workshop)), joining.address(workshop)
    qr = segno.make(address, error="m").svg_inline(scale=4, border=1, dark="#16213a", light="#ffffff", omitsize=True)
    return {"host": settings().base_url.partition("://")[2], "code": code, "qr": Markup(qr)}


HANDLERS: Final = (projector,)
