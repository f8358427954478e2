"""What of the published figures each one sees: units are shown to coordinators, to the series' owner, and to those
whose own units they are. Everything is suppressed before it comes here; here it only becomes less.
"""

from dataclasses import dataclass
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person, Unit
from agentnet.network.queries.standings import in_force
from agentnet.network.rules import Standing
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.models import Series, Survey
from agentnet.surveys.reporting.shapes import Figures, Group, Line


@dataclass(frozen=True, slots=True)
class Eyes:
    """`leads`: all that may be told. Else of units only those named here."""

    leads: bool
    units: frozenset[str] = frozenset()

    def sees(self, kind: str, key: str) -> bool:
        return kind != "unit" or self.leads or key.rpartition("|")[2] in self.units


ALL: Eyes = Eyes(leads=True)


async def eyes_of(session: Session, survey: Survey, standing: Standing) -> Eyes:
    """Coordinators, and the owner of an anonymous one, see every unit; a supervisor their own; a director or manager
    those of their area.
    """
    series = await session.get(Series, survey.series_id) if survey.series_id else None
    owners = {survey.owner_id, series.owner_id if series else None}
    owns = standing.person_id in owners and survey.anonymity is Anonymity.ANONYMOUS
    if standing.may("lead") or owns:
        return ALL
    if not standing.roles & {Role.SUPERVISOR, Role.MANAGER, Role.DIRECTOR}:
        return Eyes(leads=False)
    areas = select(col(Membership.area_id)).where(
        col(Membership.network_id) == standing.network_id, col(Membership.person_id) == standing.person_id, in_force()
    )
    own = select(col(Person.unit_id)).where(col(Person.id) == standing.person_id)
    units = await session.scalars(select(col(Unit.id)).where(col(Unit.area_id).in_(areas) | col(Unit.id).in_(own)))
    return Eyes(leads=False, units=frozenset(str(one) for one in units))


def seen(figures: Figures, eyes: Eyes) -> Figures:
    """The part of the figures that these eyes see."""
    if eyes.leads:
        return figures
    groups = {kind: _kept(kind, found, eyes) for kind, found in figures.groups.items()}
    questions = tuple(
        replace(one, lines=tuple(_without(line, eyes) for line in one.lines)) for one in figures.questions
    )
    return replace(figures, groups={kind: found for kind, found in groups.items() if found}, questions=questions)


def _kept(kind: str, groups: tuple[Group, ...], eyes: Eyes) -> tuple[Group, ...]:
    return tuple(group for group in groups if eyes.sees(kind, group.key))


def _without(line: Line, eyes: Eyes) -> Line:
    rows = {kind: {key: row for key, row in found.items() if eyes.sees(kind, key)} for kind, found in line.rows.items()}
    return replace(line, rows={kind: found for kind, found in rows.items() if found})


def unit_ids(figures: Figures) -> list[UUID]:
    return [UUID(group.key.rpartition("|")[2]) for group in figures.groups.get("unit", ())]
