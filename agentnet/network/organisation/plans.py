"""What a file would do to the organisation. Pure: the same file and organisation give the same plan; applied, the same
file plans nothing more. Runs in a child process.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar
from uuid import uuid4

from agentnet.network.organisation import headings, values
from agentnet.network.organisation.areas import Areas
from agentnet.network.organisation.finder import Finder
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.lines import Line
from agentnet.network.organisation.sheets import Sheet
from agentnet.network.organisation.state import (
    ADD,
    CHANGE,
    END,
    Plan,
    Problem,
    State,
    Step,
    Values,
    leads_back,
    successors_of,
)
from agentnet.network.organisation.successions import CIRCLE, succeed
from agentnet.network.organisation.values import Wrong, key
from agentnet.words import N_

T = TypeVar("T")


def plan(
    state: State, sheet: Sheet, columns: Mapping[int, str], levels: int, today: date, *, ends_missing: bool = False
) -> Plan:
    """The steps from `state` to what the file says. Rows with a problem are left out."""
    return Planner(state, sheet, columns, levels, today).plan(ends_missing=ends_missing)


def planned(state: State, sheet: Sheet, columns: Mapping[int, str], levels: int, today: date, ends: bool) -> Plan:
    """The same for a child process, which takes no names."""
    return plan(state, sheet, columns, levels, today, ends_missing=ends)


class Planner:
    """Goes through the file three times: reads cells, finds units, follows successors."""

    def __init__(self, state: State, sheet: Sheet, columns: Mapping[int, str], levels: int, today: date) -> None:
        self.state, self.today = state, today.isoformat()
        self.heads = {key: sheet.header[at] or str(at + 1) for at, key in columns.items()}
        self.lines = [
            Line(number, {key: row[at] if at < len(row) else "" for at, key in columns.items()})
            for number, row in zip(sheet.numbers, sheet.rows, strict=True)
        ]
        self.problems: list[Problem] = []
        self.regions = {key(one["name"]): id for id, one in state.regions.items()}
        self.areas = Areas(state, levels, self.refuse)
        self.new_regions: dict[str, Values] = {}
        self.after: dict[str, Values] = {id: dict(one) for id, one in state.units.items()}
        self.finder = Finder(self.after, today, self.refuse)

    def plan(self, *, ends_missing: bool) -> Plan:
        for line in self.lines:
            self._read(line)
        self.finder.refuse_same_codes(self.lines)
        self.areas.find(self.lines)
        self.areas.spell(self.lines)
        self.finder.find(self.lines)
        leaving = self.state.units.keys() - self.finder.taken.keys() if ends_missing else set[str]()
        succeed(self.lines, self.after, self.state.units, self.refuse, leaving)
        self._take_back_refused()
        self._refuse_circles()
        steps = [*self._region_steps(), *self._area_steps(), *self._unit_steps()]
        if ends_missing and not self.problems:
            steps += self._missing_steps()
        changed = {step.id for step in steps}
        same = sum(line.well and line.unit not in changed for line in self.lines)
        return Plan(tuple(steps), tuple(sorted(self.problems, key=lambda one: one.row)), same)

    def refuse(self, line: Line, column: str, sentence: str, about: str = "") -> None:
        line.well = False
        self.problems.append(
            Problem(line.number, self.heads.get(column, ""), line.cells.get(column, "")[:80], sentence, about)
        )

    def _cell(self, line: Line, column: str, reader: Callable[[str], T]) -> T | None:
        """The value of a cell, or none with the reason noted."""
        try:
            return reader(line.cells.get(column, ""))
        except Wrong as wrong:
            self.refuse(line, column, str(wrong))
            return None

    def _read(self, line: Line) -> None:
        name = self._cell(line, headings.UNIT, values.line)
        if name == "":
            self.refuse(line, headings.UNIT, N_("Yksikön nimi puuttuu."))
        line.given["name"] = name
        if headings.CODE in line.cells and (code := self._cell(line, headings.CODE, values.line)):
            line.given["code"] = code
        if headings.HEADCOUNT in line.cells:
            line.given["headcount"] = self._cell(line, headings.HEADCOUNT, values.count)
        for column in (headings.VALID_FROM, headings.VALID_TO):
            if column in line.cells:
                found = self._cell(line, column, values.day)
                line.given[column] = found.isoformat() if found else None
        begins, ends = line.given.get("valid_from"), line.given.get("valid_to")
        if begins and ends and ends < begins:
            self.refuse(line, headings.VALID_TO, N_("Yksikkö päättyisi ennen kuin se alkaa."))
        if headings.SUCCESSOR in line.cells:
            self._cell(line, headings.SUCCESSOR, values.line)
        region = self._cell(line, headings.REGION, values.line)
        if region == "":
            self.refuse(line, headings.REGION, N_("Alue puuttuu."))
        line.path = self._path(line)
        line.field = self._cell(line, headings.FIELD, values.field)
        line.area_code = self._cell(line, headings.AREA_CODE, values.line) or ""
        if line.well:
            line.given["region_id"] = self._region(region or "")

    def _path(self, line: Line) -> list[str]:
        """Names of the areas from the innermost outwards; an empty one is a level left out."""
        names = [self._cell(line, headings.level(at), values.line) or "" for at in range(self.areas.levels)]
        if not names[0] and line.well:
            self.refuse(line, headings.level(0), N_("Palvelualue puuttuu."))
        return names

    def _region(self, name: str) -> str:
        if (known := self.regions.get(key(name))) is not None:
            return known
        made = self.regions[key(name)] = str(uuid4())
        last = max((one["place"] for one in [*self.state.regions.values(), *self.new_regions.values()]), default=-1)
        self.new_regions[made] = {"name": name, "place": last + 1, "code": ""}
        return made

    def _take_back_refused(self) -> None:
        """What a refused row would have changed stays as it is."""
        for line in self.lines:
            if line.unit and not line.well:
                if line.unit in self.state.units:
                    self.after[line.unit] = dict(self.state.units[line.unit])
                else:
                    self.after.pop(line.unit, None)

    def _refuse_circles(self) -> None:
        """A refused row may have brought back an old successor, which closes a circle with a new one."""
        for line in self.lines:
            if line.well and leads_back(self.after, line.unit, successors_of(self.after[line.unit])):
                self.refuse(line, headings.SUCCESSOR, CIRCLE)
                self._take_back_refused()

    def _region_steps(self) -> list[Step]:
        used = {line.given.get("region_id") for line in self.lines if line.well}
        return [
            Step(Thing.REGION, id, one["name"], ADD, None, one) for id, one in self.new_regions.items() if id in used
        ]

    def _area_steps(self) -> list[Step]:
        """Areas of rows without a problem; and those of the same name, or the file would mean others the next time."""
        names = {key(line.path[0]) for line in self.lines if line.well}
        found = [line for line in self.lines if "area_id" in line.given]
        return self.areas.steps({line.given["area_id"] for line in found if key(line.path[0]) in names})

    def _unit_steps(self) -> list[Step]:
        rows = {line.unit: line.number for line in self.lines if line.well}
        return [step for id, row in rows.items() if (step := self._unit_step(id, row)) is not None]

    def _unit_step(self, id: str, row: int) -> Step | None:
        after, before = self.after[id], self.state.units.get(id)
        if before is None:
            return Step(Thing.UNIT, id, after["name"], ADD, None, after, row)
        new = {name: value for name, value in after.items() if value != before[name]}
        if not new:
            return None
        verb = END if after["valid_to"] and not before["valid_to"] else CHANGE
        return Step(Thing.UNIT, id, before["name"], verb, {name: before[name] for name in new}, new, row)

    def _missing_steps(self) -> list[Step]:
        """Units at work that the file does not know end today."""
        gone = [
            (id, one)
            for id, one in self.state.units.items()
            if id not in self.finder.taken and not one["valid_to"] and not (one["valid_from"] or "") > self.today
        ]
        return [
            Step(Thing.UNIT, id, one["name"], END, {"valid_to": None}, {"valid_to": self.today}) for id, one in gone
        ]
