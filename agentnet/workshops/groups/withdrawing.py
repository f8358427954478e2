"""What a group no longer stands for leaves the plenary board again, and comes back when it is chosen once more.

Only while nobody has worked on it there. It goes to the board's bin, so that whoever leads can restore it, and what
they restored stays.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import UUID, uuid5

from msgspec import Struct
from sqlmodel import col, select

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.actions import carried_id
from agentnet.workshops.boards.laws import CARRIED_LENGTH
from agentnet.workshops.boards.models import BoardOp
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.wall import Note, Wall
from agentnet.workshops.boards.writer import Wish

ROUNDS: Final = 20
"""How often a note goes and comes back by itself; after that it stays where it is."""


class Followed(Struct, frozen=True):
    """How many notes went and came back, and how many stay because somebody has worked on them."""

    gone: int = 0
    back: int = 0
    kept: int = 0


async def follow(plenary: Wall, sources: Mapping[UUID, str | None], going: Mapping[UUID, str], by: Person) -> Followed:
    """`sources`: all notes of the groups, and of a hidden one why; `going`: those that go on now, with their words.
    `plenary`: before anything was added. What has been hidden in its group, and is in use here, is hidden here too,
    once. What has been edited in its group has the new words here, unless somebody has edited it here.

    Raises:
        Refused: as the board's writer.
    """
    theirs = [(source in going, carried_id(plenary.id, source)) for source in sources]
    there = [(goes, plenary.notes[id]) for goes, id in theirs if id in plenary.notes]
    out = [note for goes, note in there if not goes and not note.binned]
    missed = [note for goes, note in there if goes and note.binned]
    past = await _past(plenary.id, [*out, *missed], [note for _goes, note in there])
    idle = [note for note in out if not _is_used(plenary, note, past)]
    gone = back = 0
    for note in idle:
        went, came = _rounds(past, note)
        if went == came and went < ROUNDS:
            gone += await _do(plenary.id, ops.BinNote(id=_op(note.id, "withdrawn", went), note=note.id), by)
    reasons = {carried_id(plenary.id, source): why for source, why in sources.items() if why is not None}
    for note in out:
        if note.id in reasons and not note.hidden and note not in idle:
            await _do(plenary.id, ops.HideNote(id=_op(note.id, "hidden", 0), note=note.id, reason=reasons[note.id]), by)
    for note in missed:
        went, came = _rounds(past, note)
        if went > came:
            back += await _do(plenary.id, ops.RestoreNote(id=_op(note.id, "returned", came), note=note.id), by)
    words = {carried_id(plenary.id, source): said[:CARRIED_LENGTH].strip() for source, said in going.items()}
    for note in plenary.notes.values():
        if words.get(note.id, note.text) != note.text and _is_as_brought(note, past) and note.revision <= ROUNDS:
            id = _op(note.id, "worded", note.revision - 1)
            await _do(plenary.id, ops.EditNote(id=id, note=note.id, onto=note.revision, text=words[note.id]), by)
    return Followed(gone, back, len(out) - len(idle))


def _is_as_brought(note: Note, past: Collection[UUID]) -> bool:
    """Whether all its words came from its group."""
    return all(_op(note.id, "worded", n) in past for n in range(note.revision - 1))


def _is_used(wall: Wall, note: Note, past: Collection[UUID]) -> bool:
    """Whether somebody has done something to it on the plenary board: talked, voted, bundled, edited, chosen."""
    talked = bool(wall.comments.get(note.id) or wall.nods.get(note.id))
    voted = any(note.id in given for given in wall.votes.values())
    placed = note.bundle is not None or bool(wall.under(note.id))
    return talked or voted or placed or not _is_as_brought(note, past) or note.chosen or wall.spotlight == note.id


def _op(note: UUID, verb: str, n: int) -> UUID:
    return uuid5(note, f"{verb} {n}")


async def _past(board: UUID, moved: Iterable[Note], edited: Iterable[Note]) -> set[UUID]:
    """Which of our own operations on these are in the log."""
    asked = [_op(note.id, verb, n) for note in moved for verb in ("withdrawn", "returned") for n in range(ROUNDS)]
    asked += [_op(note.id, "worded", n) for note in edited for n in range(min(note.revision - 1, ROUNDS))]
    if not asked:
        return set()
    async with db.reading() as session:
        rows = await session.scalars(
            select(col(BoardOp.op_id)).where(BoardOp.board_id == board, col(BoardOp.op_id).in_(asked))
        )
        return set(rows)


def _rounds(past: Collection[UUID], note: Note) -> tuple[int, int]:
    went, came = (sum(_op(note.id, verb, n) in past for n in range(ROUNDS)) for verb in ("withdrawn", "returned"))
    return went, came


async def _do(board: UUID, op: ops.Op, by: Person) -> bool:
    """Whether it happened now. Somebody who was quicker has their way."""
    try:
        return not (await writer.submit(Wish(board, op, Visitor(person=by.id)))).repeated
    except Refused as refused:
        if refused.__class__ is not Refused:
            raise
        return False
