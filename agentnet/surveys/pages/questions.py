"""Writing the questions of a draft: each has a page of its own. Everything works without scripts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.surveys import editing, queries
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.models import Question
from agentnet.surveys.pages.doors import survey_in_sight
from agentnet.surveys.pages.managing import about
from agentnet.surveys.pages.ordering import told
from agentnet.surveys.questions import Asking
from agentnet.surveys.writing import QuestionForm, answers_of, judge_question, telling, typed_condition, typed_words
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Refused, _


class QuestionPages(Controller):
    path = "/surveys/{survey_id:uuid}/questions"
    dependencies = {"seen": Provide(survey_in_sight)}

    @get("/new", policy=Policy.COORDINATOR)
    async def new(
        self, session: Session, seen: Seen[queries.Seen], kind: FromQuery[QuestionKind] = QuestionKind.TEXT
    ) -> Template:
        seen.standing.require("lead")
        earlier = await _earlier(session, seen)
        return _page(seen, Entry.blank(QuestionForm, kind=kind), kind, earlier)

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        earlier = await _earlier(session, seen)
        entry = await Entry.read(request, QuestionForm)
        kind = next((one for one in QuestionKind if [one] == entry.typed.get("kind")), QuestionKind.TEXT)
        if not judge_question(entry, kind, earlier):
            return _page(seen, entry, kind, earlier, status=422)
        question = await editing.add_question(session, seen.survey, kind=kind, **entry.value.words(kind, earlier))
        await session.commit()
        return go(f"/surveys/{seen.survey.id}#question-{question.id}", N_("Kysymys on lisätty."))

    @get("/{question_id:uuid}", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]) -> Template:
        seen.standing.require("lead")
        question = await editing.question_in(session, seen.survey, question_id)
        asking, earlier = Asking.of(question), await _earlier(session, seen, question.key)
        words = typed_words(asking) | typed_condition(asking, earlier) | {"version": question.version}
        return _page(seen, Entry.blank(QuestionForm, **words), question.kind, earlier, question)

    @post("/{question_id:uuid}", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen], question_id: FromPath[UUID]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        question = await editing.question_in(session, seen.survey, question_id)
        earlier = await _earlier(session, seen, question.key)
        entry = await Entry.read(request, QuestionForm)
        if judge_question(entry, question.kind, earlier):
            form = entry.value
            try:
                words = form.words(question.kind, earlier)
                lost = await editing.edit_question(session, seen.survey, question, version=form.version, **words)
                await session.commit()
                return go(f"/surveys/{seen.survey.id}#question-{question.id}", told(_("Tallennettu."), lost))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(question.version)]
        return _page(seen, entry, question.kind, earlier, question, status=422)


async def _earlier(session: Session, seen: queries.Seen, key: str = "") -> list[Asking]:
    """The questions that a condition of `key` (or of a new one) may look at."""
    return telling([Asking.of(one) for one in await queries.questions_of(session, seen.survey.id)], key)


def _page(
    seen: queries.Seen,
    entry: Entry[QuestionForm],
    kind: QuestionKind,
    earlier: Sequence[Asking],
    question: Question | None = None,
    status: int = 200,
) -> Template:
    conditions = [(one, answers_of(one)) for one in earlier]
    context = {"entry": entry, "kind": kind, "question": question, "conditions": conditions, **about(seen)}
    return page("surveys/question.html", status=status, **context)
