"""Answers as a table. Text is text, never a formula."""

import csv
import io
from collections.abc import Sequence
from typing import Final, NamedTuple

from agentnet.cells import guarded
from agentnet.formats import moment
from agentnet.network.flow import Field
from agentnet.surveys.questions import Asking
from agentnet.tasks.answers import Answered
from agentnet.tasks.queries import Line
from agentnet.tasks.rules import STAGES
from agentnet.words import N_, _

BOM: Final = "\ufeff"
LONGEST_CELL: Final = 32_000
Cell = str | int | float
FIELDS: Final = {
    Field.SOCIAL: N_("Sosiaalihuolto"),
    Field.HEALTH: N_("Terveydenhuolto"),
    Field.COMMON: N_("Yhteinen"),
}


class Table(NamedTuple):
    """Words only: what a child process needs."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(lines: Sequence[Line], found: Sequence[Answered], now: Sequence[Asking] = ()) -> Table:
    """One row an answer, a pair's once: who, from where, how it stands, and what was said to each question. The
    questions stand as they are asked `now`, in that order and words; what only earlier versions asked comes after.
    """
    by_task = {line.task.id: line for line in lines}
    asked = {one.key: one.label for one in now}
    asked |= {
        reply.asking.key: reply.asking.label for one in found for reply in one.replies if reply.asking.key not in asked
    }
    heads = (_("Nimi"), _("Yksikkö"), _("Alue"), _("Ala"), _("Vaihe"), _("Lähetetty"), _("Versio"))
    rows = tuple(
        (*_about(by_task[one.task.id], one), *(_said(one, key) for key in asked), _enclosed(one)) for one in found
    )
    return Table(_("Vastaukset"), (*heads, *asked.values(), _("Liitteet")), rows)


def _about(line: Line, one: Answered) -> tuple[Cell, ...]:
    place = line.place
    where = (place.unit, place.region, _(FIELDS[place.field])) if place else ("", "", "")
    return (one.names, *where, _(STAGES[one.task.stage]), moment(one.task.submitted_at), one.brief_n)


def _said(one: Answered, key: str) -> Cell:
    reply = next((reply for reply in one.replies if reply.asking.key == key), None)
    if reply is None:
        return ""
    return reply.value if isinstance(reply.value, int | float) else reply.text


def _enclosed(one: Answered) -> str:
    return "\n".join(other.alt or other.name for other in one.enclosed)


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with a byte order mark, semicolons and line ends as Excel wants them here."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_safe(head) for head in table.heads)
    for row in table.rows:
        writer.writerow(_safe(cell) for cell in row)
    return (BOM + out.getvalue()).encode()


def _safe(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value


def xlsx_bytes(table: Table) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        sheet = book.add_worksheet(table.title[:31])
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, len(table.heads) - 1, 24)
        for at, head in enumerate(table.heads):
            sheet.write_string(0, at, head, bold)
        for down, row in enumerate(table.rows, 1):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(down, at, value[:LONGEST_CELL], wrapped)
                else:
                    sheet.write_number(down, at, value, wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)
    return out.getvalue()
