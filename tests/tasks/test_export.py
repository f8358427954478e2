"""The answers as a table: three hundred people, in the order they came, and no cell that a spreadsheet would run."""

import csv
import io
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from agentnet.network.flow import Field
from agentnet.network.models import Person
from agentnet.network.queries import Place
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.questions import Asking
from agentnet.tables import csv_bytes, xlsx_bytes
from agentnet.tasks.answers import Answered, Reply
from agentnet.tasks.export import table_of
from agentnet.tasks.flow import Stage
from agentnet.tasks.models import Task
from agentnet.tasks.queries import Line

ASKED = (
    Asking(key="q1", kind=QuestionKind.TEXT, label="=Mitä opit?"),
    Asking(key="q2", kind=QuestionKind.NUMBER, label="Kauanko?"),
)
EARLIER = Asking(key="q0", kind=QuestionKind.TEXT, label="Mitä kysyttiin ennen?")
HOSTILE = ("=1+1", "+358 40", "-x", "@SUM(A1)", "\t=1", " \n=1", "\u00a0=1", "\u200b=1", "＝1+1", "plain")
DAY = datetime(2026, 11, 2, 8, tzinfo=UTC)


def test_three_hundred_answers_are_text_in_their_order() -> None:
    from openpyxl import load_workbook

    lines, found = zip(*(_row(n) for n in range(300)), strict=True)
    table = table_of(lines, found, ASKED)
    assert table.heads[7:] == ("=Mitä opit?", "Kauanko?", "Mitä kysyttiin ennen?", "Liitteet")
    assert [row[0] for row in table.rows] == [line.person.name for line in lines]
    sheet = load_workbook(io.BytesIO(xlsx_bytes(table)), read_only=True).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert len(rows) == 301
    assert {cell.data_type for row in rows for cell in row if cell.value is not None} == {"s", "n"}
    assert [row[8].value for row in rows[1:4]] == [0, 1, 2], "figures stay figures"
    read = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig")), delimiter=";"))
    cells = [cell for row in read for cell in row]
    runs = [one for one in cells if one.strip(" \t\r\n\u00a0\u200b").startswith(("=", "+", "-", "@", "＝"))]
    assert runs == [], "each of them has an apostrophe before it"


def _row(n: int) -> tuple[Line, Answered]:
    person = Person(name=f"{HOSTILE[n % 10]} {n}", email=f"a{n}@example.org")
    task = Task(assignment_id=uuid4(), person_id=person.id, stage=Stage.SUBMITTED)
    task.submitted_at = DAY + timedelta(minutes=n)
    place = Place(uuid4(), HOSTILE[n % 10], uuid4(), "Salo", "Alue", Field.SOCIAL)
    replies = (Reply(ASKED[0], HOSTILE[n % 10]), Reply(ASKED[1], n), Reply(EARLIER, "ennen"))
    return Line(task, person, place), Answered(task, (person,), replies, 1, "")
