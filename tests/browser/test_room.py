"""The room in real browsers: the wall is readable and runs for hours, everybody follows, a phone leads."""

import re
from typing import Final
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import create_engine, update
from sqlmodel import col

from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState
from agentnet.workshops.models import Activity
from tests.browser.conftest import ComeIn
from tests.browser.hall import Hall, put
from tests.browser.screen import PHONE, Screen, Size

WALL: Final[Size] = (1920, 1080)
SMALL: Final[Size] = (1024, 768)
TEXTS: Final = (
    "Kutsu tulee liian myöhään, eikä asiakkaalta ole kysytty, ketä hän haluaa paikalle.",
    "Eri järjestelmät: sama asia kirjataan kahdesti.",
    "Tulkki varataan jo kutsuvaiheessa, jotta jokainen ymmärtää, mistä puhutaan, eikä kenenkään tarvitse arvata.",
    "Lyhyt.",
)
SIXTY: Final = [f"{n}. {TEXTS[n % 4]}" for n in range(60)]
TEN_MINUTES_FAST: Final = "const real = Date.now.bind(Date); Date.now = () => real() + 600_000;"
SEEN: Final = """() => [...document.querySelectorAll('#board .note')].filter(note => note.offsetParent).map(note => {
    const box = note.getBoundingClientRect(), wall = document.querySelector('main').getBoundingClientRect();
    const text = note.querySelector('.note-text');
    return {id: note.id, whole: box.bottom <= wall.bottom + 1 && box.right <= wall.right + 1,
        size: parseFloat(getComputedStyle(text).fontSize)}})"""
SCROLLS: Final = "() => document.documentElement.scrollHeight > innerHeight || scrollY > 0"
MANY: Final = """async updates => {
    const base = document.querySelector('script[src*="projector.js"]').src;
    const {placeOnWall} = await import(new URL('wall-place.js', base));
    const {show} = await import(base);
    const note = document.querySelector('#board .note'), list = note.closest('.notes');
    const frame = document.getElementById('board-frame').outerHTML;
    for (let n = 0; n < updates; n += 1) {
        const html = note.outerHTML.replace(/(<p class="note-text">)[^<]*/, `$1Muutos ${n}`);
        placeOnWall(`<live-place section="${list.id.slice(6)}" after="">${html}</live-place>${frame}`);
        if (n % 20 === 0) show();
    }
    show();
}"""


def on_the_programme(hall: Hall, path: str) -> None:
    """The board is what is on; a break comes after it."""
    var, workshop = hall.town.server.var, hall.workshop.id
    on = Activity(workshop_id=workshop, place=90, kind=ActivityKind.BOARD, title="Esteet", state=ActivityState.ON)
    engine = create_engine(f"sqlite:///{var / 'agentnet.db'}")
    with engine.begin() as connection:
        connection.execute(update(Activity).values(state=ActivityState.DONE))
    put(var, on, Activity(workshop_id=workshop, place=91, kind=ActivityKind.BREAK, title="Kahvi", minutes=15))
    with engine.begin() as connection:
        board = UUID(path.rpartition("/")[2])
        connection.execute(update(Board).where(col(Board.id) == board).values(activity_id=on.id))
    engine.dispose()


def at(screen: Screen, hall: Hall, who: Person, path: str) -> Page:
    """Signed in, on a page of the workshop."""
    return hall.come(screen, who, path).page


