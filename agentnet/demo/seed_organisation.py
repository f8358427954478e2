"""Seeds the county's own levels and tree, units that come and go, and a second network beside the first."""

from datetime import timedelta
from typing import Final

from agentnet import clock
from agentnet.demo.scene import Scene
from agentnet.network.flow import Field, NetworkKind, Role
from agentnet.network.models import Area, County, Membership, Network, Unit
from agentnet.network.organisation import editing
from agentnet.network.organisation.flow import Thing

LEVELS: Final = ["toimiala", "vastuualue", "palvelualue"]
TREE: Final = (
    ("Sosiaali- ja perhepalvelut", "Aikuisten palvelut", "tyoikaiset", "101"),
    ("Terveyspalvelut", "Mielenterveys ja päihteet", "miepa", "201"),
)
"""Toimiala, vastuualue, the area that was there, its code."""
SPARRING: Final = "Sparrausryhmä: esihenkilöt ja päälliköt"
MEMBERS: Final = (("kirsti", Role.COORDINATOR), ("sari", Role.AGENT), ("timo", Role.AGENT), ("antti", Role.AGENT))


async def seed(scene: Scene) -> None:
    county = await scene.session.get_one(County, scene.network.county_id)
    county.level_names, county.area_name = LEVELS, LEVELS[-1]
    for top, middle, key, code in TREE:
        upper = Area(county_id=county.id, name=top, field=Field.COMMON, level=2)
        lower = Area(county_id=county.id, name=middle, field=Field.COMMON, level=1, parent_id=upper.id)
        scene.session.add(upper)
        await scene.session.flush()
        scene.session.add(lower)
        await scene.session.flush()
        scene.areas[key].parent_id, scene.areas[key].code = lower.id, code
    for number, unit in enumerate(scene.units.values(), start=1):
        unit.code, unit.valid_from = f"Y{1000 + number}", scene.day(-700)
    await scene.session.flush()
    await _old_unit(scene, county)
    await _coming_unit(scene, county)
    await _sparring(scene)


async def _old_unit(scene: Scene, county: County) -> None:
    """It ended when the year turned, and goes on in Turku's adult social work."""
    successor = scene.units["turku-social"]
    place = {"area_id": scene.areas["tyoikaiset"].id, "region_id": scene.regions["Turku"].id}
    with clock.travel(to=scene.at(-110, 10)):
        made = await editing.add(
            scene.session,
            county.id,
            Thing.UNIT,
            {"name": "Turun nuorten aikuisten palvelut", "headcount": 6, "code": "Y0990", **place},
            by=scene.people["outi"].id,
        )
        unit = await scene.session.get_one(Unit, made)
        await editing.end(scene.session, county.id, unit, scene.day(-30), [successor.id], by=scene.people["outi"].id)


async def _coming_unit(scene: Scene, county: County) -> None:
    place = {"area_id": scene.areas["miepa"].id, "region_id": scene.regions["Salo"].id}
    begins = scene.today + timedelta(days=40)
    values = {"name": "Salon päihdevastaanotto", "headcount": 5, "code": "Y1011", "valid_from": begins, **place}
    await editing.add(scene.session, county.id, Thing.UNIT, values, by=scene.people["outi"].id)


async def _sparring(scene: Scene) -> None:
    """A network of their own for supervisors and managers; there they are members like any other."""
    with clock.travel(to=scene.at(-60, 9)):
        network = Network(
            county_id=scene.network.county_id,
            name=SPARRING,
            kind=NetworkKind.SPARRING,
            purpose="Esihenkilöt ja päälliköt sparraavat toisiaan: miten työparityö mahtuu arkeen.",
            story_theme=False,
            starts_on=scene.day(-60),
        )
        scene.session.add(network)
        await scene.session.flush()
        scene.session.add_all(
            Membership(network_id=network.id, person_id=scene.people[key].id, role=role) for key, role in MEMBERS
        )
        await scene.session.flush()
