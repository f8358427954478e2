"""Reads a file of the organisation as rows of text: CSV as Finnish offices save it, or an Excel workbook.

Runs in a child process with limits (`child.in_child`): what somebody sends may be anything.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from agentnet.words import N_

BYTES: Final = 10 << 20
ROWS: Final = 20_000
COLUMNS: Final = 100
CELL: Final = 500
"""A longer cell is cut to this and a mark, so that it is too long for any column."""
UNPACKED: Final = 200 << 20
SEPARATORS: Final = ";,\t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells as text: dates in ISO form, whole numbers without decimals. `numbers`: each row's number in the file."""

    header: list[str]
    rows: list[list[str]]
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why nothing could be read of it."""

    sentence: str


def read(data: bytes, name: str) -> Sheet | Unreadable:
    """The first sheet of the file, by what it is rather than by what it is called."""
    if not data.strip():
        return Unreadable(N_("Tiedosto on tyhjä."))
    if len(data) > BYTES:
        return Unreadable(N_("Tiedosto on suurempi kuin 10 Mt. Poista siitä ylimääräiset välilehdet ja kuvat."))
    if data.startswith(b"PK"):
        return _workbook(data)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")) or name.lower().endswith((".xls", ".pdf", ".ods", ".docx")):
        return Unreadable(N_("Tätä tiedostomuotoa ei voi lukea. Tallenna taulukko muotoon XLSX tai CSV."))
    text = decoded(data)
    if text.count("\0") > 0:
        return Unreadable(N_("Tätä tiedostomuotoa ei voi lukea. Tallenna taulukko muotoon XLSX tai CSV."))
    return table(_lines(text))


def decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, Excel's Unicode text (UTF-16), else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")


def separator(text: str) -> str:
    """The separator that the first lines have most of, outside quotes; a semicolon when there is none."""
    start = "\n".join([line for line in text.splitlines() if line.strip()][:10])
    bare = "".join(start.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def _lines(text: str) -> Iterator[list[str]]:
    first, _end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        yield []
        text, mark = rest, first.strip()[-1]
    else:
        mark = separator(text)
    csv.field_size_limit(BYTES)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _workbook(data: bytes) -> Sheet | Unreadable:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                return Unreadable(
                    N_("Työkirja on purettuna liian suuri. Poista siitä ylimääräiset välilehdet ja kuvat.")
                )
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
        if not sheets:
            return Unreadable(N_("Työkirjassa ei ole taulukkoa."))
        sheets[0].reset_dimensions()
        return table([_text(value) for value in row] for row in sheets[0].iter_rows(values_only=True))
    except MemoryError:
        raise
    except Exception:  # whatever a broken package makes the library raise
        return Unreadable(N_("Työkirjaa ei voitu avata. Se voi olla rikki tai salattu."))


def _text(value: Any) -> str:
    """A cell of a workbook as people would have typed it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def table(lines: Iterable[list[str]]) -> Sheet | Unreadable:
    """Rows that say something. The header is the first of the top ten with most cells filled."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, line in enumerate(lines, start=1):
        cells = [_cell(cell) for cell in line[:COLUMNS]]
        if any(cells):
            rows.append(cells)
            numbers.append(number)
            if len(rows) > ROWS + 10:
                return Unreadable(N_("Tiedostossa on yli 20 000 riviä. Jaa se osiin."))
    if len(rows) < 2:
        return Unreadable(N_("Tiedostossa on oltava otsikkorivi ja vähintään yksi yksikkö."))
    head = max(range(min(10, len(rows))), key=lambda at: (sum(bool(one) for one in rows[at]), -at))
    width = len(rows[head])
    body = [(row + [""] * width)[: max(width, len(row))] for row in rows[head + 1 :]]
    if not body:
        return Unreadable(N_("Tiedostossa on oltava otsikkorivi ja vähintään yksi yksikkö."))
    if len(body) > ROWS:
        return Unreadable(N_("Tiedostossa on yli 20 000 riviä. Jaa se osiin."))
    return Sheet(rows[head], body, numbers[head + 1 :])


def _cell(text: str) -> str:
    tidy = " ".join(text[: 2 * CELL].split()) if text else ""
    return tidy if len(tidy) <= CELL else tidy[:CELL] + "…"
