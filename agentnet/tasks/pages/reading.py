"""A coordinator reads what agents submitted, and answers each: kuittaa, or asks for more."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.tasks import answering, queries
from agentnet.tasks.forms import WordForm
from agentnet.tasks.pages.doors import about, assignment_in_sight
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, _


class SubmissionPages(Controller):
    path = "/assignments/{assignment_id:uuid}/submissions"
    dependencies = {"seen": Provide(assignment_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def everything(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        names = {line.task.id: line.person.name for line in await queries.lines_of(session, seen)}
        submissions = await queries.submissions_of(session, seen)
        return page("tasks/submissions.html", submissions=submissions, names=names, **about(seen))

    @get("/{task_id:uuid}", policy=Policy.COORDINATOR)
    async def one(self, session: Session, seen: Seen[queries.Seen], task_id: FromPath[UUID]) -> Template:
        return await _one(session, seen, task_id, None)

    @post("/{task_id:uuid}/accept", policy=Policy.COORDINATOR)
    async def accept(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Template | Redirect:
        line, _text = await queries.submission_of(session, seen, task_id)
        entry = await Entry.read(request, WordForm)
        if not entry.ok:
            return await _one(session, seen, task_id, entry)
        await answering.accept(session, line.task, entry.value.word, somebody)
        await session.commit()
        return go(f"/assignments/{seen.assignment.id}", N_("Vastaus on kuitattu."))

    @post("/{task_id:uuid}/return", policy=Policy.COORDINATOR)
    async def give_back(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Template | Redirect:
        line, _text = await queries.submission_of(session, seen, task_id)
        entry = await Entry.read(request, WordForm)
        if entry.ok and not entry.value.word:
            entry.refuse("word", _("Kerro agentille, mitä vastauksesta vielä puuttuu."))
        if not entry.ok:
            return await _one(session, seen, task_id, entry)
        await answering.give_back(session, line.task, seen.assignment, line.person, entry.value.word, somebody)
        await session.commit()
        return go(f"/assignments/{seen.assignment.id}", N_("Pyyntö täydentää lähti agentille."))


async def _one(session: Session, seen: queries.Seen, task_id: UUID, entry: Entry[WordForm] | None) -> Template:
    line, text = await queries.submission_of(session, seen, task_id)
    status = 422 if entry else 200
    return page("tasks/submission.html", status=status, line=line, text=text, entry=entry, **about(seen))
