"""Rows of the routes that belong to no room's objects: static files, signing in, one's own page."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from agentnet import clock
from agentnet.accounts import links
from agentnet.accounts.models import SignedIn, SignInLink
from agentnet.web import Policy
from agentnet.web.visit import hashed
from tests.access import PERSONS, Add, Row
from tests.cast import Cast


def _style(_add: Add, _cast: Cast) -> Mapping[str, Any]:
    return {"version": "any", "name": "css/tokens.css"}


def _part(_add: Add, _cast: Cast) -> Mapping[str, Any]:
    return {"name": "page.css"}


def _link(add: Add, cast: Cast) -> Mapping[str, Any]:
    token = uuid4().hex
    add(SignInLink(token_hash=hashed(token), person_id=cast.aino.id, expires_at=clock.now() + links.LIVES))
    return {"token": token}


def _helis_device(add: Add, cast: Cast) -> Mapping[str, Any]:
    row = add(SignedIn(key_hash="x", person_id=cast.heli.id, expires_at=clock.now() + links.LIVES))
    return {"session_id": row.id}


def _key(_add: Add, _cast: Cast) -> Mapping[str, Any]:
    return {"key": "not-ours"}


ROWS: Final[dict[str, Row]] = {
    "GET /static/{version:str}/{name:path}": Row(Policy.PUBLIC, _style),
    "GET /styles/{version:str}/core.css": Row(Policy.PUBLIC, _style, missing=False),
    "GET /offline": Row(Policy.PUBLIC),
    "GET /offline/worker.js": Row(Policy.PUBLIC),
    "GET /offline/{name:str}": Row(Policy.PUBLIC, _part),
    "GET /components": Row(Policy.ADMINISTRATOR),
    "POST /components": Row(Policy.ADMINISTRATOR),
    "GET /sign-in": Row(Policy.PUBLIC),
    "POST /sign-in": Row(Policy.PUBLIC),
    "GET /sign-in/sent": Row(Policy.PUBLIC),
    "GET /sign-in/{token:str}": Row(Policy.TOKEN, _link),
    "POST /sign-in/{token:str}": Row(Policy.TOKEN, _link, once=True),
    "POST /sign-in/{token:str}/renew": Row(Policy.TOKEN, _link),
    "POST /sign-out": Row(Policy.PUBLIC),
    "POST /language": Row(Policy.PUBLIC),
    "GET /me": Row(Policy.SIGNED_IN),
    "POST /me": Row(Policy.SIGNED_IN),
    "POST /me/sessions/{session_id:uuid}/end": Row(
        Policy.SIGNED_IN, _helis_device, may=frozenset({"heli"}), seen=frozenset()
    ),
    "POST /me/sign-out-everywhere": Row(Policy.SIGNED_IN, may=PERSONS),
    "GET /demo/{key:str}": Row(Policy.TOKEN, _key, closed=True),
    "POST /demo/{key:str}": Row(Policy.TOKEN, _key, closed=True),
}
