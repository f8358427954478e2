"""What people do to a board, by POST. Each carries an id of its own, so that sending it twice does it once."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID, uuid4

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from msgspec.structs import replace
from pydantic import BeforeValidator, StringConstraints

from agentnet.web import LONG_TEXT, Chosen, Entry, Line, Me, Policy, TooMany, here
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops.boards import ops, queries, undoing
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.pages.common import NotePress, Press, change, op_id
from agentnet.workshops.boards.pages.keeping import brought
from agentnet.workshops.boards.pages.show import again, refused_note
from agentnet.workshops.groups import late

Answer: TypeAlias = Response[Any] | Redirect | Template
Asked: TypeAlias = Request[Any, Any, Any]
SECTIONS_OWN: Final = "section"
Words = Annotated[
    str,
    BeforeValidator(lambda v: v.replace("\r\n", "\n").replace("\r", "\n") if isinstance(v, str) else v),
    StringConstraints(max_length=200_000),
]


class NoteForm(Press):
    note: UUID | None = None
    section: UUID
    text: Words = ""
    naming: Naming = Naming.NAME
    tone: Line = ""
    picture: Chosen[UUID] = []
    behalf: UUID | None = None


class EditForm(Press):
    """`tone` "section": as its section; a form without it leaves the colour as it is."""

    onto: int
    text: Words = ""
    tone: Line | None = None


class HideForm(NotePress):
    reason: Line = ""


@post("/boards/{board_id:uuid}/notes", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def add_note(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, NoteForm)
    if entry.ok:
        form = entry.value
        note = form.note or uuid4()
        id = op_id(form, "notes", note)
        op = ops.AddNote(id=id, note=note, section=form.section, text=form.text, naming=form.naming, tone=form.tone)
        try:
            op = replace(op, pictures=await brought(request, board_id, form.picture))
            return await change(request, me, board_id, op, said=N_("Lappu on tallennettu."), behalf=form.behalf)
        except Refused as refused:
            _keep(entry, refused)
            return await again(request, me, board_id, entry, status=409)
    return await again(request, me, board_id, entry)


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/edit", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def edit_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, EditForm)
    if entry.ok:
        form = entry.value
        op = ops.EditNote(
            id=op_id(form, "edit", form.onto), note=note_id, onto=form.onto, text=form.text, tone=_tone(form)
        )
        try:
            return await late.followed(board_id, change(request, me, board_id, op, said=N_("Lappu on tallennettu.")))
        except Refused as refused:
            _keep(entry, refused)
            return await refused_note(request, me, board_id, note_id, entry, status=409)
    return await refused_note(request, me, board_id, note_id, entry)


def _tone(form: EditForm) -> str | None:
    return "" if form.tone == SECTIONS_OWN else form.tone


def _keep(entry: Entry[Any], refused: Refused) -> None:
    """Put the sentence beside the text, so that the page keeps what was typed. A script keeps it by itself."""
    if here().htmx or isinstance(refused, TooMany | NotAllowed | Missing):
        raise refused
    entry.refuse("text", str(refused))


PRESSES: Final[dict[str, tuple[Callable[..., ops.Op], str]]] = {
    "bin": (ops.BinNote, N_("Lappu on roskakorissa.")),
    "restore": (ops.RestoreNote, N_("Lappu on palautettu.")),
    "show": (ops.ShowNote, N_("Lappu näkyy kaikille.")),
    "choose": (ops.ChooseNote, N_("Lappu on valittu jatkoon.")),
    "unchoose": (partial(ops.ChooseNote, chosen=False), N_("Lappu ei ole enää valittujen joukossa.")),
    "votes": (ops.Vote, N_("Äänesi on tallennettu.")),
    "unvotes": (ops.TakeBackVote, N_("Otit äänesi takaisin.")),
}


@post([f"/boards/{{board_id:uuid}}/{verb}" for verb in PRESSES], policy=Policy.PARTICIPANT)
async def press(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """The buttons on a note: bin, restore, show, choose, unchoose, votes, unvotes."""
    verb = request.url.path.rpartition("/")[2]
    entry = await Entry.read(request, NotePress)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    make, said = PRESSES[verb]
    op = make(id=op_id(entry.value, verb, entry.value.note), note=entry.value.note)
    changed = change(request, me, board_id, op, said=said, behalf=entry.value.behalf)
    return await (changed if verb in ("votes", "unvotes") else late.followed(board_id, changed))


@post("/boards/{board_id:uuid}/hide", policy=Policy.PARTICIPANT)
async def hide(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """From the others' sight; the author is told why."""
    entry = await Entry.read(request, HideForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    form = entry.value
    op = ops.HideNote(id=op_id(form, "hide", form.note), note=form.note, reason=form.reason)
    return await late.followed(board_id, change(request, me, board_id, op, said=N_("Lappu on piilotettu muilta.")))


class UndoForm(Press):
    op: UUID


@post("/boards/{board_id:uuid}/undo", policy=Policy.PARTICIPANT)
async def undo(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """Bring back what one's own operation `op` changed, within a minute of it."""
    entry = await Entry.read(request, UndoForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    op, behalf = undoing.recall(board_id, entry.value.op, (await queries.board_seen_by(me, board_id)).visitor.key)
    return await late.followed(board_id, change(request, me, board_id, op, said=N_("Kumottu."), behalf=behalf))


HANDLERS: Final = (add_note, edit_note, press, hide, undo)
