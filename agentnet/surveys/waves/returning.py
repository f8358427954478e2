"""A reminder for those who were away when it went: on their first working day back, once, while the wave is open.

No row says who they are: the same reminder is simply written once more on the days when somebody comes back, and
whoever has it already gets nothing (a letter goes once per kind, survey, address and slot).
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.quiet import absences_of, absent, free_days, morning, today
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.gathering import members_left, write_to_member
from agentnet.surveys.waves.models import Reminder
from agentnet.surveys.waves.planning import BACK, reminders_of

NEAR: Final = timedelta(hours=30)
"""Another reminder that comes so soon is enough."""


async def plan_returns(session: Session, survey: Survey, row: Reminder, away: Collection[UUID]) -> None:
    """Ask for this reminder once more on each first working day of these people that the wave still sees."""
    free = await free_days(session, survey.network_id)
    last = today(survey.closes_at) if survey.closes_at else None
    absences = await absences_of(session, away, today(clock.now()))
    days = {
        free.next_working(_over([(one.starts_on, one.ends_on) for one in rows]) + timedelta(days=1))
        for rows in absences.values()
    }
    for day in sorted(days):
        if last is None or day <= last:
            slot = f"{row.place}:{day}"
            notify.enqueue(session, BACK, survey.id, by=None, slot=slot, due_at=morning(day))


def _over(times: list[tuple[date, date]]) -> date:
    """The last day away: times that follow each other are one."""
    last = times[0][1]
    for starts, ends in times[1:]:
        if starts <= last + timedelta(days=3):
            last = max(last, ends)
    return last


async def remind_the_returned(session: Session, survey: Survey, place: int) -> None:
    """Write the reminder of this place to those who have not got it and are here now; who is still away waits on."""
    if survey.stage is not Stage.OPEN or (survey.closes_at and survey.closes_at <= clock.now()):
        return
    rows = await reminders_of(session, survey)
    sent = [one for one in rows if one.sent_at]
    soon = [one for one in rows if not one.sent_at and not one.left_out and one.due_at <= clock.now() + NEAR]
    if not sent or soon or max(sent, key=lambda one: one.place).place != place:
        return
    left = await members_left(session, survey)
    away = await absent(session, [person.id for person in left], today(clock.now()))
    for person in left:
        if person.id not in away:
            write_to_member(session, survey, person, "survey-reminder", f"reminder-{place}")
    if away:
        await plan_returns(session, survey, next(one for one in sent if one.place == place), away)
    await session.flush()
