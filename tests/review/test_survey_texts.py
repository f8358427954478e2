"""What people wrote in a survey is read through its results only: never while it is open, never of fewer than five."""

from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session as SyncSession

from agentnet import db
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source, SourceRevision
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Question, Survey
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

WORDS = "Toivon lisää yhteistä aikaa"


@pytest.fixture
def survey(add: Add, cast: Cast) -> Survey:
    one = Survey(network_id=cast.network.id, title="Ennakkokysely", anonymity=Anonymity.ANONYMOUS, stage=Stage.OPEN)
    add(one, Question(survey_id=one.id, key="q1", kind=QuestionKind.TEXT, label="Mistä puhutaan?"))
    return one


def answered(add: Add, cast: Cast, survey: Survey, number: int) -> list[UUID]:
    with SyncSession(db.sync_engine()) as session:
        question = session.query(Question).one()
    ids = []
    for n in range(number):
        form = Answer(survey_id=survey.id, anonymity=Anonymity.ANONYMOUS)
        value = AnswerValue(answer_id=form.id, question_id=question.id)
        source = Source(id=value.id, network_id=cast.network.id, kind=Kind.SURVEY, label="Ennakkokysely")
        add(form, value, source, SourceRevision(source_id=source.id, text=f"{WORDS} {n}", sha256=""))
        ids.append(value.id)
    return ids


def close(survey: Survey) -> None:
    with db.writer_connection() as connection, connection.begin():
        connection.execute(update(Survey).where(Survey.id == survey.id).values(stage=Stage.CLOSED))  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "closed", "shown"), [(6, False, False), (4, True, False), (5, True, True)])
def test_the_material_shows_what_the_results_show(
    add: Add, cast: Cast, survey: Survey, signed_in_as: SignedInAs, number: int, closed: bool, shown: bool
) -> None:
    texts = answered(add, cast, survey, number)
    if closed:
        close(survey)
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}"
    unused = heli.get(f"{base}/sources/unused")
    assert (unused.status_code, WORDS in unused.text) == (200, shown)
    wanted = 200 if shown else 404
    assert heli.get(f"{base}/findings/new?source={texts[0]}").status_code == wanted
    sent = 303 if shown else 404
    assert heli.form(f"{base}/sources/pick", {"sources": texts[:1]}).status_code == sent
    assert heli.form(f"{base}/findings", {"text": "Yhteinen aika auttaa.", "sources": texts[1]}).status_code == sent
    fate = {"sources": texts[2], "fate": "parked", "reason": "Ensi vuonna"}
    assert heli.form(f"{base}/sources/fate", fate).status_code == sent
