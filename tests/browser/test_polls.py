"""Polls in real browsers: every kind is readable and accessible in every state, answered by keys, and offline."""

from typing import Any

import pytest
from playwright.sync_api import expect

from agentnet.workshops.polls.flow import PollKind, Stage
from agentnet.workshops.polls.models import Ballot, Poll, PollOption, PollText
from agentnet.workshops.polls.words import fold
from tests.browser import axe
from tests.browser.conftest import ComeIn
from tests.browser.hall import Hall, put
from tests.browser.screen import PHONE, Screen

QUESTION = "Mikä auttaa eniten?"
OPTIONS = ("Yhteinen kalenteri", "Esihenkilön lupa", "Rauhallinen tila")
WALL, SMALL = (1920, 1080), (1024, 768)


def asked(hall: Hall, kind: PollKind, **more: Any) -> str:
    """An open poll that Pekka has answered; its path."""
    ends: dict[str, Any] = {"low": "ei lainkaan", "high": "täysin"}
    poll = Poll(workshop_id=hall.workshop.id, kind=kind, question=QUESTION, stage=Stage.OPEN, **ends, **more)
    takes = kind in (PollKind.CHOICE, PollKind.RANKING)
    options = [PollOption(poll_id=poll.id, place=n, text=text) for n, text in enumerate(OPTIONS if takes else ())]
    ids = [str(option.id) for option in options]
    chosen = ids if kind is PollKind.RANKING else ids[:1]
    ballot = Ballot(poll_id=poll.id, participant_id=hall.pekka.id, chosen=chosen, score=4)
    words = ("luottamus", "kiire") if kind is PollKind.CLOUD else ("Kuka päättää?",) * (kind is PollKind.OPEN)
    put(hall.town.server.var, poll, *options, ballot)
    put(hall.town.server.var, *(_text(poll, ballot, word) for word in words))
    return f"/polls/{poll.id}"


def _text(poll: Poll, ballot: Ballot, word: str) -> PollText:
    return PollText(poll_id=poll.id, ballot_id=ballot.id, text=word, form=fold(word), base="")


def good(screen: Screen) -> None:
    assert axe.violations(screen.page) == []
    assert axe.overflow(screen.page) <= 0, axe.widest(screen.page)


@pytest.mark.parametrize("kind", PollKind)
def test_every_kind_is_asked_shown_and_closed_on_every_screen(kind: PollKind, hall: Hall, come_in: ComeIn) -> None:
    path, server, cast = asked(hall, kind), hall.town.server, hall.town.cast
    aino = hall.enter(come_in(server, PHONE), cast.aino, path)
    heli = hall.enter(come_in(server), cast.heli, path)
    wall = come_in(server, WALL)
    wall.context.add_cookies(
        [{"name": c["name"], "value": c["value"], "url": server.address} for c in heli.context.cookies()]
    )
    wall.open(f"{path}/projector")
    good(aino)
    expect(aino.page.locator("#results-head")).to_have_count(0)
    heli.press("Näytä tulokset")
    aino.reads("Tulokset")
    expect(wall.page.locator(".wall-answered")).to_contain_text("kysely on auki")
    for screen in (aino, heli, wall):
        good(screen)
    for size in (WALL, SMALL):
        wall.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert wall.page.evaluate(READABLE) == []
    heli.press("Sulje kysely")
    aino.sees("Kysely on suljettu.")
    expect(aino.page.get_by_role("button", name="vastaus")).to_have_count(0)
    good(aino)


READABLE = """() => [...document.querySelectorAll('#poll *')].filter(one => one.childNodes.length && one.offsetParent
  && !one.closest('.sr') && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && (parseFloat(getComputedStyle(one).fontSize) < (innerWidth >= 1920 ? 28 : 15)
      || one.getBoundingClientRect().bottom > innerHeight + 1)).map(one => one.outerHTML.slice(0, 100))"""


def test_a_ranking_is_put_in_order_by_keys(hall: Hall, come_in: ComeIn) -> None:
    path = asked(hall, PollKind.RANKING)
    aino = hall.enter(come_in(hall.town.server), hall.town.cast.aino, path)
    page = aino.page
    page.get_by_role("button", name=f"Siirrä alas: {OPTIONS[0]}").press("Enter")
    aino.sees(f"{OPTIONS[0]} on nyt sijalla 2", within=page.get_by_role("status"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listitem").filter(has_text=OPTIONS[0])).to_be_visible()
    aino.press("Lähetä vastaus")
    aino.sees("Vastauksesi on tallennettu.")
    page.reload()
    assert page.locator(".rank-name").all_inner_texts() == [OPTIONS[1], OPTIONS[2], OPTIONS[0]]


def test_an_answer_waits_for_the_network(hall: Hall, come_in: ComeIn) -> None:
    path = asked(hall, PollKind.OPEN, shown=True)
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    with aino.expecting("net::ERR_INTERNET_DISCONNECTED"):
        aino.context.set_offline(True)
        aino.fill("Vastauksesi", "Kuka kirjaa?")
        aino.press("Lähetä vastaus")
        aino.sees("Vastauksesi odottaa tässä selaimessa")
        aino.context.set_offline(False)
        aino.sees("Vastauksesi on tallennettu.")
    expect(aino.page.locator("#poll-results").get_by_text("Kuka kirjaa?")).to_have_count(1)


def test_a_late_option_comes_to_a_page_that_is_being_filled_in(hall: Hall, come_in: ComeIn) -> None:
    path = asked(hall, PollKind.CHOICE, several=True)
    aino = hall.enter(come_in(hall.town.server, PHONE), hall.town.cast.aino, path)
    heli = hall.enter(come_in(hall.town.server), hall.town.cast.heli, path)
    aino.check(OPTIONS[1])
    heli.follow("Muokkaa kyselyä")
    heli.fill("Uudet vaihtoehdot", "Jokin muu")
    heli.press("Tallenna")
    aino.sees("Jokin muu")
    expect(aino.page.get_by_label(OPTIONS[1])).to_be_checked()
