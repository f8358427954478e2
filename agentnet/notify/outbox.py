"""How a letter or a job gets into the database once, however often it is asked for.

Such rows leave the unit of work just before it flushes, and follow as `INSERT … ON CONFLICT DO NOTHING` right after
it, in the same transaction, when the people that they refer to are already there.
"""

from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.orm import UOWTransaction

from agentnet import db
from agentnet.notify.bell import wake
from agentnet.notify.kinds import kind_of
from agentnet.notify.models import Job, Letter

Once: TypeAlias = Letter | Job
_UNIQUE: Final[dict[type[Once], tuple[str, ...]]] = {
    Letter: ("kind", "about", "address", "slot"),
    Job: ("kind", "about", "slot"),
}
_HELD: Final = "agentnet.outbox"


def put(connection: Connection, row: Once) -> None:
    """Write the row unless its like is there (the board writer, which has no session, calls this itself)."""
    if isinstance(row, Letter) and row.due_until is None and (fades := kind_of(row.kind).fades):
        row.due_until = (row.due_at or row.created_at) + fades
    columns = inspect(type(row)).columns
    values = {column.key: getattr(row, column.key) for column in columns}
    unless_there = db.insert(type(row)).on_conflict_do_nothing(index_elements=_UNIQUE[type(row)])
    connection.execute(unless_there.values(values))


def listen() -> None:
    """Start to watch every session (called once, when the room is imported)."""
    event.listen(SyncSession, "before_flush", _hold_back)
    event.listen(SyncSession, "after_flush", _let_go)
    event.listen(SyncSession, "after_commit", _ring)


def _hold_back(session: SyncSession, flush: UOWTransaction, _instances: Any) -> None:
    held = [row for row in session.new if isinstance(row, Letter | Job)]
    for row in held:
        session.expunge(row)
    if session.new or session.dirty or session.deleted:
        flush.attributes[_HELD] = held
    else:
        _write(session, held)


def _let_go(session: SyncSession, flush: UOWTransaction) -> None:
    _write(session, flush.attributes.pop(_HELD, []))


def _write(session: SyncSession, rows: list[Once]) -> None:
    for row in rows:
        put(session.connection(), row)
        session.info[_HELD] = True


def _ring(session: SyncSession) -> None:
    if session.info.pop(_HELD, False):
        wake()
