"""Every route × every role: who gets in, who is refused, and what does not exist for whom."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from httpx import Response
from litestar.exceptions import WebSocketDisconnect

from agentnet import clock
from agentnet.accounts import sessions
from agentnet.accounts.models import Guest, SignedIn
from agentnet.network.models import Membership, Person
from agentnet.settings import settings
from agentnet.web import Policy, limits
from agentnet.web.policy import routes
from agentnet.web.shell import Agentnet
from agentnet.web.visit import hashed, session_key
from tests.access import GUEST, PERSONS, WALKERS, Row, Sample, expected
from tests.access_matrix import MATRIX
from tests.cast import Cast
from tests.conftest import Add
from tests.visitor import Visitor

PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
SAMPLES: dict[Sample, list[str]] = {}
for _route, _row in MATRIX.items():
    if _route.startswith("GET "):
        SAMPLES.setdefault(_row.sample, []).append(_route)
KINDS = {"uuid": str(uuid4()), "int": "987654", "str": "nothing-here", "path": "no/such"}


def test_every_route_has_a_row_and_every_row_a_route(app: Agentnet) -> None:
    there = {f"{method} {path}" for path, method, _handler in routes(app)}
    assert there - MATRIX.keys() == set(), "routes without a row in tests/access/"
    assert MATRIX.keys() - there == set(), "rows without a route"


def test_every_route_has_the_policy_that_its_row_says(app: Agentnet) -> None:
    policies = {f"{method} {path}": handler.opt["policy"] for path, method, handler in routes(app)}
    assert policies == {route: row.policy for route, row in MATRIX.items()}


@pytest.mark.parametrize("route", [route for route in MATRIX if not route.startswith("GET ")])
def test_who_gets_in(route: str, client: Visitor, add: Add, cast: Cast) -> None:
    row, (method, path) = MATRIX[route], route.split(" ", 1)
    where = filled(path, row.sample(add, cast))
    doors = browsers(client, add, cast)
    got, wanted = {}, {}
    for who in _walkers(route, row):
        got[who] = knock(doors[who], method, where, row)
        wanted[who] = expected(row, who, method)
    assert got == wanted


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{route} and {len(more)} more" for route, *more in SAMPLES.values()])
def test_who_may_look(sample: Sample, client: Visitor, add: Add, cast: Cast) -> None:
    """Looking changes nothing: pages that show the same objects are looked at one after another."""
    parameters, doors = sample(add, cast), browsers(client, add, cast)
    got, wanted = {}, {}
    for route in SAMPLES[sample]:
        row, where = MATRIX[route], filled(route.removeprefix("GET "), parameters)
        for who in _walkers(route, row):
            got[where, who] = knock(doors[who], "GET", where, row)
            wanted[where, who] = expected(row, who, "GET")
    assert {at: heard for at, heard in got.items() if heard != wanted[at]} == {}


@pytest.mark.parametrize("who", ["heli", "onni", "admin"])
@pytest.mark.parametrize("method", ["GET", "POST", "WEBSOCKET"])
def test_what_is_not_there_is_missing_for_everybody(
    who: str, method: str, client: Visitor, add: Add, cast: Cast
) -> None:
    door, wrong = browsers(client, add, cast)[who], {}
    routes_with_something = [route.split(" ", 1) for route, row in MATRIX.items() if "{" in route and row.missing]
    for path in [path for its, path in routes_with_something if its == method]:
        row = MATRIX[f"{method} {path}"]
        got = knock(door, method, PARAMETER.sub(lambda match: KINDS[match[2]], path), row)
        if got not in (("404", "410") if row.policy is Policy.TOKEN else ("404",)):
            wrong[path] = got
    assert wrong == {}


def _walkers(route: str, row: Row) -> list[str]:
    """Those who are refused first: they must leave no trace for the others to stumble over."""
    method = route.split(" ", 1)[0]
    allowed = [who for who in WALKERS if expected(row, who, method) == "in"]
    refused = [who for who in WALKERS if who not in allowed]
    return refused + (allowed[-1:] if row.once else allowed)


def browsers(client: Visitor, add: Add, cast: Cast) -> dict[str, Visitor]:
    """A browser for everybody who walks, each signed in: the rows of that are put there all at once."""
    guest = Guest(name="Vieras", token_hash=uuid4().hex)
    people: dict[str, Person | Guest] = {GUEST: guest, **{who: getattr(cast, who) for who in sorted(PERSONS)}}
    keys = {who: session_key() for who in people}
    add(guest, *(signed_in(one, keys[who], cast) for who, one in people.items()))
    return {who: client.another().carry(keys[who]) if who in keys else client.another() for who in WALKERS}


def signed_in(who: Person | Guest, key: str, cast: Cast) -> SignedIn:
    ranks = [row for row in cast.rows if isinstance(row, Membership) and row.person_id == who.id]
    person = who if isinstance(who, Person) else None
    return SignedIn(
        key_hash=hashed(key),
        person_id=person.id if person else None,
        guest_id=None if person else who.id,
        standing=sessions.standing(person, frozenset((rank.network_id, rank.role) for rank in ranks)),
        expires_at=clock.now() + timedelta(days=1),
    )


def filled(path: str, parameters: Mapping[str, Any]) -> str:
    return PARAMETER.sub(lambda match: str(parameters[match[1]]), path)


def knock(visitor: Visitor, method: str, path: str, row: Row) -> str:
    """What happens at the door: `in`, `sign in`, or the status of a refusal."""
    limits.clear()
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
