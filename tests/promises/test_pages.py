"""Promises through the browser: what is typed stays, what is one's own is in nobody else's bytes."""

from typing import Any

import pytest
from sqlmodel import select

from agentnet.network.models import Person
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.models import NamePick
from agentnet.workshops.promises.models import Promise
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.promises.conftest import Hall, OpenHall

CANARY = "Kanarialintu"


def test_a_participant_promises_changes_and_withdraws(hall: Hall, aino: Person, signed_in_as: SignedInAs) -> None:
    browser = signed_in_as(aino)
    assert "Yksi asia, jota kokeilet" in browser.get(hall.path).text
    given = browser.form(hall.path, {"text": "Kutsun\nnaapurin 😀 kahville", "sharing": "named"})
    assert given.status_code == 303
    page = browser.get(hall.path).text
    assert "naapurin 😀 kahville" in page
    assert "Nimelläni" in page
    assert "naapurin 😀 kahville" in browser.get(f"{hall.path}?edit=true").text
    assert browser.form(f"{hall.path}/withdraw").status_code == 303
    assert "naapurin" not in browser.get(hall.path).text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Soitan 131052-308T", "henkilötunnus"), ("a" * 301, "merkki"), ("", "Täytä")],
)
def test_what_cannot_be_promised_stays_in_the_field_with_a_sentence(
    hall: Hall, aino: Person, signed_in_as: SignedInAs, text: str, sentence: str
) -> None:
    answer = signed_in_as(aino).form(hall.path, {"text": text, "sharing": "own"})
    assert answer.status_code == 422
    assert sentence.lower() in answer.text.lower()
    assert text in answer.text


