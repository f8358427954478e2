"""SWOT answers on a board: anonymous notes by quadrant, once each, with a thread; hidden words are hidden there too."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col, select

from agentnet import db
from agentnet.notify.models import Job
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.surveys.coding.copies import JOB
from agentnet.surveys.flow import Anonymity, Quadrant, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.swot.telling import show_anew
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

CANARY = "Kanarialintu Kalevan puhelin"


@pytest.fixture
def survey(add: Add, cast: Cast) -> Survey:
    return swot(add, cast)


def swot(add: Add, cast: Cast, *, stage: Stage = Stage.CLOSED, number: int = 5) -> Survey:
    """Each answers one line to each quadrant; the first strength has a word that will be hidden."""
    kept: dict[str, Any] = {"stage": stage, "anonymity": Anonymity.ANONYMOUS}
    one: Survey = add(Survey(network_id=cast.network.id, title="Kartoitus", **kept))
    asked = add(Question(survey_id=one.id, key="q1", kind=QuestionKind.SWOT, label="Nykytila"))
    for n in range(number):
        form = add(Answer(survey_id=one.id, anonymity=Anonymity.ANONYMOUS))
        for part in Quadrant:
            source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=one.id, label=one.title))
            words = CANARY if n == 0 and part is Quadrant.STRENGTHS else f"{part.value} {n}"
            add(SourceRevision(source_id=source.id, text=words, sha256="x"))
            add(AnswerValue(id=source.id, answer_id=form.id, question_id=asked.id, part=part.value, place=1))
    return one


def _rows(what: Any) -> list[Any]:
    with SyncSession(db.sync_engine()) as opened:
        return list(opened.scalars(what))


def _question(survey: Survey) -> str:
    return str(_rows(select(Question.id).where(col(Question.survey_id) == survey.id))[0])


@pytest.mark.both
async def test_lines_become_anonymous_notes_once(
    signed_in_as: SignedInAs, cast: Cast, survey: Survey, database: str
) -> None:
    heli, at = signed_in_as(cast.heli), f"/surveys/{survey.id}/swot"
    assert heli.get(at).text.count("<li>") >= 20
    assert "Vie 20 lappua taululle" in heli.get(at).text
    first = heli.form(at, {"question_id": _question(survey)})
    assert first.status_code == 303
    heli.form(at, {"question_id": _question(survey)})
    (board,), notes = _rows(select(Board)), _rows(select(Note))
    assert first.headers["location"] == f"/boards/{board.id}"
    assert len(notes) == 20
    assert {(note.person_id, note.participant_id, note.signed) for note in notes} == {(None, None, "")}
    sections = {one.id: one.name for one in _rows(select(Section))}
    words = {row.source_id: row.text for row in _rows(select(SourceRevision))}
    assert {words[note.id] for note in notes if sections[note.section_id] == "Uhat"} == {
        f"threats {n}" for n in range(5)
    }
    assert len(_rows(select(SourceLink).where(col(SourceLink.target_id).in_([note.id for note in notes])))) == 20
    assert all(one.person_id is None for one in _rows(select(Source)))
    await _hide(heli, survey, words, board.id)


async def _hide(heli: Any, survey: Survey, words: dict[UUID, str], board: UUID) -> None:
    """The word goes from the survey, from the note, and from the open board."""
    mine = {row.id for row in _rows(select(Source).where(col(Source.kind) == Kind.SURVEY))}
    text = next(id for id, said in words.items() if said == CANARY and id in mine)
    assert heli.form(f"/surveys/{survey.id}/results/texts/{text}", {"text": "▇▇▇", "reason": "nimi"}).status_code == 303
    assert CANARY not in {row.text for row in _rows(select(SourceRevision))}
    (job,) = _rows(select(Job).where(col(Job.kind) == JOB))

    async def nothing(per_cent: int, said: str = "") -> None:
        del per_cent, said

    await show_anew(job.id, nothing)
    (row,) = _rows(select(Board))
    wall = (await open_room(board, row.seq)).wall
    assert CANARY not in {note.text for note in wall.notes.values()}
    await db.dispose()


def test_only_what_may_be_read_goes_and_only_by_coordinators(
    signed_in_as: SignedInAs, cast: Cast, survey: Survey, add: Add
) -> None:
    heli, few, opened = signed_in_as(cast.heli), swot(add, cast, number=4), swot(add, cast, stage=Stage.OPEN)
    assert CANARY not in heli.get(f"/surveys/{few.id}/swot").text
    assert heli.form(f"/surveys/{few.id}/swot", {"question_id": _question(few)}).status_code == 404
    assert heli.get(f"/surveys/{opened.id}/swot").status_code == 409
    for who in (cast.sari, cast.maija, cast.aino, cast.onni, cast.admin):
        assert CANARY not in signed_in_as(who).get(f"/surveys/{survey.id}/swot").text
        assert signed_in_as(who).form(f"/surveys/{survey.id}/swot").status_code in (403, 404)
    assert not _rows(select(Board))
