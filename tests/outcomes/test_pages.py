"""The page to take home: never empty, nobody's names, what is hidden is not in it, published once."""

import io
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update
from sqlmodel import col

from agentnet import clock, db
from agentnet.notify.models import Letter
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board, Note, Section, Vote
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.models import Activity, BreakoutGroup, Participant, Workshop
from agentnet.workshops.outcomes.queries import page_of
from agentnet.workshops.outcomes.rules import brought_up, tops
from agentnet.workshops.picking.models import NamePick
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.flow import Stage as PollStage
from agentnet.workshops.polls.models import Ballot, Poll, PollOption
from agentnet.workshops.promises.flow import Sharing
from agentnet.workshops.promises.models import Promise
from tests.boards.scene import AINO, PEKKA, a_note, a_wall
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.press.verapdf import failed_rules
from tests.promises.conftest import Hall, OpenHall, open_hall

__all__ = ["open_hall"]
BEST, OTHER, HIDDEN, HELD, BINNED = "parasidea", "toinenidea", "piiloidea", "odottavaidea", "roskaidea"
GROUPS, SECRET, POLLED, UNSHOWN = "ryhmänidea", "omalupaus", "kyselytulos", "salattukysely"


def _held(add: Add, hall: Hall, phase: Phase = Phase.SUMMARY) -> Board:
    """A workshop with a board in some phase, one of a group, polls and promises."""
    workshop = hall.workshop
    point = Activity(workshop_id=workshop.id, kind=ActivityKind.BOARD, title="Esteet")
    board = Board(
        network_id=workshop.network_id, workshop_id=workshop.id, activity_id=point.id, title="Mikä estää?", phase=phase
    )
    group = BreakoutGroup(activity_id=point.id, name="Loimaa")
    theirs = Board(
        network_id=workshop.network_id, workshop_id=workshop.id, group_id=group.id, title="Ryhmä", phase=phase
    )
    sections = [Section(board_id=one.id, name="Lohko", tone="sun") for one in (board, theirs)]
    add(point, board, group, theirs, *sections)
    marks: list[tuple[str, dict[str, Any]]] = [
        (BEST, {}),
        (OTHER, {}),
        (HIDDEN, {"hidden": True}),
        (HELD, {"held": True}),
        (BINNED, {"binned": True}),
    ]
    for rank, (text, mark) in enumerate(marks, 1):
        rows: list[Any] = list(planted(board, sections[0], text, rank=float(rank), by=hall.pekka))
        for name, value in mark.items():
            setattr(rows[-1], name, value)
        add(*rows)
        if text == BEST:
            add(Vote(board_id=board.id, note_id=rows[-1].id, participant_id=hall.aino.id))
    add(*planted(theirs, sections[1], GROUPS, rank=1.0, by=hall.pekka))
    for text, shown in ((POLLED, True), (UNSHOWN, False)):
        poll = Poll(workshop_id=workshop.id, kind=PollKind.CHOICE, question=text, stage=PollStage.CLOSED, shown=shown)
        option = PollOption(poll_id=poll.id, text="Kyllä")
        add(poll, option, Ballot(poll_id=poll.id, participant_id=hall.aino.id, chosen=[str(option.id)]))
    add(Promise(workshop_id=workshop.id, participant_id=hall.aino.id, text=SECRET, sharing=Sharing.OWN))
    return board


