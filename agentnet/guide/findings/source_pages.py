"""Door to one source: what was said and where it lives now; a citation in a chapter leads here."""

from uuid import UUID

from litestar import Controller, get
from litestar.params import FromPath
from litestar.response import Template
from sqlmodel import col, select

from agentnet.db import Session as Database
from agentnet.guide.doors import source_in_sight, told_to
from agentnet.guide.findings.shown import around
from agentnet.guide.flow import SEEN_BY_ALL
from agentnet.guide.models import Chapter, ChapterText, Finding
from agentnet.guide.register.queries import grown_from
from agentnet.guide.rules import READS_SOURCES
from agentnet.network.models import Network
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source
from agentnet.sources.queries import Item, Trail, items_of, trail
from agentnet.web import Policy, Session, Somebody, page
from agentnet.words import Missing


class SourcePage(Controller):
    path = "/sources/{source_id:uuid}"

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, somebody: Somebody, source_id: FromPath[UUID]) -> Template:
        source = await session.get(Source, source_id)
        if source is None:
            raise Missing
        mine = await standing(session, somebody, source.network_id)
        thread = await trail(session, source_id)
        chapters = await _chapters(session, mine, thread)
        item = await _seen(session, mine, source_id, used=bool(thread.findings or chapters))
        found = await session.scalars(
            select(Finding)
            .where(col(Finding.id).in_(thread.findings), col(Finding.binned_at).is_(None))
            .order_by(col(Finding.number))
        )
        behind = {source_id, *thread.onward, *thread.findings}
        entries = {one.id: one for some in (await grown_from(session, behind)).values() for one in some}
        return page(
            "guide/source.html",
            network=await session.get_one(Network, source.network_id),
            standing=mine,
            item=item,
            coded_in=source.origin_id if source.kind is Kind.CODED and mine.may("lead") else None,
            findings=list(found),
            chapters=chapters,
            entries=list(entries.values()),
            **await around(session, [item]),
        )


async def _seen(session: Database, mine: Standing, source_id: UUID, *, used: bool) -> Item:
    """For its giver and coordinators; once it is used, for those who read the words behind a finding.

    Raises:
        Missing: otherwise.
    """
    if not mine.may("contribute"):
        raise Missing
    if mine.may("lead") or not (used and mine.roles & READS_SOURCES):
        return await source_in_sight(session, mine, source_id)
    items = await told_to(session, mine, list((await items_of(session, [source_id], mine)).values()))
    if not items or not items[0].text:
        raise Missing
    return items[0]


async def _chapters(session: Database, mine: Standing, thread: Trail) -> list[tuple[UUID, str]]:
    """(id, title) of the chapters on its way that may be read."""
    question = (
        select(col(Chapter.id), col(ChapterText.title))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .where(col(Chapter.id).in_([place.chapter_id for place in thread.chapters]), col(Chapter.binned_at).is_(None))
        .order_by(col(ChapterText.language), col(Chapter.place))
    )
    if not mine.may("read-drafts"):
        question = question.where(col(ChapterText.stage).in_(SEEN_BY_ALL))
    titles: dict[UUID, str] = {}
    for id, title in await session.execute(question):
        titles.setdefault(id, title)
    return list(titles.items())
