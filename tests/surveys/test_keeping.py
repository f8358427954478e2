"""What was answered is kept once, with no more beside it than was promised, whatever kind it is."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, func, select
from sqlmodel import col

from agentnet import db
from agentnet.network.models import Person, Unit
from agentnet.sources.models import Source
from agentnet.sources.queries import text_of
from agentnet.surveys import beside, keeping
from agentnet.surveys.flow import Asked, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, AskedUnit, Invited, KeptGroup, Question, Survey
from agentnet.surveys.questions import Value
from agentnet.surveys.rules import NOWHERE, Background
from agentnet.words import Refused
from tests.cast import Cast

VALUES: dict[str, Value] = {
    "text": "Vapaa sana",
    "line": "Lyhyt",
    "choice": "Kyllä",
    "many": ["X", "Z"],
    "scale": 4,
    "matrix": {"Yksi": 3},
    "ranking": ["Y", "X"],
    "number": 2.5,
    "swot": {"strengths": ["tiimi", "luotto"], "threats": ["kiire"]},
}


async def of_every_kind(session: db.Session, cast: Cast, asked: Asked = Asked.MEMBERS) -> Survey:
    survey = Survey(network_id=cast.network.id, title="Kaikki", stage=Stage.OPEN, asked=asked)
    session.add(survey)
    await session.flush()
    kinds = enumerate(QuestionKind, 1)
    session.add_all(Question(survey_id=survey.id, key=kind.value, place=n, kind=kind, label="K") for n, kind in kinds)
    await session.flush()
    return survey


async def test_every_kind_is_kept_and_free_words_go_to_the_thread_line_by_line(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast)
    assert await keeping.keep(session, survey, VALUES)
    rows = (
        await session.execute(
            select(col(Question.key), AnswerValue).join(AnswerValue, col(AnswerValue.question_id) == col(Question.id))
        )
    ).all()
    kept = {key: value.value for key, value in rows if value.value is not None}
    assert kept == {key: value for key, value in VALUES.items() if key not in ("text", "line", "swot")}
    words = await text_of(session, [value.id for _key, value in rows if value.value is None])
    said = {(key, value.part, value.place): words[value.id] for key, value in rows if value.value is None}
    assert said == {
        ("text", "", 0): "Vapaa sana",
        ("line", "", 0): "Lyhyt",
        ("swot", "strengths", 1): "tiimi",
        ("swot", "strengths", 2): "luotto",
        ("swot", "threats", 1): "kiire",
    }
    assert await session.scalar(select(func.count()).where(col(Source.origin_id) == survey.id)) == 5


async def test_a_form_sent_twice_is_kept_once(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast)
    form = uuid4()
    assert await keeping.keep(session, survey, VALUES, answer_id=form)
    assert not await keeping.keep(session, survey, VALUES, answer_id=form)
    assert await session.scalar(select(func.count()).select_from(Answer)) == 1
    assert await session.scalar(select(func.count()).select_from(AnswerValue)) == 11


async def test_an_anonymous_answer_leaves_its_giver_out_whoever_calls(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast)
    await keeping.keep(session, survey, VALUES, giver=cast.aino, background=Background("health", role="agent"))
    form = (await session.scalars(select(Answer))).one()
    assert (form.person_id, form.field, form.role) == (None, "", "")
    assert set(await session.scalars(select(col(Source.person_id)))) == {None}


async def test_a_closed_survey_keeps_nothing(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast)
    survey.stage = Stage.CLOSED
    await session.flush()
    with pytest.raises(Refused):
        await keeping.keep(session, survey, VALUES)


async def test_small_units_join_each_other_by_headcount(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast, Asked.UNITS)
    place: dict[str, Any] = {"area_id": cast.clinic.area_id, "region_id": cast.clinic.region_id}
    units = [cast.clinic, *(Unit(name=f"Pieni {n}", **place) for n in range(2))]
    session.add_all(units[1:])
    await session.flush()
    for unit, headcount in zip(units, (12, 3, 3), strict=True):
        about: dict[str, Any] = {"unit_id": unit.id, "name": unit.name, "field": "health", "headcount": headcount}
        session.add(AskedUnit(survey_id=survey.id, **about, **place))
    await session.flush()
    big, small, _other = (Background("health", unit.region_id, unit.id) for unit in units)
    assert await beside.kept(session, survey, big) == big
    assert await beside.kept(session, survey, small) == Background("health", cast.clinic.region_id)
    await keeping.keep(session, survey, VALUES, background=small)
    assert (await session.scalars(select(Answer))).one().unit_id is None


async def test_the_groups_are_decided_once(session: db.Session, cast: Cast) -> None:
    survey = await of_every_kind(session, cast)
    people = [Person(name=f"Henkilö {n}", unit_id=cast.clinic.id) for n in range(5)]
    session.add_all(people)
    await session.flush()
    session.add_all(Invited(survey_id=survey.id, person_id=person.id) for person in people)
    await session.flush()
    mine = await beside.background_of(session, survey, people[0])
    assert mine.unit_id == cast.clinic.id
    assert await beside.kept(session, survey, mine) == mine
    late = mine._replace(unit_id=UUID(int=5), role="agent")
    assert await beside.kept(session, survey, late) in {mine._replace(unit_id=None), NOWHERE}
    assert await session.scalar(select(func.count()).select_from(KeptGroup)) == 2


async def test_keeping_asks_the_database_as_often_among_two_thousand(session: db.Session, cast: Cast) -> None:
    whole = Background("health", cast.clinic.region_id, cast.clinic.id)
    asked: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_more: asked.append(statement))
    counts = []
    for number in (5, 2_000):
        survey = await of_every_kind(session, cast)
        session.add_all(Invited(survey_id=survey.id, address=f"h{n}@agentnet.example") for n in range(number))
        await session.flush()
        await keeping.keep(session, survey, VALUES, background=whole)
        asked.clear()
        await keeping.keep(session, survey, VALUES, background=whole)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 15