def _pdf(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


@pytest.fixture
def hall(open_hall: OpenHall) -> Hall:
    return open_hall(Stage.CLOSED, days=-1, closed_at=clock.now() - timedelta(hours=20))


def _path(hall: Hall) -> str:
    return f"/workshops/{hall.workshop.id}/results"


@pytest.mark.parametrize("end", ["", ".pdf"])
def test_the_page_has_what_participants_may_see_and_nobodys_name(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs, end: str
) -> None:
    _held(add, hall)
    for who in (cast.aino, cast.heli, hall.guest):
        answer = signed_in_as(who).get(_path(hall) + end)
        text = _pdf(answer.content) if end else answer.text
        assert all(one in text for one in (BEST, POLLED, "Kyllä", "Kolme kysymystä"))
        assert not any(one in text for one in (HIDDEN, HELD, BINNED, GROUPS, SECRET, UNSHOWN, "Pekka", "Salo"))


@pytest.mark.parametrize(
    ("phase", "notes", "votes"), [(Phase.IDEATION, 0, 0), (Phase.VOTING, 1, 0), (Phase.SUMMARY, 1, 1)]
)
def test_a_board_that_is_not_open_to_all_gives_nothing_away(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs, phase: Phase, notes: bool, votes: bool
) -> None:
    _held(add, hall, phase)
    for who in (cast.aino, cast.heli):
        page = signed_in_as(who).get(_path(hall)).text
        assert (BEST in page) is bool(notes)
        assert ("1 ääni" in page) is bool(votes)
    assert BEST not in signed_in_as(cast.heli).get(f"{_path(hall)}/edit").text or notes


def test_who_reads_it_before_and_after_it_is_published(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs
) -> None:
    """Maija was not there; Sari supervises; Onni is of another network."""
    _held(add, hall)
    add(NamePick(workshop_id=hall.workshop.id, person_id=cast.ville.id, guest_id=hall.guest.id))
    browsers = {name: signed_in_as(getattr(cast, name)) for name in ("aino", "maija", "sari", "onni", "heli")}
    assert [browsers[n].get(_path(hall)).status_code for n in ("aino", "maija", "sari", "onni")] == [200, 403, 403, 404]
    browsers["heli"].form(f"{_path(hall)}/edit", {"intro": "Luonnos", "version": 0})
    assert "Luonnos" not in browsers["aino"].get(_path(hall)).text, "drafts are the coordinators'"
    for _ in range(2):
        assert browsers["heli"].form(f"{_path(hall)}/publish").status_code == 303
    assert [browsers[n].get(_path(hall)).status_code for n in ("aino", "maija", "sari", "onni")] == [200, 200, 403, 404]
    assert "Luonnos" in browsers["aino"].get(_path(hall)).text
    browsers["heli"].form(f"{_path(hall)}/take-back")
    assert browsers["maija"].get(_path(hall)).status_code == 403
    browsers["heli"].form(f"{_path(hall)}/publish")
    with db.sync_engine().connect() as connection:
        letters = connection.execute(select(col(Letter.address)).where(col(Letter.kind) == "take-home")).scalars().all()
    there = (cast.aino, cast.pekka, cast.heli, cast.ville)
    assert sorted(letters) == sorted(str(one.email) for one in there), "once each, Ville who picked his name too"


def test_a_coordinator_chooses_what_is_in_and_writes_round_it(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs
) -> None:
    _held(add, hall)
    heli = signed_in_as(cast.heli)
    form = heli.get(f"{_path(hall)}/edit").text
    ids = [part.split('"', 1)[0] for part in form.split('name="notes" value="')[1:]]
    assert len(ids) == 2, "only what participants may see can be chosen"
    chosen = {"intro": "Näin kävi", "onward": "Kirje johdolle", "question1": "Entä meillä?", "notes": ids[1:]}
    assert heli.form(f"{_path(hall)}/edit", {**chosen, "version": 0}).status_code == 303
    page = heli.get(_path(hall)).text
    assert all(one in page for one in ("Näin kävi", "Kirje johdolle", "Entä meillä?", OTHER))
    assert BEST not in page
    stale = heli.form(f"{_path(hall)}/edit", {**chosen, "intro": "Myöhässä", "version": 0})
    assert stale.status_code == 409
    assert "Myöhässä" in stale.text
    wrong = heli.form(f"{_path(hall)}/edit", {"intro": "Soita 131052-308T", "onward": "Säilyy", "version": 1})
    assert wrong.status_code == 422
    assert "Säilyy" in wrong.text


def test_what_is_hidden_afterwards_leaves_the_published_page(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs
) -> None:
    _held(add, hall)
    heli = signed_in_as(cast.heli)
    heli.form(f"{_path(hall)}/publish")
    with db.sync_engine().begin() as connection:
        connection.execute(update(Note).values(hidden=True))
    assert BEST not in signed_in_as(cast.aino).get(_path(hall)).text


def test_a_workshop_without_anything_has_its_three_questions(
    hall: Hall, open_hall: OpenHall, cast: Cast, signed_in_as: SignedInAs
) -> None:
    page = signed_in_as(cast.aino).get(_path(hall)).text
    assert "Mikä näistä on totta myös meillä?" in page
    live = open_hall(Stage.LIVE)
    assert "Koonti syntyy" in signed_in_as(cast.aino).get(_path(live)).text
    assert signed_in_as(cast.aino).get(f"{_path(live)}.pdf").status_code == 403
    assert signed_in_as(cast.heli).form(f"{_path(live)}/publish").status_code == 409


def test_the_paper_is_accessible_and_short(
    hall: Hall, add: Add, cast: Cast, signed_in_as: SignedInAs, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _held(add, hall)
    file = tmp_path_factory.mktemp("home") / "home.pdf"
    file.write_bytes(signed_in_as(cast.aino).get(f"{_path(hall)}.pdf").content)
    assert failed_rules("ua1,2a", file) == [{}]
    assert len(PdfReader(file).pages) <= 2


def test_what_a_board_brings_up_by_itself() -> None:
    from agentnet.workshops.boards.flow import Audience
    from agentnet.workshops.boards.views import seen

    notes = [a_note(AINO, f"n{n}", rank=float(n)) for n in range(9)]
    under = a_note(PEKKA, "alla", rank=20.0, bundle=notes[8].id)
    plain = seen(a_wall(*notes, under, phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    assert notes[8].id in brought_up(plain), "a bundle says more than a note"
    assert len(brought_up(plain)) == 5
    votes = {"participant:x": tuple(note.id for note in notes[:3]), "participant:y": (notes[0].id,)}
    voted = seen(a_wall(*notes, phase=Phase.SUMMARY, votes=votes), Audience.PARTICIPANTS)
    assert brought_up(voted) == {note.id for note in notes[:3]}, "ties are all in, zeros are not"
    import msgspec

    picked = [msgspec.structs.replace(notes[0], chosen=True), *notes[1:]]
    assert brought_up(seen(a_wall(*picked, phase=Phase.SUMMARY), Audience.PARTICIPANTS)) == {notes[0].id}
    assert len(list(tops(plain))) == 9


async def test_the_page_is_built_on_both_databases(session: db.Session, hall: Hall, add: Add) -> None:
    board = _held(add, hall)
    workshop = await session.get_one(Workshop, hall.workshop.id)
    page = await page_of(session, workshop, None)
    assert [part.id for part in page.boards] == [board.id]
    assert [one.votes for one in page.boards[0].found] == [1, 0]
    assert (page.promised, page.promises) == (1, ())
    assert await session.get(Participant, hall.aino.id)
