"""Sessions of people and of the database: keys that nobody chooses, roles that change, locks that are let go."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from litestar import post
from litestar.connection import ASGIConnection

from agentnet import clock, db
from agentnet.accounts.models import Guest
from agentnet.app import create_app
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Network, Person
from agentnet.web import Policy, bodies, here
from agentnet.web.visit import session_key
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor


def test_nobody_chooses_their_own_session_key(client: Visitor) -> None:
    for chosen in ("s." + "x" * 43, "v." + "x" * 43 + "." + "y" * 43, "mine", ""):
        answer = client.carry(chosen).get("/sign-in")
        assert answer.cookies["agentnet"].startswith("v.")
        assert answer.cookies["agentnet"] != chosen


def test_a_visitors_key_stays_and_changes_at_sign_in_and_out(client: Visitor, aino: Person) -> None:
    client.get("/sign-in")
    visitor = client.cookies["agentnet"]
    assert "set-cookie" not in client.get("/sign-in").headers
    client.sign_in(aino)
    signed_in = client.cookies["agentnet"]
    client.form("/sign-out")
    assert len({visitor, signed_in, client.cookies["agentnet"]}) == 3


def test_a_changed_role_renews_the_key(
    client: Visitor, signed_in_as: SignedInAs, aino: Person, network: Network, add: Add
) -> None:
    browser = signed_in_as(aino)
    before = browser.cookies["agentnet"]
    assert browser.get("/me").status_code == 200
    assert browser.cookies["agentnet"] == before
    add(Membership(network_id=network.id, person_id=aino.id, role=Role.COORDINATOR))
    assert browser.get("/me").status_code == 200
    after = browser.cookies["agentnet"]
    assert after != before
    thief = client.another().carry(before)
    with clock.travel(to=clock.now() + timedelta(seconds=61)):
        assert thief.get("/me").status_code == 303
        assert browser.get("/me").status_code == 200


def test_a_removed_guest_and_a_binned_person_are_out_at_once(signed_in_as: SignedInAs, add: Add, aino: Person) -> None:
    guest = add(Guest(name="Vieras", token_hash="x"))
    theirs, hers = signed_in_as(guest), signed_in_as(aino)
    assert theirs.get("/me").status_code == 403
    guest.removed_at = aino.binned_at = clock.now()
    add(guest, aino)
    assert theirs.get("/me").status_code == 303
    assert hers.get("/me").status_code == 303


def test_a_slow_sender_holds_no_lock(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The body is read before the write session is opened."""
    order: list[str] = []
    read, writing = bodies.read, db.writing

    async def watched(connection: ASGIConnection[Any, Any, Any, Any]) -> bodies.FormData:
        form = await read(connection)
        order.append("body")
        return form

    def opened() -> AbstractAsyncContextManager[db.Session]:
        order.append("session")
        return writing()

    monkeypatch.setattr(bodies, "read", watched)
    monkeypatch.setattr(db, "writing", opened)
    assert client.form("/sign-out").status_code == 303
    assert order == ["body", "session"]


def test_a_failed_answer_signs_nobody_in(client: Visitor, aino: Person) -> None:
    @post("/fails", policy=Policy.PUBLIC)
    async def fails() -> None:
        here().carry(session_key())
        raise OSError(28, "No space left on device")

    with Visitor(create_app([fails])) as visitor:
        visitor.cookies.update(client.cookies)
        answer = visitor.form("/fails")
    assert answer.status_code == 503
    assert "agentnet=s." not in answer.headers.get("set-cookie", "")


def test_two_dependencies_share_one_session_and_refuse_as_one(signed_in_as: SignedInAs, aino: Person) -> None:
    assert signed_in_as(aino).form("/probe/refused").status_code == 404


def test_a_refusing_dependency_leaves_no_session_open(
    signed_in_as: SignedInAs, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    writing = db.writing

    @asynccontextmanager
    async def watched() -> AsyncIterator[db.Session]:
        async with writing() as session:
            yield session
        seen.append("closed")

    hers = signed_in_as(aino)
    monkeypatch.setattr(db, "writing", watched)
    monkeypatch.setattr("agentnet.web.shell._dress", lambda *_all: seen.append("answer"))
    for path in ("/probe/refused", "/probe/save", "/probe/error/mistake"):
        hers.form(path)
    assert seen == ["closed", "answer", "closed", "answer", "answer"]
