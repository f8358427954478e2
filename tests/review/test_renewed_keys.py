"""A change of role gives a browser a new key, and nothing that somebody is in the middle of is lost by it."""

from datetime import timedelta

import pytest

from agentnet import clock, db
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.settings import settings
from tests.boards.conftest import SetTable, set_table
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]
MINUTE = timedelta(seconds=61)


@pytest.fixture
def promoted(signed_in_as: SignedInAs, aino: Person, cast: Cast, add: Add) -> Visitor:
    """A browser that was signed in before its person became a coordinator too."""
    browser = signed_in_as(aino)
    add(Membership(network_id=cast.network.id, person_id=aino.id, role=Role.COORDINATOR))
    return browser


def test_the_form_that_was_open_is_saved(promoted: Visitor) -> None:
    assert promoted.form("/me", {"name": "Aino Aalto", "language": "fi"}).status_code == 303
    with clock.travel(to=clock.now() + MINUTE):
        assert promoted.get("/me").status_code == 200


def test_a_page_that_stays_open_keeps_its_key(promoted: Visitor) -> None:
    before = promoted.cookies["agentnet"]
    promoted.get("/me", headers={"hx-request": "true"})
    promoted.get("/me", headers={"sec-fetch-mode": "cors"})
    assert promoted.cookies["agentnet"] == before


@pytest.mark.parametrize("first", ["/workshops/00000000-0000-4000-8000-000000000000", "/styles/any/core.css", "/me"])
def test_whatever_is_asked_first_nobody_is_signed_out_by_it(promoted: Visitor, first: str) -> None:
    promoted.get(first)
    with clock.travel(to=clock.now() + MINUTE):
        assert promoted.get("/me").status_code == 200


def test_a_socket_takes_no_key_away(
    signed_in_as: SignedInAs, set_table: SetTable, aino: Person, cast: Cast, add: Add
) -> None:
    table, browser = set_table(), signed_in_as(aino)
    add(Membership(network_id=cast.network.id, person_id=aino.id, role=Role.COORDINATOR))
    with browser.websocket_connect(f"{table.path}/live", headers={"origin": settings().base_url}):
        pass
    with clock.travel(to=clock.now() + MINUTE):
        assert browser.get("/me").status_code == 200


def test_pages_open_although_nothing_can_be_written(promoted: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise db.Busy

    monkeypatch.setattr(db, "writing", full)
    assert promoted.get("/me").status_code == 200
