"""What is coming to a person from every room: their calendar's events, and the lines of their weekly digest."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import func
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.models import Chapter, ChapterText, Edition, Guide, Withdrawal
from agentnet.home import queries
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.network.queries import networks_of, working_networks_of
from agentnet.network.quiet import today
from agentnet.network.rules import TAKES_PART
from agentnet.notify.coming import Event, Item, calendar_source, digest_source
from agentnet.notify.kinds import Group
from agentnet.surveys.queries import asked_of
from agentnet.tasks.queries import deadlines_of
from agentnet.web import formats
from agentnet.words import _
from agentnet.workshops.flow import Attendance, Stage
from agentnet.workshops.invitations import time_of
from agentnet.workshops.models import Registration, StageChange, Workshop

PAST: Final = timedelta(days=90)
SOON: Final = timedelta(days=14)
LEADS: Final = frozenset({Role.DIRECTOR, Role.COORDINATOR})


@calendar_source
async def workshops(session: Session, me: Person) -> list[Event]:
    """Of the networks where I am asked to workshops; not those that I have said no to."""
    found = await _workshops(session, me, clock.now() - PAST)
    steps = select(col(StageChange.workshop_id), func.max(StageChange.created_at)).group_by(
        col(StageChange.workshop_id)
    )
    changed = {row[0]: row[1] for row in await session.execute(steps)}
    return [
        Event(
            f"{workshop.id}@agentnet",
            _("Työpaja {number}: {title}", number=workshop.number, title=workshop.title),
            workshop.starts_at,
            workshop.ends_at,
            place=workshop.place,
            path=f"/workshops/{workshop.id}",
            text="\n".join(filter(None, (_standing(mine), workshop.remote_url))),
            sequence=workshop.calendar_sequence,
            cancelled=workshop.stage is Stage.CANCELLED,
            changed_at=_aware(changed.get(workshop.id)) or workshop.created_at,
        )
        for workshop, mine in found
        if mine is None or mine.attendance is not Attendance.CANNOT
    ]


def _aware(at: datetime | None) -> datetime | None:
    """A moment that went through a function of the database has lost its zone there."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def _standing(mine: Registration | None) -> str:
    if mine is None:
        return _("Et ole vielä ilmoittautunut.")
    if mine.waiting:
        return _("Olet jonossa.")
    return _("Tulet etänä.") if mine.attendance is Attendance.REMOTE else _("Tulet paikalle.")


async def _workshops(session: Session, me: Person, since: datetime) -> list[tuple[Workshop, Registration | None]]:
    asked = [network.id for network, roles in await working_networks_of(session, me) if roles & TAKES_PART]
    mine = (col(Registration.workshop_id) == col(Workshop.id)) & (col(Registration.person_id) == me.id)
    rows = await session.execute(
        select(Workshop, Registration)
        .outerjoin(Registration, mine)
        .where(col(Workshop.network_id).in_(asked), col(Workshop.ends_at) > since, Workshop.stage != Stage.PLANNED)
        .order_by(col(Workshop.starts_at))
    )
    return [(workshop, registration) for workshop, registration in rows]


@calendar_source
async def deadlines(session: Session, me: Person) -> list[Event]:
    """The last days of my tasks and of the surveys that wait for me, as whole days."""
    tasks = [
        Event(
            f"task-{mine.task.id}@agentnet",
            _("Viimeinen päivä: {title}", title=mine.assignment.title),
            today(mine.due_at),
            path=f"/tasks/{mine.task.id}",
            text=_("Välitehtävän vastaus tarvitaan viimeistään {when}.", when=formats.moment(mine.due_at)),
        )
        for mine in await deadlines_of(session, me)
    ]
    return tasks + [
        Event(
            f"survey-{survey.id}@agentnet",
            _("Kysely sulkeutuu: {title}", title=survey.title),
            today(survey.closes_at),
            path=survey.answer_path,
            text=_("Kysely on auki {when} asti.", when=formats.moment(survey.closes_at)),
        )
        for survey in await asked_of(session, me)
        if survey.closes_at is not None
    ]


@calendar_source
async def looking_again(session: Session, me: Person) -> list[Event]:
    """The days by which chapters are to be read again: for directors and coordinators."""
    leads = [network.id for network, roles in await working_networks_of(session, me) if roles & LEADS]
    rows = await session.execute(
        select(Chapter, func.min(ChapterText.title))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .where(col(Guide.network_id).in_(leads), col(Chapter.binned_at).is_(None))
        .where(col(Chapter.look_again_by) >= today(clock.now()))
        .group_by(col(Chapter.id))
    )
    return [
        Event(
            f"look-again-{chapter.id}@agentnet",
            _("Tarkista luku: {title}", title=title),
            chapter.look_again_by,
            path=f"/chapters/{chapter.id}",
        )
        for chapter, title in rows
        if chapter.look_again_by is not None
    ]


@digest_source
async def asked_now(session: Session, me: Person, _since: datetime) -> list[Item]:
    """What waits for me."""
    heading = _("Sinua odottaa")
    items = [
        Item(
            Group.TASKS,
            heading,
            _("{title}, viimeistään {day}", title=mine.assignment.title, day=formats.day(mine.due_at)),
            f"/tasks/{mine.task.id}",
        )
        for mine in await deadlines_of(session, me)
    ]
    for survey in await asked_of(session, me):
        until = _("auki {day} asti", day=formats.day(survey.closes_at)) if survey.closes_at else ""
        items.append(Item(Group.SURVEYS, heading, ", ".join(filter(None, (survey.title, until))), survey.answer_path))
    for line in await queries.approvals_of(session, me):
        items.append(Item(Group.CHAPTERS, heading, f"{line.what}: {line.note}", line.href))
    return items


@digest_source
async def coming_workshops(session: Session, me: Person, _since: datetime) -> list[Item]:
    now = clock.now()
    return [
        Item(
            Group.WORKSHOPS,
            _("Tulevat työpajat"),
            f"{workshop.title}, {time_of(workshop)}. {_standing(mine)}",
            f"/workshops/{workshop.id}",
        )
        for workshop, mine in await _workshops(session, me, now)
        if workshop.stage in (Stage.OPEN, Stage.LIVE) and workshop.starts_at < now + SOON
    ]


@digest_source
async def new_editions(session: Session, me: Person, since: datetime) -> list[Item]:
    mine = [network.id for network, _roles in await networks_of(session, me)]
    withdrawn = select(col(Withdrawal.edition_id))
    rows = await session.execute(
        select(Edition, Guide)
        .join(Guide, col(Guide.id) == col(Edition.guide_id))
        .join(Network, col(Network.id) == col(Guide.network_id))
        .where(col(Network.id).in_(mine), col(Edition.created_at) > since, col(Edition.language) == me.language)
        .where(col(Edition.id).not_in(withdrawn))
    )
    return [
        Item(
            Group.GUIDE,
            _("Uusi painos"),
            f"{edition.title}, {edition.number}",
            f"/g/{guide.slug}/{edition.number}",
        )
        for edition, guide in rows
    ]
