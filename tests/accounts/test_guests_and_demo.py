"""Guests come in with a name only; the sample cast has links of its own, where nobody else is."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from litestar import Request, post
from litestar.response import Redirect

from agentnet import db
from agentnet.accounts import actions, demo, doors
from agentnet.accounts.models import Guest
from agentnet.app import HANDLERS, create_app
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web import Policy, Session, go
from tests.conftest import SignedInAs
from tests.visitor import Visitor


@post("/probe/join", policy=Policy.PUBLIC)
async def join(request: Request[Any, Any, Any], session: Session) -> Redirect:
    guest = actions.join_as_guest(session, "Vieras Vilma")
    await session.flush()
    await doors.enter(session, request, guest)
    await session.commit()
    return go("/")


@pytest.fixture
def guest(database: str) -> Iterator[Visitor]:
    with Visitor(create_app((*HANDLERS, join))) as visitor:
        yield visitor


@pytest.fixture
def open_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_DEMO", "1")
    settings.cache_clear()


def test_a_guest_comes_in_under_a_new_key_and_stays_out_of_members_pages(guest: Visitor) -> None:
    guest.get("/sign-in")
    before = guest.cookies["agentnet"]
    assert guest.form("/probe/join").status_code == 303
    assert guest.cookies["agentnet"].startswith("s.")
    assert guest.cookies["agentnet"] != before
    assert guest.get("/me").status_code == 403


async def test_a_guest_can_come_back_by_a_token_of_which_only_the_hash_is_kept(session: db.Session) -> None:
    token = uuid4().hex
    guest = actions.join_as_guest(session, "Vilma", token=token)
    await session.commit()
    found = await session.get(Guest, guest.id)
    assert found is not None
    assert token not in found.model_dump_json()


@pytest.mark.usefixtures("open_demo")
def test_a_demo_link_shows_a_button_and_signs_in_again_and_again(client: Visitor, aino: Person) -> None:
    path = demo.path_of(aino.id)
    for _ in range(2):
        browser = client.another()
        assert "Kirjaudu: Aino Aalto" in browser.get(path).text
        assert browser.get("/me").status_code == 303
        assert browser.form(path).status_code == 303
        assert browser.get("/me").status_code == 200


@pytest.mark.usefixtures("open_demo")
def test_a_demo_link_cannot_be_made_up(client: Visitor, aino: Person, pekka: Person) -> None:
    _who, _dot, signature = demo.path_of(aino.id).partition(".")
    for key in (f"{pekka.id.hex}.{signature}", aino.id.hex, "x", f"{aino.id.hex}."):
        assert client.form(f"/demo/{key}").status_code == 404


@pytest.mark.parametrize("change", [{"DEMO": "0"}, {"MODE": "production"}, {"BASE_URL": "https://agentnet.example"}])
def test_demo_links_are_missing_outside_the_demo(
    aino: Person, monkeypatch: pytest.MonkeyPatch, change: dict[str, str]
) -> None:
    for name, value in {"DEMO": "1", **change}.items():
        monkeypatch.setenv(f"AGENTNET_{name}", value)
    settings.cache_clear()
    assert not demo.is_open()


@pytest.mark.both
def test_signing_in_and_out_on_both_databases(signed_in_as: SignedInAs, aino: Person, database: str) -> None:
    browser = signed_in_as(aino)
    assert browser.form("/me", {"name": "Aino", "title": "", "language": "fi"}).status_code == 303
    assert browser.form("/me/sign-out-everywhere").status_code == 303
    assert browser.get("/me").status_code == 303
