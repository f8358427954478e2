"""Feedback at the end: the survey's form on a page of the workshop, which follows it and leads home afterwards."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.surveys import actions, queries
from agentnet.surveys.flow import Stage
from agentnet.surveys.forms import answer_form
from agentnet.surveys.models import Survey
from agentnet.surveys.rules import KNOWN
from agentnet.web import LONG_TEXT, Entry, Form, Me, Policy, Seen, Session, go, here, page
from agentnet.words import N_, Missing, Refused
from agentnet.workshops import news
from agentnet.workshops.pages.doors import require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop
from agentnet.workshops.whereabouts import whereabouts

NOT_YET = N_("Palaute avataan, kun työpaja alkaa.")


class FeedbackPages(Controller):
    path = "/workshops/{workshop_id:uuid}/feedback"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def show(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Template:
        """The form; a word of thanks when it has been answered, or when it is too late."""
        survey, done = await _asked(session, me, seen)
        if done or survey.stage is Stage.CLOSED:
            context = await _around(session, seen, survey)
            return page("workshops/feedback_done.html", done=done, **context)
        return await _form(session, seen, survey, None)

    @post(policy=Policy.PARTICIPANT, request_max_body_size=LONG_TEXT)
    async def answer(
        self, request: Request[Any, Any, Any], session: Session, me: Me, seen: Seen[SeenWorkshop]
    ) -> Template | Redirect:
        survey, done = await _asked(session, me, seen)
        if me is not None and not done:
            questions = await queries.questions_of(session, survey.id)
            entry: Entry[Form] = await Entry.read(request, answer_form(questions))
            if not entry.ok:
                return await _form(session, seen, survey, entry, status=422)
            await actions.answer(session, survey, actions.values_in(questions, entry.value.model_dump()), me)
            await session.commit()
        return go(f"/workshops/{seen.workshop.id}/feedback")

    @get("/count", policy=Policy.COORDINATOR)
    async def count(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        """How many have answered, for the leader's view: never who."""
        require_lead(seen)
        if seen.workshop.feedback_id is None:
            raise Refused(NOT_YET)
        rate = await queries.response_rate(session, seen.workshop.feedback_id)
        return page("workshops/_feedback_count.html", rate=rate)


async def _asked(session: Session, me: Me, seen: SeenWorkshop) -> tuple[Survey, bool]:
    """The workshop's survey, and whether this person has answered it.

    Raises:
        Missing, NotAllowed: as for any survey. Refused: the workshop has none yet.
    """
    if me is None:
        raise Missing
    if seen.workshop.feedback_id is None:
        raise Refused(NOT_YET)
    survey, _network, done = await queries.survey_asked_of(session, me, seen.workshop.feedback_id)
    return survey, done


async def _form(
    session: Session, seen: SeenWorkshop, survey: Survey, entry: Entry[Form] | None, status: int = 200
) -> Template:
    questions = await queries.questions_of(session, survey.id)
    labels = {question.key: question.label for question in questions} if entry else {}
    asked: dict[str, Any] = {"questions": questions, "entry": entry, "labels": labels, "known": KNOWN}
    return page("workshops/feedback.html", status=status, **asked, **await _around(session, seen, survey))


async def _around(session: Session, seen: SeenWorkshop, survey: Survey) -> dict[str, Any]:
    return {
        "survey": survey,
        "asking": seen.network,
        "seen": seen,
        "workshop": seen.workshop,
        "there": (there := await whereabouts(session, seen)),
        "following": news.Following(there.mark, there.path) if there.path == here().path else news.Following(),
    }
