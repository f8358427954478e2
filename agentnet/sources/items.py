"""A source with its words, as one viewer may see it. A name is told only to coordinators and to the person."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import col

from agentnet.network.models import Person
from agentnet.network.rules import Standing
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceRevision


@dataclass(frozen=True, slots=True)
class Item:
    """A source with its words, as one viewer may see it. `author` is empty unless it may be told."""

    id: UUID
    kind: Kind
    text: str
    label: str
    revision: int
    author: str = ""
    mine: bool = False
    theme_id: UUID | None = None
    theme: str = ""
    relation: Relation | None = None
    cited: int = 0


def latest() -> Any:
    """The newest revision of each source."""
    return (
        select(col(SourceRevision.source_id).label("source_id"), func.max(SourceRevision.n).label("n"))
        .group_by(col(SourceRevision.source_id))
        .subquery()
    )


def sayings() -> Select[Source, int, str, str]:
    newest = latest()
    return (
        select(Source, col(SourceRevision.n), col(SourceRevision.text), col(Person.name))
        .join(newest, newest.c.source_id == col(Source.id))
        .join(
            SourceRevision,
            (col(SourceRevision.source_id) == col(Source.id)) & (col(SourceRevision.n) == newest.c.n),
        )
        .outerjoin(Person, col(Person.id) == col(Source.person_id))
    )


def as_item(source: Source, n: int, text: str, name: str | None, standing: Standing | None, **more: Any) -> Item:
    mine = standing is not None and source.person_id == standing.person_id
    told = mine or (standing is not None and standing.may("lead"))
    author = (name or "") if told else ""
    return Item(source.id, source.kind, text, source.label, n, author, mine, **more)
