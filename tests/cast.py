"""The named cast of the tests, with the county that they work in. All names are invented."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import SQLModel

from agentnet.network.flow import Field, Role
from agentnet.network.models import Area, County, Membership, Network, Person, Region, Unit


@dataclass
class Cast:
    """Everybody, and the rows in the order that they must be stored in."""

    county: County
    social: Area
    health: Area
    loimaa: Region
    salo: Region
    clinic: Unit
    family_centre: Unit
    network: Network
    other_network: Network
    heli: Person
    ville: Person
    aino: Person
    pekka: Person
    maija: Person
    jukka: Person
    sari: Person
    onni: Person
    admin: Person
    rows: list[SQLModel] = field(default_factory=list)


def make_cast() -> Cast:
    county = County(name="Kuvitteellinen hyvinvointialue")
    social = Area(county_id=county.id, name="Sosiaalipalvelut", field=Field.SOCIAL)
    health = Area(county_id=county.id, name="Terveyspalvelut", field=Field.HEALTH)
    loimaa = Region(county_id=county.id, name="Loimaa", place=1)
    salo = Region(county_id=county.id, name="Salo", place=2)
    clinic = Unit(area_id=health.id, region_id=loimaa.id, name="Loimaan terveysasema")
    family_centre = Unit(area_id=social.id, region_id=salo.id, name="Salon perhekeskus")
    network = Network(county_id=county.id, name="Muutosagentit")
    other_network = Network(county_id=county.id, name="Esihenkilöiden sparrausryhmä")
    people = (
        _person("Heli Haapala", unit_id=family_centre.id),
        _person("Ville Virta", unit_id=clinic.id),
        _person("Aino Aalto", unit_id=clinic.id),
        _person("Pekka Puro", unit_id=family_centre.id),
        _person("Maija Mänty"),
        _person("Jukka Jokela"),
        _person("Sari Salmi", unit_id=clinic.id),
        _person("Onni Outola"),
        _person("Arja Ylitalo", is_administrator=True),
    )
    places = [county, social, health, loimaa, salo, clinic, family_centre, network, other_network]
    cast = Cast(county, social, health, loimaa, salo, clinic, family_centre, network, other_network, *people)
    ranks = [
        _member(network, cast.heli, Role.COORDINATOR),
        _member(network, cast.ville, Role.COORDINATOR),
        _member(network, cast.aino, Role.AGENT),
        _member(network, cast.pekka, Role.AGENT),
        _member(network, cast.maija, Role.DIRECTOR, area_id=social.id),
        _member(network, cast.jukka, Role.DIRECTOR, area_id=health.id),
        _member(network, cast.sari, Role.SUPERVISOR),
        _member(other_network, cast.onni, Role.COORDINATOR),
    ]
    cast.rows = [*places, *people, *ranks]
    return cast


def _person(name: str, *, unit_id: UUID | None = None, is_administrator: bool = False) -> Person:
    address = name.lower().replace(" ", ".").replace("ä", "a").replace("ö", "o") + "@agentnet.example"
    return Person(name=name, email=address, unit_id=unit_id, is_administrator=is_administrator)


def _member(network: Network, person: Person, role: Role, area_id: UUID | None = None) -> Membership:
    return Membership(network_id=network.id, person_id=person.id, role=role, area_id=area_id)
