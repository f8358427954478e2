"""A board in use: updates that wait, two windows, drafts, several votes, and every phase for every screen."""

import pytest
from playwright.sync_api import expect

from agentnet.workshops.boards.flow import Phase
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import BARRIERS, WAYS, Hall
from tests.browser.screen import PHONE
from tests.browser.walks import boards
from tests.browser.walks.notes import note

LATE, EMPTY, PHONED = "Kutsu tulee liian myöhään", "Kutsussa ei kerrota, ketkä tulevat", "Soitetaan ensin"


def test_stopped_updates_wait_behind_a_button(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.PRESENTATION, [LATE])
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    pekka = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.pekka, path)
    aino.press("Pysäytä päivitykset")
    boards.write(pekka, BARRIERS, EMPTY)
    boards.write(pekka, WAYS, PHONED)
    boards.write(aino, WAYS, "Oma näkyy heti")
    expect(aino.page.get_by_role("button", name="Näytä 2 uutta")).to_be_visible()
    expect(note(aino, PHONED)).to_have_count(0)
    aino.press("Näytä 2 uutta")
    for text in (EMPTY, PHONED, "Oma näkyy heti"):
        boards.once(aino, text)
    expect(aino.page.locator("#announcer")).to_contain_text("1 uusi lappu: Esteet")


def test_two_windows_of_one_person_send_once_and_show_the_same(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.PRESENTATION)
    one = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    two = one.context.new_page()
    two.goto(path)
    expect(two.locator("#connection")).to_contain_text("yhteys kunnossa")
    with one.expecting("net::ERR_INTERNET_DISCONNECTED"):
        one.context.set_offline(True)
        for page, text in ((one.page, LATE), (two, EMPTY)):
            page.get_by_label("Uusi lappu").fill(text)
            page.get_by_role("button", name="Lisää lappu").click()
        for page in (one.page, two):
            expect(page.locator("#board li.note.waiting")).to_have_count(2)
        one.context.set_offline(False)
    for page in (one.page, two):
        expect(page.locator("#board li.note:not(.waiting)")).to_have_count(2)
        expect(page.get_by_text("kaikki tallennettu")).to_be_visible()
    one.page.reload()
    expect(one.page.locator("#board li.note")).to_have_count(2)


def test_a_draft_outlives_a_phase_and_a_reload_and_composed_letters_are_whole(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.IDEATION)
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    field = aino.page.get_by_label("Uusi lappu")
    field.focus()
    keys = aino.context.new_cdp_session(aino.page)
    aino.page.keyboard.type("Kutsu l")
    keys.send("Input.imeSetComposition", {"text": "¨", "selectionStart": 1, "selectionEnd": 1})
    boards.next_phase(heli, "Esittely")
    boards.in_phase(aino, "Esittely")
    aino.page.keyboard.press("Control+Enter")
    expect(aino.page.locator("#board li.note")).to_have_count(0)
    keys.send("Input.insertText", {"text": "ä"})
    aino.page.keyboard.type("htee myöhään")
    expect(field).to_have_value("Kutsu lähtee myöhään")
    aino.page.reload()
    expect(field).to_have_value("Kutsu lähtee myöhään")
    aino.press("Lisää lappu")
    boards.saved(aino)
    boards.once(aino, "Kutsu lähtee myöhään")
    aino.page.reload()
    expect(field).to_have_value("")


def test_several_votes_and_shared_places(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.VOTING, [LATE, EMPTY, PHONED], several=True, votes_each=4)
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    for text in (LATE, LATE, EMPTY, EMPTY):
        note(aino, text).get_by_role("button", name="Äänestä").click()
    expect(aino.page.get_by_text("0 ääntä jäljellä")).to_be_visible()
    expect(note(aino, LATE).locator(".given")).to_have_text("2")
    assert axe.violations(aino.page) == []
    assert aino.page.locator(".rank").count() == 0
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    boards.go_to_phase(heli, "Keskustelu")
    for text in (LATE, EMPTY):
        expect(note(aino, text)).to_contain_text("jaettu 1. sija")


FRAMES = """ids =>
  import(document.querySelector('script[src*="/js/board.js"]').src.replace('board.js', 'board-place.js'))
  .then(({ place, moment }) => {
    const [top, under] = ids;
    const section = document.querySelector('ol.notes').id.slice(6);
    const li = (id, kind, inner = '') => `<li class="${kind}" id="note-${id}"><p class="note-text">x</p>${inner}</li>`;
    const at = html => `<live-place section="${section}" after="">${html}</live-place>`;
    const bundle = at(li(top, 'note', `<ul>${li(under, 'under')}</ul>`));
    const gone = `<live-gone note="${under}"></live-gone>`;
    const pieces = [at(li(top, 'note')), at(li(under, 'note')), bundle, gone, bundle + at(li(under, 'note'))];
    let worst = 0;
    for (let n = 0; n < 400; n += 1) {
      const asked = moment() - (n % 3);
      place(pieces[(n * 7 + n % 5) % pieces.length], n % 4 ? undefined : asked);
      for (const id of ids) worst = Math.max(worst, document.querySelectorAll(`[id="note-${id}"]`).length);
    }
    place(bundle);
    return [worst, document.querySelectorAll(`#note-${CSS.escape(top)} [id="note-${under}"]`).length];
  })"""


def test_no_order_of_news_and_answers_draws_a_note_twice(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.GROUPING, [LATE, EMPTY])
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    ids = aino.page.evaluate("() => [...document.querySelectorAll('#board li.note')].map(one => one.id.slice(5))")
    assert aino.page.evaluate(FRAMES, ids) == [1, 1]


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_is_accessible_on_a_narrow_and_a_wide_screen(hall: Hall, come_in: ComeIn, phase: Phase) -> None:
    path = hall.board(phase, [LATE, EMPTY], sections=("Ennen", "Aikana", "Jälkeen"), rows=("Asiakas", "Työntekijä"))
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    for size in ((1366, 768), (320, 700)):
        heli.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert axe.violations(heli.page) == [], size
        assert axe.overflow(heli.page) <= 0, axe.widest(heli.page)
    expect(heli.page.get_by_role("heading", name="Ennen · Asiakas")).to_have_count(1)
