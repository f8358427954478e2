"""Reminders: only to those who have not answered, planned or by one press.

A letter's row tells that somebody had not answered when the reminder went out; nothing finer is kept of anybody.
"""

from datetime import timedelta
from typing import Final

from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.network.quiet import absent, today
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.gathering import addresses_left, members_left, write_to_addresses, write_to_member
from agentnet.surveys.waves.models import Reminder
from agentnet.surveys.waves.returning import plan_returns
from agentnet.words import N_, Refused

BETWEEN: Final = timedelta(hours=20)
"""Nobody is reminded twice in a day."""


async def remind_now(session: Session, survey: Survey, by: Person) -> int:
    """Remind by hand; how many letters were written.

    Raises:
        Refused: the wave is not open, has an open link, or its people were reminded less than a day ago.
    """
    if survey.stage is not Stage.OPEN or survey.asked is Asked.UNITS:
        raise Refused(N_("Muistutuksia voi lähettää vain, kun kysely on auki ja vastaajat tiedetään."))
    if await _reminded_lately(session, survey):
        raise Refused(N_("Muistutus on lähtenyt tai kysely avattu vuorokauden sisällä. Yritä uudelleen huomenna."))
    last = await session.scalar(select(func.max(Reminder.place)).where(col(Reminder.survey_id) == survey.id))
    row = Reminder(survey_id=survey.id, place=(last or 0) + 1, due_at=clock.now())
    session.add(row)
    await session.flush()
    audit(session, "remind", survey, by.id, survey.network_id)
    return await send(session, survey, row)


async def _reminded_lately(session: Session, survey: Survey) -> bool:
    since = clock.now() - BETWEEN
    sent = await session.scalar(select(func.max(Reminder.sent_at)).where(col(Reminder.survey_id) == survey.id))
    return bool(sent and sent > since) or bool(survey.opened_at and survey.opened_at > since)


async def send_due(session: Session, survey: Survey) -> int:
    """Send what is due by now: of several whose time went by, the last one only."""
    due = list(
        await session.scalars(
            select(Reminder)
            .where(
                col(Reminder.survey_id) == survey.id,
                col(Reminder.due_at) <= clock.now(),
                col(Reminder.sent_at).is_(None),
                ~col(Reminder.left_out),
            )
            .order_by(col(Reminder.due_at))
            .with_for_update()
        )
    )
    if not due:
        return 0
    lately = await _reminded_lately(session, survey)
    for row in due if survey.stage is not Stage.OPEN or lately else due[:-1]:
        row.left_out = True
        session.add(row)
    await session.flush()
    return 0 if due[-1].left_out else await send(session, survey, due[-1])


async def send(session: Session, survey: Survey, row: Reminder) -> int:
    """Write to everybody who has not answered at this moment and is not away; who is, hears of it on coming back."""
    slot = f"reminder-{row.place}"
    left = await members_left(session, survey)
    away = await absent(session, [person.id for person in left], today(clock.now()))
    people = [person for person in left if person.id not in away]
    for person in people:
        write_to_member(session, survey, person, "survey-reminder", slot)
    listed = await addresses_left(session, survey)
    await write_to_addresses(session, survey, listed, "survey-link-reminder", slot)
    if away:
        await plan_returns(session, survey, row, away)
    row.sent_at, row.sent = clock.now(), sum(1 for one in people if one.email) + len(listed)
    session.add(row)
    await session.flush()
    return row.sent
