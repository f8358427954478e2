"""The board on the wall: nothing to press, nothing hidden in it. Also as a mirror for those who are not in the room."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Me, Policy, here, page
from agentnet.words import N_, NotAllowed
from agentnet.workshops import joining, news, ticks
from agentnet.workshops.boards import drawing, queries
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.models import Workshop

Asked = Request[Any, Any, Any]


@get("/boards/{board_id:uuid}/projector", policy=Policy.PARTICIPANT, framed=True)
async def projector(request: Asked, me: Me, board_id: FromPath[UUID], follow: FromQuery[str] = "") -> Template:
    """With `follow`, the wall goes on to whatever the workshop does next; without it, it stays on this board."""
    return await wall(request, me, board_id, follow=bool(follow))


@get("/boards/{board_id:uuid}/screen", policy=Policy.PARTICIPANT)
async def screen(request: Asked, me: Me, board_id: FromPath[UUID]) -> Template:
    """The wall on a screen of one's own, for everybody who sees the board."""
    return await wall(request, me, board_id, follow=True, mirror=True)


async def wall(
    request: Asked, me: Person | Guest | None, board_id: UUID, *, follow: bool = False, mirror: bool = False
) -> Template:
    """The page of the wall; a `mirror` is for everybody who sees the board, and leads nothing."""
    since = ticks.now()
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    if not found.actor.facilitates and not mirror:
        raise NotAllowed(N_("Valkokangasnäkymän avaa työpajan vetäjä."))
    workshop = found.workshop
    room = await open_room(board_id, found.board.seq)
    await room.leaders.count()
    view = room.view(Audience.PROJECTOR)
    return page(
        "boards/projector.html",
        network=found.network,
        workshop=workshop,
        whole=drawing.whole(view, Audience.PROJECTOR, room.cursor(Audience.PROJECTOR), None, room.present),
        join=joining.on_wall(workshop) if workshop else None,
        mirror=mirror,
        mark=await _mark(workshop, found.board, since) if follow else "",
        **drawing.surroundings(view, Audience.PROJECTOR, room.present, room.leaders.seats),
    )


async def _mark(workshop: Workshop | None, board: Board, since: int) -> str:
    """What this wall has seen. When everybody has gone on while it was fetched, it has seen nothing, and asks."""
    if workshop is None:
        return ""
    activity, whole = board.activity_id, board.group_id is None
    found = await news.following(workshop, here().path, activity=activity, whole=whole, since=since)
    return found.mark or "before"


HANDLERS: Final = (projector, screen)
