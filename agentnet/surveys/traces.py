"""What a database keeps beside the rows (when and in which order they were written), and what is done about it.

PostgreSQL remembers which transaction wrote a row, and the answer is written by the one that ticks its giver off. So
the ticks of those who answered lately are written anew with every answer, all of them, in the order of their ids,
which are random: whoever looks at the tables sees that the last answer came from one of them. When they are `MOST`, a
random half may stay as they are from then on; nobody can tell from which of all the answers until then theirs is.
Ticking costs the same however many were asked. When the survey closes, everything is written once more, in that order
and in one transaction.
"""

from random import SystemRandom
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import delete, insert, inspect, select, text
from sqlmodel import SQLModel, col

from agentnet.db import Session, is_sqlite
from agentnet.surveys.models import Invited, RecentTick

LEAST: Final = 25
MOST: Final = 50
"""Ticks that are written anew with every answer: from `LEAST` on (as soon as so many have answered) to `MOST`."""
_dice: Final = SystemRandom()
Where: TypeAlias = str

_TEXTS: Final = "SELECT id FROM source WHERE origin_id = :survey AND kind = 'survey'"
_FORMS: Final = "SELECT id FROM answer WHERE survey_id = :survey"
KEPT: Final[tuple[tuple[str, Where], ...]] = (
    ("invited", "survey_id = :survey"),
    ("answer", "survey_id = :survey"),
    ("answervalue", f"answer_id IN ({_FORMS})"),
    ("source", "origin_id = :survey AND kind = 'survey'"),
    ("sourcerevision", f"source_id IN ({_TEXTS})"),
)
"""Every table that answering writes to, in the order in which their rows may be put there."""


async def tick(session: Session, survey_id: UUID, asked_id: UUID) -> bool:
    """Has answered; False when that was known already. The answer goes in with the same transaction."""
    await _one_at_a_time(session, survey_id)
    mine = select(Invited).where(col(Invited.id) == asked_id).execution_options(populate_existing=True)
    if (await session.scalars(mine)).one().answered:
        return False
    recent = await session.scalars(select(col(RecentTick.id)).where(col(RecentTick.survey_id) == survey_id))
    ids = [*recent, asked_id]
    await _write_anew(session, ids)
    stay = sorted(_dice.sample(ids, LEAST) if len(ids) >= MOST else ids)
    await session.execute(delete(RecentTick).where(col(RecentTick.survey_id) == survey_id))
    await session.execute(insert(RecentTick), [{"id": id, "survey_id": survey_id} for id in stay])
    return True


async def _one_at_a_time(session: Session, survey_id: UUID) -> None:
    """An SQLite file has one writer anyway; here those who answer the same survey wait for each other."""
    if not is_sqlite():
        key = int.from_bytes(survey_id.bytes[:8], signed=True)
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


async def _write_anew(session: Session, ids: list[UUID]) -> None:
    """These have answered: their rows taken out and put back, in the order of their ids."""
    rows = await session.scalars(
        select(Invited).where(col(Invited.id).in_(ids)).execution_options(populate_existing=True)
    )
    anew = [{**_columns(row), "answered": True} for row in sorted(rows, key=lambda row: row.id)]
    gone = delete(Invited).where(col(Invited.id).in_(ids))
    await session.execute(gone, execution_options={"synchronize_session": False})
    await session.execute(insert(Invited), anew)


def _columns(row: SQLModel) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).columns}


async def shuffle(session: Session, survey_id: UUID) -> None:
    """Write who was asked, and every answer, anew: in the order of their random ids and in one transaction."""
    await session.flush()
    await session.execute(delete(RecentTick).where(col(RecentTick.survey_id) == survey_id))
    survey = {"survey": survey_id.hex if is_sqlite() else survey_id}
    for table, where in KEPT:
        await session.execute(text(f"CREATE TEMP TABLE anew_{table} AS SELECT * FROM {table} WHERE {where}"), survey)  # noqa: S608
    for table, where in reversed(KEPT):
        await session.execute(text(f"DELETE FROM {table} WHERE {where}"), survey)  # noqa: S608
    for table, _where in KEPT:
        await session.execute(text(f"INSERT INTO {table} SELECT * FROM anew_{table} ORDER BY id"))  # noqa: S608
        await session.execute(text(f"DROP TABLE anew_{table}"))
