"""Supervisors, those who have left, and people themselves: whose words each of them reads."""

from uuid import uuid4

import pytest
from sqlalchemy import update

from agentnet import clock, db
from agentnet.guide.models import Finding
from agentnet.network.models import Membership, Person
from agentnet.sources.flow import Kind, Relation
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.surveys.flow import Anonymity, QuestionKind, Stage
from agentnet.surveys.models import Answer, AnswerValue, Invited, Question, Survey
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

WORDS = "Lappu, jonka joku kirjoitti"


@pytest.mark.parametrize(("who", "reads"), [("sari", False), ("aino", True), ("maija", True), ("heli", True)])
def test_supervisors_read_findings_and_not_the_words_behind_them(
    who: str, reads: bool, add: Add, cast: Cast, signed_in_as: SignedInAs
) -> None:
    note = Source(network_id=cast.network.id, kind=Kind.NOTE, person_id=cast.aino.id, label="Ideataulu")
    finding = Finding(network_id=cast.network.id, number=1, text="Yhteinen kutsupohja auttaa.", by=cast.heli.id)
    link = SourceLink(source_id=note.id, relation=Relation.CONDENSED, finding_id=finding.id)
    add(note, SourceRevision(source_id=note.id, text=WORDS, sha256=""), finding, link)
    page = signed_in_as(getattr(cast, who)).get(f"/findings/{finding.id}")
    assert (page.status_code, finding.text in page.text, WORDS in page.text) == (200, True, reads)
    assert ("1 lähde" in page.text) is not reads


def test_who_has_left_is_asked_nothing_more(add: Add, cast: Cast, aino: Person, signed_in_as: SignedInAs) -> None:
    survey = Survey(network_id=cast.network.id, title="Ennakkokysely", stage=Stage.OPEN)
    question = Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?")
    add(survey, question, Invited(survey_id=survey.id, person_id=aino.id))
    browser, path = signed_in_as(aino), f"/surveys/{survey.id}/answer"
    assert browser.get(path).status_code == 200
    assert path in browser.get("/").text
    with db.writer_connection() as connection, connection.begin():
        theirs = update(Membership).where(Membership.person_id == aino.id)  # type: ignore[arg-type]
        connection.execute(theirs.values(ends_at=clock.now()))
    assert browser.get(path).status_code == 404
    assert browser.form(path, {"q-q1": "Vielä yksi"}).status_code == 404
    assert path not in browser.get("/").text


def test_a_confidential_answer_is_among_ones_own_ideas_only(
    add: Add, cast: Cast, aino: Person, pekka: Person, signed_in_as: SignedInAs
) -> None:
    survey = Survey(network_id=cast.network.id, title="Kysely", anonymity=Anonymity.CONFIDENTIAL, stage=Stage.CLOSED)
    question = Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?")
    form = Answer(survey_id=survey.id, anonymity=Anonymity.CONFIDENTIAL, person_id=aino.id)
    value = AnswerValue(id=uuid4(), answer_id=form.id, question_id=question.id)
    source = Source(id=value.id, network_id=cast.network.id, kind=Kind.SURVEY, label="Kysely")
    add(survey, question, form, value, source, SourceRevision(source_id=source.id, text=WORDS, sha256=""))
    assert WORDS in signed_in_as(aino).get("/contributions").text
    for other in (pekka, cast.heli):
        assert WORDS not in signed_in_as(other).get("/contributions").text