@pytest.mark.parametrize("size", [WALL, SMALL])
def test_sixty_notes_are_readable_page_by_page(size: Size, hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.PRESENTATION, SIXTY)
    wall = at(come_in(hall.town.server, size), hall, hall.town.cast.heli, f"{path}/projector")
    found: set[str] = set()
    wall.evaluate("() => document.fonts.ready.then(() => true)")
    expect(wall.locator("#board .more:visible").first).to_contain_text(re.compile(r"ja \d+ muuta"))
    for key in ("Home", "ArrowRight"):  # every section, then one of them alone
        wall.keyboard.press(key)
        found.clear()
        for _page in range(40):
            wall.wait_for_timeout(150)  # what was pressed comes back from the server too
            seen = wall.evaluate(SEEN)
            assert seen
            assert all(one["whole"] for one in seen)
            assert min(one["size"] for one in seen) >= (28 if size == WALL else 18)
            assert not wall.evaluate(SCROLLS)
            found |= {one["id"] for one in seen}
            if wall.locator("#board[data-last]").count():
                break
            wall.keyboard.press("PageDown")
        assert len(found) == 60
    wall.keyboard.press("Escape")
    expect(wall.locator("#board .section:visible")).to_have_count(2)


def test_two_thousand_changes_leave_the_wall_as_light_as_it_was(hall: Hall, come_in: ComeIn) -> None:
    path = hall.board(Phase.PRESENTATION, SIXTY[:20])
    wall = at(come_in(hall.town.server, WALL), hall, hall.town.cast.heli, f"{path}/projector")
    wall.wait_for_timeout(500)
    tools = wall.context.new_cdp_session(wall)

    def weight() -> tuple[float, float]:
        tools.send("HeapProfiler.collectGarbage")
        metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
        return metrics["Nodes"], metrics["JSEventListeners"]

    tools.send("Performance.enable")
    wall.evaluate(MANY, 100)
    nodes, listeners = weight()
    wall.evaluate(MANY, 2_000)
    after = weight()
    assert after[0] <= nodes * 1.05 + 50
    assert after[1] <= listeners
    assert wall.locator("#board .note").count() == 20


def test_everybody_follows_and_nobody_is_torn_from_what_they_write(hall: Hall, come_in: ComeIn) -> None:
    path, room = hall.board(Phase.PRESENTATION, SIXTY[:4]), f"/workshops/{hall.workshop.id}"
    on_the_programme(hall, path)
    cast, server = hall.town.cast, hall.town.server
    phone = come_in(server, PHONE)
    phone.context.add_init_script(TEN_MINUTES_FAST)
    aino, pekka = at(phone, hall, cast.aino, f"{room}/now"), at(come_in(server, PHONE), hall, cast.pekka, path)
    wall = at(come_in(server, WALL), hall, cast.heli, f"{room}/projector")
    leading = come_in(server)
    heli, ville = (
        at(leading, hall, cast.heli, f"{room}/cockpit"),
        at(come_in(server, PHONE), hall, cast.ville, f"{room}/remote"),
    )
    expect(aino.locator("#board")).to_be_visible()
    ville.get_by_role("button", name="10 min").click()
    for page, clock in ((aino, "[data-timer]"), (wall, ".wall-timer"), (heli, ".cockpit-clock")):
        expect(page.locator(clock).first).to_contain_text(re.compile(r"0?9[.:]5\d"))
    ville.get_by_role("button", name="Tauota ajastin").click()
    expect(aino.locator("[data-timer]").first).to_contain_text("ajastin tauolla")
    expect(wall.locator(".wall-paused")).to_be_visible()
    pekka.locator("[data-compose] textarea").fill("Keskeneräinen ajatus")
    with leading.expecting("409"):
        heli.locator("[data-key^=go-]").last.click()
        expect(heli.locator("#on-head")).to_have_text("Kahvi")
    expect(ville.locator("#now-head")).to_have_text("Kahvi")
    expect(wall.locator("h1")).to_have_text("Kahvi")
    expect(wall.locator(".foyer-clock")).to_contain_text(re.compile(r"14:5\d|15:00"))
    aino.wait_for_url(re.compile(f"{room}$"))
    expect(pekka.get_by_role("link", name="Nyt käynnissä: Kahvi")).to_be_visible()
    pekka.wait_for_timeout(2_500)
    assert path in pekka.url
    expect(pekka.locator("[data-compose] textarea")).to_have_value("Keskeneräinen ajatus")


