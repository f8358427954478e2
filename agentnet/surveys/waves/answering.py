"""Answering without signing in: by the open link of the units' staff, and by a personal one."""

import hmac
from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import col, func, select

from agentnet.db import Session
from agentnet.settings import settings
from agentnet.surveys import keeping
from agentnet.surveys.models import Answer, AskedUnit, Invited, Survey
from agentnet.surveys.questions import Value
from agentnet.surveys.rules import NOWHERE, Background
from agentnet.surveys.traces import tick
from agentnet.surveys.waves.links import link_of
from agentnet.surveys.waves.odd import closed_units, people_asked
from agentnet.words import N_, Refused

TIMES: Final = 3
SPARE: Final = 50
"""An open link takes so many answers for each person of the units, and these: more than that is no staff answering."""
FULL: Final = N_(
    "Linkillä on tullut paljon enemmän vastauksia kuin kyselyllä on vastaajia, joten sillä ei voi nyt vastata. "
    "Pyydä kyselyn lähettäjältä uusi linkki."
)
PAUSED: Final = N_("Tästä yksiköstä ei oteta nyt vastauksia. Kysy lisää kyselyn lähettäjältä.")


async def answer_openly(
    session: Session, survey: Survey, unit: AskedUnit, values: Mapping[str, Value], mark: str
) -> bool:
    """Keep an answer that came by the open link from this unit. `mark` is the form's own: sent twice, it is kept once.

    Raises:
        Refused: the survey is not open, the unit is closed, or the link has brought far more answers than people.
    """
    await keeping.check_open(session, survey)
    if unit.unit_id in await closed_units(session, survey.id):
        raise Refused(PAUSED)
    there = await session.scalar(select(func.count()).select_from(Answer).where(col(Answer.survey_id) == survey.id))
    link = await link_of(session, survey)
    before = link.answers_before if link else 0
    if (there or 0) - before >= TIMES * await people_asked(session, survey.id) + SPARE:
        raise Refused(FULL)
    background = Background(unit.field, unit.region_id, unit.unit_id)
    return await keeping.keep(session, survey, values, background=background, answer_id=_id(survey.id, mark))


def _id(survey_id: UUID, mark: str) -> UUID:
    """Random like the form's mark, and not to be made from it without our key."""
    if not mark:
        return uuid4()
    return UUID(bytes=hmac.new(settings().secret, f"answer {survey_id} {mark}".encode(), "sha256").digest()[:16])


async def answer_personally(session: Session, survey: Survey, asked: Invited, values: Mapping[str, Value]) -> bool:
    """Keep the one answer of a personal link. False: it had been used already, nothing is kept.

    Raises:
        Refused: the survey is not open.
    """
    await keeping.check_open(session, survey)
    if not await tick(session, survey.id, asked.id):
        return False
    return await keeping.keep(session, survey, values, background=await _background(session, asked))


async def _background(session: Session, asked: Invited) -> Background:
    unit = await session.scalar(
        select(AskedUnit).where(col(AskedUnit.survey_id) == asked.survey_id, col(AskedUnit.unit_id) == asked.unit_id)
    )
    return Background(unit.field, unit.region_id, unit.unit_id) if unit is not None else NOWHERE


async def unit_in(session: Session, survey: Survey, unit_id: UUID | None) -> AskedUnit | None:
    """The asked unit of this id; the only one there is, without an id."""
    asked = select(AskedUnit).where(col(AskedUnit.survey_id) == survey.id)
    if unit_id is not None:
        return await session.scalar(asked.where(col(AskedUnit.unit_id) == unit_id))
    found = list(await session.scalars(asked.limit(2)))
    return found[0] if len(found) == 1 else None
