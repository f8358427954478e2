"""The network's pages, walked by the cast."""

import re

import pytest
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col, select, update

from agentnet import clock, db
from agentnet.network.flow import Stage
from agentnet.network.models import Membership, Network, Nomination, Pair, Theme, Unit
from agentnet.notify.models import Letter
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.network.conftest import Rows
from tests.visitor import Visitor


def test_the_overview_shows_names_gaps_and_the_way_to_fill_them(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    add(Unit(area_id=cast.health.id, region_id=cast.salo.id, name="Salon mielenterveysvastaanotto"))
    shown = signed_in_as(cast.sari).get(f"/networks/{cast.network.id}").text
    assert "Aino Aalto" in shown
    assert "Puuttuu" in shown
    assert re.search(r"/nominations/new\?unit=[0-9a-f-]{36}", shown)
    assert "Nimeä agentti tänne" not in signed_in_as(cast.aino).get(f"/networks/{cast.network.id}").text


def test_people_are_searched_without_javascript(signed_in_as: SignedInAs, cast: Cast) -> None:
    pekka = signed_in_as(cast.pekka)
    shown = pekka.get(f"/networks/{cast.network.id}/people?search=loimaa&role=agent").text
    assert "Aino Aalto" in shown
    assert "Maija Mänty" not in shown
    assert "@agentnet.example" not in shown
    assert "Ketään ei löytynyt" in pekka.get(f"/networks/{cast.network.id}/people?search=zzz&role=nonsense").text


def nominate(browser: Visitor, network: Network, unit: Unit, **more: str) -> str:
    fields = {"name": "Uusi Agentti", "email": "uusi@agentnet.example", "unit_id": str(unit.id), "why": "Rohkea."}
    answer = browser.form(f"/networks/{network.id}/nominations", fields | more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_supervisor_nominates_and_the_coordinators_get_a_letter(
    signed_in_as: SignedInAs, cast: Cast, rows: Rows
) -> None:
    sari = signed_in_as(cast.sari)
    where = nominate(sari, cast.network, cast.clinic)
    shown = sari.get(where).text
    assert "Odottaa vahvistusta" in shown
    assert "Vahvista ja lähetä kutsu" not in shown
    letters = rows.all(select(Letter))
    assert {(one.kind, one.address) for one in letters} == {
        ("nomination-made", cast.heli.email),
        ("nomination-made", cast.ville.email),
    }


@pytest.mark.parametrize(
    ("field", "value"), [("email", "ei-osoite"), ("name", "  "), ("unit_id", ""), ("why", "hetu 131052-308T")]
)
def test_a_wrong_field_is_told_and_the_rest_is_kept(
    signed_in_as: SignedInAs, cast: Cast, rows: Rows, field: str, value: str
) -> None:
    fields = {"name": "Uusi Agentti", "email": "uusi@agentnet.example", "unit_id": str(cast.clinic.id), "why": "Rohkea"}
    answer = signed_in_as(cast.sari).form(f"/networks/{cast.network.id}/nominations", fields | {field: value})
    assert answer.status_code == 422
    assert f'href="#field-{field}"' in answer.text
    assert all(kept in answer.text for name, kept in fields.items() if name != field)
    assert rows.all(select(Nomination)) == []


def test_the_same_address_twice_is_told_in_words(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    nominate(signed_in_as(cast.sari), cast.network, cast.clinic)
    fields = {"name": "Sama", "email": "UUSI@agentnet.example", "unit_id": str(cast.clinic.id)}
    answer = signed_in_as(cast.ville).form(f"/networks/{cast.network.id}/nominations", fields)
    assert answer.status_code == 422
    assert "jo nimetty" in answer.text
    assert len(rows.all(select(Nomination))) == 1


def test_a_unit_that_is_not_offered_is_refused(signed_in_as: SignedInAs, cast: Cast) -> None:
    fields = {"name": "X", "email": "x@agentnet.example", "unit_id": str(cast.network.id)}
    answer = signed_in_as(cast.sari).form(f"/networks/{cast.network.id}/nominations", fields)
    assert answer.status_code == 422
    assert "Valitse jokin vaihtoehdoista" in answer.text


def test_a_director_offers_themselves_and_a_coordinator_confirms(
    signed_in_as: SignedInAs, cast: Cast, rows: Rows
) -> None:
    maija = signed_in_as(cast.maija)
    answer = maija.form(f"/networks/{cast.network.id}/offer", {"unit_id": cast.clinic.id, "why": "Haluan mukaan"})
    where = answer.headers["location"]
    assert "Ilmoittautui itse" in maija.get(where).text
    assert signed_in_as(cast.heli).form(f"{where}/stage", {"step": "confirm"}).status_code == 303
    assert rows.one(select(Nomination.stage)) is Stage.INVITED
    letter = rows.one(select(Letter).where(col(Letter.kind) == "invitation"))
    assert (letter.address, letter.values["nominator"]) == (cast.maija.email, "")


def test_pressing_twice_moves_once(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    where = nominate(signed_in_as(cast.sari), cast.network, cast.clinic)
    heli = signed_in_as(cast.heli)
    first, second = (heli.form(f"{where}/stage", {"step": "confirm"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 409)
    assert len(rows.all(select(Letter).where(col(Letter.kind) == "invitation"))) == 1


@pytest.mark.parametrize("step", ["", "accept", "activate", "nonsense", "end"])
def test_what_has_no_button_is_refused(signed_in_as: SignedInAs, cast: Cast, step: str) -> None:
    where = nominate(signed_in_as(cast.sari), cast.network, cast.clinic)
    assert signed_in_as(cast.heli).form(f"{where}/stage", {"step": step}).status_code == 409


def test_a_supervisor_sees_nothing_of_others_nominations(signed_in_as: SignedInAs, cast: Cast) -> None:
    where = nominate(signed_in_as(cast.ville), cast.network, cast.clinic)
    sari = signed_in_as(cast.sari)
    assert sari.get(where).status_code == 404
    assert "Uusi Agentti" not in sari.get(f"/networks/{cast.network.id}/nominations").text
    assert "Uusi Agentti" in signed_in_as(cast.heli).get(f"/networks/{cast.network.id}/nominations").text


def test_pairs_are_made_ended_and_taken_back(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/pairs"
    wrong = heli.form(base, {"social_id": cast.aino.id, "health_id": cast.aino.id})
    assert wrong.status_code == 422
    assert heli.form(base, {"social_id": cast.pekka.id, "health_id": cast.aino.id}).status_code == 303
    pair = rows.one(select(Pair))
    assert heli.form(f"{base}/{pair.id}/end").status_code == 303
    assert "Palauta" in heli.get(base).text
    assert heli.form(f"{base}/{pair.id}/restore").status_code == 303
    assert "Päätä pari" in heli.get(base).text


def _theme(rows: Rows) -> Theme:
    theme: Theme = rows.one(select(Theme))
    return theme


def test_of_two_who_edit_a_theme_the_later_sees_both_texts(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> None:
    heli, ville, base = signed_in_as(cast.heli), signed_in_as(cast.ville), f"/networks/{cast.network.id}/themes"
    heli.form(base, {"title": "Kutsu"})
    one = f"{base}/{_theme(rows).id}"
    assert heli.form(one, {"title": "Yhteinen kutsu", "version": 1}).status_code == 303
    late = ville.form(one, {"title": "Kutsupohja", "why": "Selkeys", "version": 1})
    assert late.status_code == 409
    assert all(words in late.text for words in ("Yhteinen kutsu", "Kutsupohja", "Selkeys", 'value="2"'))
    assert ville.form(one, {"title": "Kutsupohja", "version": 2}).status_code == 303
    assert _theme(rows).title == "Kutsupohja"
    assert heli.form(f"{one}/bin").status_code == 303
    assert "1 poistettu" in (shown := heli.get(base).text) or "Yksi poistettu teema" in shown


def test_a_theme_of_another_network_is_missing_here(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    theme = add(Theme(network_id=cast.other_network.id, title="Vieras", year=2026))
    heli = signed_in_as(cast.heli)
    assert heli.form(f"/networks/{cast.network.id}/themes/{theme.id}", {"title": "Oma"}).status_code == 404


def test_somebody_whose_membership_has_ended_is_a_stranger(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    aino = signed_in_as(cast.aino)
    assert aino.get(f"/networks/{cast.network.id}").status_code == 200
    with SyncSession(db.sync_engine()) as opened:
        opened.execute(update(Membership).where(col(Membership.person_id) == cast.aino.id).values(ends_at=clock.now()))
        opened.commit()
    assert aino.get(f"/networks/{cast.network.id}").status_code == 404
