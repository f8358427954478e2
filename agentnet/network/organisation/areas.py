"""Finds or makes the areas that a file names: by their register's code, else by name in their place of the tree.

In an order that the organisation as it is has no say in, so that a file brought again meets the same areas.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias
from uuid import uuid4

from agentnet.network.flow import Field
from agentnet.network.organisation import headings
from agentnet.network.organisation.flow import Thing
from agentnet.network.organisation.lines import Line
from agentnet.network.organisation.state import ADD, CHANGE, State, Step, Values
from agentnet.network.organisation.values import Wrong, key
from agentnet.words import N_

Refuse: TypeAlias = Callable[[Line, str, str], None]
OTHER_NAME = N_("Samalla palvelualueella on toisella rivillä toinen nimi.")
OTHER_PLACE = N_("Sama palvelualue on toisella rivillä toisen alueen alla.")


class FieldWrong(Wrong):
    """The field is what is wrong."""


class FieldMissing(FieldWrong):
    """No field for a new area: another row may tell it."""


class Areas:
    """The tree as it is and as the file would have it. `levels`: how many the county has."""

    def __init__(self, state: State, levels: int, refuse: Refuse) -> None:
        self.before, self.levels, self.refuse = state.areas, max(1, levels), refuse
        self.after = {id: dict(one) for id, one in state.areas.items()}
        self.fields: dict[str, Field] = {}
        self.told: dict[str, Field] = {}
        self.parents: dict[str, str] = {}
        self.by_code = {key(one["code"]): id for id, one in state.areas.items() if one["code"]}
        self.by_name: dict[tuple[int, str], list[str]] = {}
        for id, one in state.areas.items():
            self._call(id, one)

    def find(self, lines: Sequence[Line]) -> None:
        """Each row's innermost area: those told by a code first; rows that tell more of the path before others."""
        self._hear(lines)
        lines = sorted(lines, key=lambda one: [not name for name in reversed(one.path[1:])])
        for line in lines:
            self._try(line, self._parent)
        self._agree(lines)
        waiting: list[Line] = []
        for line in sorted(lines, key=lambda one: not one.area_code):
            self._try(line, self._area, waiting)
        for line in waiting:  # another row may have told the field
            self._try(line, self._area)

    def spell(self, lines: Sequence[Line]) -> None:
        """Names and codes are written as on the file's last row of them."""
        for line in lines:
            if line.well:
                area = self.after[line.given["area_id"]]
                area["name"], area["code"] = line.path[0], line.area_code or area["code"]

    def _hear(self, lines: Sequence[Line]) -> None:
        """What rows of one code say together: one name, and a field."""
        names: dict[str, str] = {}
        for line in lines:
            if line.well and line.area_code:
                code, name = key(line.area_code), key(line.path[0])
                if names.setdefault(code, name) != name:
                    self.refuse(line, headings.level(0), OTHER_NAME)
                elif line.field is not None:
                    self.told.setdefault(code, line.field)

    def _agree(self, lines: Sequence[Line]) -> None:
        """Rows of one code are in one place, which one of them may tell for all."""
        places: dict[str, str] = {}
        for line in lines:
            told = line.above if line.well and line.area_code else None
            if told and places.setdefault(key(line.area_code), told) != told:
                self.refuse(line, headings.level(0), OTHER_PLACE)
        for line in lines:
            line.above = line.above or places.get(key(line.area_code))

    def _try(self, line: Line, step: Callable[[Line], None], waiting: list[Line] | None = None) -> None:
        try:
            if line.well:
                step(line)
        except Wrong as wrong:
            if waiting is not None and isinstance(wrong, FieldMissing):
                waiting.append(line)
            else:
                about_field = isinstance(wrong, FieldWrong) and headings.FIELD in line.cells
                self.refuse(line, headings.FIELD if about_field else headings.level(0), str(wrong))

    def _area(self, line: Line) -> None:
        """
        Raises:
            Wrong: it cannot be told which is meant, it is new and its field is not told, or rows disagree of it.
        """
        name, code, parent = line.path[0], line.area_code, line.above
        known = self.by_code.get(key(code)) if code else None
        if known is not None and self.after[known]["level"]:
            raise Wrong(N_("Tunnus on ylemmän tason alueen."))
        if known is None:
            known = self._named(name, 0, parent, code)
        if known is not None:
            self._check(known, line.field, parent)
        elif field := line.field or self.told.get(key(code)):
            known = self._make(name, 0, parent, field)
        else:
            raise FieldMissing(
                N_("Uuden palvelualueen ala puuttuu. Kirjoita Sosiaalihuolto, Terveydenhuolto tai Yhteinen.")
            )
        area = self.after[known]
        if key(area["name"]) != key(name):
            self.by_name[0, key(area["name"])].remove(known)
            area["name"] = name
            self._call(known, area)
        if parent is not None:
            area["parent_id"] = self.parents[known] = parent
        if code:
            area["code"], self.by_code[key(code)] = code, known
        if line.field is not None:
            area["field"], self.fields[known] = line.field.value, line.field
        line.given["area_id"] = known

    def _check(self, known: str, field: Field | None, parent: str | None) -> None:
        if parent is not None and self.parents.setdefault(known, parent) != parent:
            raise Wrong(OTHER_PLACE)
        if field is not None and self.fields.get(known, field) is not field:
            raise FieldWrong(N_("Samalla palvelualueella on toisella rivillä toinen ala."))

    def _named(self, name: str, level: int, parent: str | None, code: str = "") -> str | None:
        """The area of this name; when the file names its parent, the one there, or one that has no parent yet;
        when the file gives a code, only one that has none.

        Raises:
            Wrong: there are several.
        """
        found = self.by_name.get((level, key(name)), [])
        if code:
            found = [id for id in found if not self.after[id]["code"]]
        if parent is not None:
            there = [id for id in found if self.after[id]["parent_id"] == parent]
            free = [id for id in found if self.after[id]["parent_id"] is None]
            found = there or [id for id in free if self.parents.get(id, parent) == parent]
        if len(found) > 1:
            raise Wrong(N_("Samannimisiä palvelualueita on useita. Lisää ylemmät tasot tai palvelualueen tunnus."))
        return found[0] if found else None

    def _parent(self, line: Line) -> None:
        """The nearest named level above, made with those above it when there is none."""
        for level in range(self.levels - 1, 0, -1):
            if name := line.path[level]:
                known = self._named(name, level, line.above)
                if known is None:
                    known = self._make(name, level, line.above, Field.COMMON)
                elif line.above is not None:
                    self.after[known]["parent_id"] = line.above
                line.above = known

    def _call(self, id: str, area: Values) -> None:
        self.by_name.setdefault((area["level"], key(area["name"])), []).append(id)

    def _make(self, name: str, level: int, parent: str | None, field: Field) -> str:
        made = str(uuid4())
        days = {"valid_from": None, "valid_to": None}
        self.after[made] = {
            "name": name, "field": field.value, "parent_id": parent, "level": level, "code": "", **days,
        }  # fmt: skip
        self._call(made, self.after[made])
        return made

    def steps(self, used: set[str]) -> list[Step]:
        """Added and changed areas, outermost first: those that rows without a problem are in, and all above them."""
        wanted = set[str]()
        for id in used:
            at: str | None = id
            while at is not None and at not in wanted:
                wanted.add(at)
                at = self.after[at]["parent_id"]
        steps = [self._step(id) for id in sorted(wanted, key=lambda one: -self.after[one]["level"])]
        return [one for one in steps if one is not None]

    def _step(self, id: str) -> Step | None:
        after, before = self.after[id], self.before.get(id)
        if before is None:
            return Step(Thing.AREA, id, after["name"], ADD, None, after)
        new: Values = {name: value for name, value in after.items() if value != before[name]}
        if not new:
            return None
        return Step(Thing.AREA, id, before["name"], CHANGE, {name: before[name] for name in new}, new)
