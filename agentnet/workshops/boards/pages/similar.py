"""Notes that say much the same are told to somebody who writes. Never before everybody's notes are shown to all."""

import asyncio
from typing import Any, Final
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Response

from agentnet.likeness import Likeness
from agentnet.likeness import Words as Compared
from agentnet.web import LONG_TEXT, Entry, Form, Me, Policy, fragment, limit
from agentnet.workshops.boards import queries
from agentnet.workshops.boards.flow import PHASES, Audience
from agentnet.workshops.boards.laws import NOTE_LENGTH, acts
from agentnet.workshops.boards.pages.changes import Words
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.proposals import shown
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.shapes import NoteView, View
from agentnet.workshops.boards.views import own

Asked = Request[Any, Any, Any]
SHOWN: Final = 3
KEPT: Final = 200
_kept: dict[tuple[UUID, Audience], tuple[View, Likeness, dict[UUID, NoteView]]] = {}


class SimilarForm(Form):
    text: Words = ""


@post("/boards/{board_id:uuid}/similar", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def similar(request: Asked, me: Me, board_id: FromPath[UUID]) -> Response[str]:
    """What others wrote that is like this. Changes nothing; it comes by POST, so that no draft stands in an address."""
    entry = await Entry.read(request, SimilarForm)
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    limit("similar", found.visitor.key)
    room = await open_room(board_id, found.board.seq)
    if not entry.ok:
        return Response(next(iter(entry.errors.values())), status_code=422, media_type="text/plain; charset=utf-8")
    html = ""
    if PHASES[room.wall.phase].reveals:
        likeness, tops = await asyncio.to_thread(compared, room.view(found.audience), found.audience)
        like = list(dict.fromkeys(tops[id].id for id, _ in likeness.like(entry.value.text[:NOTE_LENGTH])))
        seen = {top.id: top for top in tops.values()}
        html = fragment(
            "boards/_similar_found.html",
            notes=[seen[id] for id in like[:SHOWN]],
            count=len(like),
            board_path=f"/boards/{board_id}",
            acts=acts(room.wall, found.actor),
            own=own(room.wall, found.actor),
        )
    return Response(html, status_code=200, media_type="text/html; charset=utf-8")


def compared(view: View, audience: Audience) -> tuple[Likeness, dict[UUID, NoteView]]:
    """A view's notes ready to be compared, and each one's note on top; made once for everybody who sees the same."""
    kept = _kept.get((view.id, audience))
    if kept is None or kept[0] is not view:
        if len(_kept) >= KEPT:
            _kept.clear()
        tops = {n.id: top for s in view.sections for top in s.notes for n in (top, *top.bundled) if shown(n)}
        texts = {n.id: n.text for s in view.sections for top in s.notes for n in (top, *top.bundled)}
        kept = _kept[view.id, audience] = (view, Likeness(Compared(id, texts[id]) for id in tops), tops)
    return kept[1], kept[2]


HANDLERS: Final = (similar,)
