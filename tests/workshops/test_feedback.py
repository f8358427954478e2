"""Feedback on a page of the workshop: it follows, keeps what was typed, leads home; the leader sees a number only."""

import re

import pytest

from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.models import Activity, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import MakeWorkshop

NAME = "Kanaria Lintunen"


@pytest.fixture
def asked(
    add: Add, cast: Cast, make_workshop: MakeWorkshop, signed_in_as: SignedInAs, client: Visitor
) -> tuple[Workshop, Visitor, Visitor]:
    """A workshop whose feedback is on, its leader, and a guest in it."""
    workshop = make_workshop(Stage.OPEN)
    heli = signed_in_as(cast.heli)
    heli.form(f"/workshops/{workshop.id}/stage", {"stage": "live"})
    point = add(Activity(workshop_id=workshop.id, kind=ActivityKind.FEEDBACK, title="Palaute"))
    add(Activity(workshop_id=workshop.id, place=1, kind=ActivityKind.BREAK, title="Tauko"))
    guest = client.another()
    code = re.search(r"/join/([\w-]{20,})", heli.get(f"/workshops/{workshop.id}/cockpit").text)
    assert code is not None
    guest.form(f"/join/{code[1]}", {"name": NAME})
    heli.form(f"/workshops/{workshop.id}/activity", {"activity_id": point.id})
    return workshop, heli, guest


def answers(page: str) -> dict[str, str]:
    """Something to every question."""
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"', page)
    radios = re.findall(r'type="radio"[^>]*? name="([^"]+)"[^>]*? value="(\d)"', page) or re.findall(
        r'name="([^"]+)"[^>]*? type="radio"[^>]*? value="(\d)"', page
    )
    return dict.fromkeys(texts, "Hyvä päivä") | dict(radios)


def test_the_page_follows_the_workshop_and_leads_home(asked: tuple[Workshop, Visitor, Visitor]) -> None:
    workshop, heli, guest = asked
    here = f"/workshops/{workshop.id}/feedback"
    assert guest.get(f"/workshops/{workshop.id}/now").headers["location"] == here
    page = guest.get(here).text
    assert f'id="elsewhere" data-workshop="{workshop.id}"' in page
    assert f'action="{here}"' in page
    assert guest.form(here, {}).status_code == 422
    assert guest.form(here, answers(page)).headers["location"] == here
    thanks = guest.get(here).text
    assert "Kiitos, vastauksesi on tallessa!" in thanks
    assert f'id="elsewhere" data-workshop="{workshop.id}"' in thanks
    assert "/results" not in thanks, "there are none yet"
    heli.form(f"/workshops/{workshop.id}/stage", {"stage": "closed"})
    assert f'href="/workshops/{workshop.id}/results"' in guest.get(here).text
    assert guest.get(f"/workshops/{workshop.id}/results").status_code == 200


def test_leaders_see_how_many_and_never_who(asked: tuple[Workshop, Visitor, Visitor]) -> None:
    workshop, heli, guest = asked
    count = f"/workshops/{workshop.id}/feedback/count"
    for page in ("cockpit", "remote"):
        assert f'hx-get="{count}"' in heli.get(f"/workshops/{workshop.id}/{page}").text
    assert "0 / 1" in heli.get(count).text
    here = f"/workshops/{workshop.id}/feedback"
    guest.form(here, answers(guest.get(here).text))
    said = heli.get(count).text
    assert "1 / 1" in said
    assert NAME not in said
    assert guest.get(count).status_code == 403


def test_a_workshop_without_feedback_says_so(live: Workshop, signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    assert heli.get(f"/workshops/{live.id}/feedback").status_code == 409
    assert heli.get(f"/workshops/{live.id}/feedback/count").status_code == 409
