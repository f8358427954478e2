"""Reads of guides and chapters, through somebody's eyes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from msgspec import json
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.flow import SEEN_BY_ALL, Stage
from agentnet.guide.models import (
    Approval,
    Chapter,
    ChapterArea,
    ChapterStep,
    ChapterText,
    Comment,
    EditionChapter,
    Guide,
    Revision,
)
from agentnet.guide.press import Block, loads
from agentnet.guide.rules import Concerned, Given, Verdict, verdict
from agentnet.network.flow import Role
from agentnet.network.models import Area, Membership, Network, Person
from agentnet.network.queries import in_force, standing
from agentnet.network.rules import Standing
from agentnet.words import Missing


@dataclass(frozen=True, slots=True)
class Seen:
    """A chapter in one language with what surrounds it, and what the one who looks is in its network."""

    chapter: Chapter
    text: ChapterText
    guide: Guide
    network: Network
    standing: Standing
    areas: Sequence[Area]

    def at(self, page: str = "", mark: str = "") -> str:
        """The address of a page of this chapter, in the text's language: `/chapters/…/review?language=sv#decide`."""
        tail = "" if self.text.language == self.guide.languages[0] else f"?language={self.text.language}"
        return f"/chapters/{self.chapter.id}{page}{tail}{mark}"

    @property
    def concerned(self) -> list[Concerned]:
        return [Concerned(area.id, area.field) for area in self.areas]


async def guide_seen_by(session: Session, me: Person, guide_id: UUID) -> tuple[Guide, Network, Standing]:
    """A guide of a network that `me` belongs to.

    Raises:
        Missing: when there is none, or it is out of sight.
    """
    guide = await session.get(Guide, guide_id)
    if guide is None:
        raise Missing
    mine = await standing(session, me, guide.network_id)
    network = await session.get_one(Network, guide.network_id)
    return guide, network, mine


async def chapter_seen_by(session: Session, me: Person, chapter_id: UUID, language: str = "") -> Seen:
    """A chapter, in the guide's first language unless told. Those who only contribute see it from the review on;
    writers and directors from the first draft.

    Raises:
        Missing: when there is none, or it is out of sight.
    """
    chapter = await session.get(Chapter, chapter_id)
    if chapter is None or chapter.binned_at is not None:
        raise Missing
    guide, network, mine = await guide_seen_by(session, me, chapter.guide_id)
    text = await session.scalar(
        select(ChapterText).where(
            ChapterText.chapter_id == chapter_id, ChapterText.language == (language or guide.languages[0])
        )
    )
    if text is None or not (mine.may("read-drafts") or text.stage in SEEN_BY_ALL):
        raise Missing
    return Seen(chapter, text, guide, network, mine, await areas_of(session, chapter_id))


async def hold(session: Session, seen: Seen) -> None:
    """Wait for one's turn with the text and read it anew: what follows is judged by what is there now."""
    await session.flush()
    await session.refresh(seen.text, with_for_update=True)


async def areas_of(session: Session, chapter_id: UUID) -> list[Area]:
    rows = await session.scalars(
        select(Area)
        .join(ChapterArea, col(ChapterArea.area_id) == col(Area.id))
        .where(ChapterArea.chapter_id == chapter_id)
        .order_by(col(Area.field).desc(), Area.name)
    )
    return list(rows)


async def guides_of(session: Session, network_id: UUID) -> list[Guide]:
    return list(await session.scalars(select(Guide).where(Guide.network_id == network_id).order_by(Guide.title)))


async def chapters_of(session: Session, guide_id: UUID, language: str = "fi") -> list[tuple[Chapter, ChapterText]]:
    """The guide's chapters in order, each with its text in `language`."""
    rows = await session.execute(
        select(Chapter, ChapterText)
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .where(Chapter.guide_id == guide_id, ChapterText.language == language, col(Chapter.binned_at).is_(None))
        .order_by(col(Chapter.place), col(Chapter.slug))
    )
    return [(chapter, text) for chapter, text in rows]


async def stages_of(session: Session, chapter_id: UUID) -> set[Stage]:
    """Where the chapter's texts are, in all languages."""
    return set(await session.scalars(select(col(ChapterText.stage)).where(ChapterText.chapter_id == chapter_id)))


