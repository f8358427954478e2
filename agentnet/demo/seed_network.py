"""Seeds the county and its people: areas, units, memberships, pairs, nominations, themes."""

from datetime import timedelta
from itertools import cycle
from typing import Final

from sqlmodel import col, select

from agentnet.demo import people as cast
from agentnet.demo.people import PEOPLE, PROPOSALS, Proposal
from agentnet.demo.scene import Scene
from agentnet.demo.themes import THEMES
from agentnet.network.flow import Role, Stage
from agentnet.network.models import (
    Area,
    County,
    Membership,
    Network,
    Nomination,
    NominationStep,
    Pair,
    Person,
    Region,
    Theme,
    Unit,
)

BEGAN: Final = -112
"""The day when the network was founded, counted from today."""

PATHS: Final = {
    Stage.PROPOSED: (),
    Stage.REJECTED: (Stage.REJECTED,),
    Stage.CONFIRMED: (Stage.CONFIRMED,),
    Stage.INVITED: (Stage.CONFIRMED, Stage.INVITED),
    Stage.DECLINED: (Stage.CONFIRMED, Stage.INVITED, Stage.DECLINED),
    Stage.EXPIRED: (Stage.CONFIRMED, Stage.INVITED, Stage.EXPIRED),
    Stage.ACCEPTED: (Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED),
    Stage.ACTIVE: (Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED, Stage.ACTIVE),
    Stage.PAUSED: (Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED, Stage.ACTIVE, Stage.PAUSED),
    Stage.ENDED: (Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED, Stage.ACTIVE, Stage.ENDED),
}
NAMES: Final = {
    Stage.REJECTED: "reject",
    Stage.CONFIRMED: "confirm",
    Stage.INVITED: "invite",
    Stage.DECLINED: "decline",
    Stage.EXPIRED: "expire",
    Stage.ACCEPTED: "accept",
    Stage.ACTIVE: "activate",
    Stage.PAUSED: "pause",
    Stage.ENDED: "end",
}
COORDINATORS_OWN: Final = {"confirm", "reject", "invite", "pause", "end"}


async def seed(scene: Scene) -> None:
    """The county, the network and everybody in it."""
    await _organisation(scene)
    await _people(scene)
    for proposal in (*PROPOSALS, *_agents()):
        _nominate(scene, proposal)
    for social, health in cast.PAIRS:
        scene.session.add(
            Pair(
                network_id=scene.network.id,
                social_id=scene.people[social].id,
                health_id=scene.people[health].id,
                created_at=scene.at(-60, 14),
            )
        )
    await scene.session.flush()


async def seed_themes(scene: Scene) -> None:
    """The themes of the year, each grown from the wish that named it first."""
    for place, theme in enumerate(THEMES):
        scene.themes[theme.key] = Theme(
            network_id=scene.network.id,
            title=theme.title,
            why=theme.why,
            place=place,
            year=scene.now.year,
            source_id=scene.sources.get(f"wish:{theme.wish_of}"),
            created_at=scene.at(-94, 10),
        )
    scene.session.add_all(scene.themes.values())
    await scene.session.flush()


async def is_empty(scene: Scene) -> bool:
    """Whether no network exists yet."""
    return (await scene.session.scalar(select(col(Network.id)).limit(1))) is None


async def _organisation(scene: Scene) -> None:
    county = County(name=cast.COUNTY)
    scene.session.add(county)
    for place, name in enumerate(cast.REGIONS):
        scene.regions[name] = Region(county_id=county.id, name=name, place=place)
    for area in cast.AREAS:
        scene.areas[area.key] = Area(county_id=county.id, name=area.name, field=area.field)
    scene.network = Network(
        county_id=county.id,
        name=cast.NETWORK,
        purpose=cast.PURPOSE,
        starts_on=scene.day(BEGAN),
        created_at=scene.at(BEGAN),
    )
    await scene.session.flush()
    scene.session.add_all([*scene.regions.values(), *scene.areas.values(), scene.network])
    await scene.session.flush()
    for unit in cast.UNITS:
        scene.units[unit.key] = Unit(
            area_id=scene.areas[unit.area].id,
            region_id=scene.regions[unit.region].id,
            name=unit.name,
            headcount=unit.headcount,
        )
    scene.session.add_all(scene.units.values())
    await scene.session.flush()


async def _people(scene: Scene) -> None:
    for one in PEOPLE:
        scene.people[one.key] = Person(
            name=one.name,
            email=one.address,
            title=one.title,
            organisation=one.organisation,
            unit_id=scene.units[one.unit].id if one.unit else None,
            is_administrator=one.role is None,
            created_at=scene.at(BEGAN, 10),
        )
    scene.session.add_all(scene.people.values())
    await scene.session.flush()
    for one in PEOPLE:
        if one.role is not None:
            scene.session.add(_membership(scene, one.key, one.role))
    former = _membership(scene, "antti", Role.AGENT)
    former.ends_at = scene.at(-80, 16)
    scene.session.add(former)
    await scene.session.flush()


def _membership(scene: Scene, key: str, role: Role) -> Membership:
    area = cast.ANSWERS_FOR.get(key) if role is not Role.AGENT else None
    return Membership(
        network_id=scene.network.id,
        person_id=scene.people[key].id,
        role=role,
        area_id=scene.areas[area].id if area else None,
        code_name=cast.CODE_NAMES.get(key, ""),
        created_at=scene.at(-100 if role is Role.AGENT else BEGAN, 11),
    )


def _agents() -> list[Proposal]:
    """A nomination for every agent who is simply active."""
    odd = {p.key for p in PROPOSALS}
    agents = [one for one in PEOPLE if one.role is Role.AGENT and one.key not in odd]
    return [
        Proposal(one.name, one.key, one.unit, cast.NOMINATORS.get(one.unit, "sari"), why, Stage.ACTIVE, 108)
        for one, why in zip(agents, cycle(cast.REASONS), strict=False)
    ]


def _nominate(scene: Scene, proposal: Proposal) -> None:
    """The nomination as it stands, and the steps that led there, a day or so apart."""
    person = scene.people.get(proposal.key)
    nomination = Nomination(
        network_id=scene.network.id,
        unit_id=scene.units[proposal.unit].id,
        name=proposal.name,
        email=proposal.address,
        why=proposal.why,
        stage=proposal.stage,
        nominated_by=scene.people[proposal.by].id,
        person_id=person.id if person else None,
        version=1 + len(PATHS[proposal.stage]),
        created_at=scene.at(-proposal.days, 9),
    )
    scene.session.add(nomination)
    was, when = Stage.PROPOSED, nomination.created_at
    for now in PATHS[proposal.stage]:
        when += timedelta(hours=2)
        if now in (Stage.PAUSED, Stage.ENDED, Stage.EXPIRED):
            when += timedelta(days=14)
        name = NAMES[now]
        by = scene.people["heli"].id if name in COORDINATORS_OWN else None
        scene.session.add(
            NominationStep(nomination_id=nomination.id, name=name, was=was, now=now, by=by, created_at=when)
        )
        was = now
