"""Starting a workshop from a programme, and keeping one for later."""

from collections.abc import Sequence

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.words import N_, Refused
from agentnet.workshops import programme
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.patterns import queries
from agentnet.workshops.patterns.models import Pattern
from agentnet.workshops.programme.points import Point, packed


async def plant(session: Session, workshop: Workshop, points: Sequence[Point]) -> list[Activity]:
    """Put the points into the workshop's programme, after what is there."""
    return [await programme.add_point(session, workshop, point) for point in points]


async def save(session: Session, workshop: Workshop, *, name: str, about: str = "", by: Person) -> Pattern:
    """Keep the workshop's programme for others to start from.

    Raises:
        Refused: the programme is empty.
    """
    points = await queries.points_of(session, workshop)
    if not points:
        raise Refused(N_("Ohjelma on vielä tyhjä. Lisää ensin ohjelmakohtia."))
    pattern = Pattern(network_id=workshop.network_id, name=name, about=about, points=packed(points), by=by.id)
    session.add(pattern)
    await session.flush()
    return pattern


def rename(pattern: Pattern, *, name: str, about: str) -> None:
    pattern.name, pattern.about = name, about
    pattern.version += 1


def bin(pattern: Pattern) -> None:
    pattern.binned_at = clock.now()


def restore(pattern: Pattern) -> None:
    pattern.binned_at = None
