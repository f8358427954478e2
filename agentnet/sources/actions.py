"""Verbs of the thread: record, revise, carry on, pick as material, cite, say what became of it, erase."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy import delete, func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.sources.erasing import erase_words, rename, withdraw, words_of
from agentnet.sources.flow import Fate, Kind, Relation
from agentnet.sources.models import Basket, Disposition, NamedQuote, Source, SourceLink, SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.words import Missing

__all__ = [
    "allow_name",
    "carry",
    "cite",
    "dispose",
    "erase_words",
    "pick",
    "record",
    "record_all",
    "relate",
    "rename",
    "revise",
    "uncite",
    "unpick",
    "withdraw",
    "words_of",
]


async def record(
    session: Session,
    *,
    id: UUID | None = None,
    network_id: UUID,
    kind: Kind,
    text: str,
    person_id: UUID | None = None,
    origin_id: UUID | None = None,
    label: str = "",
) -> Source:
    """Begin the thread of a contribution: the source and its first revision. No `person_id` for anybody anonymous."""
    texts = {id or uuid4(): text}
    (source,) = await record_all(
        session, texts, network_id=network_id, kind=kind, person_id=person_id, origin_id=origin_id, label=label
    )
    return source


async def record_all(
    session: Session,
    texts: Mapping[UUID, str],
    *,
    network_id: UUID,
    kind: Kind,
    person_id: UUID | None = None,
    origin_id: UUID | None = None,
    label: str = "",
) -> list[Source]:
    """Begin the threads of several contributions at once (source's id → its words)."""
    sources = [
        Source(id=id, network_id=network_id, kind=kind, person_id=person_id, origin_id=origin_id, label=label)
        for id in texts
    ]
    session.add_all(sources)
    await session.flush()
    session.add_all(
        SourceRevision(source_id=id, n=1, text=text, sha256=fingerprint(text)) for id, text in texts.items()
    )
    await session.flush()
    return sources


async def revise(session: Session, source_id: UUID, text: str) -> int:
    """Give the source new words; the number of their revision (the present one when the words are the same).

    Raises:
        Missing: no such source.
    """
    now = await session.scalar(
        select(SourceRevision)
        .where(SourceRevision.source_id == source_id)
        .order_by(col(SourceRevision.n).desc())
        .limit(1)
    )
    if now is None:
        raise Missing
    if now.sha256 == fingerprint(text):
        return now.n
    session.add(SourceRevision(source_id=source_id, n=now.n + 1, text=text, sha256=fingerprint(text)))
    await session.flush()
    return now.n + 1


async def carry(session: Session, source: UUID, target: UUID, by: UUID | None) -> SourceLink:
    """Remember that `target` grew from `source` (a note from a submission). Said twice, remembered once."""
    return await _link(session, source, Relation.CARRIED, by, target_id=target)


async def cite(
    session: Session,
    source_id: UUID,
    *,
    finding_id: UUID | None = None,
    chapter_id: UUID | None = None,
    block_id: str = "",
    relation: Relation = Relation.CONDENSED,
    by: UUID | None,
) -> SourceLink:
    """Let a finding, or a block of a chapter, name this source at its present revision. Said twice, remembered once."""
    if finding_id is not None:
        return await _link(session, source_id, relation, by, finding_id=finding_id)
    return await _link(session, source_id, relation, by, chapter_id=chapter_id, block_id=block_id)


async def relate(session: Session, source_id: UUID, finding_id: UUID, relation: Relation, by: UUID) -> None:
    """Cite it in another way, at the revision that was cited. A source that is not cited stays so."""
    mine = (col(SourceLink.source_id) == source_id) & (col(SourceLink.finding_id) == finding_id)
    links = list(await session.scalars(select(SourceLink).where(mine)))
    if not links or {link.relation for link in links} == {relation}:
        return
    was, when = links[0].revision, links[0].created_at
    await session.execute(delete(SourceLink).where(mine))
    session.add(
        SourceLink(source_id=source_id, finding_id=finding_id, relation=relation, by=by, revision=was, created_at=when)
    )
    await session.flush()


async def allow_name(session: Session, source_id: UUID, person_id: UUID, *, allowed: bool) -> None:
    """The giver lets their contribution be quoted with their name, or takes that back.

    Raises:
        Missing: it is not theirs under their own name.
    """
    source = await session.get(Source, source_id)
    if source is None or source.person_id != person_id:
        raise Missing
    await session.execute(delete(NamedQuote).where(col(NamedQuote.source_id) == source_id))
    if allowed:
        session.add(NamedQuote(source_id=source_id, person_id=person_id))
    await session.flush()


async def _link(
    session: Session,
    source_id: UUID,
    relation: Relation,
    by: UUID | None,
    *,
    finding_id: UUID | None = None,
    chapter_id: UUID | None = None,
    block_id: str = "",
    target_id: UUID | None = None,
) -> SourceLink:
    link = await session.scalar(
        select(SourceLink).where(
            SourceLink.source_id == source_id,
            SourceLink.relation == relation,
            col(SourceLink.finding_id).is_not_distinct_from(finding_id),
            col(SourceLink.chapter_id).is_not_distinct_from(chapter_id),
            col(SourceLink.target_id).is_not_distinct_from(target_id),
            SourceLink.block_id == block_id,
        )
    )
    if link is None:
        link = SourceLink(
            source_id=source_id,
            revision=await _latest(session, source_id),
            relation=relation,
            finding_id=finding_id,
            chapter_id=chapter_id,
            block_id=block_id,
            target_id=target_id,
            by=by,
        )
        session.add(link)
        await session.flush()
    return link


async def _latest(session: Session, source_id: UUID) -> int:
    n = await session.scalar(select(func.max(SourceRevision.n)).where(SourceRevision.source_id == source_id))
    if n is None:
        raise Missing
    return n


async def uncite(
    session: Session, source_id: UUID, *, finding_id: UUID | None = None, chapter_id: UUID | None = None
) -> None:
    """Take the citation away again (a finding that no longer leans on this source)."""
    await session.execute(
        delete(SourceLink).where(
            col(SourceLink.source_id) == source_id,
            col(SourceLink.finding_id).is_not_distinct_from(finding_id),
            col(SourceLink.chapter_id).is_not_distinct_from(chapter_id),
            col(SourceLink.target_id).is_(None),
        )
    )


async def pick(session: Session, network_id: UUID, source_id: UUID, theme_id: UUID | None, by: UUID) -> Basket:
    """Poimi aineistoksi: into the network's basket, under a theme if one is named; again moves it to that theme.

    Raises:
        Missing: the source is not this network's.
    """
    source = await session.get(Source, source_id)
    if source is None or source.network_id != network_id:
        raise Missing
    picked = await session.scalar(
        select(Basket).where(Basket.network_id == network_id, Basket.source_id == source_id)
    ) or Basket(network_id=network_id, source_id=source_id, by=by)
    picked.theme_id = theme_id
    session.add(picked)
    await session.flush()
    return picked


async def unpick(session: Session, network_id: UUID, source_id: UUID) -> UUID | None:
    """Out of the basket again; the theme that it was under. What already cites the source keeps citing it."""
    mine = (col(Basket.network_id) == network_id) & (col(Basket.source_id) == source_id)
    theme: UUID | None = await session.scalar(select(col(Basket.theme_id)).where(mine))
    await session.execute(delete(Basket).where(mine))
    return theme


async def dispose(
    session: Session, source_id: UUID, fate: Fate, reason: str, by: UUID | None, *, into: UUID | None = None
) -> Disposition:
    """Say what became of the contribution, and why; `into`: what it was merged into. The latest word holds."""
    ending = await session.scalar(select(Disposition).where(Disposition.source_id == source_id))
    if ending is None:
        ending = Disposition(source_id=source_id, fate=fate, reason=reason, into_id=into, by=by)
    elif (ending.fate, ending.reason, ending.into_id) != (fate, reason, into):
        ending.fate, ending.reason, ending.into_id, ending.by = fate, reason, into, by
        ending.version += 1
    await session.execute(
        delete(SourceLink).where(
            col(SourceLink.source_id) == source_id,
            col(SourceLink.relation) == Relation.MERGED,
            col(SourceLink.target_id).is_distinct_from(into),
        )
    )
    if into is not None:
        await _link(session, source_id, Relation.MERGED, by, target_id=into)
    session.add(ending)
    await session.flush()
    return ending
