"""Who said what cannot be read from the tables of an anonymous wave: not by order, not by a time, not by a key.

PostgreSQL shows which transaction wrote a row (`xmin`) and where it lies (`ctid`), to everybody who may read it.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text
from sqlmodel import col

from agentnet import db
from agentnet.notify.models import Letter
from agentnet.settings import settings
from agentnet.surveys import actions, traces
from agentnet.surveys.flow import Asked
from agentnet.surveys.models import Answer, Invited, RecentTick, Survey
from agentnet.surveys.waves.answering import answer_personally
from agentnet.surveys.waves.links import personal_token
from tests.cast import Cast
from tests.surveys.waves import scene

ASKED = 140
ANSWERED = 75


async def answered(cast: Cast, number: int = ANSWERED) -> tuple[Survey, list[str]]:
    """A wave to addresses, and those who answered it, in that order, each in a transaction of their own."""
    people = [f"h{n:03}@esimerkki.example" for n in range(ASKED)]
    async with db.writing() as session:
        survey = await scene.draft(session, cast, Asked.PERSONAL)
        await scene.addresses(session, survey, *people)
        await actions.open_survey(session, survey, cast.heli)
        await session.commit()
    order = [people[n * 37 % ASKED] for n in range(number)]
    for n, address in enumerate(order):
        async with db.writing() as session:
            wave = await session.get_one(Survey, survey.id)
            asked = (await session.scalars(select(Invited).where(col(Invited.address) == address))).one()
            assert await answer_personally(session, wave, asked, {"q1": n % 5 + 1, "q2": f"Vastaus {n}."})
            await session.commit()
    return survey, order


@pytest.mark.both
async def test_a_tick_is_never_alone(database: str, cast: Cast) -> None:
    _survey, order = await answered(cast)
    try:
        async with db.reading() as session:
            assert len(list(await session.scalars(select(RecentTick)))) in range(traces.LEAST, traces.MOST)
            done = set(await session.scalars(select(col(Invited.address)).where(col(Invited.answered))))
            assert done == set(order)
            if database == "postgresql":
                await _no_transaction_tells(session, order)
    finally:
        await db.dispose()


async def _no_transaction_tells(session: db.Session, order: Sequence[str]) -> None:
    """The rows that one transaction wrote are many, and where they lie says nothing of who came first."""
    rows = (await session.execute(text("SELECT xmin::text, address FROM invited WHERE answered ORDER BY ctid"))).all()
    sizes = Counter(xmin for xmin, _address in rows)
    assert min(sizes.values()) >= traces.LEAST
    answers = set((await session.scalars(text("SELECT xmin::text FROM answer"))).all())
    alone = [xmin for xmin in answers if sizes.get(xmin) in range(1, traces.LEAST)]
    assert alone == []
    by_transaction: dict[str, list[int]] = {}
    for xmin, address in rows:
        by_transaction.setdefault(xmin, []).append(order.index(address))
    for places in by_transaction.values():
        assert places != sorted(places)
        assert places != sorted(places, reverse=True)


@pytest.mark.both
async def test_closing_writes_everything_anew(database: str, cast: Cast) -> None:
    survey, _order = await answered(cast, 40)
    async with db.writing() as session:
        await actions.close(session, await session.get_one(Survey, survey.id), None)
        await session.commit()
    try:
        async with db.reading() as session:
            assert len(list(await session.scalars(select(Answer)))) == 40
            assert list(await session.scalars(select(RecentTick))) == []
            if database == "postgresql":
                for table, _where in traces.KEPT:
                    writers = set(await session.scalars(text(f"SELECT xmin::text FROM {table}")))
                    assert len(writers) == 1, table
                said = "SELECT text FROM sourcerevision ORDER BY ctid"
                lie = [int(one.split()[1].rstrip(".")) for one in await session.scalars(text(said))]
                assert lie != sorted(lie)
    finally:
        await db.dispose()


async def test_a_copy_of_the_file_holds_no_key_and_no_time(database: str, cast: Cast) -> None:
    """Personal links' secrets, the order of answering and moments are nowhere in the file's pages."""
    survey, _order = await answered(cast, 30)
    async with db.writing() as session:
        await session.execute(delete(Letter))  # a letter's secret is blanked when it has left
        await actions.close(session, await session.get_one(Survey, survey.id), None)
        await session.commit()
    try:
        async with db.reading() as session:
            secrets = [personal_token(one) for one in await session.scalars(select(col(Invited.id)))]
    finally:
        await db.dispose()
    with db.writer_connection() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = _file()
    assert not [secret for secret in secrets if secret.encode() in pages]
    said = [pages.find(f"Vastaus {n}.".encode()) for n in range(30)]
    assert all(place > 0 for place in said)
    assert said != sorted(said)
    assert said != sorted(said, reverse=True)
    assert [pages.count(f"Vastaus {n}.".encode()) for n in range(30)] == [1] * 30


def _file() -> bytes:
    return Path(settings().database.removeprefix("sqlite:///")).read_bytes()
