"""A promise on a phone: kept in the browser while the line is down, sent when it comes back, and taken back."""

import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import Hall
from tests.browser.screen import PHONE

FIRST, BETTER = "Soitan naapurille", "Kutsun naapurin kahville"


def kept(hall: Hall) -> list[str]:
    with closing(sqlite3.connect(hall.town.server.var / "agentnet.db")) as database:
        return [row[0] for row in database.execute("select text from promise")]


def test_a_promise_waits_for_the_line_and_is_given_once(hall: Hall, come_in: ComeIn) -> None:
    aino, path = come_in(hall.town.server, PHONE), f"/workshops/{hall.workshop.id}/promise"
    hall.come(aino, hall.town.cast.aino, path)
    aino.fill("Kokeilen tätä", FIRST)
    aino.sees("Luonnos on tallessa tässä selaimessa.")
    aino.open(path)
    expect(aino.main.get_by_label("Kokeilen tätä")).to_have_value(FIRST)
    assert axe.violations(aino.page) == []
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.context.set_offline(True)
        aino.check("Nimelläni")
        aino.press("Lupaan")
        aino.sees("Odottaa – lähetetään, kun yhteys palaa")
        assert kept(hall) == []
        aino.context.set_offline(False)
        aino.sees("Lupauksesi on tallessa.")
    assert kept(hall) == [FIRST]
    assert axe.violations(aino.page) == []
    assert axe.overflow(aino.page) <= 0
    aino.follow("Muuta lupausta")
    expect(aino.main.get_by_label("Kokeilen tätä")).to_have_value(FIRST)
    aino.fill("Kokeilen tätä", "Soitan 131052-308T")
    with aino.expecting("422"):
        aino.press("Tallenna muutos")
        aino.sees("henkilötunnu")
    aino.fill("Kokeilen tätä", BETTER)
    aino.press("Tallenna muutos")
    aino.sees("Lupauksesi on tallessa.")
    assert kept(hall) == [BETTER]
    aino.confirm("Peru lupaus")
    aino.reads("Yksi asia, jota kokeilet")
    expect(aino.main.get_by_label("Kokeilen tätä")).to_have_value("")
    assert kept(hall) == [""]
