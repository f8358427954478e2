"""Answering: one page, phone first. It says what is known about the answerer before anything is asked."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network.models import Person
from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Stage
from agentnet.surveys.forms import answer_form
from agentnet.surveys.pages.doors import Asked, survey_asked
from agentnet.surveys.rules import KNOWN
from agentnet.web import LONG_TEXT, Entry, Form, Policy, Seen, Session, go, page


class AnswerPages(Controller):
    path = "/surveys/{survey_id:uuid}"
    dependencies = {"asked": Provide(survey_asked)}

    @get("/answer", policy=Policy.PARTICIPANT)
    async def form(self, session: Session, asked: Seen[Asked]) -> Template | Redirect:
        if asked.done:
            return go(f"/surveys/{asked.survey.id}/thanks")
        if asked.survey.stage is Stage.CLOSED:
            return page("surveys/closed.html", **_about(asked))
        questions = await queries.questions_of(session, asked.survey.id)
        return page("surveys/answer.html", questions=questions, entry=None, labels={}, **_about(asked))

    @post("/answer", policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
    async def answer(
        self, request: Request[Any, Any, Any], session: Session, asked: Seen[Asked]
    ) -> Template | Redirect:
        if asked.done:
            return go(f"/surveys/{asked.survey.id}/thanks")
        questions = await queries.questions_of(session, asked.survey.id)
        entry: Entry[Form] = await Entry.read(request, answer_form(questions))
        if not entry.ok:
            labels = {question.key: question.label for question in questions}
            context = {"questions": questions, "entry": entry, "labels": labels, **_about(asked)}
            return page("surveys/answer.html", status=422, **context)
        given = actions.values_in(questions, entry.value.model_dump())
        await actions.answer(session, asked.survey, given, asked.me)
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
    return {"survey": asked.survey, "asking": asked.network, "member": member, "known": KNOWN}
