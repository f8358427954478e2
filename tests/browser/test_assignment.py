"""An assignment at a coffee break: written on a phone, kept through a lost connection, returned, completed."""

from datetime import timedelta
from typing import Final

from playwright.sync_api import expect

from agentnet import clock
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.screen import PHONE
from tests.browser.town import Town
from tests.browser.walks.network import address, sign_in

QUESTION: Final = "Kuka kutsuu?"
LOST: Final = "Sovimme kahvilla, että se kutsuu, jolla on asiakas edessään."


def test_a_phone_that_loses_its_connection_loses_no_word(town: Town, come_in: ComeIn) -> None:
    cast, server = town.cast, town.server
    heli = sign_in(come_in(server), address(cast.heli))
    heli.open(f"{town.path}/assignments")
    heli.follow("Tee ensimmäinen välitehtävä")
    heli.fill("Välitehtävän nimi", "Kahville naapuriin")
    heli.fill("Kysymys, johon vastataan", QUESTION)
    heli.fill("Viimeinen vastauspäivä", (clock.now().date() + timedelta(days=9)).isoformat())
    heli.press("Tallenna")
    assignment = heli.at("/assignments/[^/]+")
    heli.confirm("Anna agenteille")
    aino = sign_in(come_in(server, PHONE), address(cast.aino))
    aino.open(server.link(address(cast.aino), "/tasks/"))
    aino.fill(QUESTION, "Sovimme")
    aino.sees("Tallennettu klo")
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.page.context.set_offline(True)
        aino.fill(QUESTION, LOST)
        aino.sees("Ei yhteyttä")
        aino.page.evaluate("window.stop()")
        aino.page.route("**/draft", lambda route: route.abort())
        aino.page.context.set_offline(False)
    with aino.expecting("net::ERR_FAILED"):
        aino.page.reload()
        expect(aino.main.get_by_label(QUESTION)).to_have_value(LOST)
        aino.sees("Toimme takaisin")
        aino.page.unroute("**/draft")
    assert axe.overflow(aino.page) <= 0
    assert axe.violations(aino.page) == []
    aino.press("Lähetä vastaus")
    aino.sees("Kiitos! Vastauksesi on lähetetty")
    heli.open(f"{assignment}/submissions")
    heli.follow("Lue yksi kerrallaan")
    heli.sees(LOST)
    heli.fill("Sana agentille", "Entä jos kumpikaan ei ehdi?")
    heli.press("Pyydä täydentämään")
    aino.page.reload()
    aino.sees("Entä jos kumpikaan ei ehdi?")
    aino.fill(QUESTION, f"{LOST} Muuten soitetaan.")
    aino.press("Lähetä vastaus")
    aino.sees("Kiitos! Vastauksesi on lähetetty")
    heli.open(f"{assignment}/submissions")
    heli.sees("Muuten soitetaan.")
