"""What the framework would let through or answer with 500: each trap was measured, each has its remedy here."""

import json
import time

import pytest
from litestar import get
from litestar.exceptions import WebSocketDisconnect

from agentnet.app import create_app
from agentnet.network.models import Person
from agentnet.web import bodies
from agentnet.web.policy import NoPolicy
from tests.conftest import SignedInAs
from tests.visitor import Visitor

OURS = {"origin": "http://127.0.0.1:8000"}


def test_a_route_without_a_policy_stops_the_start() -> None:
    @get("/forgotten")
    async def forgotten() -> str:
        return ""

    with pytest.raises(NoPolicy, match="/forgotten"):
        create_app([forgotten])


@pytest.mark.parametrize(
    "origin", [None, "http://evil.example", "http://127.0.0.1:8001", "null", "https://127.0.0.1:8000"]
)
def test_a_socket_from_elsewhere_is_refused(signed_in_as: SignedInAs, aino: Person, origin: str | None) -> None:
    browser = signed_in_as(aino)
    headers = {"origin": origin} if origin else {}
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/probe/socket", headers=headers) as socket:
        socket.receive_text()


def test_a_socket_from_our_own_page_opens(signed_in_as: SignedInAs, aino: Person) -> None:
    with signed_in_as(aino).websocket_connect("/probe/socket", headers=OURS) as socket:
        assert socket.receive_text() == "Aino Aalto"


def test_nobodys_socket_is_refused(client: Visitor) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/probe/socket", headers=OURS) as socket:
        socket.receive_text()


def test_a_form_needs_the_token_of_its_own_cookie(client: Visitor, signed_in_as: SignedInAs, aino: Person) -> None:
    hers, token = signed_in_as(aino), client.token
    assert hers.post("/probe/save", headers=OURS).status_code == 403
    assert hers.post("/probe/save", data={"csrf": token}, headers=OURS).status_code == 403
    assert hers.post("/probe/save", data={"csrf": hers.token}, headers=OURS).status_code == 303
    assert hers.post("/probe/save", headers={**OURS, "x-csrf-token": hers.token}).status_code == 303
    assert hers.post("/probe/save", files={"csrf": (None, hers.token)}, headers=OURS).status_code == 303


def test_a_form_from_another_site_is_refused_even_with_its_token(signed_in_as: SignedInAs, aino: Person) -> None:
    hers = signed_in_as(aino)
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert hers.post("/probe/save", data={"csrf": hers.token}, headers=headers).status_code == 403


def test_a_token_sent_as_a_file_is_a_bad_request(client: Visitor) -> None:
    answer = client.post("/probe/form", files={"csrf": ("token.txt", b"x")}, headers=OURS)
    assert answer.status_code == 400


def test_a_get_cannot_write(client: Visitor) -> None:
    assert client.get("/probe/write").status_code >= 500


def test_a_million_fields_are_refused_at_once(client: Visitor) -> None:
    token, began = client.token, time.process_time()
    answer = client.post(
        "/probe/long",
        content="a&" * 500_000,
        headers={**OURS, "x-csrf-token": token, "content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413
    assert time.process_time() - began < 0.5


def test_too_many_parts_are_refused(client: Visitor) -> None:
    parts = [(f"f{n}", (None, "x")) for n in range(bodies.PARTS + 1)]
    answer = client.post("/probe/form", files=parts, headers={**OURS, "x-csrf-token": client.token})
    assert answer.status_code == 413


def test_bodies_have_a_limit_and_long_texts_a_larger_one(client: Visitor) -> None:
    assert client.form("/probe/form", {"why": "a" * (bodies.BODY + 1)}).status_code == 413
    assert client.form("/probe/long", {"why": "ä" * 100_000}).json() == {"length": 100_000}
    assert client.form("/probe/long", {"why": "a" * (bodies.LONG_TEXT + 1)}).status_code == 413


BAD_BODIES = [
    ("application/json", b"[" * 1_000 + b"]" * 1_000),
    ("application/json", b'{"name":"\xff"}'),
    ("application/json", b'{"name":'),
    ("application/json", b'[["name"]]'),
    ("application/json", b'{"name":{"a":1}}'),
    ("application/x-www-form-urlencoded", b"name=%ff"),
    ("application/x-www-form-urlencoded", b"name=\xff"),
    ("application/x-www-form-urlencoded", b"name=%ED%A0%80"),
    ("multipart/form-data", b"--x"),
    ("multipart/form-data; boundary=x", b"--y\r\n\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\xff\r\n--x--\r\n'),
]


@pytest.mark.parametrize(("kind", "body"), BAD_BODIES)
def test_a_broken_body_is_a_bad_request(client: Visitor, kind: str, body: bytes) -> None:
    headers = {**OURS, "x-csrf-token": client.token, "content-type": kind}
    assert client.post("/probe/form", content=body, headers=headers).status_code == 400


def test_json_may_fill_a_form(client: Visitor) -> None:
    headers = {**OURS, "x-csrf-token": client.token}
    answer = client.post("/probe/form", json={"name": "Aino", "many": [1, 2], "why": '"[{'}, headers=headers)
    assert answer.json()["value"]["many"] == [1, 2]


def test_broken_surrogates_and_nul_in_json_are_refused_beside_the_field(client: Visitor) -> None:
    headers = {**OURS, "x-csrf-token": client.token, "content-type": "application/json"}
    for name in ("\\u0000", "a\\u202eb"):
        answer = client.post("/probe/form", content=f'{{"name":"{name}"}}', headers=headers)
        assert answer.json()["errors"]["name"].startswith("Tekstissä on merkkejä")
    assert client.post("/probe/form", content=b'{"name":"\\ud800"}', headers=headers).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/a%00b",
        "/sign-in/%ff",
        "/sign-in?x=%00",
        "/sign-in?x=%ff",
        "/probe/number?since=" + "9" * 19,
        "/" + "a" * 5_000,
    ],
)
def test_an_address_that_is_no_text_is_a_bad_request(client: Visitor, path: str) -> None:
    assert client.get(path).status_code == 400


def test_the_largest_number_still_fits(client: Visitor) -> None:
    assert client.get(f"/probe/number?since={2**63 - 1}").text == str(2**63 - 1)
    assert client.get(f"/probe/number?since={2**63}").status_code == 400
    assert client.get("/probe/number?since=" + "9" * 3_000).status_code == 400


def test_localhost_is_sent_to_the_real_address(client: Visitor) -> None:
    moved = client.get("/sign-in?next=%2Fme", headers={"host": "localhost:8000"})
    assert moved.headers["location"] == "http://127.0.0.1:8000/sign-in?next=%2Fme"
    assert client.post("/sign-in", headers={"host": "localhost:8000"}).status_code == 400
    assert client.get("/sign-in", headers={"host": "evil.example"}).status_code == 400


def test_no_page_of_the_framework_is_there(client: Visitor) -> None:
    for path in ("/schema", "/schema/openapi.json", "/docs"):
        assert client.get(path).status_code == 404


def test_bodies_are_kept_in_no_cache(client: Visitor) -> None:
    from litestar._parsers import parse_url_encoded_form_data

    before = parse_url_encoded_form_data.cache_info().currsize
    client.form("/probe/form", {"name": json.dumps("secret")})
    assert parse_url_encoded_form_data.cache_info().currsize == before


def test_a_head_request_is_a_get_without_a_body(client: Visitor) -> None:
    answer = client.head("/sign-in")
    assert answer.status_code == 200
    assert answer.content == b""
