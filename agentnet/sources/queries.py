"""Reads of the thread. A name is told only to coordinators and to the person: never for anything anonymous."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Person, Theme
from agentnet.network.rules import Standing
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Basket, Disposition, Source, SourceLink, SourceRevision
from agentnet.sources.rules import CONTRIBUTIONS
from agentnet.sources.trails import Place, Trail, trail, trails
from agentnet.words import Missing

__all__ = [
    "Contribution",
    "Item",
    "Page",
    "Place",
    "Trail",
    "basket",
    "contributions_of",
    "items_of",
    "picked_in",
    "revisions_of",
    "source_seen_by",
    "sources_of_chapter",
    "sources_of_finding",
    "text_of",
    "trail",
    "trails",
    "without_disposition",
]
PAGE: Final = 50


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


@dataclass(frozen=True, slots=True)
class Page:
    items: list[Item]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a person gave, and the thread that it became."""

    item: Item
    trail: Trail


def _latest() -> Any:
    """The newest revision of each source."""
    return (
        select(col(SourceRevision.source_id).label("source_id"), func.max(SourceRevision.n).label("n"))
        .group_by(col(SourceRevision.source_id))
        .subquery()
    )


def _items() -> Select[Source, int, str, str]:
    newest = _latest()
    return (
        select(Source, col(SourceRevision.n), col(SourceRevision.text), col(Person.name))
        .join(newest, newest.c.source_id == col(Source.id))
        .join(
            SourceRevision,
            (col(SourceRevision.source_id) == col(Source.id)) & (col(SourceRevision.n) == newest.c.n),
        )
        .outerjoin(Person, col(Person.id) == col(Source.person_id))
    )


def _item(source: Source, n: int, text: str, name: str | None, standing: Standing | None, **more: Any) -> Item:
    mine = standing is not None and source.person_id == standing.person_id
    told = mine or (standing is not None and standing.may("lead"))
    author = (name or "") if told else ""
    return Item(source.id, source.kind, text, source.label, n, author, mine, **more)


