"""One press turns submissions into notes that remember where they came from; a second press adds nothing."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col

from agentnet import clock, db
from agentnet.sources.flow import Relation
from agentnet.sources.models import SourceLink, SourceRevision
from agentnet.tasks.boards import picture_on
from agentnet.tasks.flow import Enclosed
from agentnet.tasks.models import Assignment, Enclosure, Submission, Task
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.models import Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.tasks.rows import answer_rows, assignment_rows, kept

LONG = "\n".join(f"- Havainto {n}: " + "yhteinen aika puuttuu kalentereista. " * 3 for n in range(4))


@pytest.fixture
def section(add: Add, cast: Cast) -> Section:
    """The one section of a workshop's board, and an assignment that belongs to the workshop."""
    workshop = Workshop(
        network_id=cast.network.id,
        title="Työpaja 3",
        starts_at=clock.now() + timedelta(days=1),
        ends_at=clock.now() + timedelta(days=1, hours=3),
    )
    board = Board(network_id=cast.network.id, workshop_id=workshop.id, title="Esteet")
    one = Section(board_id=board.id, name="Aika")
    assignment, brief = assignment_rows(cast.network.id, workshop_id=workshop.id)
    add(workshop, board, one, assignment, brief)
    for person, text in ((cast.aino, "Kahvi oli hyvää.\nJuttu jatkui."), (cast.pekka, LONG)):
        add(*answer_rows(assignment, person.id, text))
    return one


def test_the_press_brings_every_answer_once(signed_in_as: SignedInAs, cast: Cast, section: Section, add: Add) -> None:
    heli = signed_in_as(cast.heli)
    path = _path()
    assert "Taululle tulee 5 lappua." in heli.get(f"{path}/notes").text
    first = heli.form(f"{path}/notes", {"section_id": section.id})
    assert first.headers["location"] == f"/boards/{section.board_id}"
    assert "5 uutta lappua" in heli.get(path).text
    assert heli.form(f"{path}/notes", {"section_id": section.id}).status_code == 303
    assert "jo taululla" in heli.get(path).text
    texts, links = _notes()
    assert len(texts) == 5
    assert "Kahvi oli hyvää.\nJuttu jatkui." in texts
    assert not [text for text in texts if text.startswith("- ")]
    assert len(links) == 5
    assert {link.relation for link in links} == {Relation.CARRIED}


def test_only_this_workshops_sections_will_do(signed_in_as: SignedInAs, cast: Cast, section: Section, add: Add) -> None:
    board = Board(network_id=cast.other_network.id, title="Muualla")
    foreign = Section(board_id=board.id, name="Muu")
    add(board, foreign)
    heli = signed_in_as(cast.heli)
    assert heli.form(f"{_path()}/notes", {"section_id": foreign.id}).status_code == 404
    wrong = heli.form(f"{_path()}/notes", {"whole": "yes"})
    assert wrong.status_code == 422
    assert '<a href="#field-section_id">Mihin lohkoon: Valitse ensin taulu ja lohko.' in wrong.text
    assert 'id="field-section_id-error"' in wrong.text
    assert 'value="yes" checked' in wrong.text, "what was chosen is kept"
    assert signed_in_as(cast.aino).form(f"{_path()}/notes", {"section_id": section.id}).status_code == 403
    assert _notes() == ([], [])


def test_whole_answers_are_wanted_as_they_are(signed_in_as: SignedInAs, cast: Cast, section: Section, add: Add) -> None:
    heli = signed_in_as(cast.heli)
    assert heli.form(f"{_path()}/notes", {"section_id": section.id, "whole": "yes"}).status_code == 303
    assert len(_notes()[0]) == 2
    assert heli.form(f"{_path()}/notes", {"section_id": section.id, "questions": ["q7"]}).status_code == 303
    assert len(_notes()[0]) == 2


def test_the_pictures_come_along_once_in_their_words(
    signed_in_as: SignedInAs, cast: Cast, section: Section, add: Add
) -> None:
    heli, anna = signed_in_as(cast.heli), signed_in_as(cast.aino)
    task, given = _given(cast.aino.id)
    about: dict[str, Any] = {"media_type": "image/webp", "size": 5, "width": 40, "height": 30}
    wall = [
        Enclosure(task_id=task, kind=Enclosed.PICTURE, sha256=kept(b"seina %d" % n), alt=f"Seinä {n}", **about)
        for n in range(5)
    ]
    for one in wall:
        one.by = cast.aino.id
    add(*wall)
    _enclose(given, [str(one.id) for one in wall])
    page = heli.get(f"{_path()}/notes").text
    assert "5 kuvaa tulee lappujen mukana" in page
    for _twice in range(2):
        assert heli.form(f"{_path()}/notes", {"section_id": section.id}).status_code == 303
    hung = _hung()
    assert sorted(len(one) for one in hung) == [0, 0, 0, 0, 1, 4], "a note holds four; the fifth has one of its own"
    assert [one["alt"] for pictures in sorted(hung, key=len, reverse=True) for one in pictures] == [
        f"Seinä {n}" for n in range(5)
    ]
    address = f"/boards/{section.board_id}/pictures/{max(hung, key=len)[0]['id']}"
    assert heli.get(address).content == b"seina 0"
    assert anna.get(address).status_code == 404, "not in the workshop"


def test_a_picture_that_was_laid_in_wait_under_its_id_does_not_hang(
    signed_in_as: SignedInAs, cast: Cast, section: Section, add: Add
) -> None:
    """A browser gives its pictures' ids itself, and who answered knows what id theirs would have on the board."""
    task, given = _given(cast.aino.id)
    about: dict[str, Any] = {"media_type": "image/webp", "width": 40, "height": 30, "alt": "Seinä"}
    wall = add(Enclosure(task_id=task, kind=Enclosed.PICTURE, sha256=kept(b"seina"), size=5, by=cast.aino.id, **about))
    _enclose(given, [str(wall.id)])
    other: dict[str, Any] = {"board_id": section.board_id, "sha256": kept(b"kanaria"), "keeper": "aino"}
    add(Picture(id=picture_on(section.board_id, wall.id), **about, **other))
    assert signed_in_as(cast.heli).form(f"{_path()}/notes", {"section_id": section.id}).status_code == 303
    assert not any(_hung())


def _given(person_id: UUID) -> tuple[UUID, UUID]:
    with SyncSession(db.sync_engine()) as session:
        task = session.scalars(select(col(Task.id)).where(col(Task.person_id) == person_id)).one()
        return task, session.scalars(select(col(Submission.id)).where(col(Submission.task_id) == task)).one()


def _enclose(given: UUID, ids: list[str]) -> None:
    with SyncSession(db.sync_engine()) as session:
        session.execute(update(Submission).where(col(Submission.id) == given).values(enclosed=ids))
        session.commit()


def _hung() -> list[list[dict[str, object]]]:
    with SyncSession(db.sync_engine()) as session:
        return list(session.scalars(select(col(Note.pictures))))


def _path() -> str:
    with SyncSession(db.sync_engine()) as session:
        return f"/assignments/{session.scalars(select(col(Assignment.id))).one()}"


def _notes() -> tuple[list[str], list[SourceLink]]:
    with SyncSession(db.sync_engine(), expire_on_commit=False) as session:
        texts = session.scalars(
            select(col(SourceRevision.text)).join(Note, col(Note.id) == col(SourceRevision.source_id))
        )
        return list(texts), list(session.scalars(select(SourceLink)))
