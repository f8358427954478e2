"""Reading never writes, writing begins at once and in turn, times keep their zone."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.models import County, Person


@pytest.mark.both
async def test_a_reading_session_cannot_write(database: str) -> None:
    async with db.reading() as session:
        session.add(County(name="Lounaisranta"))
        with pytest.raises(DBAPIError):
            await session.commit()
    await db.dispose()


@pytest.mark.both
async def test_leaving_without_a_commit_saves_nothing(database: str) -> None:
    async with db.writing() as session:
        session.add(County(name="Lounaisranta"))
        await session.flush()
    async with db.reading() as session:
        assert await session.scalar(select(County)) is None
    await db.dispose()


@pytest.mark.both
async def test_a_moment_comes_back_with_its_zone(database: str) -> None:
    moment = datetime(2026, 11, 17, 12, 30, tzinfo=timezone(timedelta(hours=2)))
    async with db.writing() as session:
        session.add(Person(name="Aino", created_at=moment))
        await session.commit()
    async with db.reading() as session:
        kept = await session.scalar(select(col(Person.created_at)))
    assert kept == moment
    assert kept is not None
    assert kept.tzinfo is UTC
    await db.dispose()


async def test_writers_take_turns(database: str) -> None:
    """Twenty at once: nobody gets "database is locked", everybody's row is there."""

    async def write(n: int) -> None:
        async with db.writing() as session:
            session.add(County(name=f"Lounaisranta {n}"))
            await session.flush()
            await asyncio.sleep(0.005)
            await session.commit()

    await asyncio.gather(*(write(n) for n in range(20)))
    async with db.reading() as session:
        assert len((await session.scalars(select(County))).all()) == 20
    await db.dispose()


async def test_a_turn_that_never_comes_is_an_error_and_not_a_wait_for_ever(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agentnet.db.engines.BUSY_MS", 50)
    async with db.writing() as session:
        await session.execute(text("SELECT 1"))
        with pytest.raises(db.Busy):
            async with db.writing():
                pass
    await db.dispose()


async def test_sqlite_is_durable_and_checks_its_keys(database: str) -> None:
    async with db.writing() as session:
        found = {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    await db.dispose()


def test_the_clock_can_be_moved() -> None:
    with clock.travel(to=datetime(2026, 11, 17, 12, 30, tzinfo=UTC)):
        assert clock.now().isoformat().startswith("2026-11-17T12:30:0")
    assert clock.now().year >= 2026
