"""Pages of a board that are its facilitators' alone."""

from typing import Any
from uuid import UUID

from litestar import Request

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws import acts
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.shapes import View


async def led(
    request: Request[Any, Any, Any], me: Person | Guest | None, board: UUID, act: Act | None = None
) -> tuple[queries.Seen, View]:
    """The board through a facilitator's eyes; with `act`, when they may do that now.

    Raises:
        Missing: it is out of sight. NotAllowed: not a facilitator of it. Refused: not in this phase.
    """
    found = await queries.board_seen_by(me, board, hand_of(request, board, make=True))
    if not found.actor.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    room = await open_room(board, found.board.seq)
    if act is not None and act not in acts(room.wall, found.actor):
        raise Refused(N_("Tämä ei kuulu meneillään olevaan vaiheeseen."))
    return found, room.view(found.audience, found.actor)
