"""Where one works: the list of units that an open link begins with, and what its pages say of the survey."""

from itertools import groupby
from typing import Any

from litestar.response import Template

from agentnet.network.models import Network
from agentnet.surveys.models import AskedUnit, Survey
from agentnet.surveys.waves.odd import closed_units
from agentnet.surveys.waves.units import asked_units, regions_of
from agentnet.web import Session, page
from agentnet.words import language


async def choose_unit(session: Session, survey: Survey, network: Network, token: str, search: str) -> Template:
    """By area and region; `search` looks into all three names."""
    regions = await regions_of(session, survey.id)
    words = search.casefold().split()
    found = [
        one
        for one in await asked_units(session, survey.id)
        if all(word in f"{one.name} {one.area_name} {regions[one.region_id]}".casefold() for word in words)
    ]

    def place(one: AskedUnit) -> tuple[str, str]:
        return one.area_name, regions[one.region_id]

    closed = await closed_units(session, survey.id)
    groups = [(*key, list(units)) for key, units in groupby(sorted(found, key=place), key=place)]
    return page(
        "surveys/link_units.html",
        groups=groups,
        search=search,
        token=token,
        closed=closed,
        **about_survey(survey, network),
    )


def about_survey(survey: Survey, network: Network) -> dict[str, Any]:
    words = survey.texts.get(language.get(), {})
    title, intro = words.get("title") or survey.title, words.get("intro") or survey.intro
    return {"survey": survey, "asking": network, "title": title, "intro": intro}
