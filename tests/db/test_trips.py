"""Short reads go to their thread together, each with its own answer or its own error."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from agentnet import db

pytestmark = pytest.mark.both


def one(connection: Connection, n: int) -> int:
    return int(connection.scalar(text("SELECT :n"), {"n": n}) or 0)


def broken(connection: Connection) -> None:
    connection.execute(text("SELECT * FROM there_is_no_such_table"))


async def test_everybody_gets_their_own_answer(database: str) -> None:
    found = await asyncio.gather(*(db.hot(one, n) for n in range(1, 60)))
    assert found == list(range(1, 60))
    await db.dispose()


async def test_an_error_is_the_asker_s_alone(database: str) -> None:
    if database == "postgresql":
        return  # each read has a connection of its own there
    found = await asyncio.gather(db.hot(one, 1), db.hot(broken), db.hot(one, 2), return_exceptions=True)
    assert [found[0], found[2]] == [1, 2]
    assert isinstance(found[1], OperationalError)
    await db.dispose()


async def test_who_gives_up_holds_up_nobody(database: str) -> None:
    impatient = [asyncio.ensure_future(db.hot(one, n)) for n in range(1, 40)]
    await asyncio.sleep(0)
    for task in impatient[::2]:
        task.cancel()
    await asyncio.gather(*impatient, return_exceptions=True)
    assert await db.hot(one, 7) == 7
    await db.dispose()


async def test_many_share_one_look_and_each_gets_their_own(database: str) -> None:
    looks: list[int] = []

    def several(connection: Connection, keys: Sequence[int]) -> dict[int, int]:
        looks.append(len(keys))
        return {key: one(connection, key) for key in keys}

    asked = [db.hot_of(several, n % 20) for n in range(40)]
    assert await asyncio.gather(*asked) == [n % 20 for n in range(40)]
    if database == "sqlite":
        assert len(looks) < 5
        assert sum(looks) < 40
    await db.dispose()
