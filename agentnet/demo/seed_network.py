"""Seeds the county and its people: areas, units, roles, and the themes of the year."""

from typing import Final

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo import people as cast
from agentnet.demo.people import PEOPLE
from agentnet.demo.scene import Scene
from agentnet.demo.themes import THEMES
from agentnet.network import actions
from agentnet.network.flow import Role
from agentnet.network.models import Area, County, Membership, Network, Person, Region, Unit

BEGAN: Final = -112
"""The day when the network was founded, counted from today."""
CHOSEN: Final = -94
"""The day when the wishes became themes."""


async def is_empty(scene: Scene) -> bool:
    """Whether no network exists yet."""
    return (await scene.session.scalar(select(col(Network.id)).limit(1))) is None


async def seed(scene: Scene) -> None:
    """The county, the network and everybody in it but the agents, who are nominated (`seed_nominations`)."""
    with clock.travel(to=scene.at(BEGAN, 10)):
        await _organisation(scene)
        await _units(scene)
        await _people(scene)


async def seed_themes(scene: Scene) -> None:
    """The themes of the year, each grown from the wish that named it first."""
    with clock.travel(to=scene.at(CHOSEN, 14)):
        for theme in THEMES:
            scene.themes[theme.key] = await actions.add_theme(
                scene.session,
                scene.network.id,
                theme.title,
                theme.why,
                scene.sources[f"wish:{theme.wish_of}"],
                by=scene.people["ville"].id,
            )


async def _organisation(scene: Scene) -> None:
    county = County(name=cast.COUNTY)
    scene.session.add(county)
    await scene.session.flush()
    scene.network = Network(county_id=county.id, name=cast.NETWORK, purpose=cast.PURPOSE, starts_on=scene.day(BEGAN))
    for place, name in enumerate(cast.REGIONS):
        scene.regions[name] = Region(county_id=county.id, name=name, place=place)
    for area in cast.AREAS:
        scene.areas[area.key] = Area(county_id=county.id, name=area.name, field=area.field)
    scene.session.add_all([scene.network, *scene.regions.values(), *scene.areas.values()])
    await scene.session.flush()


async def _units(scene: Scene) -> None:
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
        )
    scene.session.add_all(scene.people.values())
    await scene.session.flush()
    for one in PEOPLE:
        if one.role not in (None, Role.AGENT):
            scene.session.add(_membership(scene, one.key, one.role))
    await scene.session.flush()


def _membership(scene: Scene, key: str, role: Role) -> Membership:
    area = cast.ANSWERS_FOR.get(key)
    return Membership(
        network_id=scene.network.id,
        person_id=scene.people[key].id,
        role=role,
        area_id=scene.areas[area].id if area else None,
        code_name=cast.CODE_NAMES.get(key, ""),
    )
