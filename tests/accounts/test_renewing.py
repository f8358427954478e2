"""A link that is over renews in one tap: the same address, the same place, and nobody gets in by the old one."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import select

from agentnet import clock, db
from agentnet.accounts import links
from agentnet.accounts.models import SignInLink
from agentnet.network.models import Person
from agentnet.notify.models import Letter
from tests.conftest import SignedInAs
from tests.visitor import Visitor

PLACE = "/chapters/0/review"


@pytest.fixture
def mailed(client: Visitor, maija: Person) -> str:
    """The token of a letter that asks Maija for something."""

    async def lead() -> str:
        async with db.writing() as session:
            token = links.lead(session, maija, PLACE)
            await session.commit()
            return token

    return str(client.blocking_portal.call(lead))


def _letters() -> list[Letter]:
    with Session(db.sync_engine()) as session:
        return list(session.scalars(select(Letter).where(Letter.kind == "sign-in")))


def test_a_letters_link_lets_nobody_in_but_sends_one_that_does(client: Visitor, maija: Person, mailed: str) -> None:
    page = client.get(f"/sign-in/{mailed}")
    assert (page.status_code, "Lähetä uusi linkki" in page.text) == (200, True)
    assert maija.email is not None
    assert maija.email not in page.text
    assert "Lähetä uusi linkki" in client.form(f"/sign-in/{mailed}").text
    assert client.get("/me").status_code == 303
    assert _letters() == []
    assert client.form(f"/sign-in/{mailed}/renew").headers["location"] == "/sign-in/sent"
    (letter,) = _letters()
    assert letter.address == maija.email
    fresh = letter.values["token"]
    assert client.form(f"/sign-in/{fresh}").headers["location"] == PLACE


def test_in_another_browser_the_fresh_link_wants_its_code(client: Visitor, mailed: str) -> None:
    client.form(f"/sign-in/{mailed}/renew")
    stranger = client.another()
    assert "Kirjoita koodi" in stranger.get(f"/sign-in/{_letters()[0].values['token']}").text


def test_who_is_signed_in_already_goes_straight_there(
    client: Visitor, signed_in_as: SignedInAs, maija: Person, jukka: Person, mailed: str
) -> None:
    assert signed_in_as(maija).get(f"/sign-in/{mailed}").headers["location"] == PLACE
    assert signed_in_as(jukka).get(f"/sign-in/{mailed}").status_code == 200


def test_opening_and_looking_send_nothing(client: Visitor, mailed: str) -> None:
    for _ in range(3):
        client.get(f"/sign-in/{mailed}")
        client.head(f"/sign-in/{mailed}")
    assert _letters() == []


def test_a_used_link_renews_too_but_not_without_end(client: Visitor, mailed: str) -> None:
    for _ in range(3):
        assert client.form(f"/sign-in/{mailed}/renew").status_code == 303
    assert client.form(f"/sign-in/{mailed}/renew").status_code == 429


def test_an_unknown_an_old_and_a_gone_persons_link_say_no(client: Visitor, maija: Person, mailed: str) -> None:
    assert client.form("/sign-in/nonsense/renew").status_code == 410
    with clock.travel(to=clock.now() + links.LEADS + timedelta(days=1)):
        assert client.form(f"/sign-in/{mailed}/renew").status_code == 410
    with Session(db.sync_engine()) as session:
        person = session.get(Person, maija.id)
        assert person is not None
        person.binned_at = clock.now()
        session.commit()
    assert client.form(f"/sign-in/{mailed}/renew").status_code == 410
    assert "Lähetä uusi linkki" not in client.get(f"/sign-in/{mailed}").text
    with Session(db.sync_engine()) as session:
        assert len(list(session.scalars(select(SignInLink)))) == 1
