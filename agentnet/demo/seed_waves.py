"""Seeds a quarterly meter to all staff of the units: three closed waves of some 125 answers, and one that is open.

`scene.session` holds afterwards a `Series` titled `meter.TITLE`, owned by the coordinator Heli. Its waves are `Survey`
rows with `wave` 1, 2, 3 (closed) and 4 (open), asked of units by an open link; `AskedUnit` has their frozen headcounts.
The same question has the same `key` in all of them (`q1` scale, `q2` choice, `q3` matrix, `q4` number, `q5` text); `q2`
was reworded in wave 2, so its `revision` is 1, 2, 2, 2: a break in the trend. Wave 2 hides one share. Answers carry
field, region and unit and nothing else.
They are written in bulk by `fill`, which tests and the bench may use too.
"""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.demo import meter
from agentnet.demo.scene import Scene
from agentnet.sources.flow import Kind as SourceKind
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Anonymity, Asked, Kind, QuestionKind
from agentnet.surveys.models import Answer, AnswerValue, AskedUnit, Question, Series, Survey
from agentnet.surveys.waves.planning import plan_closing
from agentnet.surveys.waves.series import make_next
from agentnet.surveys.waves.units import asked_units, choose

WAVES: Final = ((-192, -180, 0.8), (-104, -92, 0.84), (-40, -28, 0.88), (-4, 8, 0.3))
"""The day it opened, the day it closes, and which share has answered."""
Ways = tuple[tuple[int, ...], tuple[int, ...]]


async def seed(scene: Scene) -> None:
    dice, survey = Random(2026), await _first(scene)
    for n, (opened, closes, share) in enumerate(WAVES):
        with clock.travel(to=scene.at(opened, 9)):
            if n:
                survey = await _next(scene, survey)
            survey.closes_at = scene.at(closes, 16) if closes < 0 else scene.at(0, 16) + timedelta(days=closes)
            survey.wave_name = f"{meter.MONTHS[scene.day(opened).month - 1]} {scene.day(opened).year}"
            await actions.open_survey(scene.session, survey, scene.people["heli"])
            await fill(scene.session, survey, dice, share=share, lift=meter.LIFT[n])
        if closes < 0:
            with clock.travel(to=scene.at(closes, 16)):
                await actions.close(scene.session, survey, None)
        else:
            plan_closing(scene.session, survey)
    await scene.session.flush()


async def _first(scene: Scene) -> Survey:
    with clock.travel(to=scene.at(WAVES[0][0], 8)):
        survey = await actions.make(
            scene.session,
            scene.network.id,
            kind=Kind.METER,
            title=meter.TITLE,
            intro=meter.INTRO,
            anonymity=Anonymity.ANONYMOUS,
            asked=Asked.UNITS,
            by=scene.people["heli"],
            repeats=True,
        )
        scene.session.add_all(_questions(survey.id))
        await choose(scene.session, survey, {one.id: one.headcount or 0 for one in scene.units.values()})
    return survey


def _questions(survey_id: UUID) -> list[Question]:
    return [
        Question(
            survey_id=survey_id,
            key=f"q{place}",
            place=place,
            kind=one.kind,
            label=one.label,
            options=list(one.options),
            rows=list(one.rows),
            unit=one.unit,
            at_least=None if one.most is None else 0,
            at_most=one.most,
            required=one.kind is not QuestionKind.TEXT,
        )
        for place, one in enumerate(meter.QUESTIONS, 1)
    ]


async def _next(scene: Scene, last: Survey) -> Survey:
    series = await scene.session.get_one(Series, last.series_id)
    survey = await make_next(scene.session, series, scene.people["heli"])
    if survey.wave == 2:
        asked = select(Question).where(col(Question.survey_id) == survey.id, col(Question.key) == "q2")
        (await scene.session.scalars(asked)).one().label = meter.CHANGED
        await scene.session.flush()
    return survey


