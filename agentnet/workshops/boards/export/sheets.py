"""The board as a table: CSV as a Finnish Excel opens it, and a workbook. Text is text, never a formula."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from agentnet.cells import guarded
from agentnet.words import _
from agentnet.workshops.boards.export.table import Line, bundle_name, has_rows, joined, lines, votes_told
from agentnet.workshops.boards.shapes import View

BOM: Final = "\ufeff"
LONGEST_CELL: Final = 32_000
Cell = str | int | None
Column = tuple[str, Callable[[Line], Cell], int]


def csv_bytes(view: View) -> bytes:
    """UTF-8 with a byte order mark, semicolons and line ends as Excel wants them here."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = _columns(view)
    writer.writerow(name for name, _of, _width in columns)
    for line in lines(view):
        writer.writerow(_safe(of(line)) for _name, of, _width in columns)
    return (BOM + out.getvalue()).encode()


def _safe(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value


def _columns(view: View) -> list[Column]:
    """Name, value, width. Without votes to tell there is no column for them."""
    rows: list[Column] = [(_("Rivi"), lambda line: line.row, 16)] if has_rows(view) else []
    votes: list[Column] = []
    if votes_told(view):
        votes = [(_("Äänet"), lambda line: line.votes, 8), (_("Sija"), lambda line: line.place, 10)]
    return [
        *rows,
        (_("Lohko"), lambda line: line.section, 20),
        (_("Nippu"), lambda line: line.bundle, 24),
        (_("Lappu"), lambda line: line.text, 60),
        (_("Kirjoittaja"), lambda line: line.signed, 20),
        *votes,
        (_("Reaktiot"), lambda line: joined(line.nods), 20),
        (_("Kommentit"), lambda line: "\n".join(_said(line)), 40),
        (_("Kuvat"), lambda line: "\n".join(picture.alt for picture in line.pictures), 24),
        (_("Merkinnät"), lambda line: ", ".join(line.marks), 24),
    ]


def _said(line: Line) -> Iterator[str]:
    return (f"{signed}: {text}" if signed else text for signed, text in line.comments)


def xlsx_bytes(view: View, made_at: datetime) -> bytes:
    """A workbook: notes, bundles, comments, and votes where they are told."""
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        book.set_properties({"title": view.title, "created": made_at.replace(tzinfo=None)})
        columns = _columns(view)
        found = list(lines(view))
        rows = [[of(line) for _name, of, _width in columns] for line in found]
        _sheet(book, _("Laput"), [(name, width) for name, _of, width in columns], rows)
        _sheet(book, _("Niput"), [(_("Lohko"), 20), (_("Nippu"), 30), (_("Lappuja"), 10)], list(_bundles(view)))
        said = [[one.section, one.text, by, text] for one in found for by, text in one.comments]
        heads = [(_("Lohko"), 20), (_("Lappu"), 50), (_("Kirjoittaja"), 20), (_("Kommentti"), 60)]
        _sheet(book, _("Kommentit"), heads, said)
        if votes_told(view):
            heads = [(_("Lohko"), 20), (_("Lappu tai nippu"), 60), (_("Äänet"), 8), (_("Sija"), 12)]
            _sheet(book, _("Äänet"), heads, list(_votes(view)))
    return out.getvalue()


def _bundles(view: View) -> Iterator[list[Cell]]:
    for section in view.sections:
        for note in section.notes:
            if note.bundled:
                yield [section.name, bundle_name(note), 1 + len(note.bundled)]


def _votes(view: View) -> Iterator[list[Cell]]:
    """Notes and bundles by votes, those without any too; never who gave them."""
    tops = [line for line in lines(view) if line.top]
    for line in sorted(tops, key=lambda one: -(one.votes or 0)):
        yield [line.section, line.bundle or line.text, line.votes, line.place]


def _sheet(book: Any, name: str, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (head, width) in enumerate(heads):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for down, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(down, at, value, wrapped)
            elif value:
                sheet.write_string(down, at, value[:LONGEST_CELL], wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
