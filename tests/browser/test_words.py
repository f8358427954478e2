"""What is written on a board: pictures that wait for the line, comments, similar notes, queues and tables."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from agentnet.workshops.boards.flow import Phase
from tests.boards.pictures_of import photograph
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import BARRIERS, WAYS, Hall
from tests.browser.screen import PHONE, Screen
from tests.browser.walks import boards

LATE, LEADS, COFFEE = "Palaverikutsut saapuvat myöhässä", "Ei tiedetä, kuka vetää palaverin", "Kahvi on loppu"


def note(screen: Screen, text: str) -> Locator:
    return screen.page.locator("#board li.note").filter(has_text=text).first


def named(word: str, about: str) -> re.Pattern[str]:
    """The name of a control that says what it is done to."""
    return re.compile(rf"{word} ?: {re.escape(about)}")


def fine(screen: Screen) -> None:
    assert axe.violations(screen.page) == []
    assert axe.overflow(screen.page) <= 0, axe.widest(screen.page)


def test_a_picture_waits_for_the_line_and_comes_clean(hall: Hall, come_in: ComeIn, tmp_path: Path) -> None:
    """Taken without a network, kept through a reload, sent with its note, once; others see it with its words."""
    path = hall.board(Phase.PRESENTATION, [LATE])
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    photo = tmp_path / "kuva.jpg"
    photo.write_bytes(photograph(2400, 1800, turned=True))
    page = aino.page
    page.locator("[data-picture-file]").set_input_files(photo)
    page.get_by_label("Kerro kuvasta niille").fill("Kutsun luonnos taululla")
    aino.fill_anywhere("Uusi lappu", "Näin kutsu tehdään")
    fine(aino)
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.context.set_offline(True)
        aino.press("Lisää lappu")
        aino.sees("1 lappu odottaa, lähetetään kun yhteys palaa")
        expect(note(aino, "Näin kutsu tehdään").get_by_role("img")).to_have_attribute("src", re.compile("^data:"))
        fine(aino)
        aino.context.set_offline(False)
    aino.open(path)
    boards.saved(aino)
    shown = note(aino, "Näin kutsu tehdään").get_by_role("img", name="Kutsun luonnos taululla")
    expect(shown).to_have_count(1)
    pekka = hall.enter(come_in(hall.town.server), hall.town.cast.pekka, path)
    theirs = note(pekka, "Näin kutsu tehdään").get_by_role("img", name="Kutsun luonnos taululla")
    theirs.scroll_into_view_if_needed()
    assert pekka.page.wait_for_function("() => document.querySelector('#board .pictures img')?.naturalHeight > 0")
    sent = pekka.context.request.get(theirs.get_attribute("src") or "")
    assert (sent.status, b"Canary" in sent.body()) == (200, False)
    fine(pekka)


def test_comments_nods_and_similar_notes_by_thumb(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.PRESENTATION, [LATE, COFFEE])
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    page = aino.page
    aino.fill_anywhere("Uusi lappu", "Kutsu palaveriin tulee liian myöhään")
    page.get_by_text("1 muu kirjoitti samantapaista").click()
    fine(aino)
    aino.press("Kannata tätä")
    expect(note(aino, LATE).get_by_role("button", name="Samaa mieltä")).to_have_attribute("aria-pressed", "true")
    page.get_by_text("1 muu kirjoitti samantapaista").click()
    page.locator("details.tones > summary").click()
    fine(aino)
    page.get_by_label("lila").check()
    page.keyboard.press("Escape")
    aino.press("Lisää lappu")
    boards.saved(aino)
    expect(note(aino, "liian myöhään")).to_have_class(re.compile("tone-lilac"))
    note(aino, COFFEE).locator("summary").filter(has_text="Kommentoi").click()
    aino.follow("Kirjoita kommentti", within=note(aino, COFFEE))
    expect(page.get_by_label("Kommentti lappuun")).to_be_focused()
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.context.set_offline(True)
        page.keyboard.type("Tuon huomenna paketin")
        fine(aino)
        page.keyboard.press("Control+Enter")
        expect(note(aino, COFFEE).get_by_text("odottaa – lähetetään, kun yhteys palaa").first).to_be_visible()
        aino.context.set_offline(False)
    boards.saved(aino)
    pekka = hall.enter(come_in(hall.town.server), hall.town.cast.pekka, path)
    expect(note(pekka, COFFEE)).to_contain_text("1 kommentti")
    note(pekka, COFFEE).locator("summary").filter(has_text="1 kommentti").click()
    expect(note(pekka, COFFEE).get_by_text("Tuon huomenna paketin", exact=True)).to_be_visible()
    expect(note(pekka, COFFEE).get_by_role("button", name="Poista")).to_be_hidden()
    fine(pekka)


def test_a_queue_and_a_table_by_keyboard(hall: Hall, come_in: ComeIn) -> None:
    """Let notes through, take a proposed bundle, write and vote for a table: what is typed never leaves the keys."""
    path = hall.board(Phase.PRESENTATION, [LATE, "Kutsu palaveriin tulee liian myöhään"], moderated=True)
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    boards.write(aino, BARRIERS, COFFEE)
    boards.write(aino, WAYS, LEADS)
    heli = hall.come(come_in(hall.town.server), hall.town.cast.heli, f"{path}/moderation")
    page = heli.page
    fine(heli)
    page.get_by_role("button", name=named("Näytä kaikille", COFFEE)).press("Enter")
    expect(page.get_by_role("button", name=named("Näytä kaikille", LEADS))).to_be_focused()
    page.locator(".queued summary").filter(has_text="Piilota").click()
    page.get_by_label("Syy, jonka vain kirjoittaja näkee").fill("Sovitaan tämä ensin")
    page.keyboard.press("Enter")
    heli.sees("Yhtään lappua ei odota")
    aino.sees("Sovitaan tämä ensin")
    heli.open(f"{path}/suggestions")
    fine(heli)
    heli.press("Niputa nämä")
    heli.sees("1 nippu tehty.")
    heli.open(f"{path}/behalf")
    heli.press("Lisää pöytä")
    expect(page.get_by_label("Lappu", exact=False).first).to_be_focused()
    page.keyboard.press("Alt+2")
    page.keyboard.type("Yhteinen kalenteri")
    page.keyboard.press("Enter")
    page.keyboard.type("Puhelinlista seinälle")
    page.keyboard.press("Enter")
    heli.sees("Kirjatut laput (2)")
    fine(heli)
    aino.sees("Puhelinlista seinälle")
    aino.sees("kirjattu puolesta")
    page.get_by_text("Liitä rivit lapuiksi").click()
    page.get_by_label("Rivit").fill("- Ensimmäinen\n2. Toinen\n* Yhteinen kalenteri")
    heli.press("Esikatsele")
    heli.sees("sama teksti on jo taululla tai ylempänä")
    fine(heli)
    heli.press("Lisää 2 lappua")
    heli.sees("Kirjatut laput (4)")
