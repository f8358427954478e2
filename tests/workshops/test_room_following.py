"""Everyone's screen follows the workshop: where one should be, who is told, and what the telling says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from litestar.exceptions import WebSocketDisconnect

from agentnet.settings import settings
from agentnet.workshops import news, ticks
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.models import Activity, BreakoutGroup, GroupMember, Participant, Workshop
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.flow import Stage as Asked
from agentnet.workshops.polls.models import Poll
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import MakeWorkshop

HTMX = {"hx-request": "true"}


@contextmanager
def listening(browser: Visitor, path: str, query: str = "") -> Iterator[Any]:
    with browser.websocket_connect(f"{path}/live{query}", headers={"origin": settings().base_url}) as socket:
        yield socket


def mark_in(text: str) -> str:
    found = re.search(r'<live-elsewhere mark="([^"]+)"', text)
    assert found, text
    return found[1]


def on_now(add: Add, workshop: Workshop, kind: ActivityKind) -> Activity:
    made: Activity = add(
        Activity(workshop_id=workshop.id, kind=kind, title="Nyt tämä", state=ActivityState.ON, place=7)
    )
    return made


def taking_part(add: Add, workshop: Workshop, cast: Cast) -> Participant:
    made: Participant = add(Participant(workshop_id=workshop.id, person_id=cast.aino.id, name="Aino, Loimaa"))
    return made


def now(browser: Visitor, workshop: Workshop) -> str:
    return str(browser.get(f"/workshops/{workshop.id}/now").headers["location"])


@pytest.mark.parametrize("kind", [ActivityKind.TALK, ActivityKind.BREAK])
def test_a_talk_and_a_break_are_on_the_workshops_own_page(
    kind: ActivityKind, signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    on_now(add, live, kind)
    taking_part(add, live, cast)
    assert now(signed_in_as(cast.aino), live) == f"/workshops/{live.id}"


def test_polls_promises_and_groups_have_places_of_their_own(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    ainos = signed_in_as(cast.aino)
    for kind in (ActivityKind.POLL, ActivityKind.PROMISE, ActivityKind.GROUPS):
        workshop = make_workshop(Stage.LIVE, number=10 + len(kind))
        on, aino = on_now(add, workshop, kind), taking_part(add, workshop, cast)
        poll = Poll(workshop_id=workshop.id, activity_id=on.id, kind=PollKind.CHOICE, question="Mitä?")
        group = BreakoutGroup(activity_id=on.id, name="Ensimmäinen")
        board = Board(network_id=workshop.network_id, workshop_id=workshop.id, activity_id=on.id, title="Ryhmän")
        board.group_id = group.id
        member = GroupMember(activity_id=on.id, group_id=group.id, participant_id=aino.id)
        if kind is ActivityKind.GROUPS:
            assert now(ainos, workshop) == f"/workshops/{workshop.id}/groups/{on.id}"
            add(group, board, member)
        if kind is ActivityKind.POLL:
            add(poll)
        places = {
            ActivityKind.POLL: f"/polls/{poll.id}",
            ActivityKind.PROMISE: f"/workshops/{workshop.id}/promise",
            ActivityKind.GROUPS: f"/boards/{board.id}",
        }
        assert now(ainos, workshop) == places[kind]


def test_those_who_are_in_may_look_back_at_what_has_been(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    taking_part(add, live, cast)
    kinds = (ActivityKind.BOARD, ActivityKind.POLL, ActivityKind.GROUPS)
    been = [Activity(workshop_id=live.id, kind=kind, title=kind, state=ActivityState.DONE) for kind in kinds]
    for one in been:
        one.started_at = live.starts_at
    left_out = Activity(workshop_id=live.id, kind=ActivityKind.TALK, title="Väliin jäi", state=ActivityState.DONE)
    wall = Board(network_id=live.network_id, workshop_id=live.id, activity_id=been[0].id, title="Taulu")
    poll = Poll(workshop_id=live.id, activity_id=been[1].id, kind=PollKind.CHOICE, question="Mitä?", stage=Asked.CLOSED)
    add(*been, left_out, wall, poll)
    places = (f"/boards/{wall.id}", f"/polls/{poll.id}", f"/workshops/{live.id}/groups/{been[2].id}")
    page, anew = (signed_in_as(cast.aino).get(f"/workshops/{live.id}{more}").text for more in ("", "/on?was=before"))
    for place in places:
        assert f'<a href="{place}">' in page
        assert f'<a href="{place}">' in anew
    assert page.count("ohitettu") == 1
    outside = signed_in_as(cast.pekka).get(f"/workshops/{live.id}").text
    assert not any(place in outside for place in places)


def test_who_is_not_in_stays_at_the_door(signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board) -> None:
    assert now(signed_in_as(cast.aino), live) == f"/workshops/{live.id}"
    assert now(signed_in_as(cast.heli), live) == f"/boards/{board.id}"


def test_everybody_is_told_to_look_and_nothing_else(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop, board: Board
) -> None:
    taking_part(add, live, cast)
    ainos, helis = signed_in_as(cast.aino), signed_in_as(cast.heli)
    with listening(ainos, f"/workshops/{live.id}") as page, listening(ainos, f"/boards/{board.id}") as at_board:
        was = mark_in(page.receive_text(timeout=30))
        assert mark_in(at_board.receive_text(timeout=30)) == was
        break_ = re.search(r'data-key="go-([^"]+)"', helis.get(f"/workshops/{live.id}/cockpit").text)
        assert break_
        helis.form(f"/workshops/{live.id}/activity", {"activity_id": break_[1]})
        for socket in (page, at_board):
            told = socket.receive_text(timeout=30)
            assert mark_in(told) != was
            assert re.fullmatch(r'(<live-elsewhere mark="[\w-]+"></live-elsewhere>)+', told)
    shown = ainos.get(f"/workshops/{live.id}/on?was={was}&here=/boards/{board.id}", headers=HTMX).text
    assert "Nyt käynnissä: Tauko" in shown
    assert f'data-there="/workshops/{live.id}"' in shown
    assert ainos.get(f"/workshops/{live.id}/on?was={mark_in(told)}", headers=HTMX).status_code == 204


def test_a_page_says_whether_everybody_was_there_when_it_was_drawn(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    """So whoever has it is taken along however soon everybody goes on."""
    ainos = signed_in_as(cast.aino)
    for number, kind in enumerate((ActivityKind.BOARD, ActivityKind.POLL, ActivityKind.PROMISE, ActivityKind.GROUPS)):
        workshop = make_workshop(Stage.LIVE, number=10 + number)
        on, aino = on_now(add, workshop, kind), taking_part(add, workshop, cast)
        here: dict[str, Any] = {"network_id": workshop.network_id, "workshop_id": workshop.id}
        elsewhere = add(Board(**here, title="Aamun taulu"))
        if kind is ActivityKind.BOARD:
            add(Board(**here, activity_id=on.id, title="Taulu"))
        if kind is ActivityKind.POLL:
            add(Poll(workshop_id=workshop.id, activity_id=on.id, kind=PollKind.CHOICE, question="Mitä?"))
        if kind is ActivityKind.GROUPS:
            group = BreakoutGroup(activity_id=on.id, name="Ensimmäinen")
            plenary, own = (Board(**here, activity_id=on.id, title=title) for title in ("Yhteinen", "Ryhmän"))
            own.group_id = group.id
            add(group, plenary, own, GroupMember(activity_id=on.id, group_id=group.id, participant_id=aino.id))
            assert 'data-mark=""' in ainos.get(f"/boards/{plenary.id}").text
        there, mark = now(ainos, workshop), mark_in(ainos.get(f"/workshops/{workshop.id}/changes").text)
        assert f'data-mark="{mark}" data-there="{there}"' in ainos.get(there).text, kind
        assert f'data-workshop="{workshop.id}" data-mark=""' in ainos.get(f"/boards/{elsewhere.id}").text


def test_what_is_told_while_a_page_is_read_is_news_to_it(live: Workshop) -> None:
    before = ticks.now()
    drawn = news.mark(live, None, before)
    assert news.mark(live, None, ticks.now()) == drawn
    ticks.tick(live.id)
    told = news.mark(live, None, ticks.now())
    assert told not in (drawn, news.mark(live, None, before))
    ticks.tick(uuid4())
    assert news.mark(live, None, ticks.now()) == told


def test_the_polled_answer_says_the_same_as_the_socket(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop, board: Board
) -> None:
    taking_part(add, live, cast)
    ainos = signed_in_as(cast.aino)
    page = mark_in(ainos.get(f"/workshops/{live.id}/changes").text)
    assert mark_in(ainos.get(f"/boards/{board.id}/changes").text) == page
    assert f'data-mark="{page}"' in ainos.get(f"/workshops/{live.id}").text


def test_a_stranger_hears_nothing(signed_in_as: SignedInAs, cast: Cast, live: Workshop) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, listening(signed_in_as(cast.onni), f"/workshops/{live.id}"):
        pass
    assert refused.value.code in (4404, 403)


def test_the_mirror_is_for_those_who_are_in(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop, board: Board
) -> None:
    taking_part(add, live, cast)
    path = f"/workshops/{live.id}/screen"
    assert signed_in_as(cast.aino).get(path).headers["location"] == f"/boards/{board.id}/screen"
    assert signed_in_as(cast.pekka).get(path).headers["location"] == f"/workshops/{live.id}"
    shown = signed_in_as(cast.aino).get(f"/boards/{board.id}/screen").text
    assert "wall-keys" not in shown
    assert "wall-code" not in shown


def test_the_wall_is_one_window_for_everything(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    helis = signed_in_as(cast.heli)
    for kind in ActivityKind:
        workshop = make_workshop(Stage.LIVE, number=20 + len(kind), title=f"Paja {kind}")
        on_now(add, workshop, kind)
        page = helis.get(f"/workshops/{workshop.id}/projector")
        assert page.status_code == 200, kind
        assert f'data-to="/workshops/{workshop.id}/projector"' in page.text
        assert "Nyt tämä" in page.text
