"""Short reads in a thread of their own: nothing stale, nothing written, nothing lost when many ask."""

import asyncio

import pytest
from sqlalchemy import Connection, bindparam, func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from agentnet import db
from agentnet.network.models import County

NAMED = select(func.count()).select_from(County).where(col(County.name) == bindparam("name"))


def _named(connection: Connection, name: str) -> int:
    return connection.scalar(NAMED, {"name": name}) or 0


async def _add(name: str) -> None:
    async with db.writing() as session:
        session.add(County(name=name))
        await session.commit()


@pytest.mark.both
async def test_what_was_committed_a_moment_ago_is_seen(database: str) -> None:
    """A right that was just given or taken counts at once: each read has a snapshot of its own."""
    for n in range(3):
        assert await db.hot(_named, "Lounaisranta") == n
        await _add("Lounaisranta")
    assert await db.hot(_named, name="Lounaisranta") == 3
    await db.dispose()


@pytest.mark.both
async def test_what_is_not_committed_is_not_seen(database: str) -> None:
    async with db.writing() as session:
        session.add(County(name="Lounaisranta"))
        await session.flush()
        assert await db.hot(_named, "Lounaisranta") == 0
    await db.dispose()


@pytest.mark.both
async def test_a_hot_read_cannot_write(database: str) -> None:
    with pytest.raises(DBAPIError):
        await db.hot(lambda connection: connection.execute(insert(County), {"name": "Lounaisranta"}))
    assert await db.hot(_named, "Lounaisranta") == 0
    await db.dispose()


@pytest.mark.both
async def test_a_read_that_fails_spoils_nothing_for_the_next(database: str) -> None:
    with pytest.raises(DBAPIError):
        await db.hot(lambda connection: connection.execute(text("SELECT nothing FROM nowhere")))
    assert await db.hot(_named, "Lounaisranta") == 0
    await db.dispose()


@pytest.mark.both
async def test_many_may_ask_at_once(database: str) -> None:
    await _add("Lounaisranta")
    assert await asyncio.gather(*(db.hot(_named, "Lounaisranta") for _ in range(50))) == [1] * 50
    await db.dispose()
