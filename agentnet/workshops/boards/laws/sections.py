"""Arranging the board: adding, renaming, reordering and removing sections. No note is ever lost with its section."""

from typing import assert_never

from msgspec.structs import replace

from agentnet.words import N_, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws.common import SECTION_LENGTH, last, require
from agentnet.workshops.boards.wall import Actor, Section, Wall

SECTIONS = 60
Arranging = ops.AddSection | ops.RenameSection | ops.MoveSection | ops.RemoveSection


def arrange(wall: Wall, op: Arranging, by: Actor) -> Wall:
    require(wall, Act.ARRANGE, by)
    match op:
        case ops.AddSection():
            return _add(wall, op)
        case ops.RenameSection():
            wall.section(op.section)
            name = _named(op.name)
            return replace(
                wall, sections=tuple(replace(s, name=name) if s.id == op.section else s for s in wall.sections)
            )
        case ops.MoveSection():
            return _shift(wall, op)
        case ops.RemoveSection():
            return _remove(wall, op)
        case _:
            assert_never(op)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > SECTION_LENGTH:
        raise Refused(N_("Lohkon nimessä on 1–{limit} merkkiä."), limit=SECTION_LENGTH)
    return name


def _add(wall: Wall, op: ops.AddSection) -> Wall:
    if any(s.id == op.section for s in wall.sections):
        raise Refused(N_("Tämä lohko on jo taululla."))
    if len(wall.sections) >= SECTIONS:
        raise Refused(N_("Taululla voi olla enintään {limit} lohkoa."), limit=SECTIONS)
    place = max((s.place for s in wall.sections if s.row == op.row), default=-1) + 1
    row_name = op.row_name or next((s.row_name for s in wall.sections if s.row == op.row), "")
    made = Section(op.section, _named(op.name), op.tone, place, op.row, row_name[:SECTION_LENGTH])
    return replace(wall, sections=(*wall.sections, made))


def _shift(wall: Wall, op: ops.MoveSection) -> Wall:
    """Changes places with its neighbour; at the end of the row nothing happens."""
    mine = wall.section(op.section)
    row = sorted((s for s in wall.sections if s.row == mine.row), key=lambda s: s.place)
    at = row.index(mine)
    to = at + 1 if op.later else at - 1
    if not 0 <= to < len(row):
        return wall
    places = {mine.id: row[to].place, row[to].id: mine.place}
    return replace(wall, sections=tuple(replace(s, place=places.get(s.id, s.place)) for s in wall.sections))


def _remove(wall: Wall, op: ops.RemoveSection) -> Wall:
    """Every note of it, binned ones too, goes to the end of another section, in order."""
    gone, to = wall.section(op.section), wall.section(op.to)
    if gone.id == to.id:
        raise Refused(N_("Valitse, mihin lohkoon laput siirtyvät."))
    end = last(wall, to.id)
    theirs = sorted((n for n in wall.notes.values() if n.section == gone.id), key=lambda n: (n.rank, n.id))
    moved = {n.id: replace(n, section=to.id, rank=end + i) for i, n in enumerate(theirs, 1)}
    screen = replace(wall.screen, section=None, page=0) if wall.screen.section == gone.id else wall.screen
    kept = tuple(s for s in wall.sections if s.id != gone.id)
    return replace(wall, sections=kept, notes={**wall.notes, **moved}, screen=screen)
