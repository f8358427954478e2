"""What people do to a board, by POST. Each carries an id of its own, so that sending it twice does it once."""

from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID, uuid4

from litestar import Request, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from pydantic import BeforeValidator, StringConstraints

from agentnet.web import LONG_TEXT, Entry, Me, Policy, TooMany, here
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops.boards import ops, queries, undoing
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.pages.common import NotePress, Press, change, op_id
from agentnet.workshops.boards.pages.show import again, refused_note

Answer: TypeAlias = Response[Any] | Redirect | Template
Asked: TypeAlias = Request[Any, Any, Any]
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


class EditForm(Press):
    onto: int
    text: Words = ""


class MoveForm(Press):
    section: UUID
    after: UUID | None = None


class BundleForm(Press):
    under: UUID | None = None


@post("/boards/{board_id:uuid}/notes", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def add_note(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, NoteForm)
    if entry.ok:
        form = entry.value
        note = form.note or uuid4()
        id = op_id(form, "notes", note)
        op = ops.AddNote(id=id, note=note, section=form.section, text=form.text, naming=form.naming)
        try:
            return await change(request, me, board_id, op, said=N_("Lappu on tallennettu."))
        except Refused as refused:
            _keep(entry, refused)
            return await again(request, me, board_id, entry, status=409)
    return await again(request, me, board_id, entry)


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/edit", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
async def edit_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, EditForm)
    if entry.ok:
        form = entry.value
        op = ops.EditNote(id=op_id(form, "edit", form.onto), note=note_id, onto=form.onto, text=form.text)
        try:
            return await change(request, me, board_id, op, said=N_("Lappu on tallennettu."))
        except Refused as refused:
            _keep(entry, refused)
            return await refused_note(request, me, board_id, note_id, entry, status=409)
    return await refused_note(request, me, board_id, note_id, entry)


def _keep(entry: Entry[Any], refused: Refused) -> None:
    """Put the sentence beside the text, so that the page keeps what was typed. A script keeps it by itself."""
    if here().htmx or isinstance(refused, TooMany | NotAllowed | Missing):
        raise refused
    entry.refuse("text", str(refused))


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/move", policy=Policy.PARTICIPANT)
async def move_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, MoveForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    form = entry.value
    id = op_id(form, f"move {note_id}", form.section)
    op = ops.MoveNote(id=id, note=note_id, section=form.section, after=form.after)
    return await change(request, me, board_id, op, said=N_("Lappu on siirretty."))


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/bundle", policy=Policy.PARTICIPANT)
async def bundle_note(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, BundleForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    form = entry.value
    op = ops.BundleNotes(id=op_id(form, f"bundle {note_id}", form.under), notes=(note_id,), under=form.under)
    return await change(request, me, board_id, op, said=N_("Nippu on tallennettu."))


PRESSES: Final[dict[str, tuple[type[ops.Op], str]]] = {
    "bin": (ops.BinNote, N_("Lappu on roskakorissa.")),
    "restore": (ops.RestoreNote, N_("Lappu on palautettu.")),
    "hide": (ops.HideNote, N_("Lappu on piilotettu muilta.")),
    "show": (ops.ShowNote, N_("Lappu näkyy taas kaikille.")),
    "votes": (ops.Vote, N_("Äänesi on tallennettu.")),
    "unvotes": (ops.TakeBackVote, N_("Otit äänesi takaisin.")),
}


@post([f"/boards/{{board_id:uuid}}/{verb}" for verb in PRESSES], policy=Policy.PARTICIPANT)
async def press(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """The buttons on a note: bin, restore, hide, show, votes, unvotes."""
    verb = request.url.path.rpartition("/")[2]
    entry = await Entry.read(request, NotePress)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    kind, said = PRESSES[verb]
    op: Any = kind(id=op_id(entry.value, verb, entry.value.note), note=entry.value.note)  # type: ignore[call-arg]
    return await change(request, me, board_id, op, said=said)


class UndoForm(Press):
    op: UUID


@post("/boards/{board_id:uuid}/undo", policy=Policy.PARTICIPANT)
async def undo(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """Bring back what one's own operation `op` changed, within a minute of it."""
    entry = await Entry.read(request, UndoForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    found = await queries.board_seen_by(me, board_id)
    op, behalf = undoing.recall(board_id, entry.value.op, found.visitor.key)
    return await change(request, me, board_id, op, said=N_("Kumottu."), behalf=behalf)


HANDLERS: Final = (add_note, edit_note, move_note, bundle_note, press, undo)
