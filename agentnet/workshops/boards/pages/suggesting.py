"""Bundles that a facilitator may take or leave: proposed by likeness, made by the ordinary operations."""

from collections.abc import Sequence
from typing import Annotated, Any, Final
from uuid import UUID, uuid4, uuid5

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template
from pydantic import StringConstraints

from agentnet.accounts.models import Guest
from agentnet.likeness import title_of
from agentnet.network.models import Person
from agentnet.web import Chosen, Entry, Form, Line, Me, Policy, fragment, go, limit, page
from agentnet.words import N_, Refused, _
from agentnet.workshops.boards import ops, queries, undoing
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws.notes import TITLE_LENGTH
from agentnet.workshops.boards.pages.common import Press, hand_of, op_id
from agentnet.workshops.boards.pages.led import led
from agentnet.workshops.boards.proposals import proposed
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.shapes import View
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
    found, view = await led(request, me, board_id, Act.BUNDLE)
    skipped = frozenset(skip or ())
    if request.headers.get("hx-request"):
        told = {"path": f"/boards/{board_id}/suggestions", "skipped": skipped, "board": view}
        html = fragment("boards/_suggested.html", proposals=await proposed(view, skipped), minted=uuid4(), **told)
        return Response(html, media_type="text/html; charset=utf-8")
    return await _drawn(found, view, skipped, done or [], later=view.count > AT_ONCE and not now)


async def _drawn(
    found: queries.Seen,
    view: View,
    skipped: frozenset[UUID] = frozenset(),
    done: Sequence[UUID] = (),
    *,
    later: bool = False,
    wrong: str = "",
    entry: Entry[Any] | None = None,
) -> Template:
    return page(
        "boards/suggestions.html",
        status=422 if wrong else 200,
        network=found.network,
        workshop=found.workshop,
        board=view,
        path=f"/boards/{view.id}/suggestions",
        proposals=None if later else await proposed(view, skipped),
        skipped=skipped,
        done=done,
        wrong=wrong,
        entry=entry,
        minted=uuid4(),
    )


@post("/boards/{board_id:uuid}/suggestions", policy=Policy.PARTICIPANT)
async def accept(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect | Template:
    entry = await Entry.read(request, BundleForm)
    found, view = await led(request, me, board_id, Act.BUNDLE)
    if not entry.ok or len(entry.value.note) < 2:
        said = next(iter(entry.errors.values()), _("Valitse nippuun vähintään kaksi lappua."))
        return await _drawn(found, view, wrong=said, entry=entry)
    id = op_id(entry.value, "suggestions", entry.value.note[0])
    done = await _bundle(request, me, board_id, id, entry.value.note, entry.value.title)
    return go(f"/boards/{board_id}/suggestions?done={done}", N_("Laput on niputettu."))


@post("/boards/{board_id:uuid}/suggestions/all", policy=Policy.PARTICIPANT)
async def accept_all(request: Asked, me: Me, board_id: FromPath[UUID]) -> Redirect:
    """Every group that the page showed; one that no longer fits is left out, and said."""
    entry = await Entry.read(request, AllForm)
    _found, view = await led(request, me, board_id, Act.BUNDLE)
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
    found, _view = await led(request, me, board_id, Act.BUNDLE)
    for one in reversed(entry.value.op if entry.ok else []):
        limit("board write", found.visitor.key)
        op, behalf = undoing.recall(board_id, one, found.visitor.key)
        await writer.submit(Wish(board_id, op, queries.visitor(me, found.visitor.hand, behalf)))
    return go(f"/boards/{board_id}/suggestions", N_("Kumottu."))


HANDLERS: Final = (suggestions, accept, accept_all, undo)
