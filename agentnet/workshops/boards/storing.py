"""The rows of a step from one wall to the next, for the writer."""

from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import msgspec
from msgspec.structs import replace
from sqlalchemy import delete, insert, update

from agentnet import clock
from agentnet.sources.flow import Kind
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.sheet import (
    ADD_LINE,
    ADD_NOTE,
    ADD_REVISION,
    ADD_SOURCE,
    ADD_VOTE,
    CHANGE_NOTE,
    Pen,
)
from agentnet.workshops.boards.tables import REACTION, REMARK, SECTION, VOTE
from agentnet.workshops.boards.wall import Actor, Comment, Note, Picture, Wall


def columns_of(key: str) -> dict[str, Any]:
    """The author columns of a key: `participant:…`, `person:…`, or a browser's hash."""
    kind, _, id = key.partition(":")
    return {
        "participant_id": UUID(id) if kind == "participant" and id else None,
        "person_id": UUID(id) if kind == "person" and id else None,
    }


def store(pen: Pen, network: UUID, before: Wall, after: Wall, op: ops.Op, by: Actor) -> None:
    """Everything that the step changed, and its line in the log. `after.seq` is the operation's number."""
    if after.sections is not before.sections:
        _store_sections(pen, before, after)
    if after.notes is not before.notes:
        for note in after.notes.values():
            if note is not (was := before.notes.get(note.id)):
                _store_note(pen, network, after, was, note, by)
    if after.sections is not before.sections:
        _remove_sections(pen, before, after)
    if after.votes is not before.votes:
        _store_votes(pen, before, after, by)
    if after.comments is not before.comments:
        _store_comments(pen, before, after)
    if after.nods is not before.nods:
        _store_nods(pen, before, after)
    pen.execute(ADD_LINE, _line(before, after, op, by))


def _store_note(pen: Pen, network: UUID, wall: Wall, was: Note | None, note: Note, by: Actor) -> None:
    row = {
        "section_id": note.section,
        "rank": note.rank,
        "revision": note.revision,
        "hidden": note.hidden,
        "reason": note.reason,
        "held": note.held,
        "own_revision": note.own_revision,
        "chosen": note.chosen,
        "binned": note.binned,
        "bundle_id": note.bundle,
        "title": note.title,
        "tone": note.tone,
        "pictures": msgspec.to_builtins(note.pictures),
    }
    if was is None:
        author = columns_of(note.by)
        new = {
            "author_key": "" if any(author.values()) else note.by,
            "naming": note.naming,
            "signed": note.signed,
            "carried": note.carried,
            "proxy": note.proxy,
            "late": note.late,
        }
        pen.execute(ADD_SOURCE, _source(network, wall, note, by))
        pen.execute(ADD_NOTE, {"id": note.id, "board_id": wall.id, **author, **new, **row})
    else:
        pen.execute(CHANGE_NOTE, {"this": note.id, **row})
    if was is None or was.revision != note.revision:
        pen.execute(ADD_REVISION, _revision(note))


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


def _store_sections(pen: Pen, before: Wall, after: Wall) -> None:
    had = {s.id: s for s in before.sections}
    for s in after.sections:
        row = {"name": s.name, "tone": s.tone, "place": s.place, "row": s.row, "row_name": s.row_name}
        if s.id not in had:
            pen.execute(insert(SECTION), {"id": s.id, "board_id": after.id, **row})
        elif s != had[s.id]:
            pen.execute(update(SECTION).where(SECTION.c.id == s.id).values(row))


def _remove_sections(pen: Pen, before: Wall, after: Wall) -> None:
    """After their notes have moved."""
    for id in {s.id for s in before.sections} - {s.id for s in after.sections}:
        pen.execute(delete(SECTION).where(SECTION.c.id == id))


def _store_votes(pen: Pen, before: Wall, after: Wall, by: Actor) -> None:
    for key in before.votes.keys() | after.votes.keys():
        if before.votes.get(key) == after.votes.get(key):
            continue
        was, now = Counter(before.votes.get(key, ())), Counter(after.votes.get(key, ()))
        for note in was.keys() | now.keys():
            if was[note] != now[note]:
                _store_vote(pen, after, note, key, was[note], now[note], by)


def _store_vote(pen: Pen, wall: Wall, note: UUID, key: str, was: int, now: int, by: Actor) -> None:
    who = columns_of(key)
    if not was:
        row = {"id": uuid4(), "board_id": wall.id, "note_id": note, **who, "times": now}
        pen.execute(ADD_VOTE, row)
        return
    column, id = next((c, i) for c, i in who.items() if i)
    mine = (VOTE.c.note_id == note) & (VOTE.c[column] == id)
    pen.execute(update(VOTE).where(mine).values(times=now) if now else delete(VOTE).where(mine))