def test_who_is_on_the_way_when_everybody_goes_on_goes_along(hall: Hall, come_in: ComeIn) -> None:
    """First the script that follows is late, then the page itself: on a bad line both are, for seconds."""
    path, room = hall.board(Phase.PRESENTATION, SIXTY[:2]), f"/workshops/{hall.workshop.id}"
    on_the_programme(hall, path)
    cast, server = hall.town.cast, hall.town.server
    heli = at(come_in(server), hall, cast.heli, f"{room}/cockpit")
    aino, late = at(come_in(server, PHONE, offline=False), hall, cast.aino, "/join"), list[Route]()
    aino.route("**/js/elsewhere.js*", lambda route: late.append(route), times=1)
    aino.goto(path, wait_until="commit")
    expect(aino.locator("#board .note")).to_have_count(2)
    lead_to(heli, "Kahvi", "Kahvi")
    aino.route(f"**{room}", lambda route: late.append(route), times=1)
    with aino.expect_request(f"**{room}"):
        late[0].continue_()
    lead_to(heli, "Esteet", "Esittely")
    late[1].continue_()
    aino.wait_for_url(re.compile(f"{path}$"))
    expect(aino.locator("#board .note")).to_have_count(2)


def lead_to(heli: Page, title: str, head: str) -> None:
    """Everybody's screen goes there, whoever is still writing."""
    heli.locator("[data-key^=go-]", has_text=title).last.click()
    expect(heli.locator("#on-head")).to_have_text(head)


def test_a_phone_leads_on_a_line_that_comes_and_goes(hall: Hall, come_in: ComeIn) -> None:
    path, room = hall.board(Phase.PRESENTATION, SIXTY[:6]), f"/workshops/{hall.workshop.id}"
    on_the_programme(hall, path)
    cast, server = hall.town.cast, hall.town.server
    screen = come_in(server, PHONE)
    phone = at(screen, hall, cast.ville, f"{room}/remote")
    wall = at(come_in(server, WALL), hall, cast.heli, f"{room}/projector")
    phone.get_by_role("button", name=re.compile("^0. Kutsu")).click()
    expect(wall.locator("#spotlight .light")).to_contain_text("Kutsu tulee liian myöhään")
    wall.keyboard.press("Escape")
    expect(wall.locator("#spotlight .light")).to_have_count(0)
    wall.keyboard.press("ArrowRight")
    expect(phone.locator("[data-key^=section-][aria-pressed=true]")).to_have_text("Esteet")
    phone.get_by_role("button", name="Piilota QR").click()
    expect(phone.get_by_role("button", name="Näytä QR")).to_be_visible()
    with screen.expecting("net::ERR", "WebSocket", "request failed"):
        screen.context.set_offline(True)
        phone.locator(".next").click()
        expect(phone.locator("#command")).to_contain_text("ei ole mennyt perille")
        screen.context.set_offline(False)
        expect(phone.locator("#now-head")).to_have_text("Niputus")
    expect(wall.locator(".wall-phases .now")).to_contain_text("Niputus")


def test_the_question_is_asked_without_scripts_too(hall: Hall, come_in: ComeIn) -> None:
    path, room = hall.board(Phase.PRESENTATION, SIXTY[:2]), f"/workshops/{hall.workshop.id}"
    on_the_programme(hall, path)
    cast, server = hall.town.cast, hall.town.server
    writing = come_in(server, PHONE)
    pekka = at(writing, hall, cast.pekka, path)
    writing.sees("yhteys kunnossa")
    plain = come_in(server, scripts=False)
    page = at(plain, hall, cast.heli, f"{room}/cockpit")
    pekka.locator("[data-compose] textarea").press_sequentially("Kirjoitan")
    with plain.expecting("409"):
        page.get_by_role("button", name="Seuraava vaihe: niputus").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("1 kirjoittaa vielä. Jatketaanko?")
    page.get_by_role("button", name="Jatka").click()
    expect(page.locator("#on-head")).to_have_text("Niputus")
