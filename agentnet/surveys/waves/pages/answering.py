"""Answering without an account: `/s/…` for everybody in the units, `/s/p/…` for one person. GET shows, POST keeps.

Nobody is recognised here, no cookie is left, and only a keyed hash of the address is counted, in memory.
"""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys.answering import asked_in, form_of
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import AskedUnit
from agentnet.surveys.questions import read
from agentnet.surveys.waves.answering import answer_personally, unit_in
from agentnet.surveys.waves.links import survey_by_open, survey_by_personal
from agentnet.surveys.waves.odd import closed_units
from agentnet.surveys.waves.paced import Slower, kept_in_pace
from agentnet.surveys.waves.pages.choosing import about_survey, choose_unit
from agentnet.web import LONG_TEXT, Policy, Session, go, here, limit, page
from agentnet.web.once import FIELD
from agentnet.web.visit import sign
from agentnet.words import Refused

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
            return page("surveys/link_closed.html", **about_survey(survey, network))
        chosen = await unit_in(session, survey, unit)
        if chosen is None or chosen.unit_id in await closed_units(session, survey.id):
            return await choose_unit(session, survey, network, token, haku[:100])
        form = await form_of(session, survey)
        return page("surveys/link_answer.html", **form, **about_survey(survey, network), **_to(token, chosen))

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
        replies, status = read(await asked_in(session, survey), here().form), 422
        if replies.ok:
            try:
                await kept_in_pace(session, survey, chosen, replies.values, _address(request), here().form.first(FIELD))
                await session.commit()
                return go(f"/s/{token}/thanks")
            except Refused as no:
                replies.refuse("", str(no))
                status = 429 if isinstance(no, Slower) else 409
        about = {**await form_of(session, survey, replies), **about_survey(survey, network), **_to(token, chosen)}
        return page("surveys/link_answer.html", status=status, **about)

    @get("/thanks", policy=Policy.TOKEN)
    async def thanks(self, session: Session, token: FromPath[str]) -> Template:
        survey, network = await survey_by_open(session, token)
        _leave_no_cookie()
        return page("surveys/link_thanks.html", again=f"/s/{token}", **about_survey(survey, network))


class PersonalLinkPages(Controller):
    path = "/s/p/{token:str}"

    @get(policy=Policy.TOKEN)
    async def show(self, session: Session, token: FromPath[str]) -> Template:
        survey, network, asked = await survey_by_personal(session, token)
        _leave_no_cookie()
        if asked.answered or survey.stage is Stage.CLOSED:
            return page("surveys/link_closed.html", done=asked.answered, **about_survey(survey, network))
        form = await form_of(session, survey)
        return page("surveys/link_answer.html", **form, **about_survey(survey, network), **_own(token))

    @post(policy=Policy.TOKEN, unsigned=True, request_max_body_size=LONG_TEXT)
    async def answer(self, request: Ask, session: Session, token: FromPath[str]) -> Template | Redirect:
        survey, network, asked = await survey_by_personal(session, token)
        _leave_no_cookie()
        _count(request, token)
        if not asked.answered:
            replies = read(await asked_in(session, survey), here().form)
            if not replies.ok:
                form = await form_of(session, survey, replies)
                about = {**form, **about_survey(survey, network), **_own(token)}
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
    limit("survey link", sign("survey link", _address(request)))
    limit("survey link anywhere", sign("survey link", token))


def _address(request: Ask) -> str:
    return request.client.host if request.client else ""


def _to(token: str, unit: AskedUnit) -> dict[str, Any]:
    return {"answer_to": f"/s/{token}?unit={unit.unit_id}", "answerer": "link", "unit": unit, "token": token}


def _own(token: str) -> dict[str, Any]:
    return {"answer_to": f"/s/p/{token}", "answerer": "own", "unit": None, "token": token}


HANDLERS: Final[tuple[Any, ...]] = (OpenLinkPages, PersonalLinkPages)
