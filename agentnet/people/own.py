"""What a supervisor sees of their own units: nominations and sums, nothing that a person gave or left ungiven."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, func, select

from agentnet.db import Session
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Nomination, Pair, Person
from agentnet.network.queries import people_with
from agentnet.network.queries.people import Place
from agentnet.network.queries.requests import own_units
from agentnet.network.rules import Standing
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit with its agents, and the nominations from it that are still on their way."""

    place: Place
    agents: tuple[Person, ...]
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The network in sums."""

    agents: int
    pairs: int
    workshops: int


async def units(session: Session, mine: Standing) -> list[OwnUnit]:
    places = await own_units(session, mine)
    agents = await people_with(session, mine.network_id, Role.AGENT)
    found = await session.scalars(
        select(Nomination)
        .where(
            col(Nomination.network_id) == mine.network_id,
            col(Nomination.unit_id).in_([one.unit_id for one in places]),
            col(Nomination.stage).in_((Stage.PROPOSED, Stage.CONFIRMED, Stage.INVITED, Stage.EXPIRED)),
        )
        .order_by(col(Nomination.created_at).desc())
    )
    nominations = [one for one in found if mine.person_id in (one.nominated_by, one.carer_id)]
    return [
        OwnUnit(
            place,
            tuple(one for one in agents if one.unit_id == place.unit_id),
            tuple(one for one in nominations if one.unit_id == place.unit_id),
        )
        for place in places
    ]


async def whole(session: Session, network_id: UUID) -> Whole:
    pairs = select(func.count()).where(col(Pair.network_id) == network_id, col(Pair.ends_at).is_(None))
    held = select(func.count()).where(
        col(Workshop.network_id) == network_id, col(Workshop.stage) == WorkshopStage.CLOSED
    )
    return Whole(
        len(await people_with(session, network_id, Role.AGENT)),
        await session.scalar(pairs) or 0,
        await session.scalar(held) or 0,
    )
