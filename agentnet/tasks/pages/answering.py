"""An agent's own task: read, write, save, send, or say "en ehdi". Nobody else gets in here."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.tasks import answering
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.forms import AnswerForm, DraftForm
from agentnet.tasks.pages.doors import OwnTask, own_task
from agentnet.tasks.rules import STAGES, TONES
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, here, page
from agentnet.words import N_, _
from agentnet.workshops.models import Workshop


class TaskPages(Controller):
    path = "/tasks/{task_id:uuid}"
    dependencies = {"own": Provide(own_task)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, own: Seen[OwnTask]) -> Template:
        entry = Entry.blank(AnswerForm, text=own.task.draft)
        return page("tasks/task.html", entry=entry, **await _about(session, own))

    @post("/seen", policy=Policy.MEMBER, status_code=204)
    async def see(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> None:
        """Told by the page's script: reading by GET changes nothing."""
        await answering.see(session, own.task, somebody)
        await session.commit()

    @post("/draft", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def draft(
        self, request: Request[Any, Any, Any], session: Session, own: Seen[OwnTask], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, DraftForm)
        if entry.ok:
            form = entry.value
            try:
                await answering.save_draft(session, own.task, own.assignment, form.text, form.version, somebody)
                await session.commit()
            except answering.Changed as changed:
                return await _conflict(session, own, entry, changed)
            if here().htmx:
                return page("tasks/_saved.html", task=own.task, problem="")
            return go(_path(own), N_("Luonnos on tallennettu. Vain sinä näet sen."))
        return await _wrong(session, own, entry)

    @post("/submit", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def submit(
        self, request: Request[Any, Any, Any], session: Session, own: Seen[OwnTask], somebody: Somebody
    ) -> Template | Redirect:
        entry = await Entry.read(request, AnswerForm)
        if not entry.ok:
            return await _wrong(session, own, entry)
        form = entry.value
        try:
            await answering.submit(session, own.task, own.assignment, form.text, form.version, somebody)
            await session.commit()
        except answering.Changed as changed:
            return await _conflict(session, own, entry, changed)
        return go(_path(own), N_("Kiitos! Vastauksesi on lähetetty koordinaattoreille."))

    @post("/excuse", policy=Policy.MEMBER)
    async def excuse(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> Redirect:
        await answering.excuse(session, own.task, own.assignment, somebody)
        await session.commit()
        return go(_path(own), N_("Selvä. Et saa tästä enää muistutuksia."))

    @post("/reopen", policy=Policy.MEMBER)
    async def reopen(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> Redirect:
        await answering.reopen(session, own.task, own.assignment, somebody)
        await session.commit()
        return go(_path(own), N_("Hienoa, että ehdit sittenkin!"))


def _path(own: OwnTask) -> str:
    return f"/tasks/{own.task.id}"


async def _wrong(session: Database, own: OwnTask, entry: Entry[Any]) -> Template:
    """What was typed is kept; the sentence stands beside the field, or in the page's own line of news."""
    if here().htmx:
        return page("tasks/_saved.html", status=422, task=own.task, problem=next(iter(entry.errors.values())))
    return page("tasks/task.html", status=422, entry=entry, **await _about(session, own))


async def _conflict(session: Database, own: OwnTask, entry: Entry[Any], changed: answering.Changed) -> Template:
    """Both texts on one page: the writer's in the field, the saved one beside it."""
    if here().htmx:
        return page("tasks/_saved.html", status=409, task=own.task, problem=str(changed))
    entry.refuse("text", str(changed))
    return page("tasks/task.html", status=409, entry=entry, elsewhere=changed.task.draft, **await _about(session, own))


async def _about(session: Database, own: OwnTask) -> dict[str, Any]:
    task, assignment, network = own
    workshop = await session.get(Workshop, assignment.workshop_id) if assignment.workshop_id else None
    out = assignment.stage is AssignmentStage.ISSUED
    return {
        "network": network,
        "task": task,
        "assignment": assignment,
        "workshop": workshop,
        "writes": out and task.stage not in (Stage.ACCEPTED, Stage.EXCUSED, Stage.EXPIRED),
        "may_excuse": out and task.stage in (Stage.ASSIGNED, Stage.SEEN, Stage.IN_PROGRESS, Stage.RETURNED),
        "may_reopen": out and task.stage is Stage.EXCUSED,
        "word": _(STAGES[task.stage]),
        "tone": TONES.get(task.stage, "stone"),
    }
