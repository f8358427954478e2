"""Every answer wears the same headers, whatever made it."""

import pytest

from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web.assets import asset
from tests.conftest import SignedInAs
from tests.visitor import Visitor

ANSWERS = [
    ("GET", "/sign-in", 200),
    ("GET", "/no-such-page", 404),
    ("DELETE", "/sign-in", 405),
    ("GET", "/me", 303),
    ("GET", "/probe/error/mistake", 500),
    ("GET", "/probe/error/refused", 409),
    ("GET", "/static/any/css/tokens.css", 200),
    ("GET", "/static/any/css/none.css", 404),
    ("OPTIONS", "/sign-in", 204),
    ("GET", "/probe/number?since=x", 400),
    ("POST", "/sign-in", 403),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_security_headers_are_on_every_answer(client: Visitor, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "server" not in answer.headers


def test_pages_of_a_session_are_stored_nowhere(signed_in_as: SignedInAs, aino: Person) -> None:
    browser = signed_in_as(aino)
    for path in ("/me", "/sign-in", "/no-such-page", "/probe/error/mistake"):
        assert browser.get(path).headers["cache-control"] == "no-store"


def test_a_hashed_asset_is_cached_for_ever_and_sets_no_cookie(client: Visitor) -> None:
    answer = client.get(asset("css/tokens.css"))
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")
    assert "set-cookie" not in answer.headers
    assert client.get("/static/old/css/tokens.css").headers["cache-control"] == "no-store"


def test_an_error_is_cached_nowhere_even_beside_the_assets(client: Visitor) -> None:
    assert client.get("/static/any/css/none.css").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/static/x/../../pyproject.toml", "/static/x/%2e%2e/pyproject.toml", "/static/x//etc/passwd"]
)
def test_static_files_cannot_be_escaped_from(client: Visitor, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_the_cockpit_frames_and_only_the_projector_is_framed(client: Visitor) -> None:
    cockpit = client.get("/probe/cockpit").headers["content-security-policy"]
    projector = client.get("/probe/projector").headers
    assert "frame-src 'self'" in cockpit
    assert "frame-ancestors 'none'" in cockpit
    assert "frame-ancestors 'self'" in projector["content-security-policy"]
    assert projector["x-frame-options"] == "SAMEORIGIN"


def test_over_https_cookies_are_bound_to_the_host(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENTNET_BASE_URL", "https://agentnet.example")
    settings.cache_clear()
    answer = client.get("https://agentnet.example/sign-in")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-agentnet=v.")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["strict-transport-security"].startswith("max-age=63072000")
    assert "wss://agentnet.example" in answer.headers["content-security-policy"]


def test_a_page_has_nothing_inline(client: Visitor) -> None:
    text = client.get("/sign-in").text
    assert "<style" not in text
    assert " style=" not in text
    assert "onclick" not in text
    assert all("src=" in tag for tag in text.split("<script")[1:])
