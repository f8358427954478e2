"""The browser tests notice what goes wrong in a page."""

from functools import partial

import pytest

from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.screen import PATIENCE_MS, Screen
from tests.browser.server import Server, within


@pytest.fixture
def screen(come_in: ComeIn, demo: Server) -> Screen:
    return come_in(demo).open("/join")


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("console.error('hups')", "console: hups"),
        ("setTimeout(() => { throw new Error('poikki') })", "poikki"),
        ("fetch('https://muualla.example/').catch(() => {})", "https://muualla.example/"),
        ("location = 'http://127.0.0.2:9/'", "another host: http://127.0.0.2:9/"),
        ("fetch('/ei-ole')", "404"),
    ],
)
def test_a_fault_is_noticed(screen: Screen, deed: str, fault: str) -> None:
    screen.page.evaluate(f"() => {{ {deed} }}")
    assert within(PATIENCE_MS / 1000, partial(_noticed, screen, fault)), screen.faults
    screen.faults, screen._allowed = [], [""]  # what comes of it later belongs to it


def _noticed(screen: Screen, fault: str) -> bool:
    screen.page.wait_for_timeout(20)  # what the browser has said is heard
    return fault in "\n".join(screen.faults)


def test_axe_finds_what_is_wrong(screen: Screen) -> None:
    screen.page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert any(one.startswith("button-name") for one in axe.violations(screen.page))
