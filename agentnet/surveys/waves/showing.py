"""Everything that a wave's page shows to those who lead it."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.network.quiet import today
from agentnet.surveys import queries
from agentnet.surveys.flow import Asked, Kind, Stage
from agentnet.surveys.languages import TONGUES, Piece, lacking_in
from agentnet.surveys.models import Question, Series, Survey, SurveyStep
from agentnet.surveys.waves import links
from agentnet.surveys.waves.gathering import listed_number, members_asked
from agentnet.surveys.waves.odd import closed_units
from agentnet.surveys.waves.planning import reminders_of
from agentnet.surveys.waves.posters import code_svg
from agentnet.surveys.waves.rates import rates_by_place, rates_by_unit
from agentnet.surveys.waves.rules import ASKED, is_far_over, wave_name
from agentnet.surveys.waves.series import breaks_in
from agentnet.surveys.waves.units import asked_units
from agentnet.words import _, n_


async def shown_wave(session: Session, survey: Survey) -> dict[str, Any]:
    """The context of the wave's page, besides its questions."""
    link = await links.link_of(session, survey)
    opened = survey.stage is not Stage.DRAFT
    by_link = survey.asked is Asked.UNITS
    is_open = survey.stage is Stage.OPEN  # a closed wave's rates are told with its results, by one rule alone
    rate = await queries.response_rate(session, survey.id)
    unit_rates = await rates_by_unit(session, survey) if is_open and survey.asked is not Asked.MEMBERS else []
    return {
        "rate": rate,
        "unit_rates": unit_rates,
        "odd_units": [one for one in unit_rates if one.far] if by_link else [],
        "odd": is_open and by_link and is_far_over(rate.asked, rate.answered),
        "closed_units": await closed_units(session, survey.id) if is_open and by_link else set(),
        "asked_words": _(ASKED[survey.asked][0]),
        "asked_number": "" if opened else await _to_be_asked(session, survey),
        "series": await session.get(Series, survey.series_id) if survey.series_id else None,
        "link": links.address(link) if link else "",
        "code": Markup(code_svg(links.address(link))) if link else "",
        "reminders": await reminders_of(session, survey) if opened else [],
        "place_rates": await _places(session, survey) if is_open and survey.asked is Asked.MEMBERS else {},
        "breaks": [] if opened else await breaks_in(session, survey),
        "story": await _story(session, survey),
        "proposed_name": wave_name(today(survey.opened_at or survey.opens_at or clock.now())),
        "gaps": {} if opened else _gaps(survey, await queries.questions_of(session, survey.id)),
        "tongues": TONGUES,
        "unknown_headcounts": [] if opened else await _unknown(session, survey),
    }


def _gaps(survey: Survey, questions: Sequence[Question]) -> dict[str, list[Piece]]:
    """Language → the texts that would be shown in the first one, or say what was asked before."""
    lacking = {code: lacking_in(survey, questions, code) for code in survey.languages[1:]}
    return {code: pieces for code, pieces in lacking.items() if pieces}


async def _places(session: Session, survey: Survey) -> dict[str, Any]:
    """Feedback keeps no place of anybody."""
    return {} if survey.kind is Kind.FEEDBACK else await rates_by_place(session, survey)


async def _to_be_asked(session: Session, survey: Survey) -> str:
    match survey.asked:
        case Asked.MEMBERS:
            number = len(await members_asked(session, survey))
            return n_("{n} henkilö", "{n} henkilöä", number)
        case Asked.UNITS:
            units = await asked_units(session, survey.id)
            people = sum(one.headcount for one in units)
            said = n_(
                "{n} yksikkö, {people} työntekijää", "{n} yksikköä, {people} työntekijää", len(units), people=people
            )
            return said if units else ""
        case Asked.PERSONAL:
            number = await listed_number(session, survey.id)
            return n_("{n} osoite", "{n} osoitetta", number) if number else ""


async def _unknown(session: Session, survey: Survey) -> list[str]:
    """Units whose headcount is still asked for."""
    if survey.asked is not Asked.UNITS:
        return []
    return [one.name for one in await asked_units(session, survey.id) if one.headcount < 1]


async def _story(session: Session, survey: Survey) -> list[tuple[SurveyStep, str]]:
    """Its steps, and who took them; time itself takes some."""
    rows = await session.execute(
        select(SurveyStep, col(Person.name))
        .outerjoin(Person, col(Person.id) == col(SurveyStep.by))
        .where(col(SurveyStep.survey_id) == survey.id)
        .order_by(col(SurveyStep.created_at))
    )
    return [(step, name or "") for step, name in rows]