def test_a_script_gets_the_piece_that_changed(hall: Hall, aino: Person, signed_in_as: SignedInAs) -> None:
    answer = signed_in_as(aino).swap(hall.path, {"text": "Soitan", "sharing": "own", "id": "1"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="promise"' in answer.text


@pytest.mark.parametrize(("sharing", "leads_see", "name_seen"), [("own", 0, 0), ("nameless", 1, 0), ("named", 1, 1)])
def test_nobody_reads_more_than_was_allowed(
    hall: Hall, cast: Cast, signed_in_as: SignedInAs, sharing: str, leads_see: bool, name_seen: bool
) -> None:
    signed_in_as(cast.aino).form(hall.path, {"text": CANARY, "sharing": sharing})
    heli, pekka = signed_in_as(cast.heli), signed_in_as(cast.pekka)
    at = f"/workshops/{hall.workshop.id}"
    for path in (f"{at}/promises", f"{at}/promises/wall", f"/networks/{cast.network.id}/sources/unused"):
        page = heli.get(path).text
        assert (CANARY in page) is bool(leads_see), path
        named = "Aino, Loimaa" in page or "Aino Aalto" in page
        assert named is (bool(name_seen) and "promises" in path), path
    for path in (f"{at}/cockpit", hall.path, at):
        assert CANARY not in heli.get(path).text
    for path in (hall.path, at, f"{at}/on", "/contributions"):
        assert CANARY not in pekka.get(path).text
    assert signed_in_as(cast.sari).get(hall.path).status_code == 403
    assert signed_in_as(cast.sari).get(f"{at}/promises").status_code == 403
    assert signed_in_as(cast.onni).get(hall.path).status_code == 404


def test_the_leaders_view_counts_the_promises(hall: Hall, cast: Cast, signed_in_as: SignedInAs, add: Add) -> None:
    title = "Mitä kokeilen?"
    add(Activity(workshop_id=hall.workshop.id, kind=ActivityKind.PROMISE, title=title, state=ActivityState.ON))
    for who, sharing in ((cast.aino, "own"), (cast.pekka, "named")):
        signed_in_as(who).form(hall.path, {"text": CANARY, "sharing": sharing})
    page = " ".join(signed_in_as(cast.heli).get(f"/workshops/{hall.workshop.id}/cockpit").text.split())
    assert "<b>2</b> / 4 on antanut lupauksen" in page
    assert CANARY not in page


def test_a_coordinator_picks_hides_and_shows(hall: Hall, cast: Cast, signed_in_as: SignedInAs, add: Add) -> None:
    signed_in_as(cast.aino).form(hall.path, {"text": CANARY, "sharing": "nameless"})
    heli, at = signed_in_as(cast.heli), f"/workshops/{hall.workshop.id}/promises"
    source = heli.get(at).text.split('name="sources" value="', 1)[1].split('"', 1)[0]
    assert heli.form(f"/networks/{cast.network.id}/sources/pick", {"sources": source}).status_code == 303
    assert "poimittu aineistoksi" in heli.get(at).text
    assert CANARY in heli.get(f"/networks/{cast.network.id}/sources").text
    heli.form(f"{at}/hide", {"source": source, "hidden": "yes"})
    assert CANARY not in heli.get(f"{at}/wall").text
    heli.form(f"{at}/hide", {"source": source})
    assert CANARY in heli.get(f"{at}/wall").text


def test_a_guest_promises_in_the_workshop_only(
    open_hall: OpenHall, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    live, closed = open_hall(), open_hall(Stage.CLOSED)
    assert signed_in_as(live.guest).form(live.path, {"text": "Kokeilen", "sharing": "named"}).status_code == 303
    assert "Kokeilen" in signed_in_as(live.guest).get(live.path).text
    refused = signed_in_as(closed.guest).form(closed.path, {"text": "Kokeilen", "sharing": "named"})
    assert refused.status_code == 409
    assert signed_in_as(closed.guest).form(f"{closed.path}/answer", {"kept": "done"}).status_code == 403
    ville, home = signed_in_as(cast.ville), f"/workshops/{closed.workshop.id}"
    named: dict[str, Any] = {"person_id": cast.ville.id, "guest_id": closed.guest.id, "state": PickState.IN}
    at: dict[str, Any] = {"workshop_id": closed.workshop.id}
    add(NamePick(**at, **named), Promise(**at, participant_id=closed.guest_in.id, text=CANARY))
    asked = ville.get(closed.path)
    assert (asked.status_code, asked.headers["location"]) == (303, home), "first: was it you who came in by your name?"
    assert "Se olin minä" in ville.get(home).text
    ville.form(f"{home}/claim", {"mine": "yes"})
    assert CANARY in ville.get(closed.path).text


def test_how_it_went_is_told_on_the_same_page(
    open_hall: OpenHall, add: Add, aino: Person, signed_in_as: SignedInAs
) -> None:
    past = open_hall(Stage.CLOSED, days=-20)
    add(Promise(workshop_id=past.workshop.id, participant_id=past.aino.id, text="Soitan naapurille"))
    coming = open_hall(Stage.OPEN, days=3)
    browser = signed_in_as(aino)
    assert past.path in browser.get("/").text, "the front page asks"
    assert coming.workshop.stage is Stage.OPEN
    assert browser.form(f"{past.path}/answer", {"learnt": "Sanoja"}).status_code == 422
    assert browser.form(f"{past.path}/answer", {"kept": "partly", "learnt": "Aika on lyhyt"}).status_code == 303
    page = browser.get(past.path).text
    assert "Aika on lyhyt" in page
    assert "Muuta lupausta" not in page
    assert past.path not in browser.get("/").text


async def test_the_row_of_a_promise_of_ones_own_is_in_no_source(
    hall: Hall, aino: Person, signed_in_as: SignedInAs
) -> None:
    from agentnet import db

    signed_in_as(aino).form(hall.path, {"text": CANARY, "sharing": "own"})
    with db.sync_engine().connect() as connection:
        assert [row.source_id for row in connection.execute(select(Promise))] == [None]


@pytest.mark.parametrize(("sharing", "seen", "name_seen"), [("own", 0, 0), ("nameless", 1, 0), ("named", 1, 1)])
def test_the_mirror_shows_what_the_wall_may(
    hall: Hall, cast: Cast, signed_in_as: SignedInAs, add: Add, sharing: str, seen: bool, name_seen: bool
) -> None:
    title, task = "Mitä kokeilen?", "Yksi pieni asia"
    more: dict[str, Any] = {"title": title, "instruction": task, "state": ActivityState.ON}
    add(Activity(workshop_id=hall.workshop.id, kind=ActivityKind.PROMISE, **more))
    signed_in_as(cast.aino).form(hall.path, {"text": CANARY, "sharing": sharing})
    screen = f"/workshops/{hall.workshop.id}/screen"
    for who in (cast.pekka, hall.guest):
        page = signed_in_as(who).get(screen).text
        assert (CANARY in page) is bool(seen)
        assert ("Aino, Loimaa" in page) is bool(name_seen)
        assert "<b>1</b> lupaus" in page
        assert task in page
    assert CANARY not in signed_in_as(cast.sari).get(screen, follow_redirects=True).text
    assert CANARY not in signed_in_as(cast.jukka).get(screen, follow_redirects=True).text, "not in the workshop"
