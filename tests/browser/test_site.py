"""The web guide as files, in a browser: accessible, narrow enough, silent without scripts, found by inflected words."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from agentnet.guide.press import run_in_child
from agentnet.guide.press.site import compile_site
from tests.browser import axe
from tests.press.torture import FOREST, torture
from tests.press.whole import whole

PAGES = ("index", "verkostopalaveri", "sanasto", "tiedot", "404", "kaikki/kaikki")
"""The last has every construct there is, and another brand."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test tells what went wrong."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("guide")
    files = run_in_child(compile_site, whole())
    files |= {f"kaikki/{name}": data for name, data in compile_site(torture(brand=FOREST), None, {}).items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(data)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_page_is_accessible_and_fits_a_phone(page: Page, guide: str, name: str, dark: bool) -> None:
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(f"{guide}/{name}.html")
    assert axe.violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert axe.overflow(page) <= 0, axe.widest(page)


def test_any_form_of_a_word_finds_it(page: Page, guide: str) -> None:
    page.goto(f"{guide}/tiedot.html")
    hits = page.locator("[data-found] li")
    for asked in ("verkostopalaveri", "palavereissa", "verkostopalavereista", "asiakkaille", "asiakkaalle kutsuja"):
        page.get_by_role("searchbox").fill(asked)
        page.get_by_role("status").filter(has_text="Löytyi").wait_for()
        assert hits.count() > 0, asked
    page.get_by_role("searchbox").fill("xyzzy")
    page.get_by_role("status").filter(has_text="Ei löytynyt").wait_for()
    page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)> kutsupohja")
    page.get_by_role("status").filter(has_text="Ei löytynyt").wait_for()
    page.get_by_role("searchbox").fill("kutsupohjalla")
    hits.first.wait_for()
    assert axe.violations(page) == []
    hits.get_by_role("link").first.click()
    page.wait_for_url(f"{guide}/*.html*")
    assert page.locator("h1").inner_text()


def test_without_scripts_everything_but_the_search_is_there(chromium: Browser, guide: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{guide}/index.html")
    page.get_by_role("link", name="Asiakaskohtainen verkostopalaveri").last.click()
    assert page.locator("h1").inner_text() == "Asiakaskohtainen verkostopalaveri"
    assert page.get_by_role("searchbox").count() == 0
    page.get_by_role("link", name="På svenska").last.click()
    assert page.locator("article").get_attribute("lang") == "sv"
    context.close()
