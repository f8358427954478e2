"""Pictures of a board: brought, shown to those who see the note, described anew, taken off."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Annotated, Any, Final
from uuid import UUID, uuid5

from litestar import Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from msgspec.structs import replace
from pydantic import StringConstraints

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Line, Me, Policy, here, limit
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops.boards import ops, pictures, queries, sweeping
from agentnet.workshops.boards.cleaning import Cleaned
from agentnet.workshops.boards.flow import WRITING, Act
from agentnet.workshops.boards.laws import acts
from agentnet.workshops.boards.laws.notes import ALT_LENGTH
from agentnet.workshops.boards.pages.common import Press, change, hand_of, op_id
from agentnet.workshops.boards.pages.keeping import brought, keeper_of
from agentnet.workshops.boards.pages.show import again, refused_note
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.wall import Picture

Answer = Response[Any] | Redirect | Template
Asked = Request[Any, Any, Any]
Change = Callable[[tuple[Picture, ...]], Awaitable[tuple[Picture, ...]]]
Alt = Annotated[Line, StringConstraints(max_length=ALT_LENGTH)]
WRITERS: Final = WRITING | {Act.CORRECT}
FOR_EVER: Final = "private, max-age=31536000, immutable"


class PictureForm(Press):
    """The file comes as `picture`. With `note` it goes straight on that note; else a note will name it."""

    alt: Alt = ""
    note: UUID | None = None


class HangForm(Press):
    picture: UUID
    alt: Alt = ""
    off: bool = False


@post("/boards/{board_id:uuid}/pictures", policy=Policy.PARTICIPANT, files=True, request_max_body_size=pictures.ROOM)
async def bring(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, PictureForm)
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    limit("picture", found.visitor.key)
    if entry.ok and not entry.value.alt:
        entry.refuse("alt", _("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))
    if not entry.ok or entry.errors:
        return await _back(request, me, board_id, entry)
    room = await open_room(board_id, found.board.seq)
    if not room.wall.pictured or not acts(room.wall, found.actor) & WRITERS:
        raise Refused(N_("Tälle taululle ei nyt lisätä kuvia."))
    form, sent = entry.value, here().form.files.get("picture", [])
    id = op_id(form, "pictures", here().form.first("picture"))
    try:
        picture = await pictures.made_fit(sent[0].data if sent else b"")
        await _keep(request, board_id, id, picture, form.alt)
    except Refused as refused:
        entry.refuse("picture", str(refused))
        return await _back(request, me, board_id, entry)
    if form.note is None:
        return Response(str(id), status_code=200, media_type="text/plain; charset=utf-8")

    async def with_this(had: tuple[Picture, ...]) -> tuple[Picture, ...]:
        return await brought(request, board_id, [*(one.id for one in had), id], had)

    return await _hang(request, me, (board_id, form.note), id, with_this, N_("Kuva on lisätty lappuun."))


async def _keep(request: Asked, board: UUID, id: UUID, picture: Cleaned, alt: str) -> None:
    keeper = keeper_of(request, board, id)
    if not keeper:
        raise Refused(N_("Selain ei salli evästettä, jota kuvan lisääminen tarvitsee."))
    async with db.writing() as session:
        await pictures.keep(session, board, id, picture, alt=alt, keeper=keeper)
        await sweeping.ask(session, board)
        await session.commit()


async def _back(request: Asked, me: Person | Guest | None, board: UUID, entry: Entry[Any]) -> Answer:
    """The sentence for a script, the note's page for the others."""
    with suppress(ValueError):
        if not here().htmx and (note := here().form.first("note")):
            return await refused_note(request, me, board, UUID(note), entry)
    return await again(request, me, board, entry)


async def _hang(
    request: Asked, me: Person | Guest | None, at: tuple[UUID, UUID], id: UUID, change_: Change, said: str
) -> Answer:
    """Other pictures for a note (its own hand's, or openly by a facilitator); its words stay."""
    board, note_id = at
    found = await queries.board_seen_by(me, board, hand_of(request, board))
    room = await open_room(board, found.board.seq)
    note = room.wall.notes.get(note_id)
    if note is None or not pictures.shows(room.view(found.audience, found.actor), note_id):
        raise Missing
    had = await change_(note.pictures)
    op = ops.EditNote(id=uuid5(id, "hang"), note=note_id, onto=note.revision, text=note.text, pictures=had)
    return await change(request, me, board, op, to=f"/boards/{board}/notes/{note_id}", said=said)


@post("/boards/{board_id:uuid}/notes/{note_id:uuid}/pictures", policy=Policy.PARTICIPANT)
async def hang(request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID]) -> Answer:
    """Describe a note's picture anew, or take it off."""
    entry = await Entry.read(request, HangForm)
    if entry.ok and not entry.value.off and not entry.value.alt:
        entry.refuse("alt", _("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))
    if not entry.ok or entry.errors:
        return await refused_note(request, me, board_id, note_id, entry)
    form = entry.value

    async def changed(had: tuple[Picture, ...]) -> tuple[Picture, ...]:
        if form.off:
            return tuple(one for one in had if one.id != form.picture)
        return tuple(replace(one, alt=form.alt) if one.id == form.picture else one for one in had)

    said = N_("Kuva on otettu pois.") if form.off else N_("Kuvan kuvaus on tallennettu.")
    return await _hang(request, me, (board_id, note_id), op_id(form, "hang", form.picture), changed, said)


@get("/boards/{board_id:uuid}/pictures/{picture_id:uuid}", policy=Policy.PARTICIPANT)
async def show(request: Asked, me: Me, board_id: FromPath[UUID], picture_id: FromPath[UUID]) -> Response[bytes]:
    """For those who see a note with the picture, and for the one who brought it."""
    found = await queries.board_seen_by(me, board_id, hand_of(request, board_id))
    room = await open_room(board_id, found.board.seq)
    hangs = pictures.hangs_on(room.view(found.audience, found.actor), picture_id)
    keeper = keeper_of(request, board_id, picture_id)
    data, kind = await pictures.bytes_of(picture_id, board_id, on_a_note=hangs, keeper=keeper)
    headers = {"cache-control": FOR_EVER, "vary": "Cookie", "content-disposition": "inline"}
    return Response(data, media_type=kind, headers=headers)


HANDLERS: Final = (bring, hang, show)
