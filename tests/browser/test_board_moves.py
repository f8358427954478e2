"""Moving, grouping and voting on a board, each by the ways that people have: keys, mouse, finger, and two windows."""

import re

from playwright.sync_api import CDPSession, Locator, expect

from agentnet.workshops.boards.flow import Phase
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import BARRIERS, WAYS, Hall
from tests.browser.screen import PHONE, Screen
from tests.browser.walks import boards
from tests.browser.walks.notes import focused, named, note, section

LATE, EMPTY, PHONED = "Kutsu tulee liian myöhään", "Kutsussa ei kerrota, ketkä tulevat", "Soitetaan ensin"


def test_everything_by_keys_and_names_alone(hall: Hall, come_in: ComeIn) -> None:
    """Write, move, group, name, take back, vote: no mouse, no place on the screen, only names."""
    path = hall.board(Phase.GROUPING, [LATE, EMPTY])
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    page = aino.page
    page.get_by_label("Uusi lappu").focus()
    page.keyboard.type(PHONED)
    page.keyboard.press("Control+Enter")
    boards.saved(aino)
    expect(note(aino, PHONED)).to_contain_text("✓ tallennettu")
    note(aino, PHONED).focus()
    page.keyboard.press("ArrowUp")
    assert EMPTY in focused(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("m")
    page.get_by_role("dialog", name="Siirrä lappu").get_by_role("searchbox").wait_for()
    assert axe.violations(page) == []
    page.keyboard.type("hyvät")
    page.get_by_role("dialog").get_by_role("button", name=WAYS).press("Enter")
    expect(section(aino, WAYS).get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Lappu on siirretty")).to_be_visible()
    page.get_by_role("button", name="Kumoa").press("Enter")
    expect(section(aino, WAYS).get_by_role("listitem")).to_have_count(0)
    note(aino, PHONED).focus()
    page.keyboard.press("g")
    page.get_by_role("dialog", name="Niputa toisen lapun kanssa").get_by_role("searchbox").wait_for()
    page.keyboard.type("ketkä tulevat")
    page.get_by_role("dialog").get_by_role("button", name=named("Niputa", EMPTY)).press("Enter")
    bundle = note(aino, EMPTY)
    expect(bundle).to_contain_text("ja 1 muu lappu nipussa")
    expect(bundle).to_be_focused()
    page.keyboard.press("t")
    page.get_by_role("dialog", name="Nipun nimi").get_by_role("textbox").fill("Kutsut")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kutsut")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Pikanäppäimet")).to_be_visible()
    assert axe.violations(page) == []
    page.keyboard.press("Escape")
    assert axe.violations(page) == []
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    boards.go_to_phase(heli, "Äänestys")
    boards.in_phase(aino, "Äänestys")
    note(aino, "Kutsut").focus()
    page.keyboard.press("v")
    expect(page.get_by_text("2 ääntä jäljellä")).to_be_visible()
    expect(note(aino, "Kutsut").get_by_role("button", name="Ota ääni takaisin")).to_be_visible()


def test_single_letters_can_be_turned_off(hall: Hall, come_in: ComeIn) -> None:
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, hall.board(Phase.GROUPING, [LATE]))
    aino.press("Pikanäppäimet")
    aino.page.get_by_role("checkbox", name="Yhden kirjaimen näppäimet").uncheck()
    aino.page.keyboard.press("Escape")
    aino.page.reload()
    aino.sees("yhteys kunnossa")
    note(aino, LATE).focus()
    aino.page.keyboard.press("m")
    expect(aino.page.get_by_role("dialog")).to_have_count(0)
    aino.page.keyboard.press("Space")
    expect(aino.page.get_by_text("1 lappu valittu").first).to_be_visible()


def drag(screen: Screen, what: str, to: Locator, *, at: float, release: bool = True) -> None:
    """By mouse, to a height of the target: 0 is its upper edge, 1 its lower one."""
    start, end = note(screen, what).locator(".note-text").bounding_box(), to.bounding_box()
    assert start
    assert end
    mouse = screen.page.mouse
    mouse.move(start["x"] + 20, start["y"] + 8)
    mouse.down()
    mouse.move(start["x"] + 30, start["y"] + 20, steps=4)
    mouse.move(end["x"] + 40, end["y"] + end["height"] * at, steps=12)
    screen.page.wait_for_timeout(200)
    mouse.move(end["x"] + 42, end["y"] + end["height"] * at)
    screen.page.wait_for_timeout(120)
    if release:
        mouse.up()


