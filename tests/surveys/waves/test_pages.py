"""Waves as people meet them: planned by a coordinator, answered by a link from the coffee room or one of one's own."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col

from agentnet import clock, db
from agentnet.network.models import Unit
from agentnet.notify.models import Letter
from agentnet.settings import settings
from agentnet.surveys.flow import Anonymity, Stage
from agentnet.surveys.models import Answer, Invited, Series, Survey
from agentnet.surveys.waves.links import personal_token
from agentnet.web import limits
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

WORDS = {"title": "Yhteistyömittari", "kind": "meter", "anonymity": "anonymous", "intro": "Miten menee?"}
STATE = re.compile(r"/s/[\w-]{22}")


def count(what: Any) -> int:
    with SyncSession(db.sync_engine()) as session:
        return session.scalar(select(func.count()).select_from(what)) or 0


def made(heli: Visitor, cast: Cast, asked: str) -> str:
    """The path of a draft with a scale and a text."""
    sent = heli.form(f"/networks/{cast.network.id}/surveys", {**WORDS, "asked": asked})
    path = sent.headers["location"].removesuffix("/asked")
    for fields in (
        {"kind": "scale", "label": "Teemme työtä yhdessä", "required": "yes"},
        {"kind": "text", "label": "Mikä auttaisi?"},
    ):
        assert heli.form(f"{path}/questions", fields).status_code == 303
    return path


@pytest.fixture
def units(add: Add, cast: Cast) -> list[Unit]:
    places: dict[str, Any] = {"area_id": cast.clinic.area_id, "region_id": cast.clinic.region_id}
    return [add(Unit(name=name, headcount=12, **places)) for name in ("Poliklinikka", "Vuodeosasto")]


@pytest.fixture
def open_link(signed_in_as: SignedInAs, cast: Cast, units: list[Unit]) -> tuple[str, str]:
    """The survey's path, and the address on the poster."""
    heli = signed_in_as(cast.heli)
    path = made(heli, cast, "units")
    fields: dict[str, Any] = {"units": [one.id for one in units]} | {f"people-{one.id}": "12" for one in units}
    assert heli.form(f"{path}/asked/units", fields).status_code == 303
    assert heli.form(f"{path}/open").status_code == 303
    found = STATE.search(heli.get(path).text)
    assert found is not None
    return path, found[0]


@pytest.fixture
def own_link(signed_in_as: SignedInAs, cast: Cast) -> tuple[str, str]:
    """The survey's path, and the address in Outi's letter."""
    heli = signed_in_as(cast.heli)
    path = made(heli, cast, "personal")
    pasted = "outi@esimerkki.example\npekka@esimerkki.example"
    assert heli.form(f"{path}/asked/list", {"addresses": pasted}).status_code == 303
    assert heli.form(f"{path}/open").status_code == 303
    with SyncSession(db.sync_engine()) as session:
        outi = session.scalars(select(Invited).where(col(Invited.address) == "outi@esimerkki.example")).one()
    return path, f"/s/p/{personal_token(outi.id)}"


def test_a_coordinator_asks_units_and_shares_the_link(signed_in_as: SignedInAs, cast: Cast, units: list[Unit]) -> None:
    heli = signed_in_as(cast.heli)
    named = heli.form(f"/networks/{cast.network.id}/surveys", {**WORDS, "asked": "units", "anonymity": "named"})
    assert (named.status_code, "aina nimettömästi" in named.text) == (422, True)
    path = made(heli, cast, "units")
    assert "Valitse, keneltä kysytään" in heli.get(path).text
    assert heli.form(f"{path}/open").status_code == 409
    assert "ainakin yksi yksikkö" in heli.form(f"{path}/asked/units").text
    wrong = heli.form(f"{path}/asked/units", {"units": units[0].id, f"people-{units[0].id}": "kymmenen"})
    assert (wrong.status_code, "numeroin" in wrong.text, "kymmenen" in wrong.text) == (422, True, True)
    assert heli.form(f"{path}/asked/units", {"units": units[0].id, f"people-{units[0].id}": ""}).status_code == 303
    assert "Henkilöstön määrä puuttuu" in heli.get(path).text
    assert heli.form(f"{path}/asked/units", {"units": units[0].id, f"people-{units[0].id}": "14"}).status_code == 303
    assert "1 yksikkö, 14 työntekijää" in heli.get(path).text
    assert heli.form(f"{path}/open").status_code == 303
    shown = heli.get(path).text
    assert "Juliste kahvihuoneeseen" in shown
    poster = heli.get(f"{path}/poster.pdf")
    assert poster.content.startswith(b"%PDF")
    assert "lukittu" in heli.get(f"{path}/asked").text
    assert heli.form(f"{path}/asked/units", {"units": units[1].id}).status_code == 409
    old = STATE.search(shown)
    assert heli.form(f"{path}/link").status_code == 303
    new = STATE.search(heli.get(path).text)
    assert old
    assert new
    assert [heli.get(one[0]).status_code for one in (old, new)] == [404, 200]
    assert heli.form(f"{path}/link/revoke").status_code == 303
    assert heli.get(new[0]).status_code == 404


