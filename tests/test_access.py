"""Every route × every role: who gets in, who is refused, and what does not exist for whom."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from httpx import Response
from litestar.exceptions import WebSocketDisconnect

from agentnet.accounts.models import Guest
from agentnet.settings import settings
from agentnet.web import Policy, limits
from agentnet.web.policy import routes
from agentnet.web.shell import Agentnet
from tests.access import GUEST, NOBODY, PERSONS, WALKERS, Row, expected
from tests.access_matrix import MATRIX
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
KINDS = {"uuid": str(uuid4()), "int": "987654", "str": "nothing-here", "path": "no/such"}


def test_every_route_has_a_row_and_every_row_a_route(app: Agentnet) -> None:
    there = {f"{method} {path}" for path, method, _handler in routes(app)}
    assert there - MATRIX.keys() == set(), "routes without a row in tests/access/"
    assert MATRIX.keys() - there == set(), "rows without a route"


def test_every_route_has_the_policy_that_its_row_says(app: Agentnet) -> None:
    policies = {f"{method} {path}": handler.opt["policy"] for path, method, handler in routes(app)}
    assert policies == {route: row.policy for route, row in MATRIX.items()}


@pytest.mark.parametrize("route", MATRIX)
def test_who_gets_in(route: str, client: Visitor, signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    row, (method, path) = MATRIX[route], route.split(" ", 1)
    where = filled(path, row.sample(add, cast))
    got, wanted = {}, {}
    for who in _walkers(row, method):
        limits.clear()
        got[who] = knock(browser(who, client, signed_in_as, add, cast), method, where, row)
        wanted[who] = expected(row, who, method)
    assert got == wanted


@pytest.mark.parametrize("route", [route for route, row in MATRIX.items() if "{" in route and row.missing])
def test_what_is_not_there_is_missing_for_everybody(
    route: str, client: Visitor, signed_in_as: SignedInAs, cast: Cast
) -> None:
    row, (method, path) = MATRIX[route], route.split(" ", 1)
    where = PARAMETER.sub(lambda match: KINDS[match[2]], path)
    for who in ("heli", "onni", "admin"):
        got = knock(signed_in_as(getattr(cast, who)), method, where, row)
        assert got in (("404", "410") if row.policy is Policy.TOKEN else ("404",)), f"{who} at {where}"


def _walkers(row: Row, method: str) -> list[str]:
    """Those who are refused first: they must leave no trace for the others to stumble over."""
    allowed = [who for who in WALKERS if expected(row, who, method) == "in"]
    refused = [who for who in WALKERS if who not in allowed]
    return refused + (allowed[-1:] if row.once else allowed)


def browser(who: str, client: Visitor, signed_in_as: SignedInAs, add: Add, cast: Cast) -> Visitor:
    if who == NOBODY:
        return client.another()
    if who == GUEST:
        return signed_in_as(add(Guest(name="Vieras", token_hash=uuid4().hex)))
    assert who in PERSONS
    return signed_in_as(getattr(cast, who))


def filled(path: str, parameters: Mapping[str, Any]) -> str:
    return PARAMETER.sub(lambda match: str(parameters[match[1]]), path)


def knock(visitor: Visitor, method: str, path: str, row: Row) -> str:
    """What happens at the door: `in`, `sign in`, or the status of a refusal."""
    if method == "WEBSOCKET":
        return _knock_at_socket(visitor, path)
    answer = visitor.get(path) if method == "GET" else visitor.form(path, row.data)
    return _heard(answer)


def _heard(answer: Response) -> str:
    if answer.is_redirect and answer.headers["location"].startswith("/sign-in?"):
        return "sign in"
    refused = answer.status_code in (400, 401, 403, 404, 405, 410, 413, 429) or answer.status_code >= 500
    return str(answer.status_code) if refused else "in"


def _knock_at_socket(visitor: Visitor, path: str) -> str:
    try:
        with visitor.websocket_connect(path, headers={"origin": settings().base_url}):
            return "in"
    except WebSocketDisconnect as refused:
        return str(refused.code - 4000) if refused.code >= 4000 else "refused"
