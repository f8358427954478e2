"""A wall from rows. Core on a sync connection, for the writer and for those who open a room."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from agentnet.workshops.boards.flow import OFFERED, Nod
from agentnet.workshops.boards.storing import columns_of, is_anonymous, store
from agentnet.workshops.boards.tables import BOARD, NOTE, REACTION, REMARK, REVISION, SECTION, VOTE
from agentnet.workshops.boards.wall import Comment, Note, Picture, Screen, Section, Wall

__all__ = ["columns_of", "is_anonymous", "load", "store"]


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
        left=row.timer_left_s,
        budget=row.votes_each,
        several=row.several,
        moderated=row.moderated,
        talks=row.comments,
        nodding=row.reactions,
        pictured=row.pictures,
        namings=OFFERED[row.offers],
        sections=_sections(connection, board),
        notes={note.id: note for note in _notes(connection, board)},
        votes=_votes(connection, board),
        comments=_comments(connection, board),
        nods=_nods(connection, board),
        spotlight=row.spotlight_id,
        screen=Screen(row.screen_section, row.screen_page, row.screen_code),
        seq=row.seq,
    )


def _sections(connection: Connection, board: UUID) -> tuple[Section, ...]:
    rows = connection.execute(select(SECTION).where(SECTION.c.board_id == board).order_by(SECTION.c.place))
    return tuple(Section(r.id, r.name, r.tone, r.place, r.row, r.row_name) for r in rows)


def _notes(connection: Connection, board: UUID) -> list[Note]:
    text = (REVISION.c.source_id == NOTE.c.id) & (REVISION.c.n == NOTE.c.revision)
    rows = connection.execute(
        select(NOTE, REVISION.c.text).join(REVISION, text).where(NOTE.c.board_id == board).order_by(NOTE.c.rank)
    )
    return [
        Note(
            id=r.id,
            by=_author(r),
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
            title=r.title,
            tone=r.tone,
            pictures=msgspec.convert(r.pictures, tuple[Picture, ...]),
            reason=r.reason,
            held=r.held,
            own_revision=r.own_revision,
            chosen=r.chosen,
            proxy=r.proxy,
            late=r.late,
        )
        for r in rows
    ]


def _votes(connection: Connection, board: UUID) -> dict[str, tuple[UUID, ...]]:
    given: dict[str, tuple[UUID, ...]] = {}
    for r in connection.execute(select(VOTE).where(VOTE.c.board_id == board)):
        key = key_of(r.participant_id, r.person_id)
        given[key] = given.get(key, ()) + (r.note_id,) * r.times
    return given


def _comments(connection: Connection, board: UUID) -> dict[UUID, tuple[Comment, ...]]:
    said: dict[UUID, tuple[Comment, ...]] = {}
    for r in connection.execute(select(REMARK).where(REMARK.c.board_id == board).order_by(REMARK.c.n)):
        one = Comment(r.id, r.note_id, _author(r), r.text, r.naming, r.signed, r.binned)
        said[r.note_id] = (*said.get(r.note_id, ()), one)
    return said


def _nods(connection: Connection, board: UUID) -> dict[UUID, frozenset[tuple[str, Nod]]]:
    nods: dict[UUID, set[tuple[str, Nod]]] = {}
    for r in connection.execute(select(REACTION).where(REACTION.c.board_id == board)):
        nods.setdefault(r.note_id, set()).add((key_of(r.participant_id, r.person_id), r.kind))
    return {note: frozenset(given) for note, given in nods.items()}


def _author(row: Any) -> str:
    return key_of(row.participant_id, row.person_id) or str(row.author_key)


def key_of(participant: UUID | None, person: UUID | None) -> str:
    if participant is not None:
        return f"participant:{participant}"
    return f"person:{person}" if person is not None else ""
