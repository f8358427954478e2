"""Saying that one is ready: over the socket, or by this small door for those who have none."""

from typing import Any, Final, Literal
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect, Response

from agentnet.web import Entry, Form, Me, Policy, go, here, limit
from agentnet.words import N_, Refused
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.rooms import open_room


class PresenceForm(Form):
    state: Literal["writing", "done", "ready", "unready"]


@post("/boards/{board_id:uuid}/presence", policy=Policy.PARTICIPANT, after_end=True)
async def presence(request: Request[Any, Any, Any], me: Me, board_id: FromPath[UUID]) -> Response[None] | Redirect:
    """Kept in memory for a moment, never stored."""
    entry = await Entry.read(request, PresenceForm)
    found = await queries.board_seen_by(me, board_id)
    if not entry.ok:
        raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
    limit("board write", found.visitor.key)
    room = await open_room(board_id, found.board.seq)
    room.leaders.hear(room.wall, found.actor.key, entry.value.state)
    if here().htmx:
        return Response(None, status_code=204)
    said = N_("Kiitos! Vetäjä näkee, että olet valmis.") if entry.value.state == "ready" else N_("Jatka rauhassa.")
    return go(f"/boards/{board_id}", said)


HANDLERS: Final = (presence,)
