"""One laptop for eight people: whoever comes next has nothing to do with the anonymous notes of the one before."""

import re
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from agentnet import db
from agentnet.network.models import Person
from agentnet.surveys.flow import QuestionKind, Stage
from agentnet.surveys.models import Question, Survey
from agentnet.workshops import joining
from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.tables import NOTE
from tests.boards.conftest import SetTable, Table, set_table
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.visitor import Visitor

__all__ = ["set_table"]


def wrote(browser: Visitor, table: Table) -> str:
    note = uuid4()
    data = {"id": uuid4(), "note": note, "section": table.esteet.id, "text": "En uskalla", "naming": Naming.ANONYMOUS}
    assert browser.form(f"{table.path}/notes", data).status_code == 303
    assert str(note) in browser.get(table.path).text
    return str(note)


def edited(browser: Visitor, table: Table, note: str) -> int:
    sent: dict[str, Any] = {"id": uuid4(), "onto": 1, "text": "Joku muu"}
    status: int = browser.form(f"{table.path}/notes/{note}/edit", sent).status_code
    return status


@pytest.mark.parametrize("way", ["leaves", "signs out"])
def test_the_next_one_at_the_device(set_table: SetTable, signed_in_as: SignedInAs, aino: Person, way: str) -> None:
    table = set_table(Phase.IDEATION)
    browser = signed_in_as(table.guest) if way == "leaves" else signed_in_as(aino)
    browser.get(table.path)
    note = wrote(browser, table)
    browser.form(f"/workshops/{table.workshop.id}/leave" if way == "leaves" else "/sign-out")
    browser.form(f"/join/{joining.token(table.workshop)}", {"name": "Seuraava"})
    assert note not in browser.get(table.path).text
    assert edited(browser, table, note) == 403


def test_the_same_person_keeps_them(set_table: SetTable, signed_in_as: SignedInAs, aino: Person) -> None:
    table, browser = set_table(Phase.IDEATION), signed_in_as(aino)
    note = wrote(browser, table)
    assert note in browser.get(table.path).text
    assert edited(browser, table, note) == 303
    with db.writer_connection() as connection:
        row = connection.execute(select(NOTE)).one()
    assert (row.participant_id, row.person_id, bool(row.author_key)) == (None, None, True)


def test_a_half_written_answer_is_kept_for_its_writer_only(
    signed_in_as: SignedInAs, add: Add, cast: Cast, aino: Person, pekka: Person
) -> None:
    survey = Survey(network_id=cast.network.id, title="Ennakkokysely", stage=Stage.OPEN)
    add(survey, Question(survey_id=survey.id, key="q1", kind=QuestionKind.TEXT, label="Mitä toivot?"))
    shelves = set()
    for who in (aino, pekka):
        browser = signed_in_as(who)
        shelf = re.findall(r'data-survey-draft="([^"]+)"', browser.get(f"/surveys/{survey.id}/answer").text)
        browser.form(f"/surveys/{survey.id}/answer", {"q-q1": "Aikaa"})
        assert shelf == re.findall(r'data-survey-done="([^"]+)"', browser.get(f"/surveys/{survey.id}/thanks").text)
        shelves |= set(shelf)
    assert len(shelves) == 2
