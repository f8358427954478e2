"""A coordinator reads what agents submitted, one after another, and answers each: kuittaa, or asks for more."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from agentnet import files
from agentnet.db import Session as Database
from agentnet.tasks import answers, judging, queries
from agentnet.tasks.flow import Enclosed
from agentnet.tasks.forms import ExtendForm, WordForm
from agentnet.tasks.pages.doors import about, assignment_led
from agentnet.tasks.pages.files import download, picture
from agentnet.web import LONG_TEXT, Entry, Form, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, _


class SubmissionPages(Controller):
    path = "/assignments/{assignment_id:uuid}/submissions"
    dependencies = {"led": Provide(assignment_led)}

    @get(policy=Policy.COORDINATOR)
    async def everything(self, session: Session, led: Seen[queries.Seen]) -> Template:
        found = await answers.answers_of(session, led)
        return page("tasks/submissions.html", answers=found, **about(led))

    @get("/{task_id:uuid}", policy=Policy.COORDINATOR)
    async def one(self, session: Session, led: Seen[queries.Seen], task_id: FromPath[UUID]) -> Template:
        return await one_answer(session, led, task_id)

    @get("/{task_id:uuid}/enclosed/{id:uuid}", policy=Policy.COORDINATOR)
    async def enclosed(
        self, session: Session, led: Seen[queries.Seen], task_id: FromPath[UUID], id: FromPath[UUID]
    ) -> Response[bytes]:
        """A picture or a filled form of what was submitted: never one of a draft."""
        _line, answer = await answers.answer_of(session, led, task_id)
        found = next((one for one in answer.enclosed if one.id == id), None) if answer else None
        if found is None:
            raise Missing
        data = await files.get(found.sha256)
        return picture(data) if found.kind is Enclosed.PICTURE else download(data, found.media_type, found.name)

    @post("/{task_id:uuid}/accept", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def accept(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        led: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Template | Redirect:
        task = await queries.task_in(session, led, task_id)
        entry = await Entry.read(request, WordForm)
        if not entry.ok:
            return await one_answer(session, led, task_id, entry)
        await judging.accept(session, task, entry.value.word, somebody)
        await session.commit()
        return go(await _onward(session, led, task_id), N_("Vastaus on kuitattu."))

    @post("/{task_id:uuid}/undo", policy=Policy.COORDINATOR)
    async def undo(
        self, session: Session, led: Seen[queries.Seen], somebody: Somebody, task_id: FromPath[UUID]
    ) -> Redirect:
        await judging.undo(session, await queries.task_in(session, led, task_id), somebody)
        await session.commit()
        return go(path_of(led, task_id), N_("Kuittaus on peruttu."))

    @post("/{task_id:uuid}/return", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def give_back(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        led: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Template | Redirect:
        task = await queries.task_in(session, led, task_id)
        entry = await Entry.read(request, WordForm)
        if entry.ok and not entry.value.word:
            entry.refuse("word", _("Kerro agentille, mitä vastauksesta vielä puuttuu."))
        if entry.errors:
            return await one_answer(session, led, task_id, entry)
        await judging.give_back(session, task, led.assignment, entry.value.word, somebody)
        await session.commit()
        return go(await _onward(session, led, task_id), N_("Pyyntö täydentää lähti agentille."))


def path_of(led: queries.Seen, task_id: UUID) -> str:
    return f"/assignments/{led.assignment.id}/submissions/{task_id}"


async def _onward(session: Database, led: queries.Seen, task_id: UUID) -> str:
    """The next answer that waits to be read; when there is none, the status table."""
    waiting = [one.task.id for one in await answers.answers_of(session, led) if one.task.stage.value == "submitted"]
    return path_of(led, waiting[0]) if waiting else f"/assignments/{led.assignment.id}"


async def one_answer(session: Database, led: queries.Seen, task_id: UUID, entry: Entry[Any] | None = None) -> Template:
    line, answer = await answers.answer_of(session, led, task_id)
    order = [one.task.id for one in await answers.answers_of(session, led, standing=False)]
    here = order.index(answer.task.id) if answer else None
    steps: dict[str, Any] = {
        "before": order[here - 1] if here else None,
        "after": order[here + 1] if here is not None and here + 1 < len(order) else None,
        "place": None if here is None else here + 1,
        "total": len(order),
    }
    forms: dict[type[Form], str] = {WordForm: "word", ExtendForm: "extend"}
    entries = dict.fromkeys(forms.values()) | ({forms[entry.form]: entry} if entry else {})
    in_basket = bool(answer and await answers.picked(session, led, [answer]))
    status = 422 if entry else 200
    context = {"line": line, "answer": answer, "in_basket": in_basket, "entries": entries}
    return page("tasks/submission.html", status=status, **context, **steps, **about(led))
