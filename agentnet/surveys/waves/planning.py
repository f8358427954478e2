"""A wave's dates as jobs for the worker: it opens, reminds and closes by itself, also when it was down meanwhile.

A job remembers the moment that it was asked for; one of an earlier plan finds that it is old and does nothing.
"""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import delete
from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.quiet import free_days, morning, today
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.models import Reminder
from agentnet.surveys.waves.rules import reminder_days

OPEN: Final = "wave-open"
CLOSE: Final = "wave-close"
REMIND: Final = "wave-remind"
BACK: Final = "wave-remind-back"


def plan_opening(session: Session, survey: Survey) -> None:
    if survey.stage is Stage.DRAFT and survey.opens_at is not None:
        slot = moment(survey.opens_at)
        notify.enqueue(session, OPEN, survey.id, by=survey.owner_id, slot=slot, due_at=survey.opens_at)


def plan_closing(session: Session, survey: Survey) -> None:
    if survey.stage is Stage.OPEN and survey.closes_at is not None:
        notify.enqueue(session, CLOSE, survey.id, by=None, slot=moment(survey.closes_at), due_at=survey.closes_at)


async def plan_reminders(session: Session, survey: Survey) -> None:
    """The reminders of an open wave, anew: those that have gone stay, those still to come follow its dates."""
    if survey.opened_at is None or survey.asked is Asked.UNITS:
        return
    await session.execute(
        delete(Reminder).where(
            col(Reminder.survey_id) == survey.id, col(Reminder.sent_at).is_(None), ~col(Reminder.left_out)
        )
    )
    gone = await reminders_of(session, survey)
    last = today(survey.closes_at) if survey.closes_at else None
    free = await free_days(session, survey.network_id)
    days = reminder_days(today(survey.opened_at), last, survey.reminders, free)
    due = [one for one in map(morning, days) if one > clock.now() and one not in {old.due_at for old in gone}]
    place = max((one.place for one in gone), default=0)
    for number, moment_due in enumerate(due[: max(0, survey.reminders - len(gone))], place + 1):
        session.add(Reminder(survey_id=survey.id, place=number, due_at=moment_due))
        notify.enqueue(session, REMIND, survey.id, by=None, slot=moment(moment_due), due_at=moment_due)
    await session.flush()


async def reminders_of(session: Session, survey: Survey) -> list[Reminder]:
    """All of them, in order of time."""
    found = await session.scalars(
        select(Reminder).where(col(Reminder.survey_id) == survey.id).order_by(col(Reminder.due_at))
    )
    return list(found)


def moment(when: datetime) -> str:
    """The same words for the same moment, whether it came from a form (Finnish time) or from the database (UTC)."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
