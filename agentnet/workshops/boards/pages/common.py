"""What the doors of a board share: whose hand it is, and how a change is answered."""

import hmac
import secrets
from typing import Any, Final
from uuid import UUID, uuid5

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.response import Redirect, Response

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Form, go, here, limit
from agentnet.web.visit import HAND, cookie_name
from agentnet.words import Missing
from agentnet.workshops.boards import drawing, ops, queries, undoing
from agentnet.workshops.boards.flow import NAMINGS, Naming
from agentnet.workshops.boards.news import since
from agentnet.workshops.boards.rooms import open_room, writer
from agentnet.workshops.boards.views import own
from agentnet.workshops.boards.writer import Done, Wish

YEAR: Final = 365 * 24 * 3600


class Press(Form):
    """One press of a button. `id` comes from the browser's outbox; without it, `nonce` (of the page) stands in."""

    id: UUID | None = None
    nonce: UUID | None = None


class NotePress(Press):
    """A press on a note; for a table without devices, `behalf` is its participant."""

    note: UUID
    behalf: UUID | None = None


def op_id(press: Press, path: str, about: object = "") -> UUID:
    """The operation's id: minted in the browser, or the same for the same button of the same page."""
    if press.id is not None:
        return press.id
    return uuid5(press.nonce, f"{path} {about}") if press.nonce else UUID(bytes=secrets.token_bytes(16), version=4)


def hand_of(connection: ASGIConnection[Any, Any, Any, Any], board: UUID, *, make: bool = False) -> str:
    """This browser's hash for anonymous notes on this board; the cookie itself is kept nowhere but in the browser."""
    secret = connection.cookies.get(cookie_name(HAND), "")
    if not secret and make:
        secret = secrets.token_urlsafe(32)
        here().cookies[cookie_name(HAND)] = (secret, YEAR)
    return hmac.new(secret.encode(), board.bytes, "sha256").hexdigest() if secret else ""


def names_to_choose(offered: frozenset[Naming], names: dict[Naming, str]) -> list[tuple[Naming, str, str]]:
    """What this writer may choose from: naming, its word, and the name that will stand on the note."""
    mine = [n for n in Naming if n in offered and (n is Naming.ANONYMOUS or names.get(n))]
    return [(n, NAMINGS[n], names.get(n, "")) for n in mine]


async def change(
    request: Request[Any, Any, Any],
    me: Person | Guest | None,
    board: UUID,
    op: ops.Op,
    *,
    to: str = "",
    said: str = "",
    behalf: UUID | None = None,
) -> Response[Any] | Redirect:
    """Act (the writer checks, commits and tells), show: the changed pieces for a script, the page for all others."""
    who = queries.visitor(me, hand_of(request, board, make=True), behalf)
    limit("board write", who.key)
    try:
        done = await writer.submit(Wish(board, op, who))
    except Missing:
        await queries.board_seen_by(me, board)  # says it better to a guest who was in
        raise
    undoing.remember(board, op, who, done.undo)
    if not here().htmx:
        return go(to or f"/boards/{board}{await _place_of(board, op, done)}", said)
    html = await pieces(board, done, _notes_of(op)) + undoing.offer(op, done.undo)
    return Response(html, status_code=200, media_type="text/html; charset=utf-8")


async def _place_of(board: UUID, op: ops.Op, done: Done) -> str:
    """Where on the board one was: a page that comes anew begins there, and so does the keyboard."""
    if isinstance(op, ops.BinNote):
        gone = (await open_room(board, done.seq)).wall.notes.get(op.note)
        return f"#section-{gone.section}" if gone else ""
    note = getattr(op, "note", None)
    return f"#note-{note}" if note else ""


def _notes_of(op: ops.Op) -> frozenset[UUID]:
    """The notes that the one who acted must see anew at once; the news bring the rest."""
    ones: tuple[UUID | None, ...] = (getattr(op, "note", None), getattr(op, "under", None))
    several: tuple[UUID, ...] = getattr(op, "notes", ()) + tuple(p.note for p in getattr(op, "places", ()))
    return frozenset(filter(None, ones)) | frozenset(several)


async def pieces(board: UUID, done: Done, notes: frozenset[UUID]) -> str:
    """The notes as they are now, what stands around, and what is one's own."""
    room, audience = await open_room(board, done.seq), queries.audience(done.by)
    view, mine = room.view(audience, done.by), own(room.wall, done.by)
    told = since(view, notes, frame=True)
    return drawing.news(view, told, audience, "", room.present, mine) + drawing.mine(mine)
