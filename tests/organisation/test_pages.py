"""The organisation by the client: a file from sending to undoing, editing, who reads what, networks and coverage."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import Executable
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.flow import Field, Role, Stage
from agentnet.network.models import (
    Area,
    Audit,
    County,
    Membership,
    Network,
    NetworkCounty,
    Nomination,
    Person,
    Region,
    Theme,
    Unit,
)
from agentnet.network.organisation.models import CoverageGoal
from agentnet.network.quiet import today
from agentnet.settings import settings
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

FILE = "Yksikkö;Palvelualue;Ala;Alue;Henkilöstö\nSalon perhekeskus;Sosiaalipalvelut;Sosiaalihuolto;Salo;14\n"
FILE += "Uusi neuvola;Sosiaalipalvelut;;Åland;6\n;Sosiaalipalvelut;;Salo;\n"


def found(question: Executable) -> list[object]:
    with SyncSession(db.sync_engine(), expire_on_commit=False) as opened:
        return list(opened.scalars(question))


def send(who: Visitor, cast: Cast, data: bytes, name: str = "yksikot.csv", **more: str) -> Response:
    headers = {"origin": settings().base_url, "sec-fetch-site": "same-origin"}
    path = f"/organisation/{cast.county.id}/imports"
    return who.post(path, data={"csrf": who.token, **more}, files={"file": (name, data)}, headers=headers)


def test_a_file_goes_from_sending_to_undoing(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    at = send(admin, cast, FILE.encode("cp1252")).headers["location"]
    shown = admin.get(at).text
    for words in ("Uusi neuvola", "Yksikön nimi puuttuu.", "Ota käyttöön", "rivi 3", "Henkilöstömäärä"):
        assert words in shown
    assert len(found(select(Unit))) == 2
    assert admin.form(f"{at}/apply").headers["location"] == at
    assert {"Uusi neuvola"} <= {getattr(one, "name", "") for one in found(select(Unit))}
    assert "Kumoa koko tuonti" in admin.get(at).text
    again = admin.get(send(admin, cast, FILE.encode()).headers["location"]).text
    assert "Ota käyttöön" not in again
    admin.form(f"{at}/undo")
    assert len(found(select(Unit))) == 2
    history = admin.get(f"/organisation/{cast.county.id}/imports").text
    assert "Kumottu" in history
    assert "yksikot.csv" in history


def test_unknown_headings_are_asked_for(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    data = "Työpaikka X;Palvelualue;Alue;Puhelin\nA;Sosiaalipalvelut;Salo;02 1234\n"
    at = send(admin, cast, data.encode()).headers["location"]
    assert "Mikä sarake on mikä?" in admin.get(at).text
    wrong = admin.form(f"{at}/columns", {"columns": ["-", "level-0", "region", "-"]})
    assert wrong.status_code == 422
    assert "Kerro vielä, missä on: Yksikkö" in wrong.text
    admin.form(f"{at}/columns", {"columns": ["unit", "level-0", "region", "-"]})
    assert "Esikatselu" in admin.get(at).text
    admin.form(f"{at}/discard")
    assert admin.get(at).status_code == 404


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rikki", b"%PDF-1.7", b"Yksi;rivi\n"])
def test_a_file_that_cannot_be_read_gets_a_sentence(signed_in_as: SignedInAs, cast: Cast, data: bytes) -> None:
    answer = send(signed_in_as(cast.admin), cast, data)
    assert answer.status_code == 422
    assert "field-file" in answer.text


def test_a_later_change_is_named_when_an_import_cannot_be_undone(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    at = send(admin, cast, FILE.encode()).headers["location"]
    admin.form(f"{at}/apply")
    unit = {"name": "Salon perhekeskus", "area_id": cast.social.id, "region_id": cast.salo.id, "headcount": 3}
    admin.form(f"/organisation/units/{cast.family_centre.id}/edit", unit)
    answer = admin.form(f"{at}/undo")
    assert answer.status_code == 409
    assert "muuttanut Arja Ylitalo" in answer.text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_accepted_as_it_is(signed_in_as: SignedInAs, cast: Cast, kind: str) -> None:
    admin = signed_in_as(cast.admin)
    template = admin.get(f"/organisation/{cast.county.id}/template.{kind}")
    at = send(admin, cast, template.content, f"pohja.{kind}").headers["location"]
    shown = admin.get(at).text
    assert "Esimerkin perhekeskus" in shown
    assert "Virheet" not in shown


def test_the_list_that_is_taken_out_changes_nothing_when_it_is_brought_back(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    place: dict[str, Any] = {"area_id": cast.social.id, "region_id": cast.salo.id}
    new = add(Unit(name="@Uusi", code="=K1", **place))
    add(Unit(name="+Vanha", valid_to=today(clock.now()), successor_id=new.id, headcount=4, **place))
    admin = signed_in_as(cast.admin)
    taken = admin.get(f"/organisation/{cast.county.id}/units.csv").content
    rows = list(csv.reader(io.StringIO(taken.decode("utf-8-sig")), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "-"))]
    shown = admin.get(send(admin, cast, taken).headers["location"]).text
    assert "Solussa on kaava" in shown  # the code that looks like a formula is not taken in
    assert "Ota käyttöön" not in shown


def test_only_the_administrator_edits_and_strangers_see_nothing(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    far = add(County(name="Kaukainen hyvinvointialue KANARIA"))
    aino, path = signed_in_as(cast.aino), f"/organisation/{cast.county.id}"
    assert "Loimaan terveysasema" in aino.get(path).text
    assert "Lisää yksikkö" not in aino.get(path).text
    assert aino.get(f"{path}/units/new").status_code == 404
    assert aino.get(f"/organisation/{far.id}").status_code == 404
    assert "KANARIA" not in aino.get("/organisation").text
    told = aino.get(f"/organisation/units/{cast.clinic.id}").text
    assert "Sari Salmi" not in told
    assert signed_in_as(cast.admin).get(f"/organisation/{far.id}").status_code == 200


def test_units_are_found_by_name_state_and_place(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    place: dict[str, Any] = {"area_id": cast.social.id, "region_id": cast.salo.id}
    add(Unit(name="Äitiysneuvola", valid_to=today(clock.now()).replace(year=2020), **place))
    admin, path = signed_in_as(cast.admin), f"/organisation/{cast.county.id}"
    assert "Äitiysneuvola" not in admin.get(path).text
    for query in ("shown=ended", "shown=all&search=ÄITIYS", f"shown=all&region={cast.salo.id}"):
        assert "Äitiysneuvola" in admin.get(f"{path}?{query}").text
    assert "Äitiysneuvola" not in admin.get(f"{path}?shown=all&region={cast.loimaa.id}").text
    assert admin.get(f"{path}?region=kaukana&area=x&number=-4").status_code == 200


def test_a_unit_ends_its_people_move_and_the_old_name_is_kept(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin, path = signed_in_as(cast.admin), f"/organisation/units/{cast.clinic.id}"
    refused = admin.form(f"{path}/end", {"last_day": "2026-01-01", "successor_id": cast.clinic.id})
    assert refused.status_code == 422
    admin.form(f"{path}/rename", {"name": "Loimaan sote-keskus", "since": "2026-01-01"})
    assert "Loimaan terveysasema → Loimaan sote-keskus" in " ".join(admin.get(path).text.split())
    admin.form(f"{path}/end", {"last_day": "2026-10-31", "successor_id": cast.family_centre.id})
    assert "Aino Aalto" in admin.get(path).text
    admin.form(f"{path}/people")
    moved = found(select(Person.unit_id).where(Person.name == "Aino Aalto"))
    assert moved == [cast.family_centre.id]
    admin.form(f"{path}/resume")
    assert found(select(col(Unit.valid_to)).where(Unit.id == cast.clinic.id)) == [None]


def test_levels_are_the_countys_own(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin, path = signed_in_as(cast.admin), f"/organisation/{cast.county.id}"
    kept = admin.form(f"{path}/structure", {"name": "Alue", "levels": "a\na"})
    assert kept.status_code == 422
    admin.form(f"{path}/structure", {"name": "Alue", "levels": "toimiala\nvastuualue\npalvelualue"})
    admin.form(f"{path}/areas", {"name": "Hyvinvointi", "level": "2"})
    assert "Hyvinvointi" in admin.get(f"{path}/structure").text
    refused = admin.form(f"{path}/structure", {"name": "Alue", "levels": "palvelualue"})
    assert "Poistettavalla tasolla on alueita" in refused.text


@pytest.fixture
def two(cast: Cast, add: Add) -> Network:
    """Aino is in the other network too; it spans a second county. Its canaries must not be seen from the first."""
    county = County(name="Naapurin hyvinvointialue")
    area = Area(county_id=county.id, name="Naapurin palvelut KANARIA", field=Field.SOCIAL)
    region = Region(county_id=county.id, name="KANARIAsaari")
    unit = Unit(area_id=area.id, region_id=region.id, name="KANARIAyksikkö")
    other = cast.other_network
    theme = Theme(network_id=other.id, title="KANARIAteema", year=2026)
    member = Membership(network_id=other.id, person_id=cast.aino.id, role=Role.AGENT)
    add(county, area, region, unit, NetworkCounty(network_id=other.id, county_id=county.id), theme, member)
    return other


PAGES = ("", "/people", "/themes", "/coverage", "/coverage?by=area", "/coverage/list.csv?by=area", "/assignments")


@pytest.mark.parametrize("page", [*PAGES, "/workshops", "/surveys", "/pairs"])
def test_nothing_leaks_between_two_networks_of_the_same_person(
    signed_in_as: SignedInAs, cast: Cast, two: Network, page: str
) -> None:
    aino = signed_in_as(cast.aino)
    here = aino.get(f"/networks/{cast.network.id}{page}")
    assert here.status_code == 200
    assert "KANARIA" not in here.text
    there = aino.get(f"/networks/{two.id}{page}")
    assert there.status_code == 200
    for name in ("Pekka Puro", "Sari Salmi"):
        assert name not in there.text


def test_a_network_spans_its_counties_and_its_switch_shows_both(
    signed_in_as: SignedInAs, cast: Cast, two: Network
) -> None:
    aino = signed_in_as(cast.aino)
    assert "KANARIAsaari" in aino.get(f"/networks/{two.id}/coverage").text
    mine = aino.get("/networks").text
    assert cast.network.name in mine
    assert two.name in mine
    assert "network-switch" in aino.get(f"/networks/{two.id}").text
    assert "network-switch" not in signed_in_as(cast.pekka).get(f"/networks/{cast.network.id}").text
    onni = signed_in_as(cast.onni)
    assert "KANARIAyksikkö" in onni.get(f"/networks/{two.id}/nominations/new").text


def test_the_administrator_makes_a_network_and_its_coordinator_settles_it(signed_in_as: SignedInAs, cast: Cast) -> None:
    admin = signed_in_as(cast.admin)
    asked = {
        "name": "Johtajien foorumi",
        "kind": "directors",
        "counties": cast.county.id,
        "coordinator": "Uusi Vetäjä",
        "email": "vetaja@agentnet.example",
    }
    assert admin.form("/networks/new", {**asked, "email": "ei osoite"}).status_code == 422
    admin.form("/networks/new", asked)
    (network,) = found(select(Network).where(Network.name == "Johtajien foorumi"))
    (leader,) = found(select(Person).where(Person.email == "vetaja@agentnet.example"))
    assert isinstance(network, Network)
    assert isinstance(leader, Person)
    path, lead = f"/networks/{network.id}/settings", signed_in_as(leader)
    assert admin.get(path).status_code == 404
    wanted = {"name": "Foorumi", "kind": "directors", "languages": ["fi", "sv"], "version": 1}
    lead.form(path, wanted)
    assert lead.form(path, wanted).status_code == 409
    (network,) = found(select(Network).where(Network.id == network.id))
    assert isinstance(network, Network)
    assert (network.languages, network.story_theme) == (["fi", "sv"], False)
    lead.form(path.replace("settings", "ending"))
    assert "Päättyneet" in lead.get("/networks").text
    assert "Verkosto on päättynyt" in lead.form(path, {**wanted, "version": 3}).text
    lines = f"/organisation/networks/{network.id}"
    assert "Avaa verkosto uudelleen" in admin.get(lines).text
    admin.form(f"{lines}/reopen")
    assert "Verkosto on päättynyt" not in lead.get(path).text
    assert {"make-network", "change-network", "archive-network", "restore-network"} <= set(found(select(Audit.verb)))


def test_coverage_counts_who_is_there_who_is_invited_and_who_is_missing(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    path = f"/networks/{cast.network.id}/coverage"
    heli, salo = signed_in_as(cast.heli), f"goal-{cast.salo.id}-social"
    assert heli.form(f"{path}/goals?by=field", {salo: "sata"}).status_code == 422
    heli.form(f"{path}/goals?by=field", {salo: "3", f"goal-{cast.loimaa.id}-health": "1"})
    assert "Puuttuu 2" in heli.get(path).text
    where: dict[str, Any] = {
        "unit_id": cast.family_centre.id,
        "nominated_by": cast.sari.id,
        "network_id": cast.network.id,
    }
    add(Nomination(name="Kutsuttu", email="k@agentnet.example", stage=Stage.INVITED, **where))
    shown = heli.get(path).text
    assert "1 kutsuttu" in shown
    assert f"/networks/{cast.network.id}/nominations/ask?region={cast.salo.id}&amp;area={cast.social.id}" in shown
    assert "nominations/ask" not in signed_in_as(cast.aino).get(path).text
    rows = list(csv.reader(io.StringIO(heli.get(f"{path}/list.csv").content.decode("utf-8-sig")), delimiter=";"))
    (row,) = [one for one in rows if one[0] == "Salo" and one[1] == "Sosiaalihuolto"]
    assert row[3:9] == ["1", "1", "1", "3", "1", "Pekka Puro"]
    assert len(found(select(CoverageGoal))) == 2


def test_an_agent_of_an_ended_unit_counts_where_it_goes_on(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    new = add(Unit(area_id=cast.health.id, region_id=cast.salo.id, name="Salon sote-keskus"))
    path = f"/organisation/units/{cast.clinic.id}/end"
    signed_in_as(cast.admin).form(path, {"last_day": "2026-01-31", "successor_id": new.id})
    table = signed_in_as(cast.heli).get(f"/networks/{cast.network.id}/coverage/list.csv").content.decode("utf-8-sig")
    (row,) = [one for one in csv.reader(io.StringIO(table), delimiter=";") if one[:2] == ["Salo", "Terveydenhuolto"]]
    assert row[8] == "Aino Aalto"


def test_coverage_of_a_large_network_takes_few_queries(
    signed_in_as: SignedInAs, cast: Cast, add: Add, queries_of: Callable[[], int]
) -> None:
    place: dict[str, Any] = {"area_id": cast.social.id, "region_id": cast.salo.id}
    units = [Unit(name=f"Yksikkö {n}", **place) for n in range(200)]
    people = [Person(name=f"Agentti {n}", unit_id=units[n % 200].id) for n in range(300)]
    ranks = [Membership(network_id=cast.network.id, person_id=one.id, role=Role.AGENT) for one in people]
    add(*units, *people, *ranks)
    heli = signed_in_as(cast.heli)
    heli.get(f"/networks/{cast.network.id}")
    before = queries_of()
    assert heli.get(f"/networks/{cast.network.id}/coverage").status_code == 200
    assert queries_of() - before <= 25
