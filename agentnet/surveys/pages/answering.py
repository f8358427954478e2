"""Answering: one page, phone first. It says what is known about the answerer before anything is asked."""

from typing import Any

from litestar import Controller, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.surveys import actions
from agentnet.surveys.answering import asked_in, form_of
from agentnet.surveys.flow import Stage
from agentnet.surveys.pages.doors import Asked, survey_asked
from agentnet.surveys.questions import read
from agentnet.web import LONG_TEXT, Policy, Seen, Session, go, here, page


class AnswerPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"asked": Provide(survey_asked)}

    @get("/answer", policy=Policy.PARTICIPANT)
    async def form(self, session: Session, asked: Seen[Asked]) -> Template | Redirect:
        if asked.done:
            return go(f"/surveys/{asked.survey.id}/thanks")
        if asked.survey.stage is Stage.CLOSED:
            return page("surveys/closed.html", **_about(asked))
        return page("surveys/answer.html", **await form_of(session, asked.survey), **_about(asked))

    @post("/answer", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
    async def answer(self, session: Session, asked: Seen[Asked]) -> Template | Redirect:
        if asked.done:
            return go(f"/surveys/{asked.survey.id}/thanks")
        replies = read(await asked_in(session, asked.survey), here().form)
        if not replies.ok:
            form = await form_of(session, asked.survey, replies)
            return page("surveys/answer.html", status=422, **form, **_about(asked))
        await actions.answer(session, asked.survey, replies.values, asked.me)
        await session.commit()
        return go(f"/surveys/{asked.survey.id}/thanks")

    @get("/thanks", policy=Policy.PARTICIPANT)
    async def thanks(self, asked: Seen[Asked]) -> Template | Redirect:
        if not asked.done:
            return go(f"/surveys/{asked.survey.id}/answer")
        return page("surveys/thanks.html", **_about(asked))


def _about(asked: Asked) -> dict[str, Any]:
    """`network` puts the navigation on the page: guests have none."""
    member = isinstance(asked.me, Person)
    return {"survey": asked.survey, "asking": asked.network, "member": member}
