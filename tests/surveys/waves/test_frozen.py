"""After opening neither code nor SQL changes what was promised, asked or counted."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from agentnet import db
from agentnet.surveys import actions
from agentnet.surveys.flow import Asked
from agentnet.words import Refused
from tests.cast import Cast
from tests.surveys.waves import scene

REOPENED = "UPDATE survey SET stage = 'draft'"
CHANGES = (
    REOPENED,
    "UPDATE survey SET anonymity = 'named'",
    "UPDATE survey SET asked = 'members'",
    "UPDATE survey SET series_id = NULL",
    "UPDATE survey SET id = (SELECT id FROM unit LIMIT 1)",
    "DELETE FROM survey",
    "UPDATE question SET frozen = false",
    "UPDATE question SET label = 'Kuka olet?'",
    "UPDATE question SET key = 'toinen'",
    "UPDATE question SET revision = 7",
    "DELETE FROM question",
    "UPDATE askedunit SET headcount = 1",
    "UPDATE askedunit SET frozen = false",
    "DELETE FROM askedunit",
)


@pytest.mark.parametrize("change", CHANGES)
async def test_no_sql_loosens_an_open_wave(session: db.Session, cast: Cast, change: str) -> None:
    survey = await scene.draft(session, cast, Asked.UNITS)
    await scene.units(session, survey, Poli=12)
    await actions.open_survey(session, survey, cast.heli)
    with pytest.raises(DBAPIError, match="frozen row"):
        await session.execute(text(change))
    await session.rollback()


async def test_a_closed_wave_is_not_opened_again(session: db.Session, cast: Cast) -> None:
    survey = await scene.draft(session, cast)
    await actions.open_survey(session, survey, cast.heli)
    await actions.close(session, survey, cast.heli)
    with pytest.raises(Refused):
        await actions.open_survey(session, survey, cast.heli)
    for stage in ("open", "draft"):
        with pytest.raises(DBAPIError, match="frozen row"):
            async with session.begin_nested():
                await session.execute(text(f"UPDATE survey SET stage = '{stage}'"))


async def test_another_row_is_not_put_in_the_place_of_an_open_one(session: db.Session, cast: Cast) -> None:
    """`INSERT OR REPLACE` of SQLite deletes without asking the triggers of deletes."""
    survey = await scene.draft(session, cast)
    await actions.open_survey(session, survey, cast.heli)
    for table in ("survey", "question"):
        columns = ", ".join((await session.execute(text(f"SELECT * FROM {table}"))).keys())
        values = columns.replace("anonymity", "'named'").replace("frozen", "false").replace("stage", "'draft'")
        again = f"INTO {table} ({columns}) SELECT {values} FROM {table}"
        statement = f"INSERT OR REPLACE {again}" if db.is_sqlite() else f"INSERT {again}"
        with pytest.raises(DBAPIError):
            async with session.begin_nested():
                await session.execute(text(statement))


async def test_a_headcount_that_is_missing_is_asked_for(session: db.Session, cast: Cast) -> None:
    survey = await scene.draft(session, cast, Asked.UNITS)
    with pytest.raises(Refused, match="Valitse ensin"):
        await actions.open_survey(session, survey, cast.heli)
    await scene.units(session, survey, Poli=12, Kotihoito=0)
    with pytest.raises(Refused) as missing:
        await actions.open_survey(session, survey, cast.heli)
    assert "Kotihoito" in str(missing.value)
