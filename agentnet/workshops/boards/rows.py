"""A wall from rows, and the rows of a step from one wall to the next. Core on a sync connection, for the writer."""

from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, insert, select, update

from agentnet import clock
from agentnet.sources.flow import Kind
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import OFFERED, Naming
from agentnet.workshops.boards.tables import BOARD, LOG, NOTE, REVISION, SECTION, SOURCE, VOTE
from agentnet.workshops.boards.wall import Actor, Note, Section, Wall

# Made once: every note and every operation goes through these.
ADD_SOURCE: Final = insert(SOURCE)
ADD_NOTE: Final = insert(NOTE)
ADD_REVISION: Final = insert(REVISION)
ADD_LINE: Final = insert(LOG)


def load(connection: Connection, board: UUID) -> Wall | None:
    """The wall as the database has it, or none."""
    row = connection.execute(select(BOARD).where(BOARD.c.id == board)).first()
    if row is None:
        return None
    return Wall(
        id=row.id,
        title=row.title,
        task=row.task,
        phase=row.phase,
        since=row.phase_since,
        ends=row.timer_ends_at,
        budget=row.votes_each,
        namings=OFFERED[row.offers],
        sections=_sections(connection, board),
        notes={note.id: note for note in _notes(connection, board)},
        votes=_votes(connection, board),
        seq=row.seq,
    )


def _sections(connection: Connection, board: UUID) -> tuple[Section, ...]:
    rows = connection.execute(select(SECTION).where(SECTION.c.board_id == board).order_by(SECTION.c.place))
    return tuple(Section(r.id, r.name, r.tone, r.place, r.row) for r in rows)


def _notes(connection: Connection, board: UUID) -> list[Note]:
    text = (REVISION.c.source_id == NOTE.c.id) & (REVISION.c.n == NOTE.c.revision)
    rows = connection.execute(
        select(NOTE, REVISION.c.text).join(REVISION, text).where(NOTE.c.board_id == board).order_by(NOTE.c.rank)
    )
    return [
        Note(
            id=r.id,
            by=_key(r.participant_id, r.person_id) or r.author_key,
            text=r.text,
            section=r.section_id,
            rank=r.rank,
            naming=r.naming,
            signed=r.signed,
            revision=r.revision,
            hidden=r.hidden,
            binned=r.binned,
            bundle=r.bundle_id,
            carried=r.carried,
        )
        for r in rows
    ]


def _votes(connection: Connection, board: UUID) -> dict[str, tuple[UUID, ...]]:
    given: dict[str, tuple[UUID, ...]] = {}
    for r in connection.execute(select(VOTE).where(VOTE.c.board_id == board)):
        key = _key(r.participant_id, r.person_id)
        given[key] = (*given.get(key, ()), r.note_id)
    return given


def _key(participant: UUID | None, person: UUID | None) -> str:
    if participant is not None:
        return f"participant:{participant}"
    return f"person:{person}" if person is not None else ""


def columns_of(key: str) -> dict[str, Any]:
    """The author columns of a key: `participant:…`, `person:…`, or a browser's hash."""
    kind, _, id = key.partition(":")
    return {
        "participant_id": UUID(id) if kind == "participant" and id else None,
        "person_id": UUID(id) if kind == "person" and id else None,
    }


def store(connection: Connection, network: UUID, before: Wall, after: Wall, op: ops.Op, by: Actor) -> None:
    """Everything that the step changed, and its line in the log. `after.seq` is the operation's number."""
    for note in after.notes.values():
        if note is not (was := before.notes.get(note.id)):
            _store_note(connection, network, after, was, note, by)
    if after.sections is not before.sections:
        _store_sections(connection, before, after)
    if after.votes is not before.votes:
        _store_votes(connection, before, after)
    connection.execute(ADD_LINE, _line(before, after, op, by))


def _store_note(connection: Connection, network: UUID, wall: Wall, was: Note | None, note: Note, by: Actor) -> None:
    row = {
        "section_id": note.section,
        "rank": note.rank,
        "revision": note.revision,
        "hidden": note.hidden,
        "binned": note.binned,
        "bundle_id": note.bundle,
    }
    if was is None:
        author = columns_of(note.by)
        new = {
            "author_key": "" if any(author.values()) else note.by,
            "naming": note.naming,
            "signed": note.signed,
            "carried": note.carried,
        }
        connection.execute(ADD_SOURCE, _source(network, wall, note, by))
        connection.execute(ADD_NOTE, {"id": note.id, "board_id": wall.id, **author, **new, **row})
    else:
        connection.execute(update(NOTE).where(NOTE.c.id == note.id).values(row))
    if was is None or was.revision != note.revision:
        connection.execute(ADD_REVISION, _revision(note))


def _source(network: UUID, wall: Wall, note: Note, by: Actor) -> dict[str, Any]:
    """An anonymous note's source has no person, nor a guest's; for a carried one, ask what it was carried from."""
    theirs = note.by == by.key
    return {
        "id": note.id,
        "network_id": network,
        "kind": Kind.NOTE,
        "person_id": by.person if theirs else None,
        "origin_id": wall.id,
        "label": wall.title,
    }


def _revision(note: Note) -> dict[str, Any]:
    digest = sha256(note.text.encode()).hexdigest()
    return {"id": uuid4(), "source_id": note.id, "n": note.revision, "text": note.text, "sha256": digest}


def _store_sections(connection: Connection, before: Wall, after: Wall) -> None:
    had = {s.id: s for s in before.sections}
    for s in after.sections:
        row = {"name": s.name, "tone": s.tone, "place": s.place, "row": s.row}
        if s.id not in had:
            connection.execute(insert(SECTION), {"id": s.id, "board_id": after.id, **row})
        elif s != had[s.id]:
            connection.execute(update(SECTION).where(SECTION.c.id == s.id).values(row))


def _store_votes(connection: Connection, before: Wall, after: Wall) -> None:
    for key in before.votes.keys() | after.votes.keys():
        was, now = set(before.votes.get(key, ())), set(after.votes.get(key, ()))
        who = columns_of(key)
        for note in now - was:
            connection.execute(insert(VOTE), {"id": uuid4(), "board_id": after.id, "note_id": note, **who})
        for note in was - now:
            one = delete(VOTE).where(VOTE.c.note_id == note)
            column, id = next((c, i) for c, i in who.items() if i)
            connection.execute(one.where(VOTE.c[column] == id))


def _line(before: Wall, after: Wall, op: ops.Op, by: Actor) -> dict[str, Any]:
    """The log's line: no words, no name; no actor for an anonymous note; no time where it could tell who."""
    nobody = is_anonymous(after, op)
    timed = isinstance(op, ops.EnterPhase) or Naming.ANONYMOUS not in before.namings
    wordless = replace(op, text="") if isinstance(op, ops.AddNote | ops.EditNote) else op
    if isinstance(wordless, ops.AddNote):
        wordless = replace(wordless, signed="")
    return {
        "id": uuid4(),
        "board_id": after.id,
        "seq": after.seq,
        "op_id": op.id,
        "body": msgspec.json.encode(wordless),
        "at": clock.now() if timed else None,
        **columns_of("" if nobody else by.key),
    }


def is_anonymous(wall: Wall, op: ops.Op) -> bool:
    """Is this something that the author of an anonymous note did to it?"""
    if not isinstance(op, ops.AddNote | ops.EditNote | ops.BinNote | ops.RestoreNote):
        return False
    note = wall.notes.get(op.note)
    return note is not None and note.naming is Naming.ANONYMOUS
