"""A network's own sets of questions."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field as Column

from agentnet.db import Binned, Versioned, choice
from agentnet.surveys.flow import Kind


class SurveyPattern(Versioned, Binned, table=True):
    """A survey's questions, kept to start others from: `questions` are `Asking` as JSON, in all their languages."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    name: str
    about: str = ""
    kind: Kind = Column(default=Kind.PRE, sa_type=choice(Kind))
    languages: list[str] = Column(default_factory=lambda: ["fi"], sa_type=JSON)
    questions: list[dict[str, Any]] = Column(default_factory=list, sa_type=JSON)
    by: UUID | None = Column(default=None, foreign_key="person.id")
