"""A whole hospital is one address: nobody is kept out because others there sign in too."""

from typing import Any
from uuid import uuid4

import pytest
import uvicorn

from agentnet import cli, clock
from agentnet.accounts import links
from agentnet.accounts.models import SignInLink
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web.visit import hashed
from tests.conftest import Add
from tests.visitor import Visitor


def test_a_hundred_open_their_links_at_once(client: Visitor, aino: Person, add: Add) -> None:
    token = uuid4().hex
    add(SignInLink(token_hash=hashed(token), person_id=aino.id, expires_at=clock.now() + links.LIVES))
    assert {client.another().get(f"/sign-in/{token}").status_code for _ in range(100)} == {200}


def test_a_dozen_type_their_codes_at_once(client: Visitor, aino: Person, add: Add) -> None:
    for _ in range(12):
        token, asking, opening = uuid4().hex, uuid4().hex, client.another()
        add(
            SignInLink(
                token_hash=hashed(token),
                browser_hash=hashed(asking),
                code_hash=links._code_hash(links.code_shown_to(asking)),
                person_id=aino.id,
                expires_at=clock.now() + links.LIVES,
            )
        )
        signed_in = opening.form(f"/sign-in/{token}", {"code": links.code_shown_to(asking)})
        assert signed_in.status_code == 303


@pytest.mark.parametrize(("mode", "believed"), [("production", True), ("embedded", False)])
def test_only_production_hears_from_its_proxy_who_knocks(
    monkeypatch: pytest.MonkeyPatch, mode: str, believed: bool
) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(settings(), "mode", mode)
    monkeypatch.setattr("agentnet.app.create_app", lambda: None)
    monkeypatch.setattr(uvicorn, "run", lambda _app, **options: asked.update(options))
    cli._listen("127.0.0.1", 8000, reload=False)
    assert asked["proxy_headers"] is believed
    assert "forwarded_allow_ips" not in asked
