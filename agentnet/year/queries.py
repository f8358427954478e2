"""Reads of the year: what happens in each month, what waits for the coordinators, how the themes have gone on."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.network.models import Network, Person
from agentnet.network.quiet import free_days, holidays_of, quiet_periods, today
from agentnet.network.rules import Standing
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Survey
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.models import Assignment
from agentnet.words import Missing, _
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop
from agentnet.year.models import Rhythm, Todo
from agentnet.year.rules import TO_DO, Step, counted
from agentnet.year.words import STEPS

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day (or from a day to `until`). `kind` is one of the marks of the page's key."""

    day: date
    kind: str
    what: str
    href: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    events: Sequence[Event]
    now: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Something to do. `key` names a counted one that has no row yet."""

    title: str
    due_on: date | None
    key: str = ""
    row: Todo | None = None
    owner: str = ""
    about: str = ""
    href: str = ""
    late: bool = field(default=False)


async def rhythm_of(session: Session, network_id: UUID) -> Rhythm:
    """The network's way of counting; the usual one until it has chosen."""
    found = await session.scalar(select(Rhythm).where(col(Rhythm.network_id) == network_id))
    return found or Rhythm(network_id=network_id)


async def year_of(session: Session, network: Network, standing: Standing, first: date) -> list[Month]:
    """Twelve months from the month of `first`; drafts and counted steps only for coordinators."""
    start = first.replace(day=1)
    end = date(start.year + 1, start.month, 1)
    events = [event async for event in _events(session, network, standing, start, end)]
    events = sorted((one for one in events if start <= one.day < end), key=lambda one: (one.day, one.kind, one.what))
    by_month = {key: list(group) for key, group in groupby(events, lambda one: one.day.replace(day=1))}
    now = today(clock.now()).replace(day=1)
    return [Month(month, by_month.get(month, []), month == now) for month in _months(start)]


def _months(start: date) -> Iterator[date]:
    for n in range(MONTHS):
        years, month = divmod(start.month - 1 + n, 12)
        yield date(start.year + years, month + 1, 1)


async def _events(
    session: Session, network: Network, standing: Standing, start: date, end: date
) -> AsyncIterator[Event]:
    leads, takes_part = standing.may("lead"), standing.may("take part")
    for workshop in await _workshops(session, network.id):
        meets = today(workshop.starts_at)
        yield Event(meets, "workshop", workshop.title, f"/workshops/{workshop.id}")
        if leads and workshop.stage is not WorkshopStage.CLOSED:
            for one in counted(meets, await rhythm_of(session, network.id), await free_days(session, network.id)):
                if one.step in TO_DO:
                    yield Event(
                        one.day, "step", f"{_(STEPS[one.step])}: {workshop.title}", f"/networks/{network.id}/todo"
                    )
    if takes_part:
        for assignment in await _assignments(session, network.id, drafts=leads):
            yield Event(today(assignment.due_at), "assignment", assignment.title, f"/networks/{network.id}/assignments")
    for survey in await _surveys(session, network.id, drafts=leads):
        if survey.closes_at:
            yield Event(today(survey.closes_at), "survey", survey.title, f"/networks/{network.id}/surveys")
    for chapter, title in await _look_again(session, network.id):
        if leads and chapter.look_again_by:
            yield Event(chapter.look_again_by, "chapter", title, f"/chapters/{chapter.id}")
    for period in await quiet_periods(session, network.id):
        shown = max(period.starts_on, start)
        if period.ends_on >= start:
            yield Event(shown, "quiet", period.name, until=period.ends_on)
    for year in {start.year, end.year}:
        for day, name in holidays_of(year).items():
            if day.weekday() < 5:
                yield Event(day, "holiday", name)


async def _workshops(session: Session, network_id: UUID) -> Sequence[Workshop]:
    found = await session.scalars(
        select(Workshop).where(col(Workshop.network_id) == network_id).order_by(col(Workshop.starts_at))
    )
    return found.all()