def test_staff_choose_their_unit_and_answer_without_a_cookie(
    client: Visitor, open_link: tuple[str, str], units: list[Unit]
) -> None:
    _path, link = open_link
    somebody = client.another()
    page = somebody.get(link)
    assert "Missä työskentelet?" in page.text
    assert page.headers.get("set-cookie") is None
    assert "Vuodeosasto" not in somebody.get(f"{link}?haku=poli").text
    asked = somebody.get(f"{link}?unit={units[0].id}")
    assert "Linkki on kaikille sama" in asked.text
    fields = {"q-q1": "4", "q-q2": "Aikaa.", "once": "abc"}
    headers = {"origin": settings().base_url}
    to = f"{link}?unit={units[0].id}"
    missing = somebody.post(to, data={"q-q2": "Aikaa."}, headers=headers)
    assert (missing.status_code, "Aikaa." in missing.text) == (422, True)
    for _press in range(3):
        sent = somebody.post(to, data=fields, headers=headers)
        assert (sent.status_code, sent.headers["location"]) == (303, f"{link}/thanks")
        assert sent.headers.get("set-cookie") is None
    assert count(Answer) == 1
    with SyncSession(db.sync_engine()) as session:
        assert session.scalars(select(col(Answer.unit_id))).one() == units[0].id
    assert "data-survey-sent=" in somebody.get(f"{link}/thanks").text
    assert somebody.post(f"{link}?unit={uuid4()}", data=fields, headers=headers).headers["location"] == link
    assert somebody.post(to, data=fields, headers={"origin": "https://evil.example"}).status_code == 403


def test_a_hospital_may_answer_in_a_minute_and_a_flood_may_not(
    client: Visitor, open_link: tuple[str, str], units: list[Unit]
) -> None:
    _path, link = open_link
    headers, to = {"origin": settings().base_url}, f"{link}?unit={units[0].id}"
    rule, now = limits.RULES["survey link"], clock.now().timestamp()
    for tries, status in ((500, 422), (rule.times, 429)):
        limits.clear()
        assert client.post(to, data={}, headers=headers).status_code == 422
        address = next(key for key in limits._tries if key[0] == "survey link")
        limits._tries[address].extend([now] * (tries - 1))
        assert client.post(to, data={}, headers=headers).status_code == status


@pytest.mark.parametrize("token", ["x", "a" * 22, "%00", "..%2f", "ä" * 30, "A" * 3000, "' OR 1=1 --"])
def test_a_hostile_token_opens_nothing(client: Visitor, token: str) -> None:
    for way in ("/s/", "/s/p/"):
        assert client.get(f"{way}{token}").status_code in (400, 404)
        sent = client.post(f"{way}{token}", data={"q-q1": "4"}, headers={"origin": settings().base_url})
        assert sent.status_code in (400, 404, 405)


def test_a_personal_link_answers_once_however_often_it_is_pressed(
    client: Visitor, own_link: tuple[str, str], cast: Cast, signed_in_as: SignedInAs
) -> None:
    path, link = own_link
    for _scan in range(3):
        assert client.get(link).status_code == 200
    assert count(Answer) == 0
    headers = {"origin": settings().base_url}

    def press(n: int) -> int:
        return client.post(link, data={"q-q1": "4", "once": str(n)}, headers=headers).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(press, range(200))) == {303}
    assert count(Answer) == 1
    assert "Olet jo vastannut" in client.get(link).text
    assert "1 / 2" in signed_in_as(cast.heli).get(path).text
    signed_in_as(cast.heli).form(f"{path}/close")
    assert "Olet jo vastannut" in client.get(link).text


def test_reminders_by_hand_go_to_those_who_have_not_answered(
    client: Visitor, own_link: tuple[str, str], cast: Cast, signed_in_as: SignedInAs
) -> None:
    path, link = own_link
    heli = signed_in_as(cast.heli)
    assert heli.form(f"{path}/remind").status_code == 409
    client.post(link, data={"q-q1": "4"}, headers={"origin": settings().base_url})
    with clock.travel(to=clock.now() + timedelta(days=2)):
        heli = signed_in_as(cast.heli)
        assert heli.form(f"{path}/remind").status_code == 303
        assert heli.form(f"{path}/remind").status_code == 409
    with SyncSession(db.sync_engine()) as session:
        to = select(col(Letter.address)).where(col(Letter.kind) == "survey-link-reminder")
        assert list(session.scalars(to)) == ["pekka@esimerkki.example"]


