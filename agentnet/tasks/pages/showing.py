"""What an agent's own page tells."""

from typing import Any

from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.surveys.questions import Asking, Replies, text_of
from agentnet.tasks import briefs, queries
from agentnet.tasks.answering import DONE
from agentnet.tasks.answers import own_answer
from agentnet.tasks.flow import AssignmentStage, Enclosed, Stage, Who, has_step
from agentnet.tasks.pages.doors import OwnTask, wording
from agentnet.tasks.rules import STAGES, TONES
from agentnet.words import _, language
from agentnet.workshops.models import Workshop


async def asked_of(session: Database, own: OwnTask) -> list[Asking]:
    """The questions that are in force, in the language of the moment."""
    return briefs.asked_in(await briefs.brief_of(session, own.assignment), language.get())


async def about_own(session: Database, own: OwnTask, me: Person, entry: Replies) -> dict[str, Any]:
    task, assignment, network = own
    holder = await queries.holder_of(session, task)
    shared = await queries.sharing(session, task)
    enclosed = await queries.enclosed_in(session, task)
    there = {one.sha256 for one in enclosed}
    given = await own_answer(session, task)
    out = assignment.stage is AssignmentStage.ISSUED
    brief = await briefs.brief_of(session, assignment)
    trail = await queries.fates_of(session, [queries.Mine(task, assignment)])
    return {
        "network": network,
        "task": task,
        "holder": holder,
        "assignment": assignment,
        "base": f"/tasks/{task.id}",
        "due_at": task.due_at or assignment.due_at,
        "workshop": await session.get(Workshop, assignment.workshop_id) if assignment.workshop_id else None,
        "entry": entry,
        "labels": {},
        "differences": None,
        "enclosing": {},
        "saying": text_of,
        "pair": [person for one, person in shared if one.id != task.id and one.stage is not Stage.EXCUSED],
        "writer": next((person for _one, person in shared if person.id == holder.written_by), None),
        "mine": me.id,
        "pictures": [one for one in enclosed if one.kind is Enclosed.PICTURE],
        "filled": next((one for one in enclosed if one.kind is Enclosed.FORM), None),
        "taken": [one for one in await queries.taken_out(session, task) if one.sha256 not in there],
        "given": given,
        "changed": given is not None and given.enclosed != [str(one.id) for one in enclosed],
        "writes": out and task.stage not in DONE,
        "may_excuse": out and has_step(task.stage, "excuse", Who.AGENT),
        "may_reopen": out and task.stage is Stage.EXCUSED,
        "word": _(STAGES[task.stage]),
        "tone": TONES.get(task.stage, "stone"),
        "trail": trail.get(task.id),
        **wording(brief),
    }
