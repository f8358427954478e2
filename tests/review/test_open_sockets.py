"""When a right is taken away, the sockets that were opened by it are closed, and do not open again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from litestar.exceptions import WebSocketDisconnect
from sqlalchemy import update

from agentnet import db
from agentnet.network.flow import Stage
from agentnet.network.models import Membership, Nomination, Person
from agentnet.settings import settings
from agentnet.workshops.boards.flow import Phase
from tests.boards.conftest import SetTable, Table, set_table
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]


@contextmanager
def listening(browser: Visitor, table: Table) -> Iterator[Any]:
    with browser.websocket_connect(f"{table.path}/live", headers={"origin": settings().base_url}) as socket:
        yield socket


def closed(socket: Any) -> bool:
    try:
        while True:
            socket.receive_text(timeout=30)
    except WebSocketDisconnect:
        return True
    except Exception:
        return False


def comes_back(browser: Visitor, table: Table) -> bool:
    try:
        with listening(browser, table) as socket:
            socket.receive_text(timeout=30)
            return True
    except WebSocketDisconnect:
        return False


def test_an_ended_membership(
    set_table: SetTable, signed_in_as: SignedInAs, cast: Cast, pekka: Person, heli: Person, add: Add
) -> None:
    table, browser = set_table(Phase.PRESENTATION, notes=["Yhteinen kutsupohja"]), signed_in_as(pekka)
    row = Nomination(
        network_id=cast.network.id,
        unit_id=cast.family_centre.id,
        name=pekka.name,
        email=pekka.email or "",
        stage=Stage.ACTIVE,
        nominated_by=cast.sari.id,
        person_id=pekka.id,
    )
    add(row)
    with listening(browser, table) as socket:
        ended = signed_in_as(heli).form(f"/nominations/{row.id}/stage", {"step": "end"})
        assert ended.status_code == 303
        assert closed(socket)
    assert not comes_back(browser, table)
    assert browser.get(table.path).status_code == 404
    wrote = {"section": table.esteet.id, "text": "Vielä minä"}
    assert browser.form(f"{table.path}/notes", wrote).status_code == 404


@pytest.mark.parametrize("path", ["/sign-out", "/me/sign-out-everywhere"])
def test_signing_out(set_table: SetTable, signed_in_as: SignedInAs, aino: Person, path: str) -> None:
    table, browser = set_table(), signed_in_as(aino)
    with listening(browser, table) as socket:
        assert browser.form(path).status_code == 303
        assert closed(socket)
    assert not comes_back(browser, table)


def test_the_workshop_closes_for_guests_and_members_stay(
    set_table: SetTable, signed_in_as: SignedInAs, aino: Person, heli: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    guest, member = signed_in_as(table.guest), signed_in_as(aino)
    with listening(guest, table) as guest_hears:
        signed_in_as(heli).form(f"/workshops/{table.workshop.id}/stage", {"stage": "closed"})
        assert closed(guest_hears)
    assert not comes_back(guest, table)
    assert comes_back(member, table)


def test_a_guest_who_gives_the_device_on(set_table: SetTable, signed_in_as: SignedInAs) -> None:
    table = set_table()
    guest = signed_in_as(table.guest)
    with listening(guest, table) as socket:
        assert guest.form(f"/workshops/{table.workshop.id}/leave").status_code == 303
        assert closed(socket)


def test_somebody_who_once_took_part_and_has_left_the_network(
    set_table: SetTable, signed_in_as: SignedInAs, cast: Cast, pekka: Person
) -> None:
    table = set_table(Phase.PRESENTATION)
    browser = signed_in_as(pekka)
    assert browser.get(table.path).status_code == 200
    with db.writer_connection() as connection, connection.begin():
        theirs = update(Membership).where(Membership.person_id == pekka.id)  # type: ignore[arg-type]
        connection.execute(theirs.values(ends_at=table.workshop.starts_at.replace(year=2020)))
    assert browser.get(table.path).status_code == 404
    assert browser.get(f"{table.path}/changes").status_code == 404
