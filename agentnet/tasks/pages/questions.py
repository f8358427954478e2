"""The questions of a draft or a correction: add, change, order, remove. Works without scripts."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import STEPPED, TELLING, Asking
from agentnet.surveys.rules import QUESTION_KINDS
from agentnet.tasks import briefs, drafting, queries
from agentnet.tasks.forms import MoveForm, QuestionForm, judge_question
from agentnet.tasks.pages.doors import about, assignment_led
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing


class QuestionPages(Controller):
    path = "/assignments/{assignment_id:uuid}/questions"
    dependencies = {"led": Provide(assignment_led)}

    @get("/new", policy=Policy.COORDINATOR)
    async def new(
        self, session: Session, led: Seen[queries.Seen], kind: FromQuery[QuestionKind] = QuestionKind.TEXT
    ) -> Template:
        return await _page(session, led, kind, Entry.blank(QuestionForm, kind=kind))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]
    ) -> Template | Redirect:
        entry = await Entry.read(request, QuestionForm)
        earlier = _telling(await _asked(session, led))
        if not judge_question(entry, earlier):
            kind = next((one for one in QuestionKind if [one] == entry.typed.get("kind")), QuestionKind.TEXT)
            return await _page(session, led, kind, entry, status=422)
        question = entry.value.asking(await drafting.new_key(session, led.assignment))
        await drafting.put_question(session, led.assignment, question)
        await session.commit()
        return go(f"/assignments/{led.assignment.id}#kysymykset", N_("Kysymys on lisätty."))

    @get("/{key:str}", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, led: Seen[queries.Seen], key: FromPath[str]) -> Template:
        question = _one(await _asked(session, led), key)
        return await _page(session, led, question.kind, Entry.blank(QuestionForm, **_words(question)), key)

    @post("/{key:str}", policy=Policy.COORDINATOR)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen], key: FromPath[str]
    ) -> Template | Redirect:
        asked = await _asked(session, led)
        question = _one(asked, key)
        entry = await Entry.read(request, QuestionForm)
        earlier = _telling(asked[: asked.index(question)])
        if not judge_question(entry, earlier):
            return await _page(session, led, question.kind, entry, key, status=422)
        await drafting.put_question(session, led.assignment, entry.value.asking(key))
        await session.commit()
        return go(f"/assignments/{led.assignment.id}#kysymykset", N_("Tallennettu."))

    @post("/{key:str}/move", policy=Policy.COORDINATOR)
    async def move(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen], key: FromPath[str]
    ) -> Redirect:
        entry = await Entry.read(request, MoveForm)
        await drafting.move_question(session, led.assignment, key, -1 if entry.ok and entry.value.to == "up" else 1)
        await session.commit()
        return go(f"/assignments/{led.assignment.id}#kysymykset")

    @post("/{key:str}/remove", policy=Policy.COORDINATOR)
    async def remove(self, session: Session, led: Seen[queries.Seen], key: FromPath[str]) -> Redirect:
        await drafting.remove_question(session, led.assignment, key)
        await session.commit()
        return go(f"/assignments/{led.assignment.id}#kysymykset", N_("Kysymys on poistettu."))


async def _asked(session: Database, led: queries.Seen) -> list[Asking]:
    return briefs.asked_in(await briefs.draft_of(session, led.assignment))


def _one(asked: list[Asking], key: str) -> Asking:
    for one in asked:
        if one.key == key:
            return one
    raise Missing


def _telling(asked: list[Asking]) -> dict[str, Asking]:
    """Questions that a later one may look at."""
    return {one.key: one for one in asked if one.kind in TELLING}


async def _page(
    session: Database,
    led: queries.Seen,
    kind: QuestionKind,
    entry: Entry[QuestionForm],
    key: str = "",
    status: int = 200,
) -> Template:
    asked = await _asked(session, led)
    before = asked[: next((n for n, one in enumerate(asked) if one.key == key), len(asked))]
    context = {"kind": kind, "key": key, "kinds": QUESTION_KINDS, "earlier": list(_telling(before).values())}
    return page("tasks/question.html", status=status, entry=entry, **context, **about(led))


def _words(question: Asking) -> dict[str, Any]:
    low, high = (*question.options, "", "")[:2] if question.kind in STEPPED else ("", "")
    words = question.model_dump(include={"kind", "label", "help", "unit", "at_least", "at_most"})
    condition = question.shown_if
    return {
        **words,
        "required": question.required or None,
        "options": "" if question.kind in STEPPED else "\n".join(question.options),
        "rows": "\n".join(question.rows),
        "low": low,
        "high": high,
        "if_key": condition.key if condition else "",
        "if_is": "\n".join(condition.one_of) if condition else "",
    }
