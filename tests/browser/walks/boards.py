"""A live board: notes, phases, votes, and what each may see."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import PATIENCE_MS, Screen

SAVED = "yhteys kunnossa · kaikki tallennettu"


def write(somebody: Screen, section: str, text: str) -> None:
    """A note from the composer; returns when the page says that it is saved."""
    begin(somebody)
    somebody.page.get_by_role("radio", name=section).check(force=True)
    somebody.fill_anywhere("Uusi lappu", text)
    somebody.press("Lisää lappu")
    saved(somebody)
    once(somebody, text)


def begin(somebody: Screen) -> None:
    """On a phone the composer is one line until one begins to write."""
    somebody.page.get_by_label("Uusi lappu").first.focus()


def once(somebody: Screen, text: str) -> None:
    """It is there one time, as a note and as words."""
    expect(somebody.main.get_by_role("listitem").filter(has_text=text)).to_have_count(1)
    expect(somebody.main.get_by_text(text, exact=True).filter(visible=True)).to_have_count(1)


def saved(somebody: Screen) -> None:
    expect(somebody.page.locator("#connection")).to_have_text(SAVED)


def note(page: Page, text: str) -> Locator:
    return page.locator("main").get_by_role("listitem").filter(has_text=text).first


def sees(somebody: Screen, text: str) -> None:
    expect(note(somebody.page, text)).to_be_visible(timeout=PATIENCE_MS)


def has_no_trace(somebody: Screen, text: str) -> None:
    """Neither on the page, nor in its bytes, nor in anything that the socket brought, nor in the news by asking."""
    board = somebody.path
    places = {
        "the page": somebody.page.content(),
        "its bytes": somebody.context.request.get(board).text(),
        "its news": somebody.context.request.get(f"{board}/changes?since=0").text(),
        "the socket": "\n".join(somebody.frames),
    }
    assert not (found := [where for where, words in places.items() if text in words]), found


def next_phase(leader: Screen, name: str) -> None:
    """The leader's one main button."""
    leader.press(f"Seuraava vaihe: {name.lower()}")
    in_phase(leader, name)


def go_to_phase(leader: Screen, name: str) -> None:
    leader.unfold("Siirry toiseen vaiheeseen")
    leader.press(name, exact=True)
    in_phase(leader, name)


def in_phase(somebody: Screen, name: str) -> None:
    """The news has come, without a reload."""
    expect(somebody.page.locator(".instruction")).to_contain_text(name, timeout=PATIENCE_MS)


def vote(somebody: Screen, text: str) -> None:
    somebody.press("Äänestä", within=note(somebody.page, text))
    expect(note(somebody.page, text).get_by_role("button", name="Ota ääni takaisin")).to_be_visible()
    saved(somebody)
    once(somebody, text)


def votes_of(page: Page, text: str, votes: int) -> None:
    expect(note(page, text).locator(".votes")).to_contain_text(str(votes), timeout=PATIENCE_MS)
