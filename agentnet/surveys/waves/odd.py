"""More answers by an open link than there can be people: what the coordinator sees of it, and a unit that is closed."""

from uuid import UUID

from sqlalchemy import delete, func, select
from sqlmodel import col

from agentnet.db import Session, insert
from agentnet.network.actions.audits import audit
from agentnet.network.models import Person
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import AskedUnit, Survey
from agentnet.surveys.waves.models import ClosedUnit
from agentnet.words import N_, Missing, Refused


async def people_asked(session: Session, survey_id: UUID) -> int:
    """The staff of all the units together."""
    summed = select(func.coalesce(func.sum(col(AskedUnit.headcount)), 0))
    return int(await session.scalar(summed.where(col(AskedUnit.survey_id) == survey_id)) or 0)


async def closed_units(session: Session, survey_id: UUID) -> set[UUID]:
    """The units from which no answers are taken now."""
    return set(await session.scalars(select(col(ClosedUnit.unit_id)).where(col(ClosedUnit.survey_id) == survey_id)))


async def close_unit(session: Session, survey: Survey, unit_id: UUID, by: Person) -> None:
    """Take no more answers from this unit by the open link.

    Raises:
        Missing: it is not asked. Refused: the wave is not open, or has no open link.
    """
    await _check(session, survey, unit_id)
    row = ClosedUnit(survey_id=survey.id, unit_id=unit_id, by=by.id)
    putting = insert(ClosedUnit).values(row.model_dump()).on_conflict_do_nothing()
    if await session.scalar(putting.returning(col(ClosedUnit.id))) is not None:
        audit(session, "close", row, by.id, survey.network_id)


async def open_unit(session: Session, survey: Survey, unit_id: UUID, by: Person) -> None:
    """Take answers from it again.

    Raises:
        Missing: it is not asked. Refused: the wave is not open, or has no open link.
    """
    await _check(session, survey, unit_id)
    mine = (col(ClosedUnit.survey_id) == survey.id) & (col(ClosedUnit.unit_id) == unit_id)
    row = await session.scalar(select(ClosedUnit).where(mine))
    if row is not None:
        audit(session, "open", row, by.id, survey.network_id)
        await session.execute(delete(ClosedUnit).where(mine))


async def _check(session: Session, survey: Survey, unit_id: UUID) -> None:
    mine = (col(AskedUnit.survey_id) == survey.id) & (col(AskedUnit.unit_id) == unit_id)
    if await session.scalar(select(col(AskedUnit.id)).where(mine)) is None:
        raise Missing
    if survey.asked is not Asked.UNITS or survey.stage is not Stage.OPEN:
        raise Refused(N_("Yksikön voi sulkea vain, kun kysely on auki ja siihen vastataan avoimella linkillä."))
