"""A live page that is opened again without a network says so, and comes back by itself; nobody's page is kept."""

import re
from typing import Final

from playwright.sync_api import expect

from tests.browser.conftest import ComeIn
from tests.browser.page_types import HELI
from tests.browser.screen import PHONE
from tests.browser.server import Server

KEPT: Final = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
    }
    return found.sort();
}"""
READY: Final = "navigator.serviceWorker.ready.then(there => there.active.scriptURL)"


def test_without_a_network_a_live_page_says_so_and_comes_back(
    demo: Server, where: dict[str, str], come_in: ComeIn
) -> None:
    heli = come_in(demo, PHONE).sign_in_from_sample(HELI)
    remote = f"/workshops/{where['live_workshop']}/remote"
    heli.open(remote)
    heading = heli.page.get_by_role("heading", level=1).inner_text()
    assert heli.page.evaluate(READY).endswith("/offline/worker.js?language=fi")
    with heli.expecting("net::ERR_INTERNET_DISCONNECTED"):
        heli.context.set_offline(True)
        heli.page.reload()
        expect(heli.page.get_by_role("heading", level=1)).to_have_text("Ei yhteyttä")
        heli.context.set_offline(False)
        expect(heli.page.get_by_role("heading", level=1)).to_have_text(heading)
    heli.open("/")
    heli.open(f"/workshops/{where['live_workshop']}/cockpit")
    assert heli.page.evaluate(KEPT) == ["/offline", "/offline/icon.svg", "/offline/page.css", "/offline/page.js"]


def test_who_signs_out_leaves_nothing_and_the_next_one_sees_nothing(
    demo: Server, where: dict[str, str], come_in: ComeIn
) -> None:
    heli = come_in(demo, PHONE).sign_in_from_sample(HELI)
    remote = f"/workshops/{where['live_workshop']}/remote"
    heli.open(remote)
    title = heli.page.get_by_role("heading", level=1).inner_text()
    heli.page.evaluate(READY)
    heli.context.clear_cookies()
    heli.page.goto(remote)
    expect(heli.page).to_have_url(re.compile("/sign-in"))
    with heli.expecting("net::ERR_INTERNET_DISCONNECTED"):
        heli.context.set_offline(True)
        heli.page.goto(remote)
        expect(heli.page.get_by_role("heading", level=1)).to_have_text("Ei yhteyttä")
        assert title not in heli.page.content()
        heli.context.set_offline(False)
        expect(heli.page).to_have_url(re.compile("/sign-in"))
