"""Reads the answers of one closed survey for the suppression service. Nothing else reads them for figures."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Text, cast, func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Area, Region, Unit
from agentnet.surveys import beside, queries
from agentnet.surveys.asking import FREE, Value
from agentnet.surveys.flow import Anonymity, Asked, Stage
from agentnet.surveys.models import Answer, AnswerValue, AskedUnit, Invited, Question, Survey, SurveyStep
from agentnet.surveys.reporting.groups import groups_of, path
from agentnet.surveys.reporting.shapes import Asked as AskedQuestion
from agentnet.surveys.reporting.shapes import Facts, Place
from agentnet.surveys.suppression import small
from agentnet.web.formats import HELSINKI

WROTE: Final = ""
"""What stands for a text that was written: how many wrote is all that figures tell of it."""
Home = tuple[str, str, str]
"""Field, region and area of a unit."""


async def facts_of(session: Session, survey: Survey) -> Facts:
    """Every answer, question by question."""
    questions = await queries.questions_of(session, survey.id)
    homes, names, heads = await _organisation(session, survey)
    order: dict[UUID, int] = {}
    places: list[Place] = []
    rows = await session.execute(
        select(Answer.id, Answer.field, Answer.region_id, Answer.unit_id, Answer.role)  # type: ignore[call-overload]
        .where(col(Answer.survey_id) == survey.id)
        .order_by(col(Answer.id))
    )
    for answer_id, field, region_id, unit_id, role in rows:
        order[answer_id] = len(places)
        places.append(_place(field, region_id, unit_id, role, homes))
    values = {one.key: await _values(session, one, order) for one in questions}
    asked = await session.scalar(select(func.count()).where(col(Invited.survey_id) == survey.id))
    closed = await session.scalar(
        select(func.max(col(SurveyStep.created_at))).where(
            col(SurveyStep.survey_id) == survey.id, col(SurveyStep.now) == Stage.CLOSED
        )
    )
    by_heads = sum(number for key, number in heads.items() if key.startswith("u:"))
    return Facts(
        survey=str(survey.id),
        title=survey.title,
        questions=tuple(_asked(one) for one in questions),
        places=tuple(places),
        values=values,
        names=names,
        heads=heads,
        asked=by_heads or asked or 0,
        wave=survey.wave,
        wave_name=survey.wave_name,
        closed_on=closed.astimezone(HELSINKI).date().isoformat() if closed else "",
        kind=survey.kind.value,
        known=await _known(session, survey, homes),
    )


async def _known(session: Session, survey: Survey, homes: Mapping[str, Home]) -> frozenset[str] | None:
    """Groups of which five at least were asked. Beside anonymous answers there are no others."""
    if survey.anonymity is Anonymity.ANONYMOUS or survey.asked is Asked.UNITS:
        return None
    counted = Counter[str]()
    for one, number in (await beside.asked_backgrounds(session, survey)).items():
        for key in groups_of(_place(*one, homes)):
            counted[key] += number
    return frozenset(key for key, number in counted.items() if not small(number))


def _asked(one: Question) -> AskedQuestion:
    return AskedQuestion(
        one.key,
        one.kind.value,
        one.label,
        one.revision,
        tuple(one.options),
        tuple(one.rows),
        one.at_least,
        one.at_most,
        one.unit,
    )


def _place(field: str, region_id: UUID | None, unit_id: UUID | None, role: str, homes: Mapping[str, Home]) -> Place:
    unit = str(unit_id or "")
    if unit not in homes:
        return Place(field, str(region_id or ""), role=role)
    home_field, region, area = homes[unit]
    return Place(field or home_field, region, area, unit, role)


async def _organisation(
    session: Session, survey: Survey
) -> tuple[dict[str, Home], dict[str, dict[str, str]], dict[str, int]]:
    """Units as they were when the wave opened (others as they are now), the names of groups, and headcounts."""
    used = select(col(Answer.unit_id)).where(col(Answer.survey_id) == survey.id).distinct()
    now = await session.execute(
        select(Unit.id, Unit.name, Area.id, Area.name, Area.field, Unit.region_id)  # type: ignore[call-overload]
        .join(Area, col(Area.id) == col(Unit.area_id))
        .where(col(Unit.id).in_(used))
    )
    then = await session.scalars(select(AskedUnit).where(col(AskedUnit.survey_id) == survey.id))
    units = {str(row[0]): (row[1], str(row[2]), row[3], row[4].value, str(row[5]), 0) for row in now}
    units |= {
        str(one.unit_id): (one.name, str(one.area_id), one.area_name, one.field, str(one.region_id), one.headcount)
        for one in then
    }
    used_regions = select(col(Answer.region_id)).where(col(Answer.survey_id) == survey.id).distinct()
    mine = col(Region.id).in_(used_regions) | col(Region.id).in_({UUID(unit[4]) for unit in units.values()})
    found = await session.scalars(select(Region).where(mine).order_by(col(Region.place), col(Region.name)))
    return _named(units, {str(one.id): one.name for one in found})


def _named(
    units: Mapping[str, tuple[str, str, str, str, str, int]], regions: Mapping[str, str]
) -> tuple[dict[str, Home], dict[str, dict[str, str]], dict[str, int]]:
    homes: dict[str, Home] = {}
    names: dict[str, dict[str, str]] = {
        "field": {name: name for name in ("social", "health", "common")},
        "region": {f"r:{key}": name for key, name in regions.items()},
        "area": {},
        "unit": {},
    }
    heads: dict[str, int] = {}
    by_region = {key: place for place, key in enumerate(regions)}
    in_order = sorted(units.items(), key=lambda one: (by_region.get(one[1][4], -1), one[1][2], one[1][0]))
    for unit, (name, area, area_name, field, region, headcount) in in_order:
        homes[unit] = field, region, area
        keys = path(Place(field, region, area, unit))
        names["area"][keys[1]] = ", ".join(filter(None, (area_name, regions.get(region, ""))))
        names["unit"][keys[2]] = name
        for key in keys if headcount else ():
            heads[key] = heads.get(key, 0) + headcount
    return homes, names, heads


async def _values(session: Session, question: Question, order: Mapping[UUID, int]) -> list[Value | None]:
    """What each form says, in the order of the forms. Read as text: the database's own JSON is slow to open."""
    given: list[Value | None] = [None] * len(order)
    rows = await session.execute(
        select(col(AnswerValue.answer_id), cast(col(AnswerValue.value), Text)).where(
            col(AnswerValue.question_id) == question.id
        )
    )
    free = question.kind in FREE
    known: dict[str, Any] = {}
    for answer_id, said in rows:
        if free:
            given[order[answer_id]] = WROTE
        elif said is not None:
            if said not in known:
                known[said] = msgspec.json.decode(said)
            given[order[answer_id]] = known[said]
    return given
