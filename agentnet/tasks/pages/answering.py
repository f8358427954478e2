"""An agent's own task: read, write, save, send, or say "en ehdi". Nobody but they (and their pair) gets in here."""

from typing import Any

from litestar import Controller, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.surveys.questions import Replies, labels_of, read
from agentnet.tasks import answering, queries
from agentnet.tasks.pages.differing import of_answer
from agentnet.tasks.pages.doors import OwnTask, own_task
from agentnet.tasks.pages.showing import about_own, asked_of
from agentnet.web import LONG_TEXT, Policy, Seen, Session, Somebody, go, here, page
from agentnet.words import N_, Refused


class TaskPages(Controller):
    path = "/tasks/{task_id:uuid}"
    dependencies = {"own": Provide(own_task)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> Template:
        holder = await queries.holder_of(session, own.task)
        return page("tasks/task.html", **await about_own(session, own, somebody, Replies(typed=holder.typed)))

    @post("/seen", policy=Policy.MEMBER, status_code=204)
    async def see(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> None:
        """Told by the page's script: reading by GET changes nothing."""
        await answering.see(session, own.task, own.assignment, somebody)
        await session.commit()

    @post("/draft", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def draft(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> Template | Redirect:
        replies = await _typed(session, own)
        replies.errors = {name: said for name, said in replies.errors.items() if name in _unfit(replies)}
        if replies.errors:
            return await _wrong(session, own, somebody, replies)
        try:
            saved = here().form, _version()
            holder = await answering.save_draft(session, own.task, own.assignment, *saved, somebody)
            await session.commit()
        except answering.Changed as changed:
            return await _conflict(session, own, somebody, replies, changed)
        if here().htmx:
            return page("tasks/_saved.html", task=holder, problem="")
        return go(_path(own), N_("Luonnos on tallennettu."))

    @post("/submit", policy=Policy.MEMBER, request_max_body_size=LONG_TEXT)
    async def submit(self, session: Session, own: Seen[OwnTask], somebody: Somebody) -> Template | Redirect:
        replies = await _typed(session, own)
        try:
            sent = here().form, _version()
            await answering.submit(session, own.task, own.assignment, *sent, somebody)
            await session.commit()
        except answering.Unfinished as unfinished:
            replies.errors = unfinished.errors
            return await _wrong(session, own, somebody, replies)
        except answering.Changed as changed:
            return await _conflict(session, own, somebody, replies, changed)
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


def _version() -> int:
    """Of the draft that the page was opened with; anything else is none."""
    said = here().form.first("version")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


async def _typed(session: Database, own: OwnTask) -> Replies:
    return read(await asked_of(session, own), here().form)


def _unfit(replies: Replies) -> set[str]:
    """What may not be kept even as a draft: an identity code, something too long. Half an answer may."""
    return {name for name in replies.errors if any(value.strip() for value in replies.typed.get(name, ()))}


async def _wrong(session: Database, own: OwnTask, me: Any, replies: Replies) -> Template:
    """What was typed is kept; the sentence stands beside the field, or in the page's own line of news."""
    if here().htmx:
        holder = await queries.holder_of(session, own.task)
        problem = next(iter(replies.errors.values()), "")
        return page("tasks/_saved.html", status=422, task=holder, problem=problem)
    context = await about_own(session, own, me, replies)
    return page("tasks/task.html", status=422, **{**context, "labels": labels_of(context["asked"])})


async def _conflict(session: Database, own: OwnTask, me: Any, replies: Replies, changed: Refused) -> Template:
    """Both texts on one page: the writer's in the fields, the saved one beside them."""
    holder = await queries.holder_of(session, own.task)
    if here().htmx:
        return page("tasks/_saved.html", status=409, task=holder, problem=str(changed))
    replies.errors = {"": str(changed)}
    context = await about_own(session, own, me, replies)
    saved = read(context["asked"], holder.typed)
    return page(
        "tasks/task.html", status=409, **{**context, "differences": of_answer(context["asked"], replies, saved)}
    )
