"""Questions of a draft: add, change, order, remove. Everything works without scripts."""

from typing import Any, Literal
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys import editing, queries
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.forms import QuestionForm, judge_question
from agentnet.surveys.models import Question
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused


class QuestionPages(Controller):
    path = "/surveys/{survey_id:uuid}/questions"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, seen: Seen[queries.Seen], kind: FromQuery[QuestionKind] = QuestionKind.TEXT) -> Template:
        seen.standing.require("lead")
        entry = Entry.blank(QuestionForm, kind=kind)
        return page("surveys/question.html", entry=entry, kind=kind, question=None, **about(seen))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, QuestionForm)
        if not judge_question(entry):
            kind = next((one for one in QuestionKind if [one] == entry.typed.get("kind")), QuestionKind.TEXT)
            return page("surveys/question.html", status=422, entry=entry, kind=kind, question=None, **about(seen))
        form = entry.value
        words = {"label": form.label, "help": form.help, "required": form.required, "options": form.offered()}
        await editing.add_question(session, seen.survey, kind=form.kind, **words)  # type: ignore[arg-type]
        await session.commit()
        return go(f"/surveys/{seen.survey.id}", N_("Kysymys on lisätty."))

    @get("/{question_id:uuid}", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]) -> Template:
        seen.standing.require("lead")
        question = await editing.question_in(session, seen.survey, question_id)
        entry = Entry.blank(QuestionForm, **_words(question))
        return page("surveys/question.html", entry=entry, kind=question.kind, question=question, **about(seen))

    @post("/{question_id:uuid}", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        question = await editing.question_in(session, seen.survey, question_id)
        entry = await Entry.read(request, QuestionForm)
        if judge_question(entry):
            form = entry.value
            try:
                await editing.edit_question(
                    session,
                    seen.survey,
                    question,
                    label=form.label,
                    help=form.help,
                    required=form.required,
                    options=form.offered(),
                    version=form.version,
                )
                await session.commit()
                return go(f"/surveys/{seen.survey.id}", N_("Tallennettu."))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(question.version)]
        context = {"entry": entry, "kind": question.kind, "question": question, **about(seen)}
        return page("surveys/question.html", status=422, **context)

    @post("/{question_id:uuid}/move", policy=Policy.COORDINATOR)
    async def move(
        self,
        session: Session,
        seen: Seen[queries.Seen],
        question_id: FromPath[UUID],
        to: FromQuery[Literal["up", "down"]] = "down",
    ) -> Redirect:
        seen.standing.require("lead")
        await editing.move_question(session, seen.survey, question_id, -1 if to == "up" else 1)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#question-{question_id}")

    @post("/{question_id:uuid}/remove", policy=Policy.COORDINATOR)
    async def remove(self, session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]) -> Redirect:
        seen.standing.require("lead")
        await editing.remove_question(session, seen.survey, question_id)
        await session.commit()
        return go(f"/surveys/{seen.survey.id}", N_("Kysymys on poistettu."))


def _words(question: Question) -> dict[str, Any]:
    words: dict[str, Any] = {
        "kind": question.kind,
        "label": question.label,
        "help": question.help,
        "required": question.required or None,
        "version": question.version,
    }
    if question.kind is QuestionKind.SCALE:
        low, high = [*question.options, "", ""][:2]
        return {**words, "low": low, "high": high}
    return {**words, "options": "\n".join(question.options)}