def test_dragging_moves_gathers_and_can_be_left_off(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.GROUPING, [LATE, EMPTY, PHONED])
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    pekka = hall.enter(come_in(hall.town.server), hall.town.cast.pekka, path)
    drag(aino, LATE, section(aino, WAYS).get_by_role("list"), at=0.5)
    for somebody in (aino, pekka):
        expect(section(somebody, WAYS).get_by_role("listitem")).to_contain_text([LATE])
    drag(aino, PHONED, note(aino, EMPTY), at=0.5)
    for somebody in (aino, pekka):
        expect(note(somebody, EMPTY)).to_contain_text("ja 1 muu lappu nipussa")
    boards.saved(aino)
    drag(aino, LATE, section(aino, BARRIERS).locator("h2"), at=0.5, release=False)
    aino.page.keyboard.press("Escape")
    aino.page.mouse.up()
    expect(section(aino, WAYS).get_by_role("listitem")).to_contain_text([LATE])
    assert aino.page.evaluate("() => document.querySelectorAll('.drag-note').length") == 0


def test_a_finger_scrolls_and_a_long_press_drags(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.GROUPING, [LATE, EMPTY])
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    expect(aino.page.locator("#board ol.notes[data-drag]")).to_have_count(2)
    finger = aino.context.new_cdp_session(aino.page)
    for pause_ms, moved in ((0, 0), (600, 1)):
        aino.page.evaluate("() => window.scrollTo(0, 0)")
        start = note(aino, LATE).locator(".note-text").bounding_box()
        end = note(aino, EMPTY).bounding_box()
        assert start
        assert end
        x, y = start["x"] + 30, start["y"] + 10
        touch(finger, "touchStart", x, y)
        aino.page.wait_for_timeout(pause_ms)
        expect(aino.page.locator(".sortable-chosen")).to_have_count(moved)
        for step in range(1, 9):
            touch(finger, "touchMove", x, y + (end["y"] + end["height"] * 0.5 - y) * step / 8)
            aino.page.wait_for_timeout(40)
        aino.page.wait_for_timeout(150)
        touch(finger, "touchEnd")
        aino.page.wait_for_timeout(300)
        expect(note(aino, EMPTY).get_by_text("ja 1 muu lappu nipussa")).to_have_count(moved)


def touch(finger: CDPSession, kind: str, x: float = 0, y: float = 0) -> None:
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_what_is_lifted_up_is_said_and_found_on_demand(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.DISCUSSION, [f"Lappu {n}" for n in range(30)])
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    heli.follow("Käsittele", within=note(heli, "Lappu 29"))
    heli.press("Nosta esiin")
    expect(aino.page.get_by_text("Vetäjä nosti esiin: Lappu 29").first).to_be_visible()
    expect(aino.page.locator("#announcer")).to_contain_text("Lappu 29")
    expect(note(aino, "Lappu 29")).to_have_class(re.compile(r"\blit\b"))
    assert aino.page.evaluate("() => window.scrollY") == 0
    assert axe.violations(aino.page) == []
    aino.follow("Näytä")
    expect(note(aino, "Lappu 29")).to_be_focused()
    expect(note(aino, "Lappu 29")).to_be_in_viewport()


def test_several_are_chosen_on_a_phone(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.GROUPING, [LATE, EMPTY, PHONED])
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    page = aino.page
    page.get_by_role("button", name="Valitse lappuja").tap()
    for text in (LATE, PHONED):
        note(aino, text).locator(".note-text").tap()
    expect(page.get_by_text("2 lappua valittu").first).to_be_visible()
    assert axe.overflow(page) <= 0
    assert axe.violations(page) == []
    page.get_by_role("button", name="Niputa", exact=True).tap()
    expect(note(aino, LATE)).to_contain_text("ja 1 muu lappu nipussa")
    page.get_by_role("button", name="Kumoa").tap()
    expect(page.locator("#board li.note")).to_have_count(3)
    page.get_by_role("button", name="Valitse lappuja").tap()
    for text in (LATE, EMPTY):
        page.get_by_role("checkbox", name=named("Valitse", text)).tap()
    page.get_by_role("button", name="Siirrä lohkoon…").tap()
    page.get_by_role("dialog", name="Siirrä 2 lappua").get_by_role("button", name=WAYS).tap()
    expect(section(aino, WAYS).get_by_role("listitem")).to_contain_text([LATE, EMPTY])


def test_a_note_in_the_bin_comes_back(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.IDEATION, [LATE], by=hall.aino)
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    note(aino, LATE).focus()
    aino.page.keyboard.press("Space")
    aino.press("Poista", exact=True)
    expect(aino.page.locator("#board li.note")).to_have_count(0)
    aino.unfold("Poistamasi laput (1)")
    aino.page.get_by_role("button", name=named("Palauta", LATE)).click()
    expect(note(aino, LATE)).to_be_visible()
