"""Both directors approve a chapter: one on a phone, in from the letter by one tap; the other by keyboard alone."""

from typing import Final

from tests.browser.conftest import ComeIn
from tests.browser.screen import PHONE, Screen
from tests.browser.town import Town
from tests.browser.walks import guide
from tests.browser.walks.network import address, finish_sign_in, sign_in

TITLE: Final = "Kutsu"
TEXT: Final = "## Kuka kutsuu\n\nTyöpari sopii, kumpi kutsuu.\n\n## Milloin\n\nKutsu lähtee viikkoa ennen.\n"
NEWER: Final = TEXT.replace("viikkoa ennen", "kahta viikkoa ennen")
WHY: Final = "Kutsut lähtivät liian myöhään."
SHORT: Final = "Kahden minuutin versio"


def test_a_chapter_is_read_on_a_phone_and_by_keyboard_and_approved_by_both(town: Town, come_in: ComeIn) -> None:
    cast = town.cast
    heli = sign_in(come_in(town.server), address(cast.heli))
    guide.found_guide(heli, town, "Opas")
    chapter = guide.found_chapter(heli, TITLE, (cast.social.name, cast.health.name))
    guide.write_chapter(heli, chapter, TEXT, seen_in_preview="Työpari sopii")
    guide.send_to_review(heli, chapter)
    maija = _in_from_the_letter(come_in(town.server, PHONE), address(cast.maija), f"{chapter}/review")
    _comments_and_takes_back(maija)
    guide.ask_for_changes(maija, f"{chapter}/review", "Viikko on liian vähän.")
    guide.write_chapter(heli, chapter, NEWER, seen_in_preview="kahta viikkoa")
    guide.send_to_review(heli, chapter, why=WHY)
    _tells_for(heli, chapter, cast.jukka.name, "Kahta viikkoa, kiitos.")
    maija.open(f"{chapter}/review")
    short = maija.page.get_by_role("region", name=SHORT)
    maija.sees(WHY, within=short)
    maija.sees("Kutsu lähtee kahta viikkoa ennen.", within=short)
    guide.approve(maija, f"{chapter}/review")
    maija.sees("Olet hyväksynyt tämän version.")
    jukka = sign_in(come_in(town.server), address(cast.jukka), at=f"{chapter}/review")
    jukka.press("Vahvista", within=jukka.main)
    jukka.sees("Kommentti on vahvistettu")
    _approves_by_keyboard(jukka)
    jukka.sees("Luku on nyt kaikkien alojen hyväksymä.")
    record = heli.context.request.get(f"{chapter}/record.pdf")
    assert record.ok
    assert record.body().startswith(b"%PDF")
    heli.open(chapter)
    heli.sees("Kaikki hyväksyivät", within=heli.main)


def _in_from_the_letter(phone: Screen, email: str, review: str) -> Screen:
    """The letter's link signs nobody in: one tap sends one that does, and it leads to the same chapter."""
    phone.open(guide.asked_by_letter(phone.server, email))
    sent = len(phone.server.letters(email, "Kirjautumislinkkisi"))
    phone.press("Lähetä uusi linkki")
    return finish_sign_in(phone, email, after=sent, at=review)


def _comments_and_takes_back(director: Screen) -> None:
    director.unfold("Kommentoi kappaletta 2")
    director.fill("Kommentti kappaleeseen 2", "Entä jos kumpikin on lomalla?")
    director.press("Tallenna kommentti", within=director.main.locator("details[open]"))
    director.sees("Entä jos kumpikin on lomalla?")
    director.press("Poista", within=director.main)
    director.sees("poisti kommentin")
    director.press("Palauta", within=director.main)
    director.sees("Entä jos kumpikin on lomalla?")


def _tells_for(coordinator: Screen, chapter: str, name: str, words: str) -> None:
    coordinator.open(f"{chapter}/review")
    coordinator.unfold("Kirjaa johtajan kommentti")
    coordinator.choose("Kenen kommentti", name)
    coordinator.check("Puhelimessa")
    coordinator.fill("Mitä hän sanoi", words)
    coordinator.press("Kirjaa ja pyydä vahvistus")
    coordinator.sees("Odottaa vahvistusta.")


def _approves_by_keyboard(director: Screen) -> None:
    """Tab by tab to the button after the text."""
    button = director.page.get_by_role("button", name="Hyväksy versio")
    for _ in range(120):
        director.page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            director.page.keyboard.press("Enter")
            return
    raise AssertionError("The keyboard does not reach the button.")
