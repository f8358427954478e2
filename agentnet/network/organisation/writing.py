"""The organisation as a file in the format of the import, and the empty template. Text is text, never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from agentnet.cells import guarded
from agentnet.network.flow import Field
from agentnet.network.organisation import headings
from agentnet.network.organisation.state import State, Values, successors_of
from agentnet.network.organisation.successions import BAR
from agentnet.words import _

FIELDS: Final = {Field.SOCIAL: "Sosiaalihuolto", Field.HEALTH: "Terveydenhuolto", Field.COMMON: "Yhteinen"}


def header(level_names: Sequence[str]) -> list[str]:
    known = headings.choices(level_names)
    return [_(name) if key in headings.NAMES else name for key, name in known.items()]


def rows(state: State, level_names: Sequence[str]) -> list[list[str]]:
    """A row a unit, by area and name; successors by their code, or by name."""
    keys = list(headings.choices(level_names))
    found = sorted(state.units.values(), key=lambda one: (one["area_id"], one["name"], one["valid_to"] or ""))
    return [[_cells(state, one).get(key, "") for key in keys] for one in found]


def _cells(state: State, unit: Values) -> dict[str, str]:
    area = state.areas[unit["area_id"]]
    ahead = [state.units[one] for one in successors_of(unit) if one in state.units]
    cells = {
        headings.UNIT: unit["name"],
        headings.CODE: unit["code"],
        headings.AREA_CODE: area["code"],
        headings.FIELD: FIELDS[Field(area["field"])],
        headings.REGION: state.regions[unit["region_id"]]["name"],
        headings.HEADCOUNT: "" if unit["headcount"] is None else str(unit["headcount"]),
        headings.VALID_FROM: _day(unit["valid_from"]),
        headings.VALID_TO: _day(unit["valid_to"]),
        headings.SUCCESSOR: f" {BAR} ".join(one["code"] or one["name"] for one in ahead),
    }
    at: Values | None = area
    while at is not None:
        cells[headings.level(at["level"])] = at["name"]
        at = state.areas.get(at["parent_id"] or "")
    return cells


def _day(text: str | None) -> str:
    if not text:
        return ""
    year, month, day = text.split("-")
    return f"{int(day)}.{int(month)}.{year}"


def csv_bytes(state: State, level_names: Sequence[str]) -> bytes:
    """UTF-8 with a byte order mark and semicolons, as a Finnish Excel opens it."""
    return table_bytes([header(level_names), *rows(state, level_names)])


def template_csv(level_names: Sequence[str]) -> bytes:
    return table_bytes([header(level_names), _example(level_names)])


def template_xlsx(level_names: Sequence[str]) -> bytes:
    """The same as a workbook, its days as days."""
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        sheet, bold = book.add_worksheet(_("Yksiköt")), book.add_format({"bold": True, "bottom": 1})
        for at, (name, cell) in enumerate(zip(header(level_names), _example(level_names), strict=True)):
            sheet.write_string(0, at, name, bold)
            sheet.write_string(1, at, cell)
        sheet.set_column(0, len(header(level_names)) - 1, 22)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _example(level_names: Sequence[str]) -> list[str]:
    """One invented unit, to be written over."""
    cells = {headings.level(at): _("Esimerkki: {level}", level=name) for at, name in enumerate(reversed(level_names))}
    cells |= {
        headings.UNIT: _("Esimerkin perhekeskus"),
        headings.CODE: "1001",
        headings.FIELD: FIELDS[Field.SOCIAL],
        headings.REGION: _("Esimerkkilä"),
        headings.HEADCOUNT: "12",
        headings.VALID_FROM: "1.1.2026",
    }
    return [cells.get(key, "") for key in headings.choices(level_names)]


def table_bytes(lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([guarded(cell) for cell in line] for line in lines)
    return ("\ufeff" + out.getvalue()).encode()
