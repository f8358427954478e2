"""A network's own programmes to start from."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field as Column

from agentnet.db import Binned, Versioned


class Pattern(Versioned, Binned, table=True):
    """A programme that was saved from a workshop; `points` are its activities without what was said in them."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    about: str = ""
    points: list[dict[str, Any]] = Column(default_factory=list, sa_type=JSON)
    by: UUID | None = Column(default=None, foreign_key="person.id")
