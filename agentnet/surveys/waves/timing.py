"""What a wave does by itself, when its time comes: opens, reminds, closes. Done twice, it is done once."""

from typing import Final
from uuid import UUID

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.notify.models import Job
from agentnet.surveys import actions
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.planning import BACK, CLOSE, OPEN, REMIND, moment
from agentnet.surveys.waves.reminding import send_due
from agentnet.surveys.waves.returning import remind_the_returned
from agentnet.words import Refused, using

NOT_OPENED: Final = "survey-not-opened"


@notify.job_handler(OPEN)
async def open_in_time(job_id: UUID, _progress: notify.Progress) -> None:
    """A draft that cannot be opened stays one, and its owner hears why."""
    survey_id, reason = None, ""
    async with db.writing() as session:
        job, survey = await _of(session, job_id)
        if survey is None or survey.stage is not Stage.DRAFT or not survey.opens_at:
            return
        if moment(survey.opens_at) != job.slot:
            return
        survey_id = survey.id
        try:
            await actions.open_survey(session, survey, None)
            await session.commit()
        except Refused as refused:
            await session.rollback()
            reason = str(refused)
    if reason:
        async with db.writing() as session:
            await _tell_owner(session, await session.get_one(Survey, survey_id), reason)
            await session.commit()


@notify.job_handler(CLOSE)
async def close_in_time(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job, survey = await _of(session, job_id)
        if survey is None or survey.stage is not Stage.OPEN or not survey.closes_at:
            return
        if moment(survey.closes_at) == job.slot and survey.closes_at <= clock.now():
            await actions.close(session, survey, None)
            await session.commit()


@notify.job_handler(REMIND)
async def remind_in_time(job_id: UUID, _progress: notify.Progress) -> None:
    """A wave whose time has passed reminds nobody any more, even when it has not been closed yet."""
    async with db.writing() as session:
        _job, survey = await _of(session, job_id)
        if survey is None or (survey.closes_at and survey.closes_at <= clock.now()):
            return
        await send_due(session, survey)
        await session.commit()


@notify.job_handler(BACK)
async def remind_the_back(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job, survey = await _of(session, job_id)
        if survey is not None:
            await remind_the_returned(session, survey, int(job.slot.partition(":")[0]))
            await session.commit()


async def _of(session: Session, job_id: UUID) -> tuple[Job, Survey | None]:
    job = await session.get_one(Job, job_id)
    return job, await session.get(Survey, job.about)


async def _tell_owner(session: Session, survey: Survey, reason: str) -> None:
    owner = await session.get(Person, survey.owner_id) if survey.owner_id else None
    if owner is None or not owner.email:
        return
    with using(owner.language):
        notify.post(
            session,
            to=owner.email,
            letter=NOT_OPENED,
            about=survey.id,
            slot=moment(survey.opens_at) if survey.opens_at else "",
            language=owner.language,
            person_id=owner.id,
            network_id=survey.network_id,
            values={"name": owner.name, "title": survey.title, "reason": reason, "path": f"/surveys/{survey.id}"},
        )
