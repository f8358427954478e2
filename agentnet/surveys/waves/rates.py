"""How many have answered, by unit, region and field: all that is told of an open wave, and nothing of single people."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Area, Region, Unit
from agentnet.surveys.flow import Asked
from agentnet.surveys.models import Answer, Invited, Survey
from agentnet.surveys.waves.rules import hidden_rates, is_far_over
from agentnet.surveys.waves.units import asked_units


class UnitRate(NamedTuple):
    """A group's rate. `answered` is none when it is not told; `over`: more answers than people; `far`: many more."""

    name: str
    under: str
    asked: int
    answered: int | None
    unit_id: UUID | None = None
    far: bool = False

    @property
    def per_cent(self) -> int | None:
        return None if self.answered is None or not self.asked else round(100 * self.answered / self.asked)

    @property
    def over(self) -> bool:
        return self.answered is not None and self.answered > self.asked


async def rates_by_unit(session: Session, survey: Survey) -> list[UnitRate]:
    """Of a wave that was asked by units: each unit, by area and name."""
    units = await asked_units(session, survey.id)
    answered = await _answers_by_unit(session, survey)
    cells = {one.unit_id: (one.headcount, answered.get(one.unit_id, 0)) for one in units}
    hidden = hidden_rates(cells)
    return [
        UnitRate(
            one.name,
            one.area_name,
            one.headcount,
            None if one.unit_id in hidden else answered.get(one.unit_id, 0),
            one.unit_id,
            is_far_over(one.headcount, answered.get(one.unit_id, 0)),
        )
        for one in units
    ]


async def _answers_by_unit(session: Session, survey: Survey) -> Mapping[UUID, int]:
    if survey.asked is Asked.UNITS:
        counted = (
            select(col(Answer.unit_id), func.count())
            .where(col(Answer.survey_id) == survey.id, col(Answer.unit_id).is_not(None))
            .group_by(col(Answer.unit_id))
        )
    else:
        counted = (
            select(col(Invited.unit_id), func.count())
            .where(col(Invited.survey_id) == survey.id, col(Invited.unit_id).is_not(None), col(Invited.answered))
            .group_by(col(Invited.unit_id))
        )
    return {unit_id: number for unit_id, number in (await session.execute(counted)) if unit_id}


async def rates_by_place(session: Session, survey: Survey) -> dict[str, list[UnitRate]]:
    """Of a wave to members: by region and by field of the unit where each worked when it opened."""
    rows = await session.execute(
        select(col(Region.name), col(Area.field), func.count(), func.sum(case((col(Invited.answered), 1), else_=0)))
        .select_from(Invited)
        .join(Unit, col(Unit.id) == col(Invited.unit_id))
        .join(Region, col(Region.id) == col(Unit.region_id))
        .join(Area, col(Area.id) == col(Unit.area_id))
        .where(col(Invited.survey_id) == survey.id)
        .group_by(col(Region.name), col(Area.field))
    )
    found = [(region, field.value if field else "", asked, int(done)) for region, field, asked, done in rows]
    return {
        "region": _summed((region, asked, done) for region, _field, asked, done in found),
        "field": _summed((field, asked, done) for _region, field, asked, done in found if field),
    }


def _summed(rows: Iterable[tuple[str, int, int]]) -> list[UnitRate]:
    sums: dict[str, tuple[int, int]] = {}
    for name, asked, done in rows:
        before = sums.get(name, (0, 0))
        sums[name] = (before[0] + asked, before[1] + done)
    hidden = hidden_rates(sums)
    return [UnitRate(name, "", asked, None if name in hidden else done) for name, (asked, done) in sorted(sums.items())]
