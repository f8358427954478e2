"""The rows of a board's grid, on its settings page: a new one with its sections, a name for one."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid5

from litestar import post
from litestar.params import FromPath

from agentnet.web import Entry, Me, Policy, Session, Text, go
from agentnet.words import N_, _
from agentnet.workshops.boards import ops, settings
from agentnet.workshops.boards.laws import SECTION_LENGTH
from agentnet.workshops.boards.layouts import ACROSS
from agentnet.workshops.boards.pages.common import Press, op_id
from agentnet.workshops.boards.pages.sections import Answer, Name, SectionForm, next_tone, submit, wall_now, wrong
from agentnet.workshops.boards.pages.settings import Asked, led
from agentnet.workshops.boards.wall import Wall


class RowForm(Press):
    row_name: Name
    names: Text = ""


@post("/boards/{board_id:uuid}/settings/rows", policy=Policy.PARTICIPANT)
async def add_row(request: Asked, me: Me, board_id: FromPath[UUID]) -> Answer:
    """A row with sections of its own; without names, as many and the same as the row above."""
    entry = await Entry.read(request, RowForm)
    wall = await wall_now(me, board_id)
    if entry.ok and any(len(name) > SECTION_LENGTH for name in entry.value.names.splitlines()):
        entry.refuse("names", _("Lohkon nimessä on 1–{limit} merkkiä.", limit=SECTION_LENGTH))
    if not entry.ok:
        return await wrong(me, board_id, entry, "new")
    made = list(_new_row(wall, entry.value))
    return await submit(request, me, board_id, made, N_("Rivi on lisätty."))


def _new_row(wall: Wall, form: RowForm) -> Iterator[ops.AddSection]:
    last = max((s.row for s in wall.sections), default=-1)
    above = [s.name for s in sorted(wall.sections, key=lambda s: s.place) if s.row == last]
    names = list(dict.fromkeys(filter(None, (n.strip() for n in form.names.splitlines())))) or above or [form.row_name]
    tone, row = next_tone(wall, last + 1), last + 1
    for n, name in enumerate(names[:ACROSS]):
        id = op_id(form, f"row {row}", f"{n} {name}")
        section = uuid5(id, "section")
        yield ops.AddSection(id=id, section=section, name=name, tone=tone, row=row, row_name=form.row_name)


@post("/boards/{board_id:uuid}/settings/rows/{row:int}", policy=Policy.PARTICIPANT)
async def rename_row(request: Asked, session: Session, me: Me, board_id: FromPath[UUID], row: FromPath[int]) -> Answer:
    """A row's name is a setting: it stands in no operation."""
    await led(me, board_id)
    entry = await Entry.read(request, SectionForm)
    if not entry.ok:
        return await wrong(me, board_id, entry, f"name-{row}")
    await settings.board_to_change(session, board_id)
    await settings.name_row(session, board_id, row, entry.value.name)
    await session.commit()
    await settings.tell(board_id)
    return go(f"/boards/{board_id}/settings#sections-title", N_("Rivin nimi on vaihdettu."))


HANDLERS: Final = (add_row, rename_row)
