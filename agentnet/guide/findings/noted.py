"""Sources that a chapter cites without a finding between: `[@l1a2b3c4d]`, `l` and the first digits of the id."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from agentnet.db import Session
from agentnet.guide.background import queries as background
from agentnet.guide.models import Finding
from agentnet.guide.press import Citation
from agentnet.sources.flow import Kind
from agentnet.sources.models import Basket, Source, SourceLink, SourceRevision
from agentnet.sources.queries import items_of
from agentnet.surveys.results import readable_texts
from agentnet.words import N_, _

KEY: Final = re.compile("l[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Noted:
    """A source that is cited: `text` are the words that were pinned; `link` leads to background material."""

    id: UUID
    key: str
    number: int
    kind: Kind
    text: str
    link: str = ""

    @property
    def public(self) -> str:
        """What readers outside are told: a reference in full, but of what people gave only what it is."""
        return self.text.partition("\n")[0] if self.kind is Kind.BACKGROUND else _(WORDS[self.kind])


WORDS: Final = {
    Kind.NOTE: N_("Lappu työpajasta"),
    Kind.GROUP: N_("Nippu työpajan lappuja"),
    Kind.SUBMISSION: N_("Välitehtävän vastaus"),
    Kind.SURVEY: N_("Kyselyn vastaus"),
    Kind.POLL: N_("Pikakyselyn tulos"),
    Kind.PROMISE: N_("Lupaus työpajasta"),
    Kind.PHOTO: N_("Kuva työpajasta"),
    Kind.READER: N_("Lukijan palaute"),
    Kind.INQUIRY: N_("Kysymys tai vastaus verkostolta"),
    Kind.CODED: N_("Teema kyselyn avoimista vastauksista"),
}


def is_key(key: str) -> bool:
    return KEY.fullmatch(key) is not None


def key_of(source_id: UUID) -> str:
    return f"l{source_id.hex[:8]}"


async def citations(session: Session, network_id: UUID, chapter_id: UUID, *, told: bool = True) -> dict[str, Citation]:
    """What the chapter may cite: the network's picked sources, and those that it cites already. Without `told`, only
    what they are, for those whose staff may have given them.
    """
    ids = await _citable(session, network_id, chapter_id)
    numbers = await _numbers(session, network_id, ids)
    items = await items_of(session, ids)
    found = [Noted(id, key_of(id), numbers[id], items[id].kind, items[id].text) for id in ids if items[id].text]
    if not told:
        return {one.key: Citation(one.number, one.public) for one in found}
    return {one.key: Citation(one.number, one.text[:80], f"/sources/{one.id}") for one in found}


async def _citable(session: Session, network_id: UUID, chapter_id: UUID) -> list[UUID]:
    """In the order of picking; of two that begin alike only the first can be cited."""
    picked = await session.execute(
        select(col(Source.id), col(Source.kind))
        .join(Basket, col(Basket.source_id) == col(Source.id))
        .where(Basket.network_id == network_id, Source.kind != Kind.FINDING)
        .order_by(col(Basket.created_at), col(Source.id))
    )
    cited = await session.execute(
        select(col(Source.id), col(Source.kind))
        .join(SourceLink, col(SourceLink.source_id) == col(Source.id))
        .where(SourceLink.chapter_id == chapter_id, Source.kind != Kind.FINDING)
        .order_by(col(Source.id))
    )
    rows = [*picked, *cited]
    told = await readable_texts(session, network_id) if any(kind is Kind.SURVEY for _id, kind in rows) else set()
    first: dict[str, UUID] = {}
    for id, kind in rows:
        if kind is not Kind.SURVEY or id in told:
            first.setdefault(key_of(id), id)
    return list(first.values())


async def _numbers(session: Session, network_id: UUID, ids: Collection[UUID]) -> dict[UUID, int]:
    """Sources are numbered on from the findings."""
    highest = await session.scalar(select(func.max(Finding.number)).where(Finding.network_id == network_id))
    return {id: n for n, id in enumerate(ids, (highest or 0) + 1)}


async def cited(
    session: Session, network_id: UUID, chapter_id: UUID, keys: Collection[str], pinned: dict[str, str] | None = None
) -> list[Noted]:
    """The sources of these keys, with the words that were `pinned` (the present ones, if those are erased)."""
    ids = [id for id in await _citable(session, network_id, chapter_id) if key_of(id) in set(keys)]
    numbers = await _numbers(session, network_id, ids)
    items = await items_of(session, ids)
    links = {id: one.link for id, one in (await background.by_id(session, ids)).items()}
    rows = await session.execute(
        select(col(SourceRevision.source_id), col(SourceRevision.sha256), col(SourceRevision.text)).where(
            col(SourceRevision.source_id).in_(ids)
        )
    )
    kept = {(source, digest): text for source, digest, text in rows}
    return [
        Noted(
            id,
            key_of(id),
            numbers[id],
            items[id].kind,
            kept.get((id, (pinned or {}).get(key_of(id), "")), items[id].text),
            links.get(id, ""),
        )
        for id in ids
    ]


async def pinned(session: Session, found: Collection[Noted]) -> dict[str, str]:
    """Each cited source's key → sha256 of its present words: an approval is bound to these too."""
    rows = await session.execute(
        select(col(SourceRevision.source_id), col(SourceRevision.sha256), col(SourceRevision.n))
        .where(col(SourceRevision.source_id).in_([one.id for one in found]))
        .order_by(col(SourceRevision.n))
    )
    return {key_of(source): digest for source, digest, _n in rows}