async def revision_of(session: Session, text: ChapterText, n: int | None = None) -> Revision | None:
    """Revision `n` of a text; the latest without `n`; None when nothing is written."""
    return await session.scalar(
        select(Revision).where(Revision.text_id == text.id, Revision.n == (text.revision if n is None else n))
    )


def blocks_of(revision: Revision | None) -> tuple[Block, ...]:
    return loads(json.encode(revision.blocks)) if revision else ()


async def revisions_of(session: Session, text_id: UUID) -> list[Revision]:
    """Every saved revision, the newest first."""
    return list(
        await session.scalars(select(Revision).where(Revision.text_id == text_id).order_by(col(Revision.n).desc()))
    )


async def steps_of(session: Session, text_id: UUID) -> list[ChapterStep]:
    """The story of a text in time."""
    rows = await session.scalars(
        select(ChapterStep).where(ChapterStep.text_id == text_id).order_by(col(ChapterStep.created_at))
    )
    return list(rows)


async def last_reviewed(session: Session, seen: Seen) -> Revision | None:
    """The revision that directors last read before the present one; what has changed since is news to them."""
    rows = await session.scalars(
        select(ChapterStep.revision).where(
            ChapterStep.text_id == seen.text.id,
            ChapterStep.now == Stage.REVIEW,
            col(ChapterStep.revision) < seen.text.revision,
        )
    )
    newest = max(rows, default=0)
    return await revision_of(session, seen.text, newest) if newest else None


async def comments_of(session: Session, text_id: UUID, *, withdrawn: bool = False) -> list[Comment]:
    """The comments on a text, oldest first; those that were withdrawn only if asked."""
    question = select(Comment).where(Comment.text_id == text_id)
    if not withdrawn:
        question = question.where(col(Comment.binned_at).is_(None))
    return list(await session.scalars(question.order_by(col(Comment.created_at), col(Comment.id))))


async def approvals_of(session: Session, text_ids: Collection[UUID]) -> list[Approval]:
    """All approvals ever given to these texts, of whatever hash, oldest first."""
    rows = await session.scalars(
        select(Approval).where(col(Approval.text_id).in_(text_ids)).order_by(col(Approval.created_at))
    )
    return list(rows)


async def holding(session: Session, seen: Seen) -> list[Approval]:
    """The approvals of the present words."""
    return [a for a in await approvals_of(session, [seen.text.id]) if a.content_hash == seen.text.content_hash]


async def is_released(session: Session, seen: Seen) -> bool:
    """Whether the present words stand in an edition."""
    rows = select(EditionChapter.id).where(
        EditionChapter.chapter_id == seen.chapter.id, EditionChapter.content_hash == seen.text.content_hash
    )
    return await session.scalar(rows.limit(1)) is not None


def given(approvals: Collection[Approval]) -> list[Given]:
    return [Given(a.person_id, a.area_id, a.content_hash) for a in approvals]


async def verdict_on(session: Session, seen: Seen) -> Verdict:
    """What is still missing from the present words' approval."""
    return verdict(seen.concerned, given(await approvals_of(session, [seen.text.id])), seen.text.content_hash)


async def directed_by(session: Session, me: Person, seen: Seen) -> list[Area]:
    """The areas named by the chapter whose director `me` is."""
    mine = await session.scalars(
        select(Membership.area_id).where(
            Membership.network_id == seen.network.id,
            Membership.person_id == me.id,
            Membership.role == Role.DIRECTOR,
            in_force(),
        )
    )
    held = set(mine)
    return [area for area in seen.areas if area.id in held]


async def directors_of(session: Session, network_id: UUID, areas: Collection[UUID]) -> list[tuple[Person, UUID]]:
    """The directors of these areas in the network: (person, area)."""
    rows = await session.execute(
        select(Person, col(Membership.area_id))
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(
            Membership.network_id == network_id,
            Membership.role == Role.DIRECTOR,
            col(Membership.area_id).in_(areas),
            in_force(),
            col(Person.binned_at).is_(None),
        )
    )
    return [(person, area) for person, area in rows if area is not None]


async def names(session: Session, ids: Collection[UUID | None]) -> dict[UUID, Person]:
    """People by id, for bylines."""
    rows = await session.scalars(select(Person).where(col(Person.id).in_([i for i in ids if i is not None])))
    return {person.id: person for person in rows}
