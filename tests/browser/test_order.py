"""News that overtake each other: a page takes what is news to it, leaves what is old, and asks when there is a gap."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.browser.server import Server


def piece(words: str, to: str, since: str = "") -> str:
    before = f' from="{since}"' if since else ""
    return f'<p>{words}</p><live-cursor at="{to}"{before}></live-cursor>'


CASES: dict[str, tuple[str, str, str, bool]] = {
    "the next one": ("r-5", piece("6", "r-6", "r-5"), "6", False),
    "two at once": ("r-5", piece("6", "r-6", "r-5") + piece("7", "r-7", "r-6"), "67", False),
    "one that is there already": ("r-5", piece("4", "r-4", "r-3") + piece("5", "r-5", "r-4"), "", False),
    "an answer that was overtaken": ("r-9", piece("old", "r-7", "r-5"), "", False),
    "an answer that leads on": ("r-5", piece("all", "r-9", "r-5"), "all", False),
    "an answer to one who has it all": ("r-5", piece("mine", "r-5", "r-5"), "mine", False),
    "a gap": ("r-5", piece("7", "r-7", "r-6") + piece("8", "r-8", "r-7"), "", True),
    "news of another room": ("r-5", piece("1", "s-1", "s-0"), "", True),
    "the whole board of another room": ("r-5", piece("whole", "s-3"), "whole", False),
    "the whole board, overtaken": ("r-5", piece("whole", "r-4"), "", False),
    "the whole board and what came after": ("r-5", piece("whole", "s-3") + piece("4", "s-4", "s-3"), "whole4", False),
    "words without a cursor": ("r-5", "<p>own</p>", "own", False),
    "a hash": ("a1f", piece("poll", "b2e"), "poll", False),
}


@pytest.fixture(scope="module")
def screen(chromium: Browser, demo: Server) -> Screen:
    return Screen(chromium, demo).open("/join")


@pytest.mark.parametrize("case", CASES)
def test_news_are_taken_in_their_order(screen: Screen, case: str) -> None:
    here, html, kept, behind = CASES[case]
    found = re.search(r'src="(/static/[^"]+/js/)app\.js"', screen.page.content())
    assert found
    script = "async ([module, html, here]) => (await import(module)).inOrder(html, here)"
    news = screen.page.evaluate(script, [f"{found[1]}live-order.js", html, here])
    assert (re.sub(r"<[^>]*>", "", news["html"]), news["behind"]) == (kept, behind)
