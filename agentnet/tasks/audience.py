"""Who gets an assignment: all agents, those of a region, a field or a workshop's group, or people chosen by name."""

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.network.flow import Field
from agentnet.network.models import Person
from agentnet.network.queries import Place, people_with, places_of
from agentnet.tasks.models import Assignment
from agentnet.tasks.rules import ASKED
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant, Workshop


class Audience(BaseModel):
    """Nothing chosen means everybody. A region and a field together mean that field in that region; groups and people
    come on top of these.
    """

    model_config = ConfigDict(frozen=True)

    regions: tuple[UUID, ...] = ()
    fields: tuple[Field, ...] = ()
    groups: tuple[UUID, ...] = ()
    people: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, assignment: Assignment) -> Self:
        return cls.model_validate(assignment.audience)

    @property
    def everybody(self) -> bool:
        return not (self.regions or self.fields or self.groups or self.people)

    def stored(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_defaults=True)

    def covers(self, place: Place | None) -> bool:
        """Does somebody from there get it for where they work? Also those who come later do."""
        if self.everybody:
            return True
        if place is None or not (self.regions or self.fields):
            return False
        in_region = not self.regions or place.region_id in self.regions
        return in_region and (not self.fields or place.field in self.fields)


async def people_for(session: Session, network_id: UUID, audience: Audience) -> list[Person]:
    """Those of the network's agents who get it, by name."""
    everybody = await people_with(session, network_id, *ASKED)
    places = await places_of(session, [one.unit_id for one in everybody])
    named = {*audience.people, *await _in_groups(session, network_id, audience.groups)}
    return [
        one for one in everybody if one.id in named or audience.covers(places.get(one.unit_id) if one.unit_id else None)
    ]


async def _in_groups(session: Session, network_id: UUID, groups: Sequence[UUID]) -> set[UUID]:
    if not groups:
        return set()
    found = await session.scalars(
        select(col(Participant.person_id))
        .join(GroupMember, col(GroupMember.participant_id) == col(Participant.id))
        .join(Workshop, col(Workshop.id) == col(Participant.workshop_id))
        .where(
            col(GroupMember.group_id).in_(groups),
            col(Workshop.network_id) == network_id,
            col(Participant.person_id).is_not(None),
        )
    )
    return {one for one in found if one is not None}


async def groups_of(session: Session, network_id: UUID) -> list[tuple[UUID, str]]:
    """The groups of the network's workshops that have members, the latest workshop first: (id, "Työpaja 3: Arki")."""
    rows = await session.execute(
        select(col(BreakoutGroup.id), col(BreakoutGroup.name), col(Workshop.title))
        .join(Activity, col(Activity.id) == col(BreakoutGroup.activity_id))
        .join(Workshop, col(Workshop.id) == col(Activity.workshop_id))
        .where(
            col(Workshop.network_id) == network_id,
            col(BreakoutGroup.id).in_(select(col(GroupMember.group_id))),
        )
        .order_by(col(Workshop.starts_at).desc(), col(BreakoutGroup.place))
        .limit(40)
    )
    return [(id, f"{title}: {name}") for id, name, title in rows]
