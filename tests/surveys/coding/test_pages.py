"""Coding on its pages: by one, by two, as material; who never sees it; hidden words are hidden in the copies too."""

import io
import re
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from sqlalchemy.orm import Session as SyncSession
from sqlmodel import col, select

from agentnet import db
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.surveys.coding.models import AnswerCode, CodedText
from agentnet.surveys.coding.themes import theme_id
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

CANARY = "Kanarialintu Kalevan puhelin"


def survey_of(add: Add, network: UUID, *, stage: Stage = Stage.CLOSED, number: int = 8) -> Survey:
    """Eight wishes; the first has a word that will be hidden."""
    one: Survey = add(Survey(network_id=network, title="Ennakkokysely", stage=stage, anonymity=Anonymity.ANONYMOUS))
    asked = add(Question(survey_id=one.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    for n in range(number):
        form = add(Answer(survey_id=one.id, anonymity=Anonymity.ANONYMOUS, field="social"))
        source = add(Source(network_id=network, kind=Kind.SURVEY, origin_id=one.id, label=one.title))
        words = CANARY if n == 0 else f"Toive numero {n}"
        add(SourceRevision(source_id=source.id, text=words, sha256="x"))
        add(AnswerValue(id=source.id, answer_id=form.id, question_id=asked.id))
    return one


def _rows(what: Any) -> list[Any]:
    with SyncSession(db.sync_engine()) as opened:
        return list(opened.scalars(what))


def _texts() -> list[UUID]:
    found = select(SourceRevision).join(Source, col(Source.id) == col(SourceRevision.source_id))
    rows = _rows(found.where(col(Source.kind) == Kind.SURVEY))
    return [row.source_id for row in sorted(rows, key=lambda row: row.text != CANARY)]


def _code(name: str) -> UUID:
    found: UUID = _rows(select(AnswerCode).where(col(AnswerCode.name) == name))[-1].id
    return found


def _said(id: UUID) -> str:
    rows = _rows(select(SourceRevision).where(col(SourceRevision.source_id) == id))
    return str(max(rows, key=lambda row: row.n).text)


@pytest.mark.both
def test_from_texts_to_codes_to_material(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = survey_of(add, cast.network.id)
    at, heli = f"/surveys/{survey.id}/coding", signed_in_as(cast.heli)
    assert CANARY in heli.get(at).text
    assert "social" not in re.sub(r"<head>.*?</head>", "", heli.get(at).text, flags=re.DOTALL).lower().split("<main")[1]
    for name in ("Aika", "Kutsu"):
        assert heli.form(f"{at}/codes", {"name": name, "question": "q1"}).status_code == 303
    assert heli.form(f"{at}/codes", {"name": "aika"}).status_code == 422
    time, call, texts = _code("Aika"), _code("Kutsu"), _texts()
    for text in texts[:6]:
        assert heli.form(f"{at}/texts/{text}", {"put": str(time)}).status_code == 303
        assert heli.form(f"{at}/texts/{text}", {"put": str(time)}).status_code == 303
    for text in texts[4:7]:
        heli.form(f"{at}/texts/{text}", {"put": str(call)})
    assert len(_rows(select(CodedText))) == 9
    results = heli.get(f"/surveys/{survey.id}/results").text
    assert "alle 5 vastausta" in results
    assert heli.form(f"{at}/codes/{time}/theme", {"quotes": [str(texts[0]), str(texts[1])]}).status_code == 303
    theme = theme_id(time)
    assert CANARY in _said(theme)
    assert len(_rows(select(SourceLink).where(col(SourceLink.target_id) == theme))) == 6
    assert "Ennakkokysely" in heli.get(f"/networks/{cast.network.id}/sources").text
    hidden = {"text": "▇▇▇ puhelin", "reason": "nimi"}
    assert heli.form(f"/surveys/{survey.id}/results/texts/{texts[0]}", hidden).status_code == 303
    assert CANARY not in _said(theme)
    assert "▇▇▇ puhelin" in _said(theme)
    assert heli.form(f"/surveys/{survey.id}/results/texts/{texts[0]}/restore").status_code == 303
    assert CANARY in _said(theme)
    book = openpyxl.load_workbook(io.BytesIO(heli.get(f"/surveys/{survey.id}/results/xlsx").content))
    assert [cell.value for cell in book["Koodit"]["B"]][1:] == ["Aika", "Kutsu"]
    assert [cell.value for cell in book["Koodit"]["E"]][1:] == [None, None]


def test_merging_splitting_and_the_bin_can_be_undone(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = survey_of(add, cast.network.id)
    at, heli, texts = f"/surveys/{survey.id}/coding", signed_in_as(cast.heli), _texts()
    heli.form(f"{at}/codes", {"name": "Aika", "texts": [str(one) for one in texts[:3]]})
    heli.form(f"{at}/codes", {"name": "Kutsu", "texts": [str(one) for one in texts[2:5]]})
    time, call = _code("Aika"), _code("Kutsu")
    assert heli.form(f"{at}/codes/{call}/merge", {"into": str(call)}).status_code == 409
    assert heli.form(f"{at}/codes/{call}/merge", {"into": str(time)}).status_code == 303
    assert heli.get(f"{at}?show={time}").text.count("data-text") == 5
    assert heli.get(f"{at}/codes/{call}").status_code == 404
    assert heli.form(f"{at}/codes/{call}/restore").status_code == 303
    assert heli.get(f"{at}?show={time}").text.count("data-text") == 3
    assert heli.form(f"{at}/codes/{time}/split", {"name": "Loma"}).status_code == 422
    assert heli.form(f"{at}/codes/{time}/split", {"name": "Loma", "texts": str(texts[0])}).status_code == 303
    assert heli.get(f"{at}?show={time}").text.count("data-text") == 2
    assert heli.form(f"{at}/codes/{time}/bin").status_code == 303
    assert heli.get(f"{at}?show=none").text.count("data-text") == 4
    assert heli.form(f"{at}/codes/{time}/restore").status_code == 303
    piece = heli.form(f"{at}/texts/{texts[0]}", {"put": str(time)}, headers={"hx-request": "true"})
    assert piece.text.count("data-text") == 1
    assert 'aria-pressed="true"' in piece.text


def test_two_code_apart_and_settle_what_differs(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = survey_of(add, cast.network.id)
    at, texts = f"/surveys/{survey.id}/coding", _texts()
    heli, ville = signed_in_as(cast.heli), signed_in_as(cast.ville)
    heli.form(f"{at}/codes", {"name": "Aika", "texts": str(texts[0])})
    code = _code("Aika")
    assert heli.form(f"{at}/way", {"act": "apart"}).status_code == 303
    assert 'aria-pressed="true"' not in ville.get(at).text
    assert "Aika" not in ville.get(at).text
    assert ville.form(f"{at}/texts/{texts[0]}", {"put": str(code)}).status_code == 403
    ville.form(f"{at}/way", {"act": "join"})
    assert 'aria-pressed="true"' not in ville.get(at).text
    for text in texts[:2]:
        ville.form(f"{at}/texts/{text}", {"put": str(code)})
    assert heli.get(at).text.count('aria-pressed="true"') == 1
    assert heli.get(f"{at}/agreement").status_code == 404
    heli.form(f"{at}/way", {"act": "ready"})
    assert heli.get(f"{at}/agreement").status_code == 404
    assert "Aika" not in heli.get(f"/surveys/{survey.id}/results").text
    ville.form(f"{at}/way", {"act": "ready"})
    found = heli.get(f"{at}/agreement").text
    assert "88 %" in found
    assert "Cohenin kappa" in found
    assert found.count("Sovittu näin") == 1
    assert heli.form(f"{at}/texts/{texts[1]}/settle", {"codes": str(code)}).status_code == 303
    assert "Kaikki on sovittu" in heli.get(f"{at}/agreement").text
    assert ville.get(at).text.count('aria-pressed="true"') == 2


def test_nobody_else_reads_them_and_nothing_of_an_open_survey_is_there(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    closed, opened = survey_of(add, cast.network.id), survey_of(add, cast.network.id, stage=Stage.OPEN)
    few = survey_of(add, cast.network.id, number=4)
    heli = signed_in_as(cast.heli)
    heli.form(f"/surveys/{closed.id}/coding/codes", {"name": "Vaiettu koodi", "texts": [str(one) for one in _texts()]})
    for path in ("", "/suggestions", "/codes/new", f"/codes/{_code('Vaiettu koodi')}"):
        for who in (cast.sari, cast.maija, cast.aino, cast.onni, cast.admin):
            answer = signed_in_as(who).get(f"/surveys/{closed.id}/coding{path}")
            assert answer.status_code in (403, 404)
            assert CANARY not in answer.text
            assert "Vaiettu koodi" not in answer.text
        assert CANARY not in heli.get(f"/surveys/{opened.id}/coding{path}").text
        assert CANARY not in heli.get(f"/surveys/{few.id}/coding{path}").text
    assert heli.get(f"/surveys/{opened.id}/coding").status_code == 409
    text = next(one for one in _rows(select(AnswerValue.id).join(Answer).where(col(Answer.survey_id) == opened.id)))
    code = str(_code("Vaiettu koodi"))
    assert heli.form(f"/surveys/{closed.id}/coding/texts/{text}", {"put": code}).status_code == 404
    assert "Vaiettu koodi" not in signed_in_as(cast.aino).get(f"/surveys/{closed.id}/results").text
