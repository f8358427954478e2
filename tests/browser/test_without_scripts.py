"""The same pages in a browser that runs no scripts: getting in, and giving what one came to give."""

from tests.browser.conftest import ComeIn
from tests.browser.hall import House
from tests.browser.screen import PHONE
from tests.browser.server import Server
from tests.browser.walks import workshops
from tests.browser.walks.network import address, sign_in


def test_one_signs_in_by_letter(house: House, come_in: ComeIn) -> None:
    town = house.town
    aino = sign_in(come_in(town.server, scripts=False), address(town.cast.aino))
    aino.reads("Hei, Aino")


def test_a_guest_joins_and_writes_a_note(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    heli = come_in(demo).sign_in_from_sample("Heli Aro")
    guest = come_in(demo, PHONE, scripts=False)
    wall = workshops.show_wall(heli, f"/workshops/{where['live_workshop']}")
    workshops.join_by_code(guest, workshops.code_on(wall), "Vieno Vieras")
    guest.at("/boards/[^/]+")
    guest.fill_anywhere("Uusi lappu", "Kirjoitettu ilman skriptejä")
    guest.press("Lisää lappu")
    guest.sees("Kirjoitettu ilman skriptejä", within=guest.main)


def test_an_agent_answers_a_survey(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    tuula = come_in(demo, PHONE, scripts=False).sign_in_from_sample("Tuula Grönroos")
    tuula.open(f"/surveys/{where['open_survey']}/answer")
    tuula.fill("Mitä opit (text)?", "Kysyin ensin, mitä asiakas itse haluaa.")
    tuula.check("Vaihdellen")
    tuula.main.get_by_role("group", name="Mitä opit (scale)?").get_by_label("4", exact=True).check()
    tuula.press("Lähetä vastaukset")
    tuula.reads("Kiitos, vastauksesi on tallessa!")


def test_an_agent_answers_an_assignment(come_in: ComeIn, demo: Server, where: dict[str, str]) -> None:
    tiina = come_in(demo, PHONE, scripts=False).sign_in_from_sample("Tiina Helenius")
    tiina.open(f"/tasks/{where['new_task']}")
    tiina.fill("Mitä sovitte ennen", "Kävimme yhdessä kotikäynnillä ja sovimme seuraavasta.")
    tiina.press("Lähetä vastaus")
    tiina.sees("Kiitos! Vastauksesi on lähetetty")
