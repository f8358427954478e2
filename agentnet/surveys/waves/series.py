"""Series: the next wave made from the last, breaks in a trend, the calendar of waves."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person, Unit
from agentnet.network.quiet import free_days, morning, today
from agentnet.surveys.flow import Kind, Stage
from agentnet.surveys.models import Question, Series, Survey
from agentnet.surveys.waves.planning import plan_opening
from agentnet.surveys.waves.rules import next_waves, wave_name
from agentnet.surveys.waves.units import asked_units, choose, successors_of
from agentnet.web.formats import HELSINKI
from agentnet.words import N_, Refused

AHEAD: Final = 4
"""Waves that the calendar proposes."""
_WORDING: Final = ("kind", "label", "options", "rows", "at_least", "at_most", "unit")
"""What figures depend on: when any of these changes, those before and after do not compare."""
_COPIED: Final = ("key", "place", "help", "required", "shown_if", "texts", "revision", *_WORDING)


class Break(NamedTuple):
    """A question whose wording is not what it was in the wave before: the trend begins anew here."""

    key: str
    before: str
    after: str


async def series_for(session: Session, survey: Survey, by: Person | None) -> Series:
    """The series that this draft belongs to, made now when it has none yet."""
    if survey.series_id is not None:
        return await session.get_one(Series, survey.series_id)
    owner = by.id if by else None
    series = Series(network_id=survey.network_id, kind=survey.kind, title=survey.title, owner_id=owner)
    session.add(series)
    await session.flush()
    survey.series_id, survey.version = series.id, survey.version + 1
    await session.flush()
    return series


async def feedback_series(session: Session, network_id: UUID, title: str) -> Series:
    """The one series of a network's workshop feedback: eight people's answers can be pooled over workshops."""
    found = await session.scalars(
        select(Series)
        .where(col(Series.network_id) == network_id, col(Series.kind) == Kind.FEEDBACK)
        .order_by(col(Series.created_at), col(Series.id))
        .limit(1)
    )
    if (there := found.first()) is not None:
        return there
    series = Series(network_id=network_id, kind=Kind.FEEDBACK, title=title)
    session.add(series)
    await session.flush()
    return series


async def waves_of(session: Session, series_id: UUID) -> list[Survey]:
    """The waves, the newest first."""
    found = await session.scalars(
        select(Survey)
        .where(col(Survey.series_id) == series_id)
        .order_by(col(Survey.wave).desc(), col(Survey.created_at).desc())
    )
    return list(found)


async def next_number(session: Session, series_id: UUID) -> int:
    last = await session.scalar(select(func.max(col(Survey.wave))).where(col(Survey.series_id) == series_id))
    return (last or 0) + 1


async def wave_before(session: Session, survey: Survey) -> Survey | None:
    """The last wave of the series that was asked before this one."""
    if survey.series_id is None:
        return None
    found = await session.scalars(
        select(Survey)
        .where(
            col(Survey.series_id) == survey.series_id,
            col(Survey.wave) < survey.wave,
            col(Survey.stage) != Stage.DRAFT,
        )
        .order_by(col(Survey.wave).desc())
        .limit(1)
    )
    return found.first()


async def make_next(
    session: Session, series: Series, by: Person, *, opens_on: date | None = None, closes_on: date | None = None
) -> Survey:
    """A draft of the next wave: the last one's words, questions and units (those that they go on in today).

    Raises:
        Refused: a draft is there already, or no wave to make it from.
    """
    waves = await waves_of(session, series.id)
    if not waves or series.kind is Kind.FEEDBACK:
        raise Refused(N_("Sarjassa ei ole vielä kierrosta, josta seuraavan voisi tehdä."))
    if waves[0].stage is Stage.DRAFT:
        raise Refused(N_("Seuraava kierros on jo luonnoksena. Muokkaa sitä."))
    last = waves[0]
    day = opens_on or today(clock.now())
    survey = Survey(
        **last.model_dump(include={"network_id", "kind", "title", "intro", "anonymity", "asked", "asked_roles"}),
        **last.model_dump(include={"languages", "texts", "reminders"}),
        series_id=series.id,
        owner_id=by.id,
        wave=await next_number(session, series.id),
        wave_name=_free_name(wave_name(day), [one.wave_name for one in waves]),
        opens_at=morning(opens_on) if opens_on else None,
        closes_at=datetime.combine(closes_on, time(23, 59), HELSINKI) if closes_on else None,
    )
    session.add(survey)
    await session.flush()
    for question in await _questions(session, last.id):
        session.add(Question(survey_id=survey.id, **question.model_dump(include=set(_COPIED))))
    await _carry_units(session, last, survey)
    plan_opening(session, survey)
    await session.flush()
    return survey


def _free_name(name: str, taken: Sequence[str]) -> str:
    """`Syksy 2026`, or `Syksy 2026 (2)` when there was one already."""
    number = sum(1 for one in taken if one == name or one.startswith(f"{name} ("))
    return f"{name} ({number + 1})" if number else name


async def _questions(session: Session, survey_id: UUID) -> list[Question]:
    found = await session.scalars(
        select(Question).where(col(Question.survey_id) == survey_id).order_by(col(Question.place))
    )
    return list(found)


async def _carry_units(session: Session, last: Survey, survey: Survey) -> None:
    """A unit that has ended is followed to where it goes on. Headcounts come from the organisation, where it knows."""
    before = {one.unit_id: one.headcount for one in await asked_units(session, last.id)}
    if not before:
        return
    ways = await successors_of(session, list(before))
    after = {unit_id for found in ways.values() for unit_id in found}
    units = await session.scalars(select(Unit).where(col(Unit.id).in_(after)))
    there = {one.id: one.headcount or (before.get(one.id, 0) if ways.get(one.id) == [one.id] else 0) for one in units}
    await choose(session, survey, there)


async def breaks_in(session: Session, survey: Survey) -> list[Break]:
    """The questions whose wording has changed since the wave before."""
    before = await wave_before(session, survey)
    if before is None:
        return []
    old = {question.key: question for question in await _questions(session, before.id)}
    new = [question for question in await _questions(session, survey.id) if question.key in old]
    return [Break(one.key, old[one.key].label, one.label) for one in new if _differs(old[one.key], one)]


def _differs(old: Question, new: Question) -> bool:
    return old.model_dump(include=set(_WORDING)) != new.model_dump(include=set(_WORDING))


async def number_revisions(session: Session, survey: Survey) -> None:
    """Before a wave opens: each question has the revision of the wave before, or one more when its wording changed."""
    before = await wave_before(session, survey)
    old = {question.key: question for question in await _questions(session, before.id)} if before else {}
    for question in await _questions(session, survey.id):
        if (was := old.get(question.key)) is not None:
            question.revision = was.revision + (1 if _differs(was, question) else 0)
        else:
            question.revision = 1
    await session.flush()


async def calendar_of(session: Session, series: Series, waves: Sequence[Survey]) -> list[tuple[date, date]]:
    """When the next waves could be: every three months from the last, past holidays and quiet periods."""
    dated = [one.opened_at or one.opens_at for one in waves if one.opened_at or one.opens_at]
    last = max((today(when) for when in dated if when), default=today(clock.now()))
    free = await free_days(session, series.network_id)
    return [pair for pair in next_waves(last, AHEAD, free) if pair[0] >= today(clock.now())]
