"""Taking words out of the thread: a contribution withdrawn, everything that somebody wrote erased."""

from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Basket, Disposition, NamedQuote, Source, SourceLink, SourceRevision


async def withdraw(session: Session, source_id: UUID) -> None:
    """Take a contribution back: its words and its giver's name are gone, and so is its place in the basket.

    What already leans on it keeps its thread; a source that nothing leans on leaves nothing behind.
    """
    for kept in (Basket, NamedQuote):
        await session.execute(delete(kept).where(col(kept.source_id) == source_id))
    merged = update(Disposition).where(col(Disposition.into_id) == source_id)
    await session.execute(merged.values(into_id=None))
    used = or_(col(SourceLink.source_id) == source_id, col(SourceLink.target_id) == source_id)
    if await session.scalar(select(SourceLink.id).where(used).limit(1)) is not None:
        copies = await session.scalars(
            select(col(Source.id))
            .join(SourceLink, col(SourceLink.target_id) == col(Source.id))
            .where(
                SourceLink.source_id == source_id,
                SourceLink.relation == Relation.CARRIED,
                col(Source.kind).in_([Kind.GROUP, Kind.PHOTO]),
            )
        )
        texts = update(SourceRevision).where(col(SourceRevision.source_id).in_([source_id, *copies]))
        await session.execute(texts.values(text="", sha256=""))
        await session.execute(update(Source).where(col(Source.id) == source_id).values(person_id=None))
        return
    for table in (Disposition, SourceRevision):
        await session.execute(delete(table).where(col(table.source_id) == source_id))
    await session.execute(delete(Source).where(col(Source.id) == source_id))


async def words_of(session: Session, person_id: UUID) -> set[UUID]:
    """The sources with this person's words: their own, and the copies that were carried on from them. A coded theme is
    no copy: it quotes many, and is written anew where it is kept.
    """
    theirs = set(await session.scalars(select(col(Source.id)).where(Source.person_id == person_id)))
    fresh = theirs
    while fresh:
        copies = await session.scalars(
            select(col(SourceLink.target_id))
            .join(Source, col(Source.id) == col(SourceLink.target_id))
            .where(
                col(SourceLink.source_id).in_(fresh),
                SourceLink.relation == Relation.CARRIED,
                col(Source.kind) != Kind.CODED,
                col(Source.person_id).is_(None) | (col(Source.person_id) == person_id),
            )
        )
        fresh = {copy for copy in copies if copy is not None} - theirs
        theirs = theirs | fresh
    return theirs


async def rename(session: Session, origin_id: UUID, label: str) -> None:
    """Where the sources of this origin came from, in other words: its own words are gone."""
    await session.execute(update(Source).where(col(Source.origin_id) == origin_id).values(label=label))


async def erase_words(session: Session, person_id: UUID) -> int:
    """Blank every text of this person, and the copies that were carried on from them; the number of sources blanked.

    Sources, links and dispositions stay: the thread keeps its shape, the words and the name are gone.
    """
    theirs = await words_of(session, person_id)
    await session.execute(
        update(SourceRevision).where(col(SourceRevision.source_id).in_(theirs)).values(text="", sha256="")
    )
    await session.execute(update(Source).where(col(Source.id).in_(theirs)).values(person_id=None))
    await session.execute(delete(NamedQuote).where(col(NamedQuote.person_id) == person_id))
    return len(theirs)