def test_wrong_lines_of_a_list_are_told_by_number(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    path = made(heli, cast, "personal")
    wrong = heli.form(f"{path}/asked/list", {"addresses": "a@esimerkki.example\nvirhe\na@esimerkki.example"})
    assert (wrong.status_code, "Rivi 2:" in wrong.text, "virhe" in wrong.text) == (422, True, True)
    assert count(Invited) == 0
    assert heli.form(f"{path}/asked/list").status_code == 422
    file = {"file": ("lista.csv", f"osoite;yksikkö\nb@esimerkki.example;{cast.clinic.name}".encode("cp1252"))}
    assert heli.form(f"{path}/asked/list", files=file).status_code == 303
    with SyncSession(db.sync_engine()) as session:
        assert session.scalars(select(col(Invited.unit_id))).one() == cast.clinic.id


def test_rates_of_units_tell_nothing_of_single_people(
    signed_in_as: SignedInAs, cast: Cast, open_link: tuple[str, str], units: list[Unit], add: Add
) -> None:
    path, _link = open_link
    survey_id = UUID(path.rsplit("/", 1)[1])
    for unit, number in zip(units, (7, 3), strict=True):
        for _one in range(number):
            add(Answer(survey_id=survey_id, anonymity=Anonymity.ANONYMOUS, unit_id=unit.id))
    shown = signed_in_as(cast.heli).get(path).text
    assert "10 / 24" in shown
    assert shown.count("ei näytetä") == 2
    assert ">3<" not in shown


def test_a_series_makes_its_next_wave_and_tells_of_a_break(
    signed_in_as: SignedInAs, cast: Cast, open_link: tuple[str, str]
) -> None:
    path, _link = open_link
    heli = signed_in_as(cast.heli)
    assert heli.form(f"{path}/close").status_code == 303
    with SyncSession(db.sync_engine()) as session:
        series = session.scalars(select(Series)).one()
    page = heli.get(f"/series/{series.id}").text
    assert "Ehdotus seuraaviksi kierroksiksi" in page
    draft = heli.form(f"/series/{series.id}/next").headers["location"]
    assert heli.form(f"/series/{series.id}/next").status_code == 409
    assert "Trendi katkeaa" not in heli.get(draft).text
    question = re.findall(r'id="question-([\w-]{36})"', heli.get(draft).text)[0]
    changed = {"kind": "scale", "label": "Teemme parityötä", "required": "yes", "version": 1}
    assert heli.form(f"{draft}/questions/{question}", changed).status_code == 303
    assert "Trendi katkeaa" in heli.get(draft).text
    assert heli.form(f"{draft}/open").status_code == 303
    with SyncSession(db.sync_engine()) as session:
        waves = list(session.scalars(select(Survey).order_by(col(Survey.wave))))
    assert [(one.wave, one.stage) for one in waves] == [(1, Stage.CLOSED), (2, Stage.OPEN)]


def test_a_series_is_handed_to_somebody_who_takes_it(
    signed_in_as: SignedInAs, cast: Cast, open_link: tuple[str, str]
) -> None:
    path, _link = open_link
    heli, sari = signed_in_as(cast.heli), signed_in_as(cast.sari)
    assert sari.form(f"{path}/close").status_code == 403
    with SyncSession(db.sync_engine()) as session:
        series = session.scalars(select(Series)).one()
    base = f"/series/{series.id}"
    assert cast.sari.name in heli.get(f"{base}/handover?haku=sari").text
    assert heli.form(f"{base}/handover", {"person_id": cast.sari.id}).status_code == 303
    with SyncSession(db.sync_engine()) as session:
        letter = session.scalars(select(Letter).where(col(Letter.kind) == "series-offered")).one()
    offer = letter.values["path"]
    assert signed_in_as(cast.aino).get(offer).status_code == 404
    assert "Otatko vastaan" in sari.get(offer).text
    assert offer in sari.get("/").text
    assert offer not in heli.get("/").text
    assert sari.form(offer, {"takes": "yes"}).headers["location"] == base
    assert offer not in sari.get("/").text
    assert sari.form(offer, {"takes": "no"}).status_code == 409
    assert sari.form(f"{path}/close").status_code == 303
    assert sari.get(f"{path}/results").status_code == 200
    assert sari.form(f"{base}/next").status_code == 303
    assert signed_in_as(cast.aino).form(f"{base}/next").status_code == 403
    assert sari.get(f"/networks/{cast.network.id}/surveys/new").status_code == 403


def test_the_list_is_searched_and_paged(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    for n in range(30):
        stage = Stage.CLOSED if n % 2 else Stage.OPEN
        add(Survey(network_id=cast.network.id, title=f"Kysely {n:02}", stage=Stage.DRAFT))
        with SyncSession(db.sync_engine()) as session:
            session.execute(update(Survey).where(col(Survey.title) == f"Kysely {n:02}").values(stage=stage))
            session.commit()
    base, aino = f"/networks/{cast.network.id}/surveys", signed_in_as(cast.aino)
    assert "Sivu 1 / 2" in aino.get(base).text
    assert aino.get(f"{base}?vaihe=open").text.count("<h2>") == 15
    assert aino.get(f"{base}?haku=kysely 07").text.count("<h2>") == 1
    assert "Näytä kaikki" in aino.get(f"{base}?haku=olematon").text
