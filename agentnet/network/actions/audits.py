"""Privileged acts leave a row that nobody edits."""

from uuid import UUID

from sqlalchemy import inspect

from agentnet.db import Row, Session
from agentnet.network.models import Audit


def audit(
    session: Session, verb: str, thing: Row | None, by: UUID | None, network_id: UUID | None = None, detail: str = ""
) -> None:
    """Remember that `by` did `verb` to `thing`. `detail` is short and holds no text that people wrote."""
    kind = inspect(type(thing)).local_table.description if thing is not None else ""
    object_id = thing.id if thing is not None else None
    session.add(Audit(by=by, network_id=network_id, verb=verb, kind=kind, object_id=object_id, detail=detail))