async def _assignments(session: Session, network_id: UUID, *, drafts: bool) -> Sequence[Assignment]:
    query = select(Assignment).where(col(Assignment.network_id) == network_id)
    if not drafts:
        query = query.where(col(Assignment.stage) != AssignmentStage.DRAFT)
    return (await session.scalars(query)).all()


async def _surveys(session: Session, network_id: UUID, *, drafts: bool) -> Sequence[Survey]:
    query = select(Survey).where(col(Survey.network_id) == network_id)
    if not drafts:
        query = query.where(col(Survey.stage) != SurveyStage.DRAFT)
    return (await session.scalars(query)).all()


async def _look_again(session: Session, network_id: UUID) -> Sequence[tuple[Chapter, str]]:
    rows = await session.execute(
        select(Chapter, col(ChapterText.title))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(ChapterText, (col(ChapterText.chapter_id) == col(Chapter.id)) & (col(ChapterText.language) == "fi"))
        .where(
            col(Guide.network_id) == network_id,
            col(Chapter.look_again_by).is_not(None),
            col(Chapter.binned_at).is_(None),
        )
    )
    return [(chapter, title) for chapter, title in rows]


async def todo_of(session: Session, network_id: UUID, *, done: bool = False) -> list[Listed]:
    """What waits for the coordinators (or, with `done`, what has been done), the most urgent first.

    Steps are counted from the workshops that are not over; one gets a row when somebody takes it, ticks it or puts
    it away.
    """
    rows = list(await session.scalars(select(Todo).where(col(Todo.network_id) == network_id)))
    by_key = {row.key: row for row in rows if row.key}
    names = await _names(session, {row.owner_id for row in rows if row.owner_id})
    now = today(clock.now())
    listed = []
    rhythm, days = await rhythm_of(session, network_id), await free_days(session, network_id)
    for workshop in await _workshops(session, network_id):
        for one in counted(today(workshop.starts_at), rhythm, days):
            key = f"{workshop.id}:{one.step}"
            row = by_key.pop(key, None)
            past = workshop.stage is WorkshopStage.CLOSED and one.step in (Step.ASSIGN, Step.REMIND)
            long_gone = (now - one.day).days > 60
            if one.step not in TO_DO or (row is None and (past or long_gone)):
                continue
            about = {"about": workshop.title, "href": f"/workshops/{workshop.id}"}
            owner = names.get(row.owner_id, "") if row and row.owner_id else ""
            listed.append(Listed(_(STEPS[one.step]), one.day, key, row, owner, late=one.day < now, **about))
    for row in rows:
        if not row.key:
            owner = names.get(row.owner_id, "") if row.owner_id else ""
            listed.append(Listed(row.title, row.due_on, "", row, owner, late=bool(row.due_on and row.due_on < now)))
    kept = [one for one in listed if one.row is None or one.row.binned_at is None]
    kept = [one for one in kept if bool(one.row and one.row.done_at) == done]
    return sorted(kept, key=lambda one: (one.due_on or date.max, one.title))


async def binned_todo(session: Session, network_id: UUID) -> list[Todo]:
    found = await session.scalars(
        select(Todo).where(
            col(Todo.network_id) == network_id, col(Todo.binned_at).is_not(None), col(Todo.key).is_(None)
        )
    )
    return list(found)


async def todo_row(session: Session, network_id: UUID, todo_id: UUID) -> Todo:
    """Raises `Missing`: there is none in this network."""
    row = await session.get(Todo, todo_id)
    if row is None or row.network_id != network_id:
        raise Missing
    return row


async def step_fits(session: Session, network_id: UUID, key: str) -> bool:
    """`key` names a step of one of this network's workshops."""
    workshop, _colon, step = key.partition(":")
    return step in TO_DO and any(str(one.id) == workshop for one in await _workshops(session, network_id))


async def _names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    rows = await session.execute(select(col(Person.id), col(Person.name)).where(col(Person.id).in_(ids)))
    return dict(rows.all())
