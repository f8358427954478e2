"""What stands beside an answer: where its giver works and as what, and of an anonymous one only what five others share.

The groups of a wave are decided once, by its first answer, from those who were asked then. Whoever is asked later joins
one of them. Looking up one answer's group reads five rows, however many were asked.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from agentnet.db import Session, insert
from agentnet.network.flow import Role
from agentnet.network.models import Area, Membership, Person, Unit
from agentnet.network.queries.standings import in_force
from agentnet.surveys.flow import Asked
from agentnet.surveys.models import AskedUnit, Invited, KeptGroup, Survey
from agentnet.surveys.rules import NOWHERE, Background, chain, kept_groups, kept_part

PRINCIPAL: Final = (
    Role.COORDINATOR,
    Role.DIRECTOR,
    Role.MANAGER,
    Role.OWNER,
    Role.SUPERVISOR,
    Role.DESIGNER,
    Role.EXPERIENCE,
    Role.PARTNER,
    Role.AGENT,
    Role.EXPERT,
    Role.STAFF,
)
"""Of several roles the one that an answer is counted by: the first of these."""
AT_ONCE: Final = 500


async def background_of(session: Session, survey: Survey, person: Person) -> Background:
    """Where this person works and as what, in the survey's network."""
    found = select(col(Area.field), col(Unit.region_id), col(Unit.id)).join(Unit, col(Unit.area_id) == col(Area.id))
    place = (await session.execute(found.where(col(Unit.id) == person.unit_id))).first()
    roles = await _roles(session, survey, col(Membership.person_id) == person.id)
    return _background(place, roles.get(person.id, set()))


async def kept(session: Session, survey: Survey, one: Background) -> Background:
    """As much of this background as may be kept beside an anonymous answer to this survey."""
    if one == NOWHERE:
        return NOWHERE
    parts = {_id(survey.id, part): part for part in chain(one)}
    there = set(await session.scalars(select(col(KeptGroup.id)).where(col(KeptGroup.id).in_(parts))))
    if _id(survey.id, NOWHERE) in there:
        return kept_part(one, {parts[id] for id in there})
    return kept_part(one, await _decide(session, survey))


async def _decide(session: Session, survey: Survey) -> set[Background]:
    groups = kept_groups(await asked_backgrounds(session, survey))
    rows = [{"id": _id(survey.id, part), "survey_id": survey.id, **part._asdict()} for part in groups]
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(insert(KeptGroup).on_conflict_do_nothing(), rows[start : start + AT_ONCE])
    return groups


async def asked_backgrounds(session: Session, survey: Survey) -> Counter[Background]:
    """How many of each background were asked: by the units' headcounts where staff is asked by an open link."""
    counted = Counter[Background]()
    if survey.asked is Asked.UNITS:
        for unit in await session.scalars(select(AskedUnit).where(col(AskedUnit.survey_id) == survey.id)):
            counted[Background(unit.field, unit.region_id, unit.unit_id)] += unit.headcount
        return counted
    roles = await _roles(session, survey)
    asked = (
        select(col(Invited.person_id), col(Area.field), col(Unit.region_id), col(Unit.id))
        .outerjoin(Person, col(Person.id) == col(Invited.person_id))
        .outerjoin(Unit, col(Unit.id) == func.coalesce(col(Invited.unit_id), col(Person.unit_id)))
        .outerjoin(Area, col(Area.id) == col(Unit.area_id))
        .where(col(Invited.survey_id) == survey.id)
    )
    for person_id, *place in await session.execute(asked):
        counted[_background(place, roles.get(person_id, set()) if person_id else ())] += 1
    return counted


async def _roles(session: Session, survey: Survey, *whose: ColumnElement[bool]) -> dict[UUID, set[Role]]:
    """People's roles in the survey's network today."""
    rows = await session.execute(
        select(col(Membership.person_id), col(Membership.role)).where(
            col(Membership.network_id) == survey.network_id, in_force(), *whose
        )
    )
    roles: dict[UUID, set[Role]] = {}
    for person_id, role in rows:
        roles.setdefault(person_id, set()).add(role)
    return roles


def _background(place: Sequence[Any] | None, roles: Collection[Role]) -> Background:
    """`place`: field, region and unit, each of which may be missing."""
    role = next((role.value for role in PRINCIPAL if role in roles), "")
    field, region_id, unit_id = place or (None, None, None)
    return Background(field.value if field else "", region_id, unit_id, role)


def _id(survey_id: UUID, part: Background) -> UUID:
    """The same row for the same group, whoever comes first to write it."""
    return uuid5(survey_id, repr(tuple(map(str, part))))
