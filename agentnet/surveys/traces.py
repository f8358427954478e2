"""What a database keeps beside the rows (when and in which order they were written), and what is done about it."""

from random import SystemRandom
from uuid import UUID

from sqlalchemy import delete, insert, inspect, or_, select, update
from sqlmodel import col

from agentnet.db import Session
from agentnet.surveys.models import Invited


async def tick(session: Session, survey_id: UUID, asked_id: UUID) -> bool:
    """Has answered; False when that was known already.

    Every row of the survey is written anew: PostgreSQL remembers which transaction wrote a row, and the answer is
    written by the same one.
    """
    everybody = select(Invited).where(col(Invited.survey_id) == survey_id).order_by(col(Invited.id))
    rows = list(await session.scalars(everybody.with_for_update().execution_options(populate_existing=True)))
    if next(row for row in rows if row.id == asked_id).answered:
        return False
    answered = or_(col(Invited.answered), col(Invited.id) == asked_id)
    ticked = update(Invited).where(col(Invited.survey_id) == survey_id).values(answered=answered)
    await session.execute(ticked, execution_options={"synchronize_session": False})
    return True


async def shuffle_asked(session: Session, survey_id: UUID) -> None:
    """Write the list of those asked anew, in a random order and in one transaction."""
    columns = inspect(Invited).columns.keys()
    asked = await session.scalars(
        select(Invited).where(col(Invited.survey_id) == survey_id).execution_options(populate_existing=True)
    )
    rows = [{name: getattr(one, name) for name in columns} for one in asked]
    SystemRandom().shuffle(rows)
    await session.execute(
        delete(Invited).where(col(Invited.survey_id) == survey_id), execution_options={"synchronize_session": False}
    )
    if rows:
        await session.execute(insert(Invited), rows)
