"""The pages as the cast meets them: planning, registering, following, leading."""

from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from icalendar import Calendar

from agentnet import clock
from agentnet.accounts.models import Guest
from agentnet.network.models import Person, Theme
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import Attendance, Stage
from agentnet.workshops.models import Participant, Registration, Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.workshops.conftest import WHEN, MakeWorkshop

FORM = {"title": "Yhteisvastaanotto", "day": "2030-11-17", "starts": "12:30", "ends": "15:30", "place": "Salo"}


def path(workshop: Workshop, more: str = "") -> str:
    return f"/workshops/{workshop.id}{more}"


def test_a_workshop_is_planned_gets_a_programme_and_is_opened(
    signed_in_as: SignedInAs, cast: Cast, heli: Person, aino: Person
) -> None:
    heli_s, aino_s = signed_in_as(heli), signed_in_as(aino)
    made = heli_s.form(f"/networks/{cast.network.id}/workshops", FORM)
    assert made.status_code == 303
    programme = made.headers["location"]
    page = programme.removesuffix("/programme")
    heli_s.form(programme, {"kind": "board", "title": "Esteet", "minutes": "40", "sections": "Ennen\nAikana"})
    assert "12.30" in heli_s.get(programme).text
    assert aino_s.get(page).status_code == 404
    assert "Yhteisvastaanotto" not in aino_s.get(f"/networks/{cast.network.id}/workshops").text
    heli_s.form(f"{page}/stage", {"stage": "open"})
    assert "Tuletko mukaan?" in aino_s.get(page).text
    assert "Yhteisvastaanotto" in aino_s.get(f"/networks/{cast.network.id}/workshops").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Täytä"),
        ({"ends": "12:00"}, "Päättymisajan pitää olla alkamisajan jälkeen."),
        ({"remote_url": "javascript:alert(1)"}, "alkaa https://"),
        ({"places": "0"}, ""),
        ({"day": "2020-11-17"}, "Aika on jo mennyt."),
        ({"day": "17.11."}, ""),
        ({"theme_id": "00000000-0000-4000-8000-000000000000"}, "Valitse teema uudelleen."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in_as: SignedInAs, cast: Cast, wrong: dict[str, str], sentence: str
) -> None:
    answer = signed_in_as(cast.heli).form(f"/networks/{cast.network.id}/workshops", {**FORM, "place": "Kuusi", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kuusi" in answer.text


def test_a_theme_of_another_network_is_no_theme_here(signed_in_as: SignedInAs, add: Add, cast: Cast) -> None:
    theme = add(Theme(network_id=cast.other_network.id, title="Vieras teema", year=2030))
    answer = signed_in_as(cast.heli).form(f"/networks/{cast.network.id}/workshops", {**FORM, "theme_id": str(theme.id)})
    assert answer.status_code == 422


def test_the_later_of_two_editors_is_told_and_loses_nothing(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop = make_workshop()
    heli_s, ville_s = signed_in_as(cast.heli), signed_in_as(cast.ville)
    assert heli_s.form(path(workshop, "/edit"), {**FORM, "version": "1"}).status_code == 303
    late = ville_s.form(path(workshop, "/edit"), {**FORM, "place": "Villen paikka", "version": "1"})
    assert late.status_code == 422
    assert "Joku muu tallensi" in late.text
    assert "Villen paikka" in late.text
    assert ville_s.form(path(workshop, "/edit"), {**FORM, "place": "V", "version": "2"}).status_code == 303


def test_agents_register_and_get_a_calendar_entry_with_one_uid_for_life(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop = make_workshop(remote_url="https://teams.example/x")
    aino_s = signed_in_as(cast.aino)
    answer = aino_s.form(path(workshop, "/register"), {"attendance": "remote"})
    page = aino_s.get(answer.headers["location"]).text
    assert "Etäkokouksen linkki" in page
    assert 'aria-pressed="true"' in page
    before = entry(aino_s.get(path(workshop, "/calendar.ics")))
    moved = {**FORM, "starts": "13:00", "place": "Salo", "version": "1"}
    assert signed_in_as(cast.heli).form(path(workshop, "/edit"), moved).status_code == 303
    after = entry(aino_s.get(path(workshop, "/calendar.ics")))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].dt.isoformat() == "2030-11-17T13:00:00+02:00"
    assert aino_s.form(path(workshop, "/register"), {"attendance": "ehkä"}).status_code == 409


def entry(answer: Response) -> dict[str, Any]:
    """The one event in a calendar file."""
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return dict(event)


def test_a_full_room_is_said_in_words(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop = make_workshop(places=1)
    add(Registration(workshop_id=workshop.id, person_id=cast.pekka.id, attendance=Attendance.ON_SITE))
    aino_s = signed_in_as(cast.aino)
    answer = aino_s.form(path(workshop, "/register"), {"attendance": "on_site"})
    assert "Olet jonossa" in aino_s.get(answer.headers["location"]).text


def test_an_agent_sees_no_cockpit_and_a_stranger_no_workshop(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    for more in ("/cockpit", "/projector", "/edit", "/programme", "/cockpit/at", "/remote", "/remote/at"):
        assert signed_in_as(cast.aino).get(path(live, more)).status_code == 403, more
        assert signed_in_as(cast.onni).get(path(live, more)).status_code == 404, more
    for more in ("/stage", "/activity", "/door", "/participants/remove", "/phase"):
        assert signed_in_as(cast.aino).form(path(live, more)).status_code == 403, more
        assert signed_in_as(cast.onni).form(path(live, more)).status_code == 404, more
    assert signed_in_as(cast.onni).get(path(live)).status_code == 404
    assert signed_in_as(cast.onni).get(path(live, "/calendar.ics")).status_code == 404


def test_everybody_who_is_in_lands_on_the_board_that_is_on(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    aino_s = signed_in_as(cast.aino)
    assert aino_s.get(path(live, "/now")).headers["location"] == path(live)
    assert "Liity työpajaan" in aino_s.get(path(live)).text
    aino_s.form(path(live, "/enter"))
    assert aino_s.get(path(live, "/now")).headers["location"] == f"/boards/{board.id}"
    assert "Avaa ideataulu" in aino_s.get(path(live)).text
    assert "Työpajan ohjelma" in aino_s.get(f"/boards/{board.id}").text


def test_the_leader_moves_the_board_to_its_next_phase_from_the_cockpit(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    heli_s = signed_in_as(cast.heli)
    page = heli_s.get(path(live, "/cockpit")).text
    assert "Seuraava vaihe: esittely" in page
    assert heli_s.form(path(live, "/phase"), {"phase": "presentation"}).headers["location"] == path(live, "/cockpit")
    assert "Seuraava vaihe: niputus" in heli_s.get(path(live, "/cockpit")).text
    assert heli_s.form(path(live, "/phase"), {"phase": "party"}).status_code == 409


def test_the_wall_is_not_for_frames_of_others_and_the_cockpit_shows_it(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop = make_workshop()
    heli_s = signed_in_as(cast.heli)
    wall, cockpit = heli_s.get(path(workshop, "/projector")), heli_s.get(path(workshop, "/cockpit"))
    assert "frame-ancestors 'self'" in wall.headers["content-security-policy"]
    assert "frame-src 'self'" in cockpit.headers["content-security-policy"]
    assert f'src="{path(workshop, "/projector")}"' in cockpit.text
    assert "<svg" in wall.text


def test_a_workshop_that_lasts_longer_than_planned_is_still_among_those_that_come(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    add(Participant(workshop_id=live.id, guest_id=add(Guest(name="Vieras", token_hash="x")).id, name="Vieras"))
    with clock.travel(to=WHEN + timedelta(hours=4)):
        page = signed_in_as(cast.aino).get(f"/networks/{cast.network.id}/workshops").text
        assert "Tulossa" in page
        assert "käynnissä" in page
    assert live.stage is Stage.LIVE
