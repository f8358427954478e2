"""Waves to test with: of members, of units by an open link, of addresses by personal links."""

from typing import Any
from uuid import UUID

from agentnet import db
from agentnet.network.models import Unit
from agentnet.surveys import actions, editing
from agentnet.surveys.flow import Anonymity, Asked, Kind, QuestionKind
from agentnet.surveys.models import Survey
from agentnet.surveys.waves.gathering import set_list
from agentnet.surveys.waves.units import choose
from tests.cast import Cast


async def draft(session: db.Session, cast: Cast, asked: Asked = Asked.MEMBERS, **more: Any) -> Survey:
    """A meter with a scale and a text, asked by Heli."""
    survey = await actions.make(
        session,
        cast.network.id,
        kind=more.pop("kind", Kind.METER),
        title="Yhteistyömittari",
        intro="",
        anonymity=more.pop("anonymity", Anonymity.ANONYMOUS),
        asked=asked,
        by=cast.heli,
        **{"repeats": True, **more},
    )
    for kind, label in ((QuestionKind.SCALE, "Teemme työtä yhdessä"), (QuestionKind.TEXT, "Mikä auttaisi?")):
        await editing.add_question(session, survey, kind=kind, label=label, help="", required=False, options=[])
    return survey


async def units(session: db.Session, survey: Survey, **headcounts: int) -> dict[str, UUID]:
    """Units of these names and headcounts, in the clinic's place, asked in this wave."""
    clinic = (await session.scalars(_clinic())).first()
    assert clinic is not None
    made = {
        name: Unit(name=name, area_id=clinic.area_id, region_id=clinic.region_id, headcount=number or None)
        for name, number in headcounts.items()
    }
    session.add_all(made.values())
    await session.flush()
    await choose(session, survey, {unit.id: unit.headcount or 0 for unit in made.values()})
    return {name: unit.id for name, unit in made.items()}


def _clinic() -> Any:
    from sqlmodel import select

    return select(Unit)


async def addresses(session: db.Session, survey: Survey, *listed: str, unit: UUID | None = None) -> None:
    await set_list(session, survey, dict.fromkeys(listed, unit))
