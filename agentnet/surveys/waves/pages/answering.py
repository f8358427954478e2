"""Answering without an account: `/s/…` for everybody in the units, `/s/p/…` for one person. GET shows, POST keeps.

Nobody is recognised here, no cookie is left, and only a keyed hash of the address is counted, in memory.
"""

from itertools import groupby
from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.network.models import Network
from agentnet.surveys.answering import asked_in, form_of
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import AskedUnit, Survey
from agentnet.surveys.questions import read
from agentnet.surveys.waves.answering import answer_openly, answer_personally, unit_in
from agentnet.surveys.waves.links import survey_by_open, survey_by_personal
from agentnet.surveys.waves.units import asked_units, regions_of
from agentnet.web import LONG_TEXT, Policy, Session, go, here, limit, page
from agentnet.web.once import FIELD
from agentnet.web.visit import sign
from agentnet.words import language

Ask = Request[Any, Any, Any]


class OpenLinkPages(Controller):
    path = "/s/{token:str}"

    @get(policy=Policy.TOKEN)
    async def show(
        self, session: Session, token: FromPath[str], unit: FromQuery[UUID | None] = None, haku: FromQuery[str] = ""
    ) -> Template:
        """The units to choose from, then the questions."""
        survey, network = await survey_by_open(session, token)
        _leave_no_cookie()
        if survey.stage is Stage.CLOSED:
            return page("surveys/link_closed.html", **_about(survey, network))
        chosen = await unit_in(session, survey, unit)
        if chosen is None:
            return await _units(session, survey, network, token, haku[:100])
        form = await form_of(session, survey)
        return page("surveys/link_answer.html", **form, **_about(survey, network), **_to(token, chosen))

    @post(policy=Policy.TOKEN, unsigned=True, request_max_body_size=LONG_TEXT)
    async def answer(
        self, request: Ask, session: Session, token: FromPath[str], unit: FromQuery[UUID | None] = None
    ) -> Template | Redirect:
        survey, network = await survey_by_open(session, token)
        _leave_no_cookie()
        _count(request, token)
        chosen = await unit_in(session, survey, unit)
        if chosen is None:
            return go(f"/s/{token}")
        replies = read(await asked_in(session, survey), here().form)
        if not replies.ok:
            form = await form_of(session, survey, replies)
            about = {**form, **_about(survey, network), **_to(token, chosen)}
            return page("surveys/link_answer.html", status=422, **about)
        await answer_openly(session, survey, chosen, replies.values, here().form.first(FIELD))
        await session.commit()
        return go(f"/s/{token}/thanks")

    @get("/thanks", policy=Policy.TOKEN)
    async def thanks(self, session: Session, token: FromPath[str]) -> Template:
        survey, network = await survey_by_open(session, token)
        _leave_no_cookie()
        return page("surveys/link_thanks.html", again=f"/s/{token}", **_about(survey, network))


class PersonalLinkPages(Controller):
    path = "/s/p/{token:str}"

    @get(policy=Policy.TOKEN)
    async def show(self, session: Session, token: FromPath[str]) -> Template:
        survey, network, asked = await survey_by_personal(session, token)
        _leave_no_cookie()
        if asked.answered or survey.stage is Stage.CLOSED:
            return page("surveys/link_closed.html", done=asked.answered, **_about(survey, network))
        form = await form_of(session, survey)
        return page("surveys/link_answer.html", **form, **_about(survey, network), **_own(token))

    @post(policy=Policy.TOKEN, unsigned=True, request_max_body_size=LONG_TEXT)
    async def answer(self, request: Ask, session: Session, token: FromPath[str]) -> Template | Redirect:
        survey, network, asked = await survey_by_personal(session, token)
        _leave_no_cookie()
        _count(request, token)
        if not asked.answered:
            replies = read(await asked_in(session, survey), here().form)
            if not replies.ok:
                form = await form_of(session, survey, replies)
                about = {**form, **_about(survey, network), **_own(token)}
                return page("surveys/link_answer.html", status=422, **about)
            await answer_personally(session, survey, asked, replies.values)
            await session.commit()
        return go(f"/s/p/{token}")


def _leave_no_cookie() -> None:
    """Whoever had none gets none."""
    if here().me is None:
        here().set_key = False


def _count(request: Ask, token: str) -> None:
    """A whole hospital is one address, and all of it may answer in a minute; a flood may not.

    Raises:
        TooMany: more comes than people can write.
    """
    limit("survey link", sign("survey link", request.client.host if request.client else ""))
    limit("survey link anywhere", sign("survey link", token))


async def _units(session: Session, survey: Survey, network: Network, token: str, search: str) -> Template:
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

    groups = [(*key, list(units)) for key, units in groupby(sorted(found, key=place), key=place)]
    return page("surveys/link_units.html", groups=groups, search=search, token=token, **_about(survey, network))


def _about(survey: Survey, network: Network) -> dict[str, Any]:
    words = survey.texts.get(language.get(), {})
    title, intro = words.get("title") or survey.title, words.get("intro") or survey.intro
    return {"survey": survey, "asking": network, "title": title, "intro": intro}


def _to(token: str, unit: AskedUnit) -> dict[str, Any]:
    return {"answer_to": f"/s/{token}?unit={unit.unit_id}", "answerer": "link", "unit": unit, "token": token}


def _own(token: str) -> dict[str, Any]:
    return {"answer_to": f"/s/p/{token}", "answerer": "own", "unit": None, "token": token}


HANDLERS: Final[tuple[Any, ...]] = (OpenLinkPages, PersonalLinkPages)
