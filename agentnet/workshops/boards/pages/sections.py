"""The sections of a board, on its settings page: added, renamed, put in order, removed with a place for their notes."""

from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID, uuid5

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template
from pydantic import Field as Limited

from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry, Line, Me, Policy, go
from agentnet.words import N_, Refused
from agentnet.workshops.boards import ops, queries, removing
from agentnet.workshops.boards.laws import SECTION_LENGTH
from agentnet.workshops.boards.layouts import TONES
from agentnet.workshops.boards.pages.common import Press, hand_of, op_id
from agentnet.workshops.boards.pages.settings import Asked, drawn, led
from agentnet.workshops.boards.rooms import open_room, writer
from agentnet.workshops.boards.wall import Wall
from agentnet.workshops.boards.writer import Wish

Answer: TypeAlias = Response[Any] | Redirect | Template
Name = Annotated[Line, Limited(min_length=1, max_length=SECTION_LENGTH)]


class SectionForm(Press):
    name: Name
    row: Annotated[int, Limited(ge=0, le=1_000)] = 0


class WayForm(Press):
    later: bool = False


class RemoveForm(Press):
    to: UUID


@post("/boards/{board_id:uuid}/settings/sections", policy=Policy.PARTICIPANT)
async def add(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """A section at the end of a row."""
    entry = await Entry.read(request, SectionForm)
    wall = await wall_now(me, board_id)
    if not entry.ok:
        return await wrong(me, board_id, entry, f"row-{entry.typed.get('row', ['0'])[-1]}")
    form = entry.value
    row = form.row if any(s.row == form.row for s in wall.sections) else 0
    id = op_id(form, f"section of {row}", form.name)
    op = ops.AddSection(id=id, section=uuid5(id, "section"), name=form.name, tone=next_tone(wall, row), row=row)
    return await submit(request, me, board_id, [op], N_("Lohko on lisätty."))


@post("/boards/{board_id:uuid}/settings/sections/{section_id:uuid}", policy=Policy.PARTICIPANT)
async def rename(request: Asked, me: Me, board_id: FromPath[UUID], section_id: FromPath[UUID]) -> Answer:
    entry = await Entry.read(request, SectionForm)
    if not entry.ok:
        return await wrong(me, board_id, entry, section_id)
    id = op_id(entry.value, f"name {section_id}", entry.value.name)
    op = ops.RenameSection(id=id, section=section_id, name=entry.value.name)
    return await submit(request, me, board_id, [op], N_("Lohkon nimi on vaihdettu."))


@post("/boards/{board_id:uuid}/settings/sections/{section_id:uuid}/move", policy=Policy.PARTICIPANT)
async def move(request: Asked, me: Me, board_id: FromPath[UUID], section_id: FromPath[UUID]) -> Answer:
    """One place earlier or later in its row."""
    entry = await Entry.read(request, WayForm)
    if not entry.ok:
        raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
    later = entry.value.later
    op = ops.MoveSection(id=op_id(entry.value, f"move {section_id}", later), section=section_id, later=later)
    return await submit(request, me, board_id, [op], N_("Lohko on siirretty."))


@post("/boards/{board_id:uuid}/settings/sections/{section_id:uuid}/remove", policy=Policy.PARTICIPANT)
async def remove(request: Asked, me: Me, board_id: FromPath[UUID], section_id: FromPath[UUID]) -> Answer:
    """Its notes go where the facilitator says, and for some minutes it can all be brought back."""
    found = await led(me, board_id)
    entry = await Entry.read(request, RemoveForm)
    if not entry.ok:
        raise Refused(N_("Valitse, mihin lohkoon laput siirtyvät."))
    wall = await wall_now(me, board_id)
    op = ops.RemoveSection(id=op_id(entry.value, f"remove {section_id}"), section=section_id, to=entry.value.to)
    wall.section(section_id)
    answer = await submit(request, me, board_id, [op], N_("Lohko on poistettu, ja sen laput on siirretty."))
    removing.remember(wall, op, found.visitor.key)
    return answer


@post("/boards/{board_id:uuid}/settings/sections/{section_id:uuid}/restore", policy=Policy.PARTICIPANT)
async def restore(request: Asked, me: Me, board_id: FromPath[UUID], section_id: FromPath[UUID]) -> Answer:
    found = await led(me, board_id)
    wall = await wall_now(me, board_id)
    back = removing.coming_back(board_id, section_id, found.visitor.key, wall)
    return await submit(request, me, board_id, back, N_("Lohko on taas paikallaan."))


async def wrong(me: Person | Guest | None, id: UUID, entry: Entry[Any], at: object) -> Template:
    return await drawn(await led(me, id), of_sections=entry, at=at, status=422)


async def wall_now(me: Person | Guest | None, id: UUID) -> Wall:
    """As it is now, for those who facilitate. Raises as `led`."""
    found = await led(me, id)
    return (await open_room(id, found.board.seq)).wall


def next_tone(wall: Wall, row: int) -> str:
    """The colour of the row, where it has one; else the next of those that are."""
    theirs = {s.tone for s in wall.sections if s.row == row}
    rows = len({s.row for s in wall.sections})
    if len(theirs) == 1 and rows > 1:
        return theirs.pop()
    return TONES[(len(wall.sections) if rows == 1 and theirs else rows) % len(TONES)]


async def submit(request: Asked, me: Person | Guest | None, id: UUID, made: list[Any], said: str) -> Redirect:
    """Through the board's writer, one after the other, outside any session."""
    who = queries.visitor(me, hand_of(request, id))
    for op in made:
        await writer.submit(Wish(id, op, who))
    stays = made[0].section if made and not isinstance(made[0], ops.RemoveSection) else None
    return go(f"/boards/{id}/settings#{f'line-{stays}' if stays else 'sections-title'}", said)


HANDLERS: Final = (add, rename, move, remove, restore)
