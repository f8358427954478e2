"""Not even the database's own book-keeping tells which answer is whose."""

from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from agentnet import db
from agentnet.network.models import Person
from agentnet.surveys import actions
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, Invited, Question, Survey
from tests.cast import Cast
from tests.conftest import Add


async def _answer(survey_id: UUID, who: Person) -> bool:
    async with db.writing() as session:
        survey = await session.get_one(Survey, survey_id)
        kept = await actions.answer(session, survey, {"q1": f"{who.name} kertoo"}, who)
        await session.commit()
    return kept


async def _marks() -> tuple[set[str], list[str]]:
    """The transactions that wrote the list of those asked, and the answers."""
    async with db.reading() as session:
        asked = set(await session.scalars(text("SELECT xmin::text FROM invited")))
        return asked, list(await session.scalars(text("SELECT xmin::text FROM answer")))


@pytest.mark.both
async def test_who_has_answered_keeps_no_trace_of_when(cast: Cast, add: Add, database: str) -> None:
    survey = Survey(network_id=cast.network.id, title="Kysely", anonymity=Anonymity.ANONYMOUS, stage=Stage.OPEN)
    question = Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?")
    people = [cast.aino, cast.pekka, cast.heli, cast.ville, cast.maija, cast.jukka]
    add(survey, question, *(Invited(survey_id=survey.id, person_id=one.id) for one in [*people[:4], cast.sari]))
    for person in people:
        assert await _answer(survey.id, person)
    assert not await _answer(survey.id, cast.aino)
    async with db.writing() as session:
        await actions.close(session, await session.get_one(Survey, survey.id), cast.heli)
        await session.commit()
    async with db.reading() as session:
        asked = list(await session.scalars(select(Invited)))
        assert {row.person_id for row in asked if row.answered} == {person.id for person in people}
        assert [row.person_id for row in asked if not row.answered] == [cast.sari.id]
        assert len(list(await session.scalars(select(col(Answer.id))))) == len(people)
    if database == "postgresql":
        one, theirs = await _marks()
        assert one == set(theirs)  # closing wrote everything anew, in one transaction
        assert len(one) == 1
    await db.dispose()
