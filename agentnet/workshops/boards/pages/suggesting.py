"""Bundles that a facilitator may take or leave: proposed by likeness, made by the ordinary operations."""

from typing import Annotated, Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template
from pydantic import StringConstraints

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Chosen, Entry, Form, Line, Me, Policy, fragment, go, limit, page
from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.boards import ops, queries, undoing
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws import acts
from agentnet.workshops.boards.laws.notes import TITLE_LENGTH
from agentnet.workshops.boards.pages.common import Press, hand_of, op_id
from agentnet.workshops.boards.proposals import proposed
from agentnet.workshops.boards.rooms import open_room, writer
from agentnet.workshops.boards.shapes import View
from agentnet.workshops.boards.similar import title_of
from agentnet.workshops.boards.writer import Wish

Asked = Request[Any, Any, Any]
Title = Annotated[Line, StringConstraints(max_length=TITLE_LENGTH)]
AT_ONCE: Final = 200
"""So many notes are compared before the page is drawn; with more it comes first, and the proposals after it."""


class BundleForm(Press):
    """The first note comes on top."""

    note: Chosen[UUID]
    title: Title = ""


class AllForm(Press):
    """Each group as the ids of its notes with spaces between, as the page showed them."""

    group: Chosen[Line]


class UndoForm(Form):
    op: Chosen[UUID]


async def _leading(request: Asked, me: Person | Guest | None, board: UUID) -> tuple[queries.Seen, View]:
    """The board through the eyes of somebody who may bundle now whatever the phase.

    Raises:
        Missing, NotAllowed, Refused.
    """
    found = await queries.board_seen_by(me, board, hand_of(request, board, make=True))
    room = await open_room(board, found.board.seq)
    if not found.actor.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi tehdä tämän."))
    if Act.BUNDLE not in acts(room.wall, found.actor):
        raise Refused(N_("Tämä ei kuulu meneillään olevaan vaiheeseen."))
    return found, room.view(found.audience, found.actor)


@get("/boards/{board_id:uuid}/suggestions", policy=Policy.PARTICIPANT)
async def suggestions(
    request: Asked,
    me: Me,
    board_id: FromPath[UUID],
    skip: FromQuery[list[UUID] | None] = None,
    done: FromQuery[list[UUID] | None] = None,
    now: FromQuery[bool] = False,
) -> Template | Response[str]:
    """The page; with many notes its list comes after it (`now` asks for the list in the page all the same)."""
    found, view = await _leading(request, me, board_id)
    skipped = frozenset(skip or ())
    told: dict[str, Any] = {"board": view, "path": f"/boards/{board_id}/suggestions", "skipped": skipped}
    if request.headers.get("hx-request"):
        html = fragment("boards/_suggested.html", proposals=await proposed(view, skipped), minted=uuid4(), **told)
        return Response(html, media_type="text/html; charset=utf-8")
    later = view.count > AT_ONCE and not now
    told |= {"proposals": None if later else await proposed(view, skipped), "done": done or [], "minted": uuid4()}
    return page("boards/suggestions.html", network=found.network, workshop=found.workshop, **told)


@post("/boards/{board_id:uuid}/suggestions", policy=Policy.PARTICIPANT)
async def accept(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect:
    entry = await Entry.read(request, BundleForm)
    await _leading(request, me, board_id)
    if not entry.ok or len(entry.value.note) < 2:
        raise Refused(next(iter(entry.errors.values()), N_("Valitse nippuun vähintään kaksi lappua.")))
    form = entry.value
    id = op_id(form, "suggestions", form.note[0])
    done = await _bundle(request, me, board_id, id, form.note, form.title)
    return go(f"/boards/{board_id}/suggestions?done={done}", N_("Laput on niputettu."))


@post("/boards/{board_id:uuid}/suggestions/all", policy=Policy.PARTICIPANT)
async def accept_all(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect:
    """Every group that the page showed; one that no longer fits is left out, and said."""
    entry = await Entry.read(request, AllForm)
    _found, view = await _leading(request, me, board_id)
    texts = {note.id: note.title or title_of(note.text) for section in view.sections for note in section.notes}
    done, left = [], 0
    for group in entry.value.group if entry.ok else []:
        try:
            ids = [UUID(one) for one in group.split()]
            id = op_id(entry.value, "suggestions", ids[0])
            done.append(await _bundle(request, me, board_id, id, ids, texts.get(ids[0], "")))
        except (ValueError, IndexError, Refused):
            left += 1
    said = N_("Ehdotetut niput on tehty. {left} ei enää sopinut.") if left else N_("Ehdotetut niput on tehty.")
    query = "&".join(f"done={id}" for id in done)
    return go(f"/boards/{board_id}/suggestions?{query}", said, left=left)


async def _bundle(
    request: Asked, me: Person | Guest | None, board: UUID, id: UUID, notes: list[UUID], title: str
) -> UUID:
    """Two operations: the bundle, and its name. Undoing the first undoes both."""
    who = queries.visitor(me, hand_of(request, board))
    limit("board write", who.key)
    op = ops.BundleNotes(id=id, notes=tuple(notes[1:]), under=notes[0])
    made = await writer.submit(Wish(board, op, who))
    undoing.remember(board, op, who, made.undo)
    if title:
        await writer.submit(Wish(board, ops.TitleBundle(id=uuid5(id, "title"), note=notes[0], title=title), who))
    return id


@post("/boards/{board_id:uuid}/suggestions/undo", policy=Policy.PARTICIPANT)
async def undo(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect:
    """What was just accepted, apart again; the last first."""
    entry = await Entry.read(request, UndoForm)
    found, _view = await _leading(request, me, board_id)
    for one in reversed(entry.value.op if entry.ok else []):
        limit("board write", found.visitor.key)
        op, behalf = undoing.recall(board_id, one, found.visitor.key)
        await writer.submit(Wish(board_id, op, queries.visitor(me, found.visitor.hand, behalf)))
    return go(f"/boards/{board_id}/suggestions", N_("Kumottu."))


HANDLERS: Final = (suggestions, accept, accept_all, undo)
