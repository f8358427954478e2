"""A pasted or uploaded list of e-mail addresses, read line by line: an address, and a unit when one stands beside it.

Tolerant of what people have: commas, semicolons or tabs, `Name <address>`, a row of headings, Windows-1252, duplicates.
Pure.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from agentnet.web.textchecks import refusal
from agentnet.words import _

MOST: Final = 20_000
SHOWN: Final = 50
_ANGLED: Final = re.compile(r"<([^<>]+)>")


@dataclass
class Listed:
    """Address → unit (or none), in order; `wrong` says what is the matter with which line."""

    found: dict[str, UUID | None] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def decoded(data: bytes) -> str:
    """A file's text: UTF-8 with or without a mark, UTF-16, else what Excel writes on Windows."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_list(text: str, units: Mapping[str, UUID], *, most: int = MOST) -> Listed:
    """The addresses of a list. `units`: name in small letters → id. A line is never half taken."""
    listed = Listed()
    for number, cells in _lines(text):
        at = next((n for n, cell in enumerate(cells) if "@" in cell), None)
        if at is None:
            if number > 1 or not _is_heading(cells):
                listed.wrong.append((number, _("Rivillä ei ole sähköpostiosoitetta.")))
            continue
        address = _address(cells[at])
        if address is None or refusal(" ".join(cells)):
            listed.wrong.append((number, _("Tarkista sähköpostiosoite: {address}", address=cells[at][:80])))
        elif address in listed.found:
            listed.twice.append(number)
        elif len(listed.found) >= most:
            listed.wrong.append((number, _("Lista on liian pitkä: enintään {most} osoitetta.", most=most)))
            break
        else:
            others = [cell for n, cell in enumerate(cells) if n != at]
            named = [units[key] for cell in others if (key := cell.casefold()) in units]
            if not named and len(others) == 1 and others[0] and not _ANGLED.search(cells[at]):
                listed.wrong.append((number, _("Yksikköä ei löydy: {name}", name=others[0][:80])))
                continue
            listed.found[address] = named[0] if named else None
    return listed


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip():
            mark = next((one for one in (";", "\t") if one in line), ",")
            cells = next(csv.reader(io.StringIO(line), delimiter=mark), [])
            yield number, [" ".join(cell.split()) for cell in cells if cell.strip()]


def _is_heading(cells: list[str]) -> bool:
    return any(word in " ".join(cells).casefold() for word in ("posti", "mail", "osoite", "post"))


def _address(cell: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email

    found = _ANGLED.search(cell)
    try:
        said = (found[1] if found else cell).strip().removeprefix("mailto:")
        return validate_email(said, check_deliverability=False, globally_deliverable=False).normalized.lower()
    except EmailNotValidError:
        return None
