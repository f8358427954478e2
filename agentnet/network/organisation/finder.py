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
        self.new_codes: dict[str, int] = {}

    def find(self, lines: Sequence[Line]) -> None:
        """By code first; then those that go on, by name in their area; then those that have ended."""
        codes: dict[str, list[str]] = {}
        for id, one in self.after.items():
            if one["code"]:
                codes.setdefault(key(one["code"]), []).append(id)
        mine = [line for line in lines if line.well]
        coded = [line for line in mine if key(line.given.get("code", "")) in codes]
        rest = [line for line in mine if key(line.given.get("code", "")) not in codes]
        for line in coded:
            found = codes[key(line.given["code"])]
            if len(found) > 1:
                self.refuse(line, headings.CODE, N_("Sama tunnus on usealla yksiköllä. Korjaa ne ensin."), "")
            else:
                self._give(line, found[0], headings.CODE)
        names = self._names()
        for line in [one for one in rest if not self._is_over(one)] + [one for one in rest if self._is_over(one)]:
            self._by_name(line, names)

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
        code = key(line.given.get("code", ""))
        if code and (first := self.new_codes.setdefault(code, line.number)) != line.number:
            self.refuse(line, headings.CODE, N_("Sama yksikkö on jo rivillä {about}."), str(first))
            return
        free = [id for id in here if not code or key(self.after[id]["code"]) in ("", code)]
        fitting = [id for id in free if not self._ended(self.after[id])]
        if self._is_over(line):
            past = [
                id
                for id in free
                if self.after[id]["valid_to"] == line.given["valid_to"]
                and line.given.get("valid_from", self.after[id]["valid_from"]) == self.after[id]["valid_from"]
            ]
            fitting = past or [id for id in fitting if id not in self.taken]
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
        self.after[unit] = {**self.after[unit], **line.given}
        begins, ends = self.after[unit]["valid_from"], self.after[unit]["valid_to"]
        if begins and ends and ends < begins:
            self.refuse(line, headings.VALID_TO, N_("Yksikkö päättyisi ennen kuin se alkaa."), "")
