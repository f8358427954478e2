"""The coordinators' pages: the programme and its points, templates, the list of people; and what agents see of them."""

import re
from datetime import timedelta

from agentnet.network.models import Person
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, Attendance, Stage
from agentnet.workshops.models import Activity, Participant, Registration, Workshop
from agentnet.workshops.patterns.queries import COPIED
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor
from tests.workshops.conftest import WHEN, MakeWorkshop, a_workshop
from tests.workshops.test_pages import FORM, path


def points(visitor: Visitor, workshop: Workshop) -> list[tuple[str, str]]:
    """Title and id of each point on the page, in order."""
    page = visitor.get(path(workshop, "/programme")).text
    found = re.findall(rf'href="{path(workshop, "/programme")}/([0-9a-f-]{{36}})"><b>([^<]+)</b>', page)
    return [(title, id) for id, title in found]


def test_a_programme_is_built_of_every_kind_on_its_own_page(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, heli = make_workshop(Stage.PLANNED), signed_in_as(cast.heli)
    assert "Aloita pohjasta" in heli.get(path(workshop, "/programme")).text
    kinds = heli.get(path(workshop, "/programme/new")).text
    for kind in ActivityKind:
        assert f"kind={kind}" in kinds
        form = heli.get(path(workshop, f"/programme/new?kind={kind}")).text
        assert ('name="layout"' in form) is (kind in (ActivityKind.BOARD, ActivityKind.GROUPS))
        assert ('name="question"' in form) is (kind is ActivityKind.POLL)
        more = {"question": "Mikä ensin?", "options": "Kutsu\nTila"} if kind is ActivityKind.POLL else {}
        made = heli.form(
            path(workshop, "/programme"), {"kind": kind, "title": f"Kohta {kind}", "minutes": "10", **more}
        )
        assert made.status_code == 303, kind
    assert [title for title, _id in points(heli, workshop)] == [f"Kohta {kind}" for kind in ActivityKind]
    for _title, id in points(heli, workshop):
        assert heli.get(path(workshop, f"/programme/{id}")).status_code == 200


def test_a_poll_without_a_question_is_not_asked(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, heli = make_workshop(), signed_in_as(cast.heli)
    sent = {"kind": "poll", "title": "Kysely", "minutes": "5", "poll_kind": "choice", "options": "Vain yksi"}
    answer = heli.form(path(workshop, "/programme"), sent)
    assert answer.status_code == 422
    assert "Kirjoita kysymys." in answer.text
    assert "vähintään kaksi vaihtoehtoa" in answer.text
    assert "Vain yksi" in answer.text
    assert points(heli, workshop) == []


def test_points_are_moved_removed_and_brought_back(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, heli = make_workshop(), signed_in_as(cast.heli)
    for title in ("A", "B"):
        heli.form(path(workshop, "/programme"), {"kind": "talk", "title": title, "minutes": "10"})
    (_, a), (_, b) = points(heli, workshop)
    heli.form(path(workshop, "/programme"), {"kind": "break", "title": "Tauko", "minutes": "10", "after": a})
    assert [title for title, _id in points(heli, workshop)] == ["A", "Tauko", "B"]
    heli.form(path(workshop, "/programme/order"), {"activity_id": b, "way": "after", "after": str(workshop.id)})
    gone = heli.form(path(workshop, "/programme/order"), {"activity_id": a, "way": "remove"})
    assert [title for title, _id in points(heli, workshop)] == ["B", "Tauko"]
    assert "Kumoa" in heli.get(gone.headers["location"]).text
    heli.form(path(workshop, "/programme/order"), {"activity_id": a, "way": "restore"})
    assert [title for title, _id in points(heli, workshop)] == ["B", "A", "Tauko"]
    down = heli.form(path(workshop, "/programme/order"), {"activity_id": b, "way": "down"})
    assert "autofocus aria-describedby" in heli.get(down.headers["location"]).text, "the keyboard stays there"
    heli.form(path(workshop, "/programme/order"), {"activity_id": b, "way": "up"})
    assert "päättyy klo 13.00" in heli.get(path(workshop, "/programme")).text
    assert heli.form(path(workshop, "/programme/order"), {"activity_id": a, "way": "dance"}).status_code == 409
    long = {"title": "A", "minutes": "300", "version": "1"}
    assert heli.form(path(workshop, f"/programme/{a}"), long).status_code == 303
    assert "min pidempi kuin työpaja" in heli.get(path(workshop, "/programme")).text


def test_the_later_of_two_editors_of_a_point_is_told(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    workshop, heli, ville = make_workshop(), signed_in_as(cast.heli), signed_in_as(cast.ville)
    heli.form(path(workshop, "/programme"), {"kind": "talk", "title": "A", "minutes": "10"})
    ((_, a),) = points(heli, workshop)
    assert heli.form(path(workshop, f"/programme/{a}"), {"title": "Helin", "version": "1"}).status_code == 303
    late = ville.form(path(workshop, f"/programme/{a}"), {"title": "Villen", "version": "1"})
    assert late.status_code == 422
    assert "Villen" in late.text
    assert "Helin" in late.text


def test_a_workshop_starts_from_a_template_an_own_one_or_last_months(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    heli, before = signed_in_as(cast.heli), make_workshop(Stage.CLOSED, places=20, remind_days=7)
    add(Participant(workshop_id=before.id, person_id=cast.aino.id, name="Aino"))
    look = heli.get(path(before, "/programme/patterns?pattern=swot")).text
    assert "SWOT" in look
    assert "Ota käyttöön" in look
    heli.form(path(before, "/programme/patterns"), {"pattern": "swot"})
    heli.form(path(before, "/programme/patterns/save"), {"name": "Meidän SWOT"})
    own = heli.get(f"/networks/{cast.network.id}/patterns").text
    assert "Meidän SWOT" in own
    id = re.search(r"/patterns/([0-9a-f-]{36})/bin", own)
    assert id
    later = WHEN + timedelta(days=1)
    add(*(a_workshop(cast, Stage.PLANNED, starts_at=later, ends_at=later) for _ in range(COPIED)))
    form = heli.get(f"/networks/{cast.network.id}/workshops/new?begin={before.id}").text
    assert 'value="2030-12-15"' in form  # the third Sunday again
    assert 'value="20"' in form
    for begin in (str(before.id), id[1], "first"):
        made = heli.form(f"/networks/{cast.network.id}/workshops", {**FORM, "begin": begin})
        page = heli.get(made.headers["location"]).text
        assert ("Pelisäännöt" if begin == "first" else "Yhteisen työmme SWOT") in page
        assert "Aino" not in heli.get(made.headers["location"].replace("programme", "people?show=present")).text
    assert heli.form(f"/networks/{cast.network.id}/workshops", {**FORM, "begin": "no"}).status_code == 422
    gone = heli.form(f"/networks/{cast.network.id}/patterns/{id[1]}/bin")
    assert "Kumoa" in heli.get(gone.headers["location"]).text
    heli.form(f"/networks/{cast.network.id}/patterns/{id[1]}/restore")
    assert heli.form(f"/networks/{cast.network.id}/patterns/{id[1]}", {"name": "Uusi nimi"}).status_code == 303


def test_the_list_of_people_is_searched_filtered_and_taken_along(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    heli = signed_in_as(cast.heli)
    add(Registration(workshop_id=live.id, person_id=cast.aino.id, attendance=Attendance.REMOTE))
    everybody = heli.get(path(live, "/people")).text
    assert cast.aino.name in everybody
    assert cast.pekka.name in everybody
    assert cast.pekka.name not in heli.get(path(live, "/people?show=remote")).text
    assert cast.aino.name not in heli.get(path(live, f"/people?q={cast.pekka.name[:5]}")).text
    heli.form(path(live, "/people/answer"), {"person_id": str(cast.pekka.id), "attendance": "on_site"})
    ticked = {"person_id": str(cast.pekka.id), "present": "yes"}
    back = heli.form(path(live, "/people/tick?show=on_site&q=pekka"), ticked).headers["location"]
    assert back.endswith(f"/people?show=on_site&q=pekka#p-{cast.pekka.id}"), "the list stays as it was narrowed"
    table = heli.get(path(live, "/people/list.csv?show=present"))
    lines = table.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Nimi", cast.pekka.name]
    assert "tulee paikalle" in lines[1]


def test_a_name_that_looks_like_a_formula_is_text(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop
) -> None:
    add(Participant(workshop_id=live.id, proxy=True, name="=HYPERLINK(1)", seats=3))
    assert "'=HYPERLINK(1)" in signed_in_as(cast.heli).get(path(live, "/people/list.csv")).text


def test_time_of_ones_own_is_for_leaders_eyes(
    signed_in_as: SignedInAs, cast: Cast, live: Workshop, board: Board
) -> None:
    aino, pekka, heli = signed_in_as(cast.aino), signed_in_as(cast.pekka), signed_in_as(cast.heli)
    assert aino.form(path(live, "/extra"), {"minutes": "5"}).status_code == 403
    for one in (aino, pekka):
        one.form(path(live, "/enter"))
    assert aino.form(path(live, "/extra"), {"minutes": "7"}).status_code == 409
    assert aino.form(path(live, "/extra"), {"minutes": "5"}).status_code == 303
    assert "+5 min" in heli.get(path(live, "/people")).text
    for page in (path(live), f"/boards/{board.id}"):
        assert "+5 min" not in pekka.get(page).text


def test_an_absentee_is_led_to_the_board_and_a_guest_is_not(
    signed_in_as: SignedInAs, add: Add, cast: Cast, live: Workshop, board: Board
) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    heli.form(path(live, "/stage"), {"stage": "closed"})
    page = aino.get(path(live)).text
    assert "Voit vielä lisätä ajatuksesi" in page
    assert aino.form(path(live, "/enter")).headers["location"] == f"/boards/{board.id}"
    assert aino.get(f"/boards/{board.id}").status_code == 200
    assert cast.aino.name not in heli.get(path(live, "/people?show=present")).text
    assert "Voit vielä lisätä" not in signed_in_as(cast.sari).get(path(live)).text


def test_a_cancelled_workshop_says_so_everywhere(
    signed_in_as: SignedInAs, cast: Cast, make_workshop: MakeWorkshop, aino: Person
) -> None:
    workshop, heli, aino_s = make_workshop(), signed_in_as(cast.heli), signed_in_as(aino)
    assert "Peru työpaja" in heli.get(path(workshop)).text
    heli.form(path(workshop, "/stage"), {"stage": "cancelled"})
    assert "Työpaja on peruttu" in aino_s.get(path(workshop)).text
    assert "Tuletko mukaan?" not in aino_s.get(path(workshop)).text
    assert "peruttu" in aino_s.get(f"/networks/{cast.network.id}/workshops").text
    for more in ("", "/programme", "/people", "/cockpit", "/edit"):
        assert heli.get(path(workshop, more)).status_code == 200, more


def test_nobody_reaches_into_another_workshops_programme(
    signed_in_as: SignedInAs, add: Add, cast: Cast, make_workshop: MakeWorkshop
) -> None:
    heli, mine, other = (
        signed_in_as(cast.heli),
        make_workshop(),
        make_workshop(number=6, network_id=cast.other_network.id),
    )
    theirs = add(Activity(workshop_id=other.id, kind=ActivityKind.TALK, title="Salainen ohjelma"))
    assert heli.get(path(mine, f"/programme/{theirs.id}")).status_code == 404
    assert heli.form(path(mine, "/programme/order"), {"activity_id": str(theirs.id), "way": "up"}).status_code == 404
    assert heli.get(path(mine, f"/programme/patterns?pattern={other.id}")).status_code == 404
    assert heli.form(path(mine, "/programme/patterns"), {"pattern": str(other.id)}).status_code == 404
