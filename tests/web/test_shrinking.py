"""What is sent packed, to whom, and that no length tells a secret."""

import re
import zlib

import pytest
from litestar.datastructures import Headers

from agentnet.network.models import Person
from agentnet.web.assets import asset
from agentnet.web.shrinking import accepts, packed
from agentnet.web.styles import core_css
from agentnet.workshops.boards.flow import Phase
from tests.boards.conftest import SetTable, set_table
from tests.conftest import SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]

PACKED, PLAIN = {"accept-encoding": "br, gzip"}, {"accept-encoding": "identity"}


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("br;q=1, GZIP ; q=0.5", True),
        ("gzip;q=0, *", False),
        ("gzip;q=0.000", False),
        ("x-gzipped", False),
    ],
)
def test_what_a_browser_takes(said: str, taken: bool) -> None:
    assert accepts(Headers({"accept-encoding": said})) is taken


def test_files_that_are_text(client: Visitor) -> None:
    for path in (asset("js/board.js"), asset("css/board.css"), core_css()):
        small, whole = client.get(path, headers=PACKED), client.get(path, headers=PLAIN)
        assert small.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in whole.headers
        assert small.headers["vary"] == whole.headers["vary"] == "Accept-Encoding"
        assert small.text == whole.text
        assert int(small.headers["content-length"]) < int(whole.headers["content-length"]) / 2
        assert small.headers["cache-control"].endswith("immutable")


def test_what_is_packed_already_or_tiny_stays(client: Visitor) -> None:
    for path in ("vendor/fonts/atkinson-hyperlegible-next-latin-ext-wght-italic.woff2", "js/print.js"):
        answer = client.get(asset(path), headers=PACKED)
        assert answer.status_code == 200
        assert "content-encoding" not in answer.headers


def test_a_board_and_its_news_and_no_other_page(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(Phase.PRESENTATION, notes=[f"Kutsu {n}" for n in range(30)]), signed_in_as(aino)
    for path in (table.path, f"{table.path}/changes"):
        small, whole = browser.get(path, headers=PACKED), browser.get(path, headers=PLAIN)
        assert small.headers["content-encoding"] == "gzip"
        assert small.headers["vary"] == whole.headers["vary"] == "Accept-Encoding"
        assert "Kutsu 29" in small.text
        assert "Kutsu 29" in whole.text
        assert int(small.headers["content-length"]) < len(whole.content) / 3
    note = re.findall(rf'{table.path}/notes/[0-9a-f-]+"', whole.text)[0].strip('"')
    for path in (f"{note}?search=Kutsu", f"/workshops/{table.workshop.id}", "/sign-in"):
        answer = browser.get(path, headers=PACKED)
        assert answer.status_code == 200
        assert "content-encoding" not in answer.headers


def test_no_guess_at_a_secret_changes_the_length() -> None:
    """Without the wall around it, a page with half of it in a note is shorter than one with something else."""
    secret = b"3f9c21d07ab84e65"
    page = b'<form><input name="csrf" value="' + secret + b'"></form><p>%s</p>'
    assert zlib.decompress(packed(page % secret, secret), 31) == page % secret
    halves = [len(packed(page % (b'value="' + half), secret)) for half in (secret[:8], b"7e0b64a5")]
    assert abs(halves[0] - halves[1]) <= 1
    bare = [len(packed(page % (b'value="' + half))) for half in (secret[:8], b"7e0b64a5")]
    assert bare[0] < bare[1] - 1
