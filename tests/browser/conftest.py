"""The stage of the browser tests: servers, Chromium, and people who come with a browser of their own."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests import once
from tests.browser.hall import Hall, House, opened
from tests.browser.places import places
from tests.browser.screen import DESK, PATIENCE_MS, Screen, Size
from tests.browser.server import Server, serving, sow
from tests.browser.town import Town, plant

HERE: Final = Path(__file__).parent
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
COMMON: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIRST: Final = ("test_journey.py", "test_twelve.py", "test_machinery.py", "test_reviewing.py")
"""The longest, and one that needs the sample network: while it is made for all, others have something else to do."""
LAST: Final = ("test_accessible.py", "test_reader.py", "test_offline.py", "test_order.py", "test_without_scripts.py")
ComeIn = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is here is marked, and begins first: no process waits for the longest tests in the end."""
    for item in items:
        if _is_here(item):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


def _is_here(item: pytest.Item) -> bool:
    return str(item.path).startswith(f"{HERE}{os.sep}")


def _turn(item: pytest.Item) -> int:
    if not _is_here(item):
        return len(FIRST) + 2
    name = item.path.name
    return FIRST.index(name) if name in FIRST else len(FIRST) + (name in LAST)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Ends with the package: while Playwright runs, no test could start an event loop of its own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, COMMON)), None)
    assert found, "No Chromium was found. Install it, or name it with CHROMIUM=/path/to/chromium."
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample network, one for each worker. Tests that look at it must leave it as it is."""
    var = tmp_path_factory.mktemp("sample") / "var"
    once.copied("sample", sow, var)
    with serving("demo", var) as server:
        yield server


@pytest.fixture(scope="session")
def where(demo: Server) -> dict[str, str]:
    """The sample network's things, by name."""
    return {**places(demo), "spent": "tunnus-jota-ei-ole"}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A network in which nothing has happened yet, of this test's own."""
    var = tmp_path / "town"
    cast, crowd = plant(var)
    with serving("serve", var) as server:
        yield Town(server, cast, crowd)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with a network of people, one for each worker: for tests that have things of their own in it."""
    var = tmp_path_factory.mktemp("house") / "var"
    cast, crowd = plant(var)
    with serving("serve", var) as server:
        yield House(Town(server, cast, crowd))


@pytest.fixture(scope="module")
def hall(house: House) -> Hall:
    """A workshop of this module's own that is on, in the house."""
    return opened(house)


@pytest.fixture
def come_in(chromium: Browser) -> Iterator[ComeIn]:
    """`come_in(server)` gives somebody a browser. When the test ends, nothing may have gone wrong in any of them."""
    screens: list[Screen] = []

    def enter(server: Server, size: Size = DESK, *, scripts: bool = True, offline: bool = True) -> Screen:
        """Without `offline`, nothing that the browser keeps for bad lines answers in place of the server."""
        screens.append(Screen(chromium, server, size, scripts=scripts, offline=offline))
        return screens[-1]

    yield enter
    for screen in screens:
        print(screen.story())  # pytest shows it when the test fails
        screen.close()
    for server in {screen.server for screen in screens}:
        print(server.log[-6000:])
    faults = [fault for screen in screens for fault in screen.faults]
    assert not faults, "\n".join(faults)