def _store_comments(pen: Pen, before: Wall, after: Wall) -> None:
    for note, said in after.comments.items():
        if (had := before.comments.get(note, ())) is said:
            continue
        for n, one in enumerate(said):
            if n >= len(had):
                pen.execute(insert(REMARK), _comment(after, one, n))
            elif one is not had[n]:
                pen.execute(update(REMARK).where(REMARK.c.id == one.id).values(binned=one.binned))


def _comment(wall: Wall, one: Comment, n: int) -> dict[str, Any]:
    author = columns_of(one.by)
    said = {"naming": one.naming, "signed": one.signed, "text": one.text, "n": n, "binned": one.binned}
    key = "" if any(author.values()) else one.by
    return {"id": one.id, "board_id": wall.id, "note_id": one.note, **author, "author_key": key, **said}


def _store_nods(pen: Pen, before: Wall, after: Wall) -> None:
    for note, nods in after.nods.items():
        had = before.nods.get(note, frozenset())
        for key, kind in nods - had:
            row = {"id": uuid4(), "board_id": after.id, "note_id": note, "kind": kind, **columns_of(key)}
            pen.execute(insert(REACTION), row)
        for key, kind in had - nods:
            column, id = next((c, i) for c, i in columns_of(key).items() if i)
            mine = (REACTION.c.note_id == note) & (REACTION.c[column] == id) & (REACTION.c.kind == kind)
            pen.execute(delete(REACTION).where(mine))


def _line(before: Wall, after: Wall, op: ops.Op, by: Actor) -> dict[str, Any]:
    """The log's line: no words, no name; no actor for an anonymous note; no time where it could tell who."""
    timed = isinstance(op, ops.EnterPhase) or Naming.ANONYMOUS not in before.namings
    return {
        "id": uuid4(),
        "board_id": after.id,
        "seq": after.seq,
        "op_id": op.id,
        "body": msgspec.json.encode(_wordless(op if timed else _timeless(op, before))),
        "at": clock.now() if timed else None,
        **_doer(after, op, by),
    }


def _doer(after: Wall, op: ops.Op, by: Actor) -> dict[str, Any]:
    """Whose it is; and the facilitator's too, when they did it in another's place. Nobody for what is anonymous."""
    if is_anonymous(after, op):
        return columns_of("")
    return columns_of(by.key) | ({"person_id": by.leader} if by.leader else {})


def _wordless(op: ops.Op) -> ops.Op:
    """Everything but what people wrote: that lives where it can be erased."""
    match op:
        case ops.AddNote():
            return replace(op, text="", signed="", pictures=_speechless(op.pictures))
        case ops.EditNote():
            pictures = op.pictures if op.pictures is None else _speechless(op.pictures)
            return replace(op, text="", pictures=pictures)
        case ops.AddComment():
            return replace(op, text="")
        case ops.HideNote():
            return replace(op, reason="")
        case ops.TitleBundle():
            return replace(op, title="")
        case ops.RestoreNote():
            return replace(op, title="", places=tuple(replace(p, title="") for p in op.places))
        case ops.PutBack():
            return replace(op, places=tuple(replace(p, title="") for p in op.places))
        case _:
            return op


def _speechless(pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
    return tuple(replace(p, alt="") for p in pictures)


def _timeless(op: ops.Op, before: Wall) -> ops.Op:
    """A timer's time would stand between two anonymous notes and tell when they were written."""
    match op:
        case ops.SetTimer():
            return replace(op, ends=None)
        case ops.AddTime() | ops.PauseTimer() | ops.ResumeTimer():
            return replace(op, at=before.since or datetime.min.replace(tzinfo=UTC))
        case _:
            return op


def is_anonymous(wall: Wall, op: ops.Op) -> bool:
    """Is this something that the author of an anonymous note or comment did to it?"""
    if isinstance(op, ops.AddComment | ops.BinComment):
        said = wall.comments.get(op.note, ())
        return any(c.id == op.comment and c.naming is Naming.ANONYMOUS for c in said)
    if not isinstance(op, ops.AddNote | ops.EditNote | ops.BinNote | ops.RestoreNote):
        return False
    note = wall.notes.get(op.note)
    return note is not None and note.naming is Naming.ANONYMOUS
