"""Reads of the thread. A name is told only to coordinators and to the person: never for anything anonymous."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.rules import Standing
from agentnet.sources.baskets import Page, basket, picked_in
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.items import Item, as_item, sayings
from agentnet.sources.models import Disposition, NamedQuote, Source, SourceLink, SourceRevision
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
    "named_quotes",
    "owing",
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


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a person gave, and the thread that it became."""

    item: Item
    trail: Trail


async def text_of(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """The present words of each source."""
    rows = await session.execute(sayings().where(col(Source.id).in_(ids)))
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
    rows = await session.execute(sayings().where(col(Source.id).in_(ids)))
    return {source.id: as_item(source, n, text, name, standing) for source, n, text, name in rows}


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
    found = rows.all()
    named = await named_quotes(session, [row[0].id for row in found])
    items = []
    for source, n, text, name, relation in found:
        one = as_item(source, n, text, name, standing, relation=relation)
        told = relation is Relation.QUOTE and source.id in named and not one.author
        items.append(replace(one, author=name or "") if told else one)
    return items


async def named_quotes(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Those of these sources whose giver lets them be quoted by name."""
    rows = await session.scalars(
        select(col(NamedQuote.source_id))
        .join(Source, (col(Source.id) == col(NamedQuote.source_id)) & (Source.person_id == NamedQuote.person_id))
        .where(col(NamedQuote.source_id).in_(ids))
    )
    return set(rows)


async def contributions_of(session: Session, person: Person, also: Collection[UUID] = ()) -> list[Contribution]:
    """Everything that this person gave under their own name, and where each went.

    `also`: sources without a name that are known to be theirs (what they wrote in a confidential survey).
    """
    rows = await session.execute(
        sayings()
        .where((col(Source.person_id) == person.id) | col(Source.id).in_(also), col(Source.kind).in_(CONTRIBUTIONS))
        .order_by(col(Source.label), col(Source.id))
    )
    items = [Item(source.id, source.kind, text, source.label, n, name or "", True) for source, n, text, name in rows]
    threads = await trails(session, [item.id for item in items])
    return [Contribution(item, threads[item.id]) for item in items]


def _ended() -> tuple[Any, Any]:
    """Conditions: the source leads on to something; somebody has said what became of it."""
    led_on = select(col(SourceLink.source_id)).where(col(SourceLink.source_id) == col(Source.id)).exists()
    ended = select(col(Disposition.source_id)).where(col(Disposition.source_id) == col(Source.id)).exists()
    return led_on, ended


async def without_disposition(
    session: Session, network_id: UUID, standing: Standing | None = None, ids: Collection[UUID] | None = None
) -> list[Item]:
    """Contributions that nobody has used, carried on or answered yet: each still owes its giver a word."""
    led_on, ended = _ended()
    question = sayings().where(col(Source.network_id) == network_id, col(Source.kind).in_(CONTRIBUTIONS))
    if ids is not None:
        question = question.where(col(Source.id).in_(ids))
    rows = await session.execute(question.where(~led_on, ~ended).order_by(col(Source.label), col(Source.id)))
    return [as_item(source, n, text, name, standing) for source, n, text, name in rows]


async def owing(session: Session, network_id: UUID) -> tuple[list[tuple[UUID, Kind]], int]:
    """(source, kind) of each contribution without an ending, and the number of those that have one."""
    led_on, ended = _ended()
    ours = select(col(Source.id), col(Source.kind)).where(
        col(Source.network_id) == network_id, col(Source.kind).in_(CONTRIBUTIONS)
    )
    rows = await session.execute(ours.where(~led_on, ~ended).order_by(col(Source.label), col(Source.id)))
    waiting = [(id, kind) for id, kind in rows]
    settled = await session.scalar(select(func.count()).select_from(ours.where(led_on | ended).subquery()))
    return waiting, settled or 0


async def source_seen_by(session: Session, standing: Standing, source_id: UUID) -> Item:
    """One source, for its giver and for coordinators of its network.

    Raises:
        Missing: there is none, or it is not theirs to see.
    """
    row = (await session.execute(sayings().where(col(Source.id) == source_id))).first()
    if row is None or row[0].network_id != standing.network_id:
        raise Missing
    source, n, text, name = row
    item = as_item(source, n, text, name, standing)
    if not (item.mine or standing.may("lead")):
        raise Missing
    return item
