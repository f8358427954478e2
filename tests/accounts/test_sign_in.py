"""People sign in by a mailed link: once, within ten minutes, in the browser that asked or with its code."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.accounts import actions, links
from agentnet.accounts.models import SignedIn, SignInLink
from agentnet.accounts.pages import sign_in
from agentnet.network.models import Audit, Person
from agentnet.notify.letters import write
from agentnet.notify.models import Letter
from tests.conftest import SignedInAs
from tests.visitor import Visitor


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "LEAST_SECONDS", 0.0)


def letters() -> list[Letter]:
    with Session(db.sync_engine()) as session:
        return list(session.scalars(select(Letter).order_by(col(Letter.created_at))))


def asked(client: Visitor, email: str | None, **more: str) -> str:
    """Ask for a link; the token that came by mail."""
    assert email
    assert client.form("/sign-in", {"email": email, **more}).status_code == 303
    return str(letters()[-1].values["token"])


def is_signed_in(client: Visitor) -> bool:
    return client.get("/me").status_code == 200


def test_the_mailed_link_signs_in(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    assert "koodi" not in client.get(f"/sign-in/{token}").text
    assert client.form(f"/sign-in/{token}").headers["location"] == "/"
    assert "Aino Aalto" in client.get("/me").text


def test_looking_at_the_link_signs_nobody_in(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    for _ in range(3):
        assert client.get(f"/sign-in/{token}").status_code == 200
        assert client.head(f"/sign-in/{token}").status_code == 200
    assert not is_signed_in(client)
    client.form(f"/sign-in/{token}")
    assert is_signed_in(client)


def test_the_address_may_be_written_in_capitals(client: Visitor, aino: Person) -> None:
    assert asked(client, f"  {(aino.email or '').upper()} ")


def test_a_link_works_once(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    client.form(f"/sign-in/{token}")
    again = client.another().form(f"/sign-in/{token}")
    assert again.status_code == 410
    assert "jo käytetty" in again.text


def test_a_link_lives_ten_minutes(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    with clock.travel(to=clock.now() + timedelta(minutes=10, seconds=1)):
        assert client.get(f"/sign-in/{token}").status_code == 410
        assert client.form(f"/sign-in/{token}").status_code == 410


def test_another_browser_needs_the_code(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    code = links.code_shown_to(client.cookies["agentnet"])
    assert code in client.get("/sign-in/sent").text
    phone = client.another()
    assert "Kirjoita koodi" in phone.get(f"/sign-in/{token}").text
    assert phone.form(f"/sign-in/{token}", {"code": "AAAAAA"}).status_code == 422
    assert not is_signed_in(phone)
    assert phone.form(f"/sign-in/{token}", {"code": f" {code[:3].lower()} {code[3:]}"}).status_code == 303
    assert is_signed_in(phone)


def test_five_wrong_codes_end_the_link(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    code = links.code_shown_to(client.cookies["agentnet"])
    phone = client.another()
    for _ in range(links.TRIES):
        assert phone.form(f"/sign-in/{token}", {"code": "AAAAAA"}).status_code == 422
    assert phone.form(f"/sign-in/{token}", {"code": code}).status_code == 410


def test_unknown_and_known_addresses_get_the_same_answer(client: Visitor, aino: Person) -> None:
    known = client.form("/sign-in", {"email": aino.email})
    unknown = client.form("/sign-in", {"email": "tuntematon@agentnet.example"})
    assert (known.status_code, known.headers["location"]) == (unknown.status_code, unknown.headers["location"])
    assert len(letters()) == 1


def test_the_answer_takes_the_same_time(client: Visitor, aino: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(sign_in, "LEAST_SECONDS", 1.0)
    monkeypatch.setattr(sign_in, "pause", sleep)
    client.form("/sign-in", {"email": aino.email})
    client.form("/sign-in", {"email": "tuntematon@agentnet.example"})
    assert len(waited) == 2
    assert all(0 < seconds < 1 for seconds in waited)


def test_a_fourth_letter_within_the_hour_is_refused(client: Visitor, aino: Person) -> None:
    for _ in range(3):
        assert client.form("/sign-in", {"email": aino.email}).status_code == 303
    refused = client.form("/sign-in", {"email": aino.email})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert client.form("/sign-in", {"email": "joku.muu@agentnet.example"}).status_code == 303


def test_after_signing_in_people_come_to_where_they_were_going(client: Visitor, aino: Person) -> None:
    sent_away = client.get("/me?tab=1")
    assert sent_away.headers["location"] == "/sign-in?next=%2Fme%3Ftab%3D1"
    assert 'value="/me?tab=1"' in client.get(sent_away.headers["location"]).text
    token = asked(client, aino.email, next="/me?tab=1")
    assert client.form(f"/sign-in/{token}").headers["location"] == "/me?tab=1"


def test_a_link_leads_to_no_other_site(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email, next="//evil.example/")
    assert client.form(f"/sign-in/{token}").headers["location"] == "/"


def test_the_database_holds_no_secret(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    client.form(f"/sign-in/{token}")
    key = client.cookies["agentnet"]
    with Session(db.sync_engine()) as session:
        kept = [row.model_dump_json() for kind in (SignedIn, SignInLink) for row in session.scalars(select(kind))]
    assert kept
    assert not any(secret in row for row in kept for secret in (token, key, key.split(".")[1]))


def test_signing_out_ends_the_session_for_good(client: Visitor, signed_in_as: SignedInAs, aino: Person) -> None:
    browser = signed_in_as(aino)
    key = browser.cookies["agentnet"]
    assert browser.form("/sign-out").headers["location"] == "/sign-in"
    assert not is_signed_in(client.another().carry(key))


def test_signing_out_everywhere(signed_in_as: SignedInAs, aino: Person, pekka: Person) -> None:
    laptop, phone, other = signed_in_as(aino), signed_in_as(aino), signed_in_as(pekka)
    laptop.form("/me/sign-out-everywhere")
    assert [is_signed_in(browser) for browser in (laptop, phone, other)] == [False, False, True]


def test_one_device_is_signed_out_from_another(signed_in_as: SignedInAs, aino: Person, pekka: Person) -> None:
    laptop, phone, other = signed_in_as(aino), signed_in_as(aino), signed_in_as(pekka)
    with Session(db.sync_engine()) as session:
        rows = session.scalars(select(SignedIn).order_by(col(SignedIn.created_at))).all()
    assert other.form(f"/me/sessions/{rows[1].id}/end").status_code == 404
    assert laptop.form(f"/me/sessions/{rows[1].id}/end").status_code == 303
    assert [is_signed_in(browser) for browser in (laptop, phone)] == [True, False]


def test_a_session_ends_after_a_month(signed_in_as: SignedInAs, aino: Person) -> None:
    browser = signed_in_as(aino)
    with clock.travel(to=clock.now() + timedelta(days=31)):
        assert not is_signed_in(browser)


def test_people_change_their_own_details(signed_in_as: SignedInAs, aino: Person) -> None:
    browser = signed_in_as(aino)
    assert browser.form("/me", {"name": "Aino A.", "title": "Hoitaja", "language": "sv"}).status_code == 303
    shown = browser.get("/me")
    assert "Aino A." in shown.text
    assert '<html lang="sv">' in shown.text


def test_a_person_without_a_name_is_told_so(signed_in_as: SignedInAs, aino: Person) -> None:
    refused = signed_in_as(aino).form("/me", {"name": " ", "title": "Hoitaja", "language": "fi"})
    assert refused.status_code == 422
    assert "Täytä tämä kohta." in refused.text
    assert 'value="Hoitaja"' in refused.text


async def test_the_first_administrator_gets_a_link_and_leaves_an_audit_row(session: db.Session) -> None:
    link = await actions.appoint_administrator(session, email="Arja@Agentnet.example", name="Arja Ylitalo")
    await session.commit()
    person = await actions.person_by_email(session, "arja@agentnet.example")
    assert person is not None
    assert person.is_administrator
    found = await links.find(session, link.rpartition("/")[2])
    assert await links.use(session, found, browser="any browser") == person
    assert (await session.scalars(select(Audit))).one().object_id == person.id


def test_the_letter_leads_to_the_link(client: Visitor, aino: Person) -> None:
    token = asked(client, aino.email)
    written = write(letters()[-1])
    assert written.subject == "Kirjautumislinkkisi"
    assert written.links == [f"http://127.0.0.1:8000/sign-in/{token}"]
