"""A workshop: planned, opened, registered for, started, joined by a code, and looked back on."""

import re
from datetime import date
from typing import Final

from playwright.sync_api import Page, expect

from tests.browser.screen import Screen
from tests.browser.town import Town

CODE: Final = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


def plan(coordinator: Screen, town: Town, *, title: str, day: date, theme: str = "", sections: str = "") -> str:
    """Date, place, theme, and an agenda with a board and feedback; its path."""
    coordinator.open(f"{town.path}/workshops")
    coordinator.follow("Suunnittele työpaja")
    coordinator.fill("Nimi", title)
    if theme:
        coordinator.choose("Teema", theme)
    coordinator.fill("Päivä", day.isoformat())
    coordinator.fill("Alkaa", "09:00")
    coordinator.fill("Päättyy", "12:00")
    coordinator.fill("Paikka", "Loimaan kirjasto")
    coordinator.press("Tallenna")
    path = coordinator.at("(/workshops/[^/]+)/programme")
    _add(coordinator, "Ideataulu", title, "Mikä estää, mikä auttaa?", sections, first=True)
    _add(coordinator, "Palaute", "Palautetta päivästä", "Kiitos, että olit mukana!")
    coordinator.follow("Työpajan sivulle")
    coordinator.at(path)
    return path


def _add(
    coordinator: Screen, kind: str, title: str, instruction: str, sections: str = "", *, first: bool = False
) -> None:
    coordinator.follow("Lisää ensimmäinen kohta" if first else "Lisää ohjelmakohta", within=coordinator.main)
    coordinator.follow(kind, within=coordinator.main)
    coordinator.fill("Nimi ohjelmassa", title)
    coordinator.fill("Kesto minuutteina", "45")
    coordinator.fill("Tehtävä kirjoittajille" if sections else "Ohje tai esittelyteksti", instruction)
    if sections:
        coordinator.unfold("Lohkojen nimet")
        coordinator.fill("Lohkot tai vaiheet, yksi riville", sections)
    coordinator.press("Lisää ohjelmaan")
    coordinator.sees(title, within=coordinator.main.get_by_role("listitem"))


def open_registration(coordinator: Screen, path: str) -> None:
    coordinator.open(path)
    coordinator.press("Avaa ilmoittautuminen")
    coordinator.sees("tulee paikalle", within=coordinator.main)


def register(agent: Screen, email: str, *, title: str) -> None:
    """From the letter, which has the calendar entry too, to a place of one's own and the same entry by a link."""
    letter = agent.server.letter(email, title)
    assert any(part.get_content_type() == "text/calendar" for part in letter.walk()), (
        "The letter has no calendar entry."
    )
    agent.open(agent.server.link(email, "/workshops/"))
    agent.press("Tulen paikalle")
    expect(agent.page.get_by_role("button", name="Tulen paikalle", pressed=True)).to_be_visible()
    with agent.page.expect_download() as waiting:
        agent.follow("Lisää kalenteriin")
    entry = waiting.value.path().read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in entry
    assert title in entry


def start(coordinator: Screen, path: str) -> None:
    coordinator.open(path)
    coordinator.follow("Vetäjän näkymä", within=coordinator.main)
    coordinator.press("Aloita työpaja")
    coordinator.reads("Mistä aloitetaan?")


def go_to(coordinator: Screen, path: str, activity: str) -> None:
    coordinator.open(f"{path}/cockpit")
    coordinator.unfold("Ohjelma")  # a phone folds it
    coordinator.press(activity, within=coordinator.main)
    on = coordinator.main.locator("#cockpit-run [aria-current=step]")
    expect(on).to_contain_text("nyt")
    expect(on).to_contain_text(activity)


def show_wall(coordinator: Screen, path: str) -> Page:
    """The projector's page, in a window of its own."""
    coordinator.open(f"{path}/cockpit")
    with coordinator.context.expect_page() as opened:
        coordinator.follow("Avaa valkokangas")
    opened.value.wait_for_load_state()
    return opened.value


def code_on(wall: Page) -> str:
    """The code as it is read from the wall."""
    return wall.get_by_text(CODE).first.inner_text().strip()


def join_by_code(guest: Screen, code: str, name: str) -> None:
    guest.open("/join")
    guest.fill("Koodi", code.lower())
    guest.press("Jatka")
    guest.fill("Nimesi", name)
    guest.press("Liity työpajaan")


def enter(agent: Screen, path: str) -> None:
    """A member joins by one press and is where everybody is."""
    agent.open(path)
    agent.press("Liity työpajaan")
    agent.at("/boards/[^/]+")


def give_feedback(somebody: Screen, path: str) -> None:
    somebody.open(path)
    somebody.follow("Anna palautetta")
    somebody.main.get_by_role("radio", name="5, erittäin").check()
    somebody.fill("Mitä viet mukanasi yksikköösi?", "Yhteisen kutsupohjan")
    somebody.press("Lähetä vastaukset")
    somebody.reads("Kiitos, vastauksesi on tallessa!")


def end(coordinator: Screen, path: str) -> None:
    coordinator.open(f"{path}/cockpit")
    with coordinator.expecting("409"):  # the button asks first
        coordinator.press("Päätä työpaja")
        coordinator.press("Päätä työpaja", within=coordinator.page.get_by_role("dialog"))
        coordinator.reads("Työpaja on päättynyt")
