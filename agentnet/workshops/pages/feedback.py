"""Feedback at the end: the survey's form on a page of the workshop, which follows it and leads home afterwards."""

from typing import Any

from litestar import Controller, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.surveys import actions, queries
from agentnet.surveys.answering import asked_in, form_of
from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.surveys.questions import Replies, read
from agentnet.web import LONG_TEXT, Me, Policy, Seen, Session, go, here, page
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
    async def answer(self, session: Session, me: Me, seen: Seen[SeenWorkshop]) -> Template | Redirect:
        survey, done = await _asked(session, me, seen)
        if me is not None and not done:
            replies = read(await asked_in(session, survey), here().form)
            if not replies.ok:
                return await _form(session, seen, survey, replies, status=422)
            await actions.answer(session, survey, replies.values, me)
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
    session: Session, seen: SeenWorkshop, survey: Survey, entry: Replies | None, status: int = 200
) -> Template:
    form = await form_of(session, survey, entry)
    return page("workshops/feedback.html", status=status, **form, **await _around(session, seen, survey))


async def _around(session: Session, seen: SeenWorkshop, survey: Survey) -> dict[str, Any]:
    return {
        "survey": survey,
        "asking": seen.network,
        "seen": seen,
        "workshop": seen.workshop,
        "there": (there := await whereabouts(session, seen)),
        "following": news.Following(there.mark, there.path) if there.path == here().path else news.Following(),
    }
