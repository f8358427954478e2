"""What the pages of assignments load through the eyes of the one who asks, and the words that they share."""

from typing import Any, NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet import clock
from agentnet.db import Session as Database
from agentnet.network.models import Network
from agentnet.network.queries import current_themes, network_seen_by, people_with, units_of
from agentnet.network.quiet import free_days
from agentnet.network.rules import Standing
from agentnet.tasks import briefs, queries
from agentnet.tasks.audience import groups_of
from agentnet.tasks.forms import AssignmentForm, last_minute
from agentnet.tasks.instruction import shown
from agentnet.tasks.models import Assignment, Brief, Task
from agentnet.tasks.rules import ASKED, ASSIGNMENT_STAGES, STAGES, TONES, proposed_due
from agentnet.web import Entry, Session, Somebody
from agentnet.web.formats import local
from agentnet.words import language
from agentnet.workshops.queries import workshops_of


class SeenNetwork(NamedTuple):
    network: Network
    standing: Standing


class OwnTask(NamedTuple):
    task: Task
    assignment: Assignment
    network: Network


async def network_in_sight(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    return SeenNetwork(*await network_seen_by(session, somebody, network_id))


async def network_led(session: Session, somebody: Somebody, network_id: FromPath[UUID]) -> SeenNetwork:
    """A network that the one who asks leads."""
    seen = SeenNetwork(*await network_seen_by(session, somebody, network_id))
    seen.standing.require("lead")
    return seen


async def assignment_in_sight(session: Session, somebody: Somebody, assignment_id: FromPath[UUID]) -> queries.Seen:
    return await queries.assignment_seen_by(session, somebody, assignment_id)


async def assignment_led(session: Session, somebody: Somebody, assignment_id: FromPath[UUID]) -> queries.Seen:
    """An assignment of a network that the one who asks leads."""
    seen = await queries.assignment_seen_by(session, somebody, assignment_id)
    seen.standing.require("lead")
    return seen


async def own_task(session: Session, somebody: Somebody, task_id: FromPath[UUID]) -> OwnTask:
    return OwnTask(*await queries.my_task(session, somebody, task_id))


async def choices(session: Database, standing: Standing) -> dict[str, Any]:
    """The workshops and themes that an assignment may be for, and whom it may be given to."""
    units = await units_of(session, standing.network_id)
    return {
        "workshops": await workshops_of(session, standing),
        "themes": await current_themes(session, standing.network_id),
        "regions": list({unit.region_id: unit.region for unit in units}.items()),
        "groups": await groups_of(session, standing.network_id),
        "agents": [(one.id, one.name) for one in await people_with(session, standing.network_id, *ASKED)],
    }


async def with_due(session: Database, entry: Entry[AssignmentForm], seen: SeenNetwork, places: dict[str, Any]) -> Any:
    """The last minute to answer: on the chosen day, or so many working days before the workshop."""
    form = entry.value
    if form.due_on is not None:
        return last_minute(form.due_on)
    workshop = next(one for one in places["workshops"] if one.id == form.workshop_id)
    days = await free_days(session, seen.network.id)
    return last_minute(proposed_due(local(workshop.starts_at).date(), local(clock.now()).date(), days))


def about(seen: queries.Seen) -> dict[str, Any]:
    return {
        "network": seen.network,
        "assignment": seen.assignment,
        "leads": seen.standing.may("lead"),
        "base": f"/assignments/{seen.assignment.id}",
        **WORDS,
    }


WORDS: dict[str, Any] = {"stages": STAGES, "tones": TONES, "assignment_stages": ASSIGNMENT_STAGES}


def wording(brief: Brief) -> dict[str, Any]:
    """A version as it is read: the instruction, and the questions in the language of the moment."""
    return {
        "brief": brief,
        "instruction": shown(brief.text),
        "asked": briefs.asked_in(brief, language.get()),
    }
