"""Words that are hidden or erased are hidden in the copies too: themes that quote them, and notes on boards."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import col

from agentnet import notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.sources.queries import text_of
from agentnet.sources.rules import fingerprint
from agentnet.surveys.coding import themes
from agentnet.surveys.models import Survey
from agentnet.surveys.reporting import redacting

JOB: Final = "notes-rewritten"
"""Boards that show such a note take it anew; the room of boards does this job."""


async def hide(
    session: Session, survey: Survey, source_id: UUID, *, text: str, whole: bool, reason: str, by: Person
) -> None:
    """As `redacting.hide`, everywhere."""
    was = await _words(session, source_id)
    await redacting.hide(session, survey, source_id, text=text, whole=whole, reason=reason, by=by)
    await reach(session, source_id, was, await _words(session, source_id))


async def restore(session: Session, survey: Survey, source_id: UUID, by: Person) -> None:
    """As `redacting.restore`, everywhere."""
    was = await _words(session, source_id)
    await redacting.restore(session, survey, source_id, by)
    await reach(session, source_id, was, await _words(session, source_id))


async def reach(session: Session, source_id: UUID, was: str, now: str) -> set[UUID]:
    """Wherever `was` was carried to, `now` stands; the sources that changed."""
    if not was or was == now:
        return set()
    found, queue = set[UUID](), [(source_id, was, now)]
    while queue:
        here, was, now = queue.pop()
        for copy in await _carried(session, here):
            if copy.id in found:
                continue
            found.add(copy.id)
            if copy.kind is Kind.CODED:
                queue.append((copy.id, *await themes.rewrite(session, copy.id)))
            else:
                await _rewrite(session, copy.id, was, now)
                queue.append((copy.id, was, now))
    if found:
        values = {"notes": sorted(map(str, found))}
        notify.enqueue(session, JOB, source_id, by=None, slot=uuid4().hex, values=values)
    return found


async def erased(session: Session, ids: Collection[UUID]) -> None:
    """These texts are about to be erased: what was carried on from them goes first.

    Themes that quote them are said anew by `said_anew`, when the words are gone.
    """
    for id, words in (await text_of(session, ids)).items():
        await reach(session, id, words, "")


async def said_anew(session: Session, ids: Collection[UUID]) -> None:
    """The words of these texts are gone: themes that quoted them, and notes made of those, have the rest."""
    for theme in {copy.id for id in ids for copy in await _carried(session, id) if copy.kind is Kind.CODED}:
        was, now = await themes.rewrite(session, theme)
        await reach(session, theme, was, now)


async def _carried(session: Session, source_id: UUID) -> Sequence[Source]:
    rows = await session.scalars(
        select(Source)
        .join(SourceLink, col(SourceLink.target_id) == col(Source.id))
        .where(col(SourceLink.source_id) == source_id, col(SourceLink.relation) == Relation.CARRIED)
    )
    return rows.all()


async def _rewrite(session: Session, source_id: UUID, was: str, now: str) -> None:
    """In every revision; words that somebody has added around them stay."""
    rows = await session.scalars(select(SourceRevision).where(col(SourceRevision.source_id) == source_id))
    for row in rows:
        words = row.text.replace(was, now)
        if words != row.text:
            row.text, row.sha256 = words, fingerprint(words)
    await session.flush()


async def _words(session: Session, source_id: UUID) -> str:
    return (await text_of(session, [source_id])).get(source_id, "")
