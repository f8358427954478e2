"""A board's page and a note's own page; both work without JavaScript."""

from typing import Any, Final
from uuid import UUID, uuid4

from litestar import Request, get
from litestar.params import FromPath, FromQuery
from litestar.response import Response, Template

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Me, Policy, here, page
from agentnet.web.around import page_around
from agentnet.words import Missing, Refused
from agentnet.workshops import news, ticks
from agentnet.workshops.boards import drawing, queries
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws import NOTE_LENGTH
from agentnet.workshops.boards.originals import original
from agentnet.workshops.boards.pages.common import hand_of, names_to_choose
from agentnet.workshops.boards.parts import painted
from agentnet.workshops.boards.presence import table
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.views import own
from agentnet.workshops.groups.queries import group_at

Asked = Request[Any, Any, Any]


@get("/boards/{board_id:uuid}", policy=Policy.PARTICIPANT, shrinks=True)
async def board(request: Asked, me: Me, board_id: FromPath[UUID]) -> Template:
    return await drawn(request, me, board_id, None)


async def drawn(
    request: Asked,
    me: Person | Guest | None,
    id: UUID,
    entry: Entry[Any] | None,
    status: int = 200,
) -> Template:
    """The whole page; with an `entry`, what was typed and what is wrong with it."""
    since = ticks.now()
    found = await queries.board_seen_by(me, id, hand_of(request, id, make=True))
    room, group = await open_room(id, found.board.seq), await group_at(found.board)
    if found.actor.facilitates:
        await room.leaders.count()
    view, mine = room.view(found.audience, found.actor), own(room.wall, found.actor)
    cursor, alone = room.cursor(found.audience), view is not room.views[found.audience]
    return page_around(
        "boards/show.html",
        painted(view, found.audience, cursor, mine, alone=alone),
        status=status,
        network=found.network,
        workshop=found.workshop,
        own=mine,
        actor=found.actor,
        group=group,
        following=await news.at_board(found.workshop, found.board, group, found.actor.key, since),
        namings=names_to_choose(room.wall.namings, found.actor.names),
        entry=entry,
        minted=uuid4(),
        limit=NOTE_LENGTH,
        ready=found.actor.key in table(id).ready(room.wall),
        **drawing.surroundings(view, found.audience, room.present, room.leaders.seats),
    )


async def again(
    request: Asked, me: Person | Guest | None, id: UUID, entry: Entry[Any] | None, status: int = 422
) -> Template | Response[Any]:
    """What was sent cannot be: the sentence for a script, the page with everything that was typed for the others."""
    if here().htmx:
        return _sentence(entry)
    return await drawn(request, me, id, entry, status)


def _sentence(entry: Entry[Any] | None) -> Response[Any]:
    said = next(iter(entry.errors.values()), "") if entry else ""
    return Response(said, status_code=422, media_type="text/plain; charset=utf-8")


@get("/boards/{board_id:uuid}/notes/{note_id:uuid}", policy=Policy.PARTICIPANT)
async def note(
    request: Asked, me: Me, board_id: FromPath[UUID], note_id: FromPath[UUID], search: FromQuery[str] = ""
) -> Template:
    """With `search`, only the notes with these words are offered as company."""
    return await drawn_note(request, me, board_id, note_id, None, search=search)


async def drawn_note(
    request: Asked,
    me: Person | Guest | None,
    id: UUID,
    note_id: UUID,
    entry: Entry[Any] | None,
    status: int = 200,
    *,
    search: str = "",
) -> Template:
    found = await queries.board_seen_by(me, id, hand_of(request, id, make=True))
    room = await open_room(id, found.board.seq)
    view, mine = room.view(found.audience, found.actor), own(room.wall, found.actor)
    tops = [n for s in view.sections for n in s.notes]
    one = next((n for top in tops for n in (top, *top.bundled) if n.id == note_id), None)
    if one is None:
        raise Missing
    return page(
        "boards/note.html",
        status=status,
        network=found.network,
        board=view,
        note=one,
        top=next(n for n in tops if one in (n, *n.bundled)),
        others=[n for n in tops if n.id != note_id and one not in n.bundled and n.says(search)],
        search=search,
        original=await original(room.wall, note_id, found.actor, mine),
        bundled=one not in tops,
        own=mine,
        acts=mine.acts,
        facilitates=found.actor.facilitates,
        can_edit=_can_edit(one.id in mine.notes, mine.acts),
        namings=names_to_choose(room.wall.namings, found.actor.names),
        audience=found.audience,
        entry=entry,
        minted=uuid4(),
        limit=NOTE_LENGTH,
    )


def _can_edit(own: bool, acts: frozenset[Act]) -> bool:
    return (Act.EDIT_OWN if own else Act.CORRECT) in acts


async def refused_note(
    request: Asked, me: Person | Guest | None, id: UUID, note_id: UUID, entry: Entry[Any], status: int = 422
) -> Template | Response[Any]:
    """An edit that cannot be: the note's page again, with the text as it was typed."""
    if here().htmx:
        return _sentence(entry)
    try:
        return await drawn_note(request, me, id, note_id, entry, status)
    except Missing as gone:
        raise Refused(next(iter(entry.errors.values()), str(gone))) from gone


HANDLERS: Final = (board, note)
