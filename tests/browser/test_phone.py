"""The same start on a phone: from a nomination to the first note, and a note that survives a lost network."""

from datetime import timedelta
from typing import Final

from playwright.sync_api import expect

from agentnet import clock
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.screen import PHONE, Screen
from tests.browser.town import Town
from tests.browser.walks import boards, network, workshops
from tests.browser.walks.network import address, sign_in

ELINA: Final = ("Elina Ketola", "elina.ketola@agentnet.example")
SECTION: Final = "Esteet"
FIRST: Final = "Kutsupohja, jonka asiakas lukee ensin"
LOST: Final = "Sovitaan puhelimessa, kuka kutsuu"


def test_from_a_nomination_to_a_note_that_survives_a_lost_network(town: Town, come_in: ComeIn) -> None:
    cast, server = town.cast, town.server
    sari = sign_in(come_in(server, PHONE), address(cast.sari))
    network.nominate(sari, town, name=ELINA[0], email=ELINA[1], why="Elina kysyy aina, mitä asiakas itse sanoi.")
    heli = sign_in(come_in(server, PHONE), address(cast.heli))
    network.confirm(heli, address(cast.heli))
    elina = come_in(server, PHONE)
    network.accept_invitation(elina, server, email=ELINA[1], network=cast.network.name)
    workshop = a_workshop_goes_on(heli, town)
    workshops.enter(elina, workshop)
    boards.write(elina, SECTION, FIRST)
    assert axe.overflow(elina.page) <= 0
    assert axe.violations(elina.page) == []
    a_note_is_written_without_a_network(elina, heli)


def a_workshop_goes_on(heli: Screen, town: Town) -> str:
    day = clock.now().date() + timedelta(days=1)
    workshop = workshops.plan(heli, town, title="Kutsu", day=day, sections=f"{SECTION}\nIdeat")
    workshops.open_registration(heli, workshop)
    workshops.start(heli, workshop)
    workshops.go_to(heli, workshop, "Kutsu")
    return workshop


def a_note_is_written_without_a_network(elina: Screen, heli: Screen) -> None:
    """The phone says that the note waits; the page is even reloaded, and says so; later the note is saved, once."""
    elina.page.evaluate("navigator.serviceWorker.ready.then(there => there.active.state)")
    with elina.expecting("net::ERR_INTERNET_DISCONNECTED"):
        elina.context.set_offline(True)
        elina.fill_anywhere("Uusi lappu", LOST)
        elina.press("Lisää lappu")
        elina.sees("1 lappu odottaa, lähetetään kun yhteys palaa")
        elina.page.reload()
        elina.sees("Jos kirjoitit lapun, joka ei ehtinyt lähteä, se on tallessa tässä laitteessa")
        assert axe.violations(elina.page) == []
        elina.context.set_offline(False)
        boards.saved(elina)
    boards.once(elina, LOST)
    elina.page.reload()
    boards.once(elina, LOST)
    heli.open(elina.path)
    boards.once(heli, LOST)
    expect(heli.main.get_by_role("listitem").filter(has_text=FIRST)).to_have_count(1)
