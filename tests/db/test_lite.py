"""The SQLite driver: a transaction is one although BEGIN travels with its first statement."""

import asyncio

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

from agentnet import db
from agentnet.network.models import County


async def _count(session: db.Session) -> int:
    return await session.scalar(select(func.count()).select_from(County)) or 0


async def _add(name: str) -> None:
    async with db.writing() as session:
        session.add(County(name=name))
        await session.commit()


async def test_a_reading_session_sees_one_moment_until_it_ends(database: str) -> None:
    async with db.reading() as session:
        assert await _count(session) == 0
        await _add("Lounaisranta")
        assert await _count(session) == 0
        await session.rollback()
        assert await _count(session) == 1
    await db.dispose()


async def test_a_connection_that_comes_back_from_the_pool_sees_the_present(database: str) -> None:
    """The rollback that nobody waited for came before the next one's first statement."""
    for n in range(20):
        async with db.reading() as session:
            assert await _count(session) == n
        await _add(f"Lounaisranta {n}")
    await db.dispose()


async def test_a_part_of_a_transaction_can_be_taken_back(database: str) -> None:
    async with db.writing() as session:
        session.add(County(name="Lounaisranta"))
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                await session.execute(text("INSERT INTO unit (id) VALUES (NULL)"))
        await session.commit()
    async with db.reading() as session:
        assert await _count(session) == 1
    await db.dispose()


async def test_a_failed_statement_leaves_the_connection_as_good_as_new(database: str) -> None:
    for _ in range(3):
        async with db.writing() as session:
            with pytest.raises(DBAPIError):
                await session.execute(text("SELECT nothing FROM nowhere"))
        await _add("Lounaisranta")
    async with db.reading() as session:
        assert await _count(session) == 3
    await db.dispose()


async def test_many_rows_go_in_and_tell_how_many_they_are(database: str) -> None:
    async with db.writing() as session:
        await session.execute(insert(County), [{"name": f"Lounaisranta {n}"} for n in range(50)])
        changed = await session.execute(text("UPDATE county SET name = 'Uusi' WHERE name LIKE '%4%'"))
        assert changed.rowcount == 14  # type: ignore[attr-defined]
        await session.commit()
    async with db.reading() as session:
        names = (await session.scalars(select(col(County.name)).order_by(col(County.name)))).all()
    assert (len(names), names.count("Uusi")) == (50, 14)
    await db.dispose()


async def test_a_reader_that_is_cancelled_keeps_nobody_out(database: str) -> None:
    """A request whose visitor has gone: the connection does not come back half used."""
    slow = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT count(*) FROM n"
    )

    async def read() -> None:
        async with db.reading() as session:
            await session.execute(slow)

    gone = asyncio.ensure_future(read())
    await asyncio.sleep(0.01)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await _add("Lounaisranta")
    async with db.reading() as session:
        assert await _count(session) == 1
    await db.dispose()
