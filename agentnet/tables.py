"""A table of words and numbers as CSV and as a workbook: loads nothing else, for child processes."""

import csv
import io
from typing import Final, NamedTuple

from agentnet.cells import guarded

BOM: Final = "\ufeff"
LONGEST_CELL: Final = 32_000
Cell = str | int | float


class Table(NamedTuple):
    """Words only: what a child process needs."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


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
