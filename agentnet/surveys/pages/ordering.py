"""The questions of a draft as a list: moved, copied, taken out and put back."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from agentnet.surveys import editing, queries
from agentnet.surveys.flow import Stage
from agentnet.surveys.forms import PlaceForm
from agentnet.surveys.models import Question
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.web import Entry, Policy, Seen, Session, go
from agentnet.words import N_, Missing, Refused, _


class OrderPages(Controller):
    path = "/surveys/{survey_id:uuid}/questions"
    dependencies = {"seen": Provide(survey_in_sight)}

    @post("/{question_id:uuid}/move", policy=Policy.COORDINATOR)
    async def move(
        self,
        session: Session,
        seen: Seen[queries.Seen],
        question_id: FromPath[UUID],
        to: FromQuery[Literal["up", "down"]] = "down",
    ) -> Redirect:
        seen.standing.require("lead")
        back = f"/surveys/{seen.survey.id}#question-{question_id}"
        try:
            await editing.move_question(session, seen.survey, question_id, -1 if to == "up" else 1)
        except Refused as stays:
            if isinstance(stays, Missing) or seen.survey.stage is not Stage.DRAFT:
                raise
            return go(back, str(stays))
        await session.commit()
        return go(back)

    @post("/{question_id:uuid}/place", policy=Policy.COORDINATOR)
    async def place(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]
    ) -> Redirect:
        """Where a question was dragged to, counted from one."""
        seen.standing.require("lead")
        entry = await Entry.read(request, PlaceForm)
        if not entry.ok:
            raise Refused(N_("Kysymystä ei voitu siirtää sinne."))
        await editing.place_question(session, seen.survey, question_id, entry.value.place)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#question-{question_id}")

    @post("/{question_id:uuid}/copy", policy=Policy.COORDINATOR)
    async def copy(self, session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        made = await editing.copy_question(session, seen.survey, question_id)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}/questions/{made.id}", N_("Kopio on lisätty. Muuta se omaksesi."))

    @post("/{question_id:uuid}/remove", policy=Policy.COORDINATOR)
    async def remove(self, session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        lost = await editing.remove_question(session, seen.survey, question_id)
        await session.commit()
        said = told(_("Kysymys on poistettu. Voit palauttaa sen luettelon lopusta."), lost)
        return go(f"/surveys/{seen.survey.id}#removed", said)

    @post("/removed/{removed_id:uuid}", policy=Policy.COORDINATOR)
    async def restore(self, session: Session, seen: Seen[queries.Seen], removed_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        question = await editing.restore_question(session, seen.survey, removed_id)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#question-{question.id}", N_("Kysymys on palautettu."))


def told(done: str, lost: Sequence[Question]) -> str:
    """What was done, and which questions are now shown to everybody."""
    labels = ", ".join(f"”{question.label}”" for question in lost)
    return f"{done} {_('Näyttöehto poistui: {labels}.', labels=labels)}" if lost else done
