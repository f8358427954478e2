"""The coordinators' pages of people, by the client: found, added, given roles and days, taken as a list."""

import io
import zipfile
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person, Supervision, Unit
from agentnet.notify.models import AddressTrouble, Letter
from agentnet.people.models import PaperCode
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.network.conftest import Rows
from tests.visitor import Visitor

FORMULA = '=HYPERLINK("http://paha.example")'


@pytest.fixture
def heli_s(signed_in_as: SignedInAs, cast: Cast) -> Visitor:
    return signed_in_as(cast.heli)


@pytest.fixture
def people(cast: Cast) -> str:
    return f"/networks/{cast.network.id}/people"


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("", "Pekka Puro", "Onni Outola"),
        ("search=pekka", "Pekka Puro", "Aino Aalto"),
        ("search=perhekeskus+heli", "Heli Haapala", "Pekka Puro"),
        ("search=aino.aalto@", "Aino Aalto", "Pekka Puro"),
        ("role=supervisor", "Sari Salmi", "Aino Aalto"),
        ("field=social", "Pekka Puro", "Aino Aalto"),
        ("pair=with", "Ketään ei löytynyt", "Pekka Puro"),
        ("state=ended", "Ketään ei löytynyt", "Pekka Puro"),
        ("state=nonsense&sort=nonsense&page=-9", "Pekka Puro", "Onni Outola"),
        ("page=99999", "Pekka Puro", "Onni Outola"),
        ("search=" + quote("<script>"), "Ketään ei löytynyt", "<script>alert"),
    ],
)
def test_people_are_found(heli_s: Visitor, people: str, query: str, there: str, gone: str) -> None:
    shown = heli_s.get(f"{people}?{query}").text
    assert there in shown
    assert gone not in shown


def test_three_hundred_come_in_pages_and_all_of_them_get_the_letter(
    heli_s: Visitor, people: str, add: Add, cast: Cast
) -> None:
    many = [Person(name=f"Testi {n:03}", email=f"t{n}@agentnet.example") for n in range(300)]
    add(*many, *(Membership(network_id=cast.network.id, person_id=one.id, role=Role.EXPERT) for one in many))
    first, last = heli_s.get(f"{people}?role=expert").text, heli_s.get(f"{people}?role=expert&page=6").text
    assert "Testi 000" in first
    assert "Testi 299" not in first
    assert "Testi 299" in last
    assert "page=7" not in last
    answer = heli_s.form(f"{people}/letter", {"query": "role=expert", "everybody": "yes"})
    assert answer.headers["location"].startswith("/bulk/")
    assert "300" in heli_s.get(answer.headers["location"]).text
    refused = heli_s.form(f"{people}/letter", {"query": "role=expert", "who": str(cast.onni.id)})
    assert refused.status_code == 409