async def text_of(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """The present words of each source."""
    rows = await session.execute(_items().where(col(Source.id).in_(ids)))
    return {source.id: text for source, _, text, _ in rows}


async def revisions_of(session: Session, source_id: UUID) -> list[tuple[int, str]]:
    """(number, words) of every revision of a source, the newest first."""
    rows = await session.execute(
        select(col(SourceRevision.n), col(SourceRevision.text))
        .where(col(SourceRevision.source_id) == source_id)
        .order_by(col(SourceRevision.n).desc())
    )
    return [(n, text) for n, text in rows]


async def items_of(session: Session, ids: Collection[UUID], standing: Standing | None = None) -> dict[UUID, Item]:
    """Several sources with their present words."""
    rows = await session.execute(_items().where(col(Source.id).in_(ids)))
    return {source.id: _item(source, n, text, name, standing) for source, n, text, name in rows}


async def basket(
    session: Session, standing: Standing, theme: UUID | None = None, search: str = "", page: int = 1
) -> Page:
    """The network's picked material, newest first; by theme and by words. For coordinators.

    Raises:
        NotAllowed: `standing` does not lead the network.
    """
    standing.require("lead")
    query = (
        _items()
        .join(Basket, col(Basket.source_id) == col(Source.id))
        .outerjoin(Theme, col(Theme.id) == col(Basket.theme_id))
        .where(col(Basket.network_id) == standing.network_id)
    )
    if theme is not None:
        query = query.where(col(Basket.theme_id) == theme)
    if search.strip():
        query = query.where(func.lower(col(SourceRevision.text)).contains(search.strip().lower(), autoescape=True))
    total = await session.scalar(select(func.count()).select_from(query.subquery())) or 0
    last = max(1, ceil(total / PAGE))
    page = min(max(page, 1), last)
    rows = await session.execute(
        query.add_columns(col(Basket.theme_id), col(Theme.title))
        .order_by(col(Basket.created_at).desc(), col(Basket.id))
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    )
    found = rows.all()
    cited = await _citations(session, [row[0].id for row in found])
    items = [
        _item(source, n, text, name, standing, theme_id=theme_id, theme=title or "", cited=cited.get(source.id, 0))
        for source, n, text, name, theme_id, title in found
    ]
    return Page(items, page, last, total)


async def picked_in(session: Session, network_id: UUID) -> set[UUID]:
    """The sources that are in the network's basket."""
    return set(await session.scalars(select(col(Basket.source_id)).where(col(Basket.network_id) == network_id)))


async def _citations(session: Session, ids: Collection[UUID]) -> dict[UUID, int]:
    rows = await session.execute(
        select(col(SourceLink.source_id), func.count())
        .where(col(SourceLink.source_id).in_(ids), col(SourceLink.relation) != Relation.CARRIED)
        .group_by(col(SourceLink.source_id))
    )
    return {source_id: number for source_id, number in rows}  # noqa: C416 (rows are tuples, dict() is not typed for them)


async def sources_of_finding(session: Session, finding_id: UUID, standing: Standing | None = None) -> list[Item]:
    """What a finding leans on, in the order it was cited, with the words of the revision that was cited."""
    return await _cited(session, standing, col(SourceLink.finding_id) == finding_id)


async def sources_of_chapter(session: Session, chapter_id: UUID, standing: Standing | None = None) -> list[Item]:
    """What the blocks of a chapter name directly (findings among them), with the words that were cited."""
    return await _cited(session, standing, col(SourceLink.chapter_id) == chapter_id)


async def _cited(session: Session, standing: Standing | None, which: Any) -> list[Item]:
    rows = await session.execute(
        select(Source, col(SourceRevision.n), col(SourceRevision.text), col(Person.name), col(SourceLink.relation))
        .join(SourceLink, col(SourceLink.source_id) == col(Source.id))
        .join(
            SourceRevision,
            (col(SourceRevision.source_id) == col(Source.id)) & (col(SourceRevision.n) == col(SourceLink.revision)),
        )
        .outerjoin(Person, col(Person.id) == col(Source.person_id))
        .where(which)
        .order_by(col(SourceLink.created_at), col(SourceLink.id))
    )
    return [_item(source, n, text, name, standing, relation=relation) for source, n, text, name, relation in rows]


async def contributions_of(session: Session, person: Person, also: Collection[UUID] = ()) -> list[Contribution]:
    """Everything that this person gave under their own name, and where each went.

    `also`: sources without a name that are known to be theirs (what they wrote in a confidential survey).
    """
    rows = await session.execute(
        _items()
        .where((col(Source.person_id) == person.id) | col(Source.id).in_(also), col(Source.kind).in_(CONTRIBUTIONS))
        .order_by(col(Source.label), col(Source.id))
    )
    items = [Item(source.id, source.kind, text, source.label, n, name or "", True) for source, n, text, name in rows]
    threads = await trails(session, [item.id for item in items])
    return [Contribution(item, threads[item.id]) for item in items]


async def without_disposition(session: Session, network_id: UUID) -> list[Item]:
    """Contributions that nobody has used, carried on or answered yet: each still owes its giver a word."""
    led_on = select(col(SourceLink.source_id)).where(col(SourceLink.source_id) == col(Source.id)).exists()
    ended = select(col(Disposition.source_id)).where(col(Disposition.source_id) == col(Source.id)).exists()
    rows = await session.execute(
        _items()
        .where(col(Source.network_id) == network_id, col(Source.kind).in_(CONTRIBUTIONS), ~led_on, ~ended)
        .order_by(col(Source.label), col(Source.id))
    )
    return [_item(source, n, text, name, None) for source, n, text, name in rows]


async def source_seen_by(session: Session, standing: Standing, source_id: UUID) -> Item:
    """One source, for its giver and for coordinators of its network.

    Raises:
        Missing: there is none, or it is not theirs to see.
    """
    row = (await session.execute(_items().where(col(Source.id) == source_id))).first()
    if row is None or row[0].network_id != standing.network_id:
        raise Missing
    source, n, text, name = row
    item = _item(source, n, text, name, standing)
    if not (item.mine or standing.may("lead")):
        raise Missing
    return item
