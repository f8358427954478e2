"""What is said about notes: comments, and nods that need no words."""

from typing import Annotated, Any, Final
from uuid import UUID, uuid5

from litestar import Request, post
from litestar.params import FromPath
from pydantic import BeforeValidator

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import LONG_TEXT, Entry, Me, Policy, TooMany, here
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops.boards import ops, queries
from agentnet.workshops.boards.flow import Naming, Nod
from agentnet.workshops.boards.pages.changes import Answer, Words
from agentnet.workshops.boards.pages.common import Press, change, hand_of, op_id
from agentnet.workshops.boards.pages.show import again, refused_note
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.wall import Wall

Asked = Request[Any, Any, Any]


def _parted(value: Any) -> Any:
    """`note:kind`, as one button sends it."""
    if not isinstance(value, str):
        return value
    note, _colon, kind = value.partition(":")
    try:
        return UUID(note), Nod(kind)
    except ValueError:
        raise ValueError(N_("Valitse reaktio uudelleen.")) from None


class NodForm(Press):
    """`on` says which way; without it the button turns what was. `back` leads to the note's own page."""

    nod: Annotated[tuple[UUID, Nod], BeforeValidator(_parted)]
    on: bool | None = None
    back: bool = False


class CommentForm(Press):
    comment: UUID | None = None
    comment_text: Words = ""
    naming: Naming = Naming.NAME


class UncommentForm(Press):
    """`binned` false brings the comment back. `back` is the note to whose own page one returns."""

    comment: UUID
    binned: bool = True
    back: UUID | None = None


@post("/boards/{board_id:uuid}/nods", policy=Policy.PARTICIPANT)
async def nod(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, NodForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    form = entry.value
    note, kind = form.nod
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    wall = (await open_room(board_id, found.board.seq)).wall
    on = (found.actor.key, kind) not in wall.nods.get(note, frozenset()) if form.on is None else form.on
    op = ops.React(id=op_id(form, "nods", f"{note}:{kind}"), note=note, kind=kind, on=on)
    said = N_("Reaktiosi on tallennettu.") if on else N_("Otit reaktiosi pois.")
    return await change(request, me, board_id, op, to=_on(board_id, note, own_page=form.back), said=said)


def _on(board: UUID, note: UUID, *, own_page: bool) -> str:
    return f"/boards/{board}/notes/{note}" if own_page else f"/boards/{board}#note-{note}"


@post(
    "/boards/{board_id:uuid}/notes/{note_id:uuid}/comments",
    policy=Policy.PARTICIPANT,
    request_max_body_size=LONG_TEXT,
)
async def comment(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, CommentForm)
    if not entry.ok:
        return await refused_note(request, me, board_id, note_id, entry)
    form = entry.value
    id = op_id(form, f"comments {note_id}")
    new = form.comment or uuid5(id, "comment")
    op = ops.AddComment(id=id, comment=new, note=note_id, text=form.comment_text, naming=form.naming)
    to = _on(board_id, note_id, own_page=True) + "#comments"
    try:
        return await change(request, me, board_id, op, to=to, said=N_("Kommentti on tallennettu."))
    except Refused as refused:
        if here().htmx or isinstance(refused, TooMany | NotAllowed | Missing):
            raise
        entry.refuse("comment_text", str(refused))
        return await refused_note(request, me, board_id, note_id, entry, status=409)


@post("/boards/{board_id:uuid}/uncomment", policy=Policy.PARTICIPANT)
async def uncomment(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """A comment away: one's own, or any for a facilitator."""
    entry = await Entry.read(request, UncommentForm)
    if not entry.ok:
        return await again(request, me, board_id, entry)
    form = entry.value
    note = await _note_of(request, me, board_id, form.comment)
    id = op_id(form, "uncomment", form.comment)
    op = ops.BinComment(id=id, comment=form.comment, note=note, binned=form.binned)
    to = _on(board_id, form.back or note, own_page=form.back is not None)
    return await change(request, me, board_id, op, to=to, said=N_("Kommentti on poistettu."))


async def _note_of(request: Asked, me: Person | Guest | None, board: UUID, comment: UUID) -> UUID:
    """The note that the comment is about."""
    found = await queries.board_seen_by(me, board, hand_of(request, board))
    wall: Wall = (await open_room(board, found.board.seq)).wall
    for note, said in wall.comments.items():
        if any(one.id == comment for one in said):
            return note
    raise Refused(N_("Kommenttia ei enää ole."))


HANDLERS: Final = (nod, comment, uncomment)