def test_what_needs_a_look_is_said(heli_s: Visitor, people: str, add: Add, cast: Cast, rows: Rows) -> None:
    yesterday = clock.now().date() - timedelta(days=2)
    gone = Unit(area_id=cast.social.id, region_id=cast.salo.id, name="Entinen yksikkö", valid_to=yesterday)
    gone.successor_id = cast.family_centre.id
    person = Person(name="Eino Entinen", email="eino@agentnet.example", unit_id=gone.id)
    add(
        gone,
        person,
        Membership(network_id=cast.network.id, person_id=person.id, role=Role.EXPERT),
        AddressTrouble(address="eino@agentnet.example", bounces=2, last_at=clock.now()),
    )
    shown = heli_s.get(people).text
    assert "Yhden osoite ei toimi" in shown
    assert "Yksikkö on päättynyt: valitse uusi" in shown
    for state in ("bounced", "unit"):
        found = heli_s.get(f"{people}?state={state}").text
        assert "Eino Entinen" in found
        assert "Pekka Puro" not in found
    page = heli_s.get(f"{people}/{person.id}/roles").text
    assert f'value="{cast.family_centre.id}" selected' in page
    heli_s.form(f"{people}/{person.id}/unit", {"unit_id": cast.family_centre.id})
    assert rows.one(select(Person.unit_id).where(col(Person.id) == person.id)) == cast.family_centre.id
    heli_s.form(f"{people}/{person.id}/address")
    assert rows.all(select(AddressTrouble.id)) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "role": "expert"}, "Täytä tämä kohta."),
        ({"name": "Testi", "role": "agent"}, "Agentti tulee mukaan nimeämällä"),
        ({"name": "Testi", "role": "coordinator"}, "Tähän rooliin tarvitaan sähköpostiosoite."),
        ({"name": "Testi", "role": "director", "email": "d@agentnet.example"}, "Valitse, mistä palvelualueesta"),
        ({"name": "Testi", "role": "expert", "email": "ei osoite"}, "Tarkista sähköpostiosoite."),
        ({"name": "Testi", "role": "kuningas"}, "Valitse jokin vaihtoehdoista."),
        ({"name": "131052-308T", "role": "expert"}, "henkilötunnus"),
    ],
)
def test_nobody_is_added_by_halves(
    heli_s: Visitor, people: str, rows: Rows, typed: dict[str, str], sentence: str
) -> None:
    before = len(rows.all(select(Person.id)))
    answer = heli_s.form(f"{people}/new", typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(rows.all(select(Person.id))) == before


def test_a_supervisor_is_added_with_units_and_written_to(heli_s: Visitor, people: str, rows: Rows, cast: Cast) -> None:
    typed = {"name": "Uusi Pomo", "email": "pomo@agentnet.example", "role": "supervisor", "units": cast.clinic.id}
    answer = heli_s.form(f"{people}/new", typed)
    assert answer.status_code == 303
    assert rows.one(select(Supervision.unit_id)) == cast.clinic.id
    assert rows.one(select(Letter.address).where(col(Letter.kind) == "role-given")) == "pomo@agentnet.example"
    page = heli_s.get(answer.headers["location"]).text
    assert "Uusi Pomo" in page
    assert "Loimaan terveysasema" in page


def test_a_changed_role_changes_what_an_open_browser_may(
    heli_s: Visitor, people: str, signed_in_as: SignedInAs, cast: Cast
) -> None:
    sari_s = signed_in_as(cast.sari)
    assert sari_s.get(f"{people}/new").status_code == 403
    mine = f"{people}/{cast.sari.id}/roles"
    heli_s.form(mine, {"role": "coordinator"})
    assert sari_s.get(f"{people}/new").status_code == 200
    assert heli_s.form(mine, {"role": "director"}).status_code == 422


def test_days_are_set_renewed_and_refused_beside_their_field(
    heli_s: Visitor, people: str, rows: Rows, cast: Cast
) -> None:
    rank = rows.one(select(Membership.id).where(col(Membership.person_id) == cast.pekka.id))
    at = f"{people}/{cast.pekka.id}/roles/{rank}"
    today = clock.now().date()
    wrong = heli_s.form(f"{at}/term", {"starts_on": today, "ends_on": today - timedelta(days=1)})
    assert wrong.status_code == 422
    assert "Viimeinen päivä on ennen ensimmäistä" in wrong.text
    heli_s.form(f"{at}/term", {"starts_on": today, "ends_on": today + timedelta(days=100)})
    heli_s.form(f"{at}/renew")
    assert rows.one(select(Membership).where(col(Membership.id) == rank)).ends_on == today + timedelta(days=201)
    heli_s.form(f"{at}/pause", {"first": today})
    assert "Pekka Puro" in heli_s.get(f"{people}?state=paused").text
    heli_s.form(f"{at}/resume")
    heli_s.form(f"{at}/end")
    assert "Pekka Puro" in heli_s.get(f"{people}?state=ended").text
    heli_s.form(f"{at}/restore")
    assert "Pekka Puro" in heli_s.get(people).text


def test_the_list_leaves_as_text_and_never_as_a_formula(heli_s: Visitor, people: str, add: Add, cast: Cast) -> None:
    person = Person(name=FORMULA, email="kaava@agentnet.example")
    add(person, Membership(network_id=cast.network.id, person_id=person.id, role=Role.EXPERT))
    csv = heli_s.get(f"{people}/list.csv?role=expert").text
    assert "'=HYPERLINK" in csv
    assert "Pekka" not in csv
    with zipfile.ZipFile(io.BytesIO(heli_s.get(f"{people}/list.xlsx").content)) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist() if "sheet" in name)


def test_a_slip_signs_in_for_a_day_and_is_shown_once(
    heli_s: Visitor, people: str, client: Visitor, rows: Rows, cast: Cast
) -> None:
    where = heli_s.form(f"{people}/new", {"name": "Vieno Kokenut", "role": "experience"}).headers["location"]
    slip = heli_s.form(where.replace("/roles", "/code")).text
    code = slip.partition('slip-code">')[2][:14]
    assert code not in heli_s.get(where).text
    assert "Koodi ei kelpaa" in client.form("/sign-in/code", {"code": "ABCD-EFGH-JKLM"}).text
    answer = client.form("/sign-in/code", {"code": code.lower()})
    assert answer.headers["location"] == f"/networks/{cast.network.id}"
    assert client.get(people).status_code == 200
    with clock.travel(to=clock.now() + timedelta(hours=19)):
        assert client.get(people).status_code == 303
    heli_s.form(where.replace("/roles", "/code/revoke"))
    assert client.get(people).status_code == 303
    assert client.form("/sign-in/code", {"code": code}).status_code == 422
    assert rows.one(select(PaperCode.revoked_at)) is not None


def test_trying_codes_comes_to_an_end(client: Visitor) -> None:
    seen = [client.form("/sign-in/code", {"code": f"ABCD-EFGH-{n:04}"}).status_code for n in range(22)]
    assert seen == [422] * 20 + [429] * 2


def test_the_list_for_fees_has_names_days_and_hours_and_nothing_else(
    heli_s: Visitor, people: str, add: Add, cast: Cast
) -> None:
    person = Person(name="Vieno Kokenut", organisation="Salainen yhdistys")
    now = clock.now()
    held, coming = (
        Workshop(network_id=cast.network.id, title=title, starts_at=now, ends_at=now + timedelta(minutes=90), stage=at)
        for title, at in (("Yhteinen asiakas", Stage.CLOSED), ("Tuleva työpaja", Stage.OPEN))
    )
    add(
        person,
        Membership(network_id=cast.network.id, person_id=person.id, role=Role.EXPERIENCE),
        held,
        coming,
        *(Participant(workshop_id=one.id, person_id=person.id, name="Vieno") for one in (held, coming)),
    )
    shown = heli_s.get(f"{people}/fees").text
    assert "Vieno Kokenut" in shown
    assert "1,5" in shown
    for other in ("Tuleva työpaja", "Salainen yhdistys", "Aino Aalto"):
        assert other not in shown
    assert "Vieno Kokenut" not in heli_s.get(f"{people}/fees?last=2020-01-01&first=nonsense").text
    assert heli_s.get(f"{people}/fees/list.xlsx").content.startswith(b"PK")