async def fill(
    session: Session, survey: Survey, dice: Random, *, share: float, lift: float = 0.0, times: int = 1
) -> int:
    """Answer an open wave of units by this share of their staff (`times` as many); how many answered."""
    questions = await queries.questions_of(session, survey.id)
    rows: dict[Any, list[dict[str, Any]]] = {Answer: [], AnswerValue: [], Source: [], SourceRevision: []}
    for unit in await asked_units(session, survey.id):
        tone = dice.gauss(0, 0.2)
        for _person in range(sum(dice.random() < share for _one in range(unit.headcount * times))):
            _answer(rows, survey, unit, questions, dice, lift, tone)
    if survey.wave == meter.RARE[0]:
        _make_rare(rows[AnswerValue], *meter.RARE[1:])
    for table, more in rows.items():
        if more:
            await session.execute(insert(table), more)
    return len(rows[Answer])


def _make_rare(values: Sequence[dict[str, Any]], row: str, left: int) -> None:
    """Only the first few who fully agree with this statement still do."""
    agreed = [one["value"] for one in values if isinstance(one["value"], dict) and one["value"].get(row) == 5]
    for one in agreed[left:]:
        one[row] = 4


def _answer(
    rows: dict[Any, list[dict[str, Any]]],
    survey: Survey,
    unit: AskedUnit,
    questions: Sequence[Question],
    dice: Random,
    lift: float,
    tone: float,
) -> None:
    place = {"field": unit.field, "region_id": unit.region_id, "unit_id": unit.unit_id, "role": ""}
    form = {"id": _id(dice), "survey_id": survey.id, "anonymity": survey.anonymity, "person_id": None, **place}
    rows[Answer].append(form)
    for question in questions:
        value = _value(question, dice, lift, tone)
        if value is None and (question.kind is not QuestionKind.TEXT or dice.random() > 0.25):
            continue
        about = {"answer_id": form["id"], "question_id": question.id, "revision": question.revision}
        row = {"id": _id(dice), **about, "part": "", "place": 0, "value": value}
        rows[AnswerValue].append(row)
        if value is None:
            _text(rows, survey, row["id"], dice.choice(meter.WORDS), dice)


def _value(question: Question, dice: Random, lift: float, tone: float) -> Any:
    """`lift`: how far things have come; `tone`: how much better or worse they are in this unit."""
    match question.kind:
        case QuestionKind.SCALE:
            return _step(dice, meter.KNOW, lift, tone)
        case QuestionKind.CHOICE:
            return question.options[_drawn(dice, meter.TOGETHER, lift)]
        case QuestionKind.MATRIX:
            ways = (meter.PEOPLE, meter.PLACE)
            return {row: _step(dice, way, lift, tone) for row, way in zip(question.rows, ways, strict=True)}
        case QuestionKind.NUMBER:
            return 3 * _drawn(dice, meter.TIMES, lift) + dice.randrange(3)
    return None


def _step(dice: Random, ways: Ways, lift: float, tone: float) -> int:
    step = _drawn(dice, ways, lift) + 1
    moved = dice.random() < abs(tone)
    return min(5, max(1, step + (1 if tone > 0 else -1))) if moved else step


def _drawn(dice: Random, ways: Ways, lift: float) -> int:
    """A place in a list, between how often it was drawn before and how often now."""
    weights = [was + lift * (now - was) for was, now in zip(*ways, strict=True)]
    return dice.choices(range(len(weights)), weights)[0]


def _text(rows: dict[Any, list[dict[str, Any]]], survey: Survey, id: UUID, text: str, dice: Random) -> None:
    source = {"network_id": survey.network_id, "kind": SourceKind.SURVEY, "person_id": None}
    rows[Source].append({"id": id, **source, "origin_id": survey.id, "label": survey.title})
    revision = {"n": 1, "text": text, "sha256": sha256(text.encode()).hexdigest()}
    rows[SourceRevision].append({"id": _id(dice), "source_id": id, **revision})


def _id(dice: Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)
