"""Finds the unit that each row is about: by its code, else by its name in its area; else it is new."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias
from uuid import uuid4

from agentnet.network.organisation import headings
from agentnet.network.organisation.lines import Line
from agentnet.network.organisation.state import Values
from agentnet.network.organisation.values import key
from agentnet.words import N_

Refuse: TypeAlias = Callable[[Line, str, str, str], None]


class Finder:
    """`after`: id → the unit as the file would have it; `taken`: unit → the row that is about it."""

    def __init__(self, after: dict[str, Values], today: date, refuse: Refuse) -> None:
        self.after, self.today, self.refuse = after, today.isoformat(), refuse
        self.taken: dict[str, int] = {}
        self.coded: set[str] = set()

    def find(self, lines: Sequence[Line]) -> None:
        """By known code first; then by name in their area: those that go on, then those that have ended; of both, rows
        with a new code before those with none."""
        codes: dict[str, list[str]] = {}
        for id, one in self.after.items():
            if one["code"]:
                codes.setdefault(key(one["code"]), []).append(id)
        mine = [line for line in lines if line.well]
        for line in mine:
            found = codes.get(self._code(line), [])
            if len(found) > 1:
                self.refuse(line, headings.CODE, N_("Sama tunnus on usealla yksiköllä. Korjaa ne ensin."), "")
            elif found:
                self._give(line, found[0], headings.CODE)
        rest = [line for line in mine if self._code(line) not in codes]
        names = self._names()
        for line in sorted(rest, key=lambda one: (self._is_over(one), not self._code(one))):
            self._by_name(line, names)

    def _code(self, line: Line) -> str:
        return key(line.given.get("code", ""))

    def refuse_same_codes(self, lines: Sequence[Line]) -> None:
        """A code is its first row's, whatever comes of that row."""
        first: dict[str, int] = {}
        for line in lines:
            if line.well and (code := self._code(line)) and first.setdefault(code, line.number) != line.number:
                self.refuse(line, headings.CODE, N_("Sama yksikkö on jo rivillä {about}."), str(first[code]))

    def _names(self) -> dict[tuple[str, str], list[str]]:
        """(area, name) → units, as they are called once those that are known by their code have been found."""
        found: dict[tuple[str, str], list[str]] = {}
        for id, one in self.after.items():
            found.setdefault((one["area_id"], key(one["name"])), []).append(id)
        return found

    def _is_over(self, line: Line) -> bool:
        return self._ended(line.given)

    def _ended(self, unit: Values) -> bool:
        return bool(unit.get("valid_to") and unit["valid_to"] < self.today)

    def _by_name(self, line: Line, names: dict[tuple[str, str], list[str]]) -> None:
        here = names.setdefault((line.given["area_id"], key(line.given["name"])), [])
        free = [id for id in here if not self._code(line) or not self.after[id]["code"]]
        fitting = [id for id in free if not self._ended(self.after[id])]
        if self._is_over(line):
            past = [
                id
                for id in free
                if self.after[id]["valid_to"] == line.given["valid_to"]
                and line.given.get("valid_from", self.after[id]["valid_from"]) == self.after[id]["valid_from"]
            ]
            fitting = past or [id for id in fitting if id not in self.taken]
        fitting = [id for id in fitting if id not in self.coded] or fitting
        if len(fitting) > 1:
            self.refuse(line, headings.UNIT, N_("Samannimisiä yksiköitä on useita. Lisää yksikön tunnus."), "")
        elif fitting:
            self._give(line, fitting[0], headings.UNIT)
        else:
            new = str(uuid4())
            self.after[new] = dict.fromkeys(("headcount", "valid_from", "valid_to", "successor_id")) | {
                "code": "",
                "others": [],
            }
            self._give(line, new, headings.UNIT)
            here.append(new)

    def _give(self, line: Line, unit: str, column: str) -> None:
        if unit in self.taken:
            self.refuse(line, column, N_("Sama yksikkö on jo rivillä {about}."), str(self.taken[unit]))
            return
        self.taken[unit], line.unit = line.number, unit
        if self._code(line):
            self.coded.add(unit)
        self.after[unit] = {**self.after[unit], **line.given}
        begins, ends = self.after[unit]["valid_from"], self.after[unit]["valid_to"]
        if begins and ends and ends < begins:
            self.refuse(line, headings.VALID_TO, N_("Yksikkö päättyisi ennen kuin se alkaa."), "")
