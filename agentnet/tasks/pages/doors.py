"""What the pages of assignments load through the eyes of the one who asks, and the words that they share."""

from typing import Any, NamedTuple
from uuid import UUID

from litestar.params import FromPath

from agentnet.db import Session as Database
from agentnet.network.models import Network
from agentnet.network.queries import current_themes, network_seen_by
from agentnet.network.rules import Standing
from agentnet.tasks import queries
from agentnet.tasks.models import Assignment, Task
from agentnet.tasks.rules import ASSIGNMENT_STAGES, STAGES, TONES
from agentnet.web import Session, Somebody
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


async def assignment_in_sight(session: Session, somebody: Somebody, assignment_id: FromPath[UUID]) -> queries.Seen:
    return await queries.assignment_seen_by(session, somebody, assignment_id)


async def own_task(session: Session, somebody: Somebody, task_id: FromPath[UUID]) -> OwnTask:
    return OwnTask(*await queries.my_task(session, somebody, task_id))


async def choices(session: Database, standing: Standing) -> dict[str, Any]:
    """The workshops and themes that an assignment may be for."""
    workshops = await workshops_of(session, standing)
    themes = await current_themes(session, standing.network_id)
    return {"workshops": workshops, "themes": themes}


def about(seen: queries.Seen) -> dict[str, Any]:
    return {
        "network": seen.network,
        "assignment": seen.assignment,
        "leads": seen.standing.may("lead"),
        "stages": STAGES,
        "tones": TONES,
        "assignment_stages": ASSIGNMENT_STAGES,
    }
