"""Exports: the published figures as sheets (XLSX), lines (CSV) and data (JSON). All say the same (`telling.cells`)."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias

from msgspec import Struct

from agentnet import clock
from agentnet.cells import guarded
from agentnet.surveys.reporting import telling
from agentnet.surveys.reporting.shapes import Figures, State
from agentnet.surveys.reporting.telling import Cell
from agentnet.words import N_, _

Value: TypeAlias = str | int | float | None
LONG: Final = (
    N_("kysely"),
    N_("kierros"),
    N_("suljettu"),
    N_("kysymyksen tunnus"),
    N_("kysymys"),
    N_("sanamuoto"),
    N_("väittämä tai vaihtoehto"),
    N_("ryhmittely"),
    N_("ryhmä"),
    N_("vastaus"),
    N_("tila"),
    N_("lukumäärä"),
    N_("osuus"),
    N_("vastaajia"),
    N_("kutsuttuja"),
    N_("keskiarvo"),
)
STATES: Final = {
    State.SHOWN: N_("näytetään"),
    State.HIDDEN: telling.HIDDEN,
    State.EMPTY: telling.NO_DATA,
}
ABOUT: Final = (
    N_("Alle viiden vastaajan luvut on piilotettu, samoin luvut, joista ne voisi laskea."),
    N_("Piilotettu ei tarkoita nollaa: tila-sarake kertoo, onko luku näytetty, piilotettu vai puuttuuko tieto."),
    N_("Pienen yksikön vastaukset on laskettu mukaan palvelualueen ja alueen lukuihin."),
    N_("Osuus on laskettu rivin vastaajista. Keskiarvo näytetään vain, kun kaikki sen luvut näytetään."),
    N_("Sanamuoto kasvaa, kun kysymyksen sanoja on muutettu: sitä ennen ja sen jälkeen saatuja lukuja ei voi verrata."),
)


class Sheet(Struct, frozen=True):
    """A sheet with a head; `widths` of its columns in characters."""

    name: str
    head: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    widths: tuple[int, ...] = ()


class Book(Struct, frozen=True):
    title: str
    sheets: tuple[Sheet, ...]
    made: datetime


def long_rows(figures: Figures) -> Iterator[tuple[Value, ...]]:
    for cell in telling.cells(figures):
        yield _long(figures, cell)


def _long(figures: Figures, cell: Cell) -> tuple[Value, ...]:
    group = telling.group_name(cell.breakdown, cell.group) if cell.group else _("kaikki")
    row = cell.line.rows.get(cell.breakdown, {}).get(cell.group.key) if cell.group else None
    return (
        figures.title,
        figures.wave_name or str(figures.wave),
        figures.closed_on,
        cell.question.key,
        cell.question.label,
        cell.question.revision,
        cell.line.label if len(cell.question.lines) > 1 else "",
        _(telling.BREAKDOWN_NAMES[cell.breakdown]) if cell.breakdown else _("kaikki"),
        group,
        cell.column,
        _(STATES[cell.state]),
        cell.number,
        round(cell.number / cell.total, 4) if cell.number is not None and cell.total else None,
        cell.total,
        figures.asked if cell.group is None else cell.group.asked,
        (row.mean if row else None) if cell.group else cell.line.mean,
    )


def book(
    figures: Sequence[Figures],
    texts: Sequence[tuple[str, str]],
    trend: Sheet | None = None,
    codes: Sheet | None = None,
) -> Book:
    """The sheets of a workbook. `texts`: (question, words), and the `codes` that they were read into, where the one who
    asks may read them.
    """
    last = figures[-1]
    head = tuple(_(name) for name in LONG)
    whole = [row for row in long_rows(last) if row[7] == _("kaikki")]
    parts = [row for row in long_rows(last) if row[7] != _("kaikki")]
    widths = (24, 14, 12, 12, 40, 10, 30, 16, 30, 24, 26, 11, 9, 10, 11, 11)
    sheets = [Sheet(_("Tulokset"), head, whole, widths), Sheet(_("Ryhmittäin"), head, parts, widths)]
    if trend is not None:
        sheets.append(trend)
    if codes is not None:
        sheets.append(codes)
    if texts:
        sheets.append(Sheet(_("Avoimet vastaukset"), (_("Kysymys"), _("Vastaus")), list(texts), (40, 100)))
    about: list[tuple[Value, ...]] = [
        (_("Kysely"), last.title),
        (_("Vastauksia"), last.answers),
        (_("Kutsuttuja"), last.asked),
        (_("Tiedosto tehty"), clock.now().date().isoformat()),
        *((_("Huomaa"), _(line)) for line in ABOUT),
        *((_("Yhdistetty"), f"{telling.listed(names)} → {into}") for _what, into, names in telling.rolled_up(last)),
    ]
    sheets.append(Sheet(_("Tietoja"), (_("Asia"), _("Selitys")), about, (20, 100)))
    return Book(last.title, tuple(sheets), clock.now())


def xlsx(made: Book) -> bytes:
    """The workbook's bytes. Every text is a text, never a formula, a link or a number. Slow: for a child process."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": made.title, "created": made.made.replace(tzinfo=None)})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    for sheet in made.sheets:
        page = workbook.add_worksheet(sheet.name[:31])
        page.freeze_panes(1, 0)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for column, name in enumerate(sheet.head):
            page.write_string(0, column, name, bold)
        for at, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(at, column, value[:32_767], wrap)
                elif value is not None:
                    page.write_number(at, column, value)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    workbook.close()
    return out.getvalue()


def csv_file(head: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Semicolons, a decimal comma and a BOM: Finnish Excel opens it as it is."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(plain, head))
    writer.writerows([plain(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(value: Value) -> str:
    """A cell's words: a text that a spreadsheet could take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return guarded(value) if isinstance(value, str) else str(value)


def data(figures: Sequence[Figures]) -> dict[str, Any]:
    """For reports: one flat list of rows under fixed names, the same in every language."""
    rows = [
        {
            "survey": one.survey,
            "title": one.title,
            "wave": one.wave,
            "waveName": one.wave_name,
            "closedOn": one.closed_on or None,
            "question": cell.question.key,
            "label": cell.question.label,
            "revision": cell.question.revision,
            "item": cell.line.label if len(cell.question.lines) > 1 else None,
            "breakdown": cell.breakdown or "all",
            "group": telling.group_name(cell.breakdown, cell.group) if cell.group else None,
            "answer": cell.column or None,
            "state": cell.state.value,
            "count": cell.number,
            "answers": cell.total,
            "asked": one.asked if cell.group is None else cell.group.asked,
            "mean": _mean(cell),
        }
        for one in figures
        for cell in telling.cells(one)
    ]
    return {"format": 1, "made": clock.now().date().isoformat(), "floor": 5, "rows": rows}


def _mean(cell: Cell) -> float | None:
    if cell.group is None:
        return cell.line.mean
    row = cell.line.rows.get(cell.breakdown, {}).get(cell.group.key)
    return row.mean if row else None
