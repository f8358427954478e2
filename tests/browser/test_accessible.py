"""Every type of page, in Finnish, by day and by night, on a desk and on a phone: nothing that WCAG forbids."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from agentnet.web.shell import Agentnet
from tests.browser import axe
from tests.browser.no_pages import NO_PAGES
from tests.browser.page_types import PAGES, REFUSED, shape
from tests.browser.screen import DESK, PHONE, Screen
from tests.browser.server import Server

Readers = Callable[[str], Screen]
LOOKS = ((DESK, "light"), (PHONE, "dark"))
"""Each size and each colour scheme once: colours do not depend on the size."""
TWICE = re.compile(r"/g/|/boards/|/chapters/[^/]+/(edit|review)|/join|/components$")
"""What the public reads, boards, the editor, the review and every component have both looks; other pages take turns,
each in one of them: their parts are those of the page of components."""
NARROW = {"width": 320, "height": 700}


@pytest.fixture(scope="package")
def readers(chromium: Browser, demo: Server) -> Iterator[Readers]:
    """One browser for each person, who opens one page after another."""
    screens: dict[str, Screen] = {}

    def reader(name: str) -> Screen:
        if name not in screens:
            screens[name] = Screen(chromium, demo)
            if name:
                screens[name].sign_in_from_sample(name)
        screens[name].faults.clear()
        return screens[name]

    yield reader
    for screen in screens.values():
        screen.close()


@pytest.mark.parametrize(("who", "path"), PAGES, ids=[f"{who.split(' ')[0]}:{path}" for who, path in PAGES])
def test_a_page_is_accessible(who: str, path: str, readers: Readers, where: dict[str, str]) -> None:
    screen = readers(who)
    page = screen.page
    expected = REFUSED.get(path, 200)
    with screen.expecting(str(expected)):
        answer = page.goto(path.format(**where))
    assert answer is not None
    assert answer.status == expected, f"{page.url}\n{screen.server.log[-1500:]}"
    looks = [LOOKS[PAGES.index((who, path)) % 2]] if not TWICE.match(path) else LOOKS
    found = [f"{size[0]} px, {scheme}: {one}" for size, scheme in looks for one in judged(page, size, scheme)]
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert not screen.faults, screen.faults
    assert not found, "\n".join(dict.fromkeys(found))
    assert axe.overflow(page) <= 0, f"wider than 320 px by {axe.overflow(page)}: {axe.widest(page)}"


def judged(page: Page, size: tuple[int, int], scheme: str) -> list[str]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return axe.violations(page)


def test_no_page_is_forgotten(app: Agentnet) -> None:
    """A new page belongs to `PAGES`; what is no page belongs to `NO_PAGES`, with the reason."""
    routes = {
        shape(str(route.path_format))
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if "GET" in getattr(handler, "http_methods", ())
    }
    pages = {shape(path) for _who, path in PAGES if path not in REFUSED} | {"/sign-in/{}"}
    assert not (forgotten := routes - pages - set(NO_PAGES)), forgotten
    assert not (gone := (pages | set(NO_PAGES)) - routes), gone
