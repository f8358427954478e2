"""A coded theme goes to a workshop's board; when a giver is erased, their words go from the theme and the board too."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.people.mine import erasing
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.surveys.coding.models import AnswerCode, CodedText, Coding
from agentnet.surveys.coding.themes import theme_id
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from agentnet.workshops.boards.models import Board, Note, Section
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

CANARY = "Kanarialintu Kalevan puhelin"


@pytest.fixture
def code(add: Add, cast: Cast) -> AnswerCode:
    """Five wishes of a confidential survey under one code; the first is Aino's."""
    kept: dict[str, Any] = {"stage": Stage.CLOSED, "anonymity": Anonymity.CONFIDENTIAL}
    survey = add(Survey(network_id=cast.network.id, title="Ennakkokysely", **kept))
    asked = add(Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    coding = add(Coding(survey_id=survey.id, question_id=asked.id))
    code: AnswerCode = add(AnswerCode(coding_id=coding.id, name="Yhteinen aika"))
    for n, giver in enumerate((cast.aino, cast.pekka, cast.maija, cast.jukka, cast.ville)):
        form = add(Answer(survey_id=survey.id, anonymity=Anonymity.CONFIDENTIAL, person_id=giver.id))
        source = add(Source(network_id=cast.network.id, kind=Kind.SURVEY, origin_id=survey.id, label=survey.title))
        add(SourceRevision(source_id=source.id, text=CANARY if n == 0 else f"Toive {n}", sha256="x"))
        add(AnswerValue(id=source.id, answer_id=form.id, question_id=asked.id))
        add(CodedText(code_id=code.id, source_id=source.id))
    return code


def _rows(what: Any) -> list[Any]:
    with SyncSession(db.sync_engine()) as opened:
        return list(opened.scalars(what))


@pytest.mark.both
async def test_a_theme_goes_to_a_board_and_the_erased_go_from_it(
    signed_in_as: SignedInAs, cast: Cast, add: Add, code: AnswerCode, database: str
) -> None:
    heli, starts = signed_in_as(cast.heli), clock.now() + timedelta(days=9)
    when: dict[str, Any] = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "stage": WorkshopStage.OPEN}
    meeting = add(Workshop(network_id=cast.network.id, number=3, title="Työpaja 3", **when))
    board = add(Board(network_id=cast.network.id, workshop_id=meeting.id, title="Aika"))
    section = add(Section(board_id=board.id, name="Teemat"))
    survey = _rows(select(Survey.id))[0]
    quotes = [str(one) for one in _rows(select(CodedText.source_id))]
    assert heli.form(f"/surveys/{survey}/coding/codes/{code.id}/theme", {"quotes": quotes}).status_code == 303
    theme, at = theme_id(code.id), f"/workshops/{meeting.id}/carry"
    assert "Kyselyn teemat: Ennakkokysely" in heli.get(at).text
    assert heli.form(at, {"section_id": str(section.id), "sources": str(theme)}).status_code == 303
    (note,) = _rows(select(Note))
    assert _rows(select(SourceLink.source_id).where(col(SourceLink.target_id) == note.id)) == [theme]
    assert CANARY in _said(note.id)
    assert f"/surveys/{survey}/coding" in heli.get(f"/sources/{theme}").text
    async with db.writing() as session:
        await erasing.erase(session, cast.aino, by=cast.aino.id)
        await session.commit()
    for copy in (theme, note.id):
        assert CANARY not in _said(copy)
        assert "Toive 1" in _said(copy)
    await db.dispose()


def _said(id: Any) -> str:
    return " ".join(_rows(select(SourceRevision.text).where(col(SourceRevision.source_id) == id)))
