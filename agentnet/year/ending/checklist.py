"""What has to be in order before a network ends: who takes each thing, and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.flow import Stage as ChapterStage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.register.flow import Status
from agentnet.guide.register.models import RegisterEntry
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.network.queries import in_force, people_with
from agentnet.surveys.flow import Kind
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Series, Survey
from agentnet.surveys.waves.handing import offered_now
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment
from agentnet.words import N_
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop
from agentnet.year.ending.models import Handing, HandingKind

LINE: Final = (Role.DIRECTOR, Role.MANAGER, Role.SUPERVISOR, Role.OWNER)
"""Who answers for things when the network is over."""
SERIES: Final = "series"
WORDS: Final = {
    HandingKind.CHAPTER.value: N_("Oppaan luku"),
    SERIES: N_("Kyselymittari"),
    HandingKind.ENTRY.value: N_("Este tai hyvä käytäntö"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that needs an owner in the line. `owner`: has one; `waits`: offered to, not answered yet."""

    kind: str
    id: UUID
    title: str
    href: str
    owner: str = ""
    waits: str = ""
    declined: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is still going on."""

    what: str
    title: str
    href: str


async def line_people(session: Session, network_id: UUID) -> list[Person]:
    return await people_with(session, network_id, *LINE)


async def things_of(session: Session, network_id: UUID) -> list[Thing]:
    """Chapters, series and open entries of the register: those without an owner in the line first."""
    line = {person.id: person for person in await line_people(session, network_id)}
    latest = await _latest(session, network_id)
    names = await _names(session, {one.to_id for one in latest.values()})
    things = [
        *[_chapter(chapter, title, line, latest, names) for chapter, title in await _chapters(session, network_id)],
        *[await _series(session, one, line) for one in await _all_series(session, network_id)],
        *[_entry(one, latest, names) for one in await _entries(session, network_id)],
    ]
    return sorted(things, key=lambda one: (bool(one.owner), bool(one.waits), one.kind, one.title))


def _chapter(
    chapter: Chapter, title: str, line: dict[UUID, Person], latest: dict[UUID, Handing], names: dict[UUID, str]
) -> Thing:
    owner = line.get(chapter.owner_id) if chapter.owner_id else None
    waits, declined = _state(latest.get(chapter.id), names)
    return Thing("chapter", chapter.id, title, f"/chapters/{chapter.id}", owner.name if owner else "", waits, declined)


async def _series(session: Session, one: Series, line: dict[UUID, Person]) -> Thing:
    owner = line.get(one.owner_id) if one.owner_id else None
    offered = await offered_now(session, one.id)
    waits = offered[1].name if offered else ""
    return Thing(SERIES, one.id, one.title, f"/series/{one.id}", owner.name if owner else "", waits)


def _entry(one: RegisterEntry, latest: dict[UUID, Handing], names: dict[UUID, str]) -> Thing:
    last = latest.get(one.id)
    waits, declined = _state(last, names)
    taken = names.get(last.to_id, "") if last and last.accepted else ""
    return Thing("entry", one.id, one.title, f"/register/{one.id}", taken, waits, declined)


def _state(last: Handing | None, names: dict[UUID, str]) -> tuple[str, str]:
    """(who has not answered yet, who has said no)."""
    if last is None or last.withdrawn_at is not None or last.accepted:
        return "", ""
    name = names.get(last.to_id, "")
    return (name, "") if last.answered_at is None else ("", name)


async def _latest(session: Session, network_id: UUID) -> dict[UUID, Handing]:
    rows = await session.scalars(
        select(Handing).where(col(Handing.network_id) == network_id).order_by(col(Handing.created_at))
    )
    return {row.object_id: row for row in rows}


async def _names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    rows = await session.execute(select(col(Person.id), col(Person.name)).where(col(Person.id).in_(ids)))
    return dict(rows.all())


async def _chapters(session: Session, network_id: UUID) -> Sequence[tuple[Chapter, str]]:
    rows = await session.execute(
        select(Chapter, col(ChapterText.title))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(ChapterText, (col(ChapterText.chapter_id) == col(Chapter.id)) & (col(ChapterText.language) == "fi"))
        .where(col(Guide.network_id) == network_id, col(Chapter.binned_at).is_(None))
        .order_by(col(Chapter.place))
    )
    return [(chapter, title) for chapter, title in rows]


async def _all_series(session: Session, network_id: UUID) -> Sequence[Series]:
    """Feedback of workshops ends with the workshops: nobody needs to take it over."""
    asked_on = select(Series).where(col(Series.network_id) == network_id, col(Series.kind) != Kind.FEEDBACK)
    return (await session.scalars(asked_on)).all()


async def _entries(session: Session, network_id: UUID) -> Sequence[RegisterEntry]:
    going_on = col(RegisterEntry.status).in_([Status.NEW, Status.TAKEN, Status.WORKING])
    rows = await session.scalars(
        select(RegisterEntry)
        .where(col(RegisterEntry.network_id) == network_id, col(RegisterEntry.binned_at).is_(None), going_on)
        .order_by(col(RegisterEntry.created_at))
    )
    return rows.all()


async def open_of(session: Session, network_id: UUID) -> list[Open]:
    """Workshops to come, assignments and surveys that take answers, chapters that wait for directors."""
    workshops = await session.scalars(
        select(Workshop).where(
            col(Workshop.network_id) == network_id,
            col(Workshop.stage).not_in([WorkshopStage.CLOSED, WorkshopStage.CANCELLED]),
        )
    )
    found = [Open(N_("Työpaja on vielä edessä tai auki"), one.title, f"/workshops/{one.id}") for one in workshops]
    assignments = await session.scalars(
        select(Assignment).where(
            col(Assignment.network_id) == network_id, col(Assignment.stage) == AssignmentStage.ISSUED
        )
    )
    found += [Open(N_("Välitehtävä on auki"), one.title, f"/assignments/{one.id}") for one in assignments]
    surveys = await session.scalars(
        select(Survey).where(col(Survey.network_id) == network_id, col(Survey.stage) == SurveyStage.OPEN)
    )
    found += [Open(N_("Kysely on auki"), one.title, f"/surveys/{one.id}") for one in surveys]
    chapters = await session.execute(
        select(col(Chapter.id), col(ChapterText.title))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .where(
            col(Guide.network_id) == network_id,
            col(Chapter.binned_at).is_(None),
            col(ChapterText.stage) == ChapterStage.REVIEW,
        )
    )
    found += [Open(N_("Luku odottaa johtajia"), title, f"/chapters/{id}") for id, title in chapters]
    return found


async def is_line(session: Session, network_id: UUID, person_id: UUID) -> bool:
    """The person answers for something in the line, and is in the network now."""
    rank = select(Membership.id).where(
        col(Membership.network_id) == network_id,
        col(Membership.person_id) == person_id,
        col(Membership.role).in_(LINE),
        in_force(),
    )
    return await session.scalar(rank.limit(1)) is not None
