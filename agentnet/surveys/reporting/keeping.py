"""Published figures are made once, when a survey has closed, and kept: no later state tells anything by a difference.

Until they are kept (a moment after closing) they are made anew for whoever asks: the same answers give the same ones.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlmodel import col

from agentnet import child, db, notify
from agentnet.db import Session
from agentnet.notify.models import Job
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Answer, Survey
from agentnet.surveys.reporting.facts import facts_of
from agentnet.surveys.reporting.figures import figures_of
from agentnet.surveys.reporting.models import KeptResult
from agentnet.surveys.reporting.shapes import FORMAT, Figures
from agentnet.words import N_, Refused

JOB: Final = "survey-figures"
AT_ONCE: Final = 300
"""So many answers are counted while somebody waits; more in a child process."""
NOT_YET: Final = N_("Tulokset näkyvät, kun kysely on suljettu. Sitä ennen näkyy vain vastausten määrä.")


async def figures_for(session: Session, survey: Survey) -> Figures:
    """What is published of the survey.

    Raises:
        Refused: it has not closed yet.
    """
    if survey.stage is not Stage.CLOSED:
        raise Refused(NOT_YET)
    kept = await session.scalar(select(KeptResult).where(col(KeptResult.survey_id) == survey.id))
    if kept is not None and kept.format == FORMAT:
        return msgspec.convert(kept.figures, Figures)
    return await _made(session, survey)


async def all_figures(session: Session, surveys: Sequence[Survey]) -> list[Figures]:
    """Of several closed surveys, in their order."""
    ids = [survey.id for survey in surveys]
    rows = await session.scalars(select(KeptResult).where(col(KeptResult.survey_id).in_(ids)))
    kept = {row.survey_id: row.figures for row in rows if row.format == FORMAT}
    return [
        msgspec.convert(kept[one.id], Figures) if one.id in kept else await figures_for(session, one) for one in surveys
    ]


async def _made(session: Session, survey: Survey) -> Figures:
    answers = await session.scalar(select(func.count()).where(col(Answer.survey_id) == survey.id)) or 0
    facts = await facts_of(session, survey)
    return figures_of(facts) if answers <= AT_ONCE else await child.in_child(figures_of, facts)


async def keep(session: Session, survey: Survey) -> None:
    """Make the figures and keep them. Kept ones stay as they are."""
    await _store(session, await figures_for(session, survey))


def order(session: Session, survey_id: UUID) -> None:
    """Have the figures of a survey that closes now made and kept."""
    notify.enqueue(session, JOB, survey_id, by=None)


@notify.job_handler(JOB)
async def make(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.reading() as session:
        survey = await session.get(Survey, (await session.get_one(Job, job_id)).about)
        if survey is None or survey.stage is not Stage.CLOSED:
            return
        figures = await figures_for(session, survey)
    async with db.writing() as session:
        await _store(session, figures)
        await session.commit()


async def _store(session: Session, figures: Figures) -> None:
    row = KeptResult(survey_id=UUID(figures.survey), format=FORMAT, figures=msgspec.to_builtins(figures))
    values = {name: getattr(row, name) for name in ("id", "survey_id", "format", "figures")}
    await session.execute(db.insert(KeptResult).on_conflict_do_nothing(), [values])
