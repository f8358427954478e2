"""Somebody who reads everything that is published of a survey and solves for what is hidden.

Unknown: how many of each unit and role fell in each column of each line. Known: which unit lies in which area, region
and field, and every published figure, means too. For a hidden figure the attacker finds the least and the most that it
can be (linear programming, HiGHS). It is recovered when it is known to be somebody, and fewer than five.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import ceil, floor
from typing import Final

import highspy

from agentnet.surveys.flow import FLOOR
from agentnet.surveys.reporting.groups import path
from agentnet.surveys.reporting.means import ROUNDED, classes
from agentnet.surveys.reporting.shapes import SKIPPED, Facts, Figures, Line, Place

MUCH: Final = 1e-6
Atom = tuple[Place, str]


def keys(place: Place) -> dict[str, str]:
    region, area, unit = path(place)
    return {"region": region, "area": area, "unit": unit, "field": place.field, "role": place.role}


class Attacker:
    """One linear model of one survey's figures, all lines at once (they share the sizes of groups)."""

    def __init__(self, facts: Facts, figures: Figures) -> None:
        self.model = highspy.Highs()  # type: ignore[no-untyped-call]
        self.model.silent()
        self.lines = [line for question in figures.questions for line in question.lines]
        self.kinds = [question.kind for question in figures.questions for _line in question.lines]
        units = {(path(place)[2], place.field): place for place in facts.places}
        roles = sorted({place.role for place in facts.places})
        self.places = [
            Place(one.field, one.region, one.area, one.unit, role) for one, role in product(units.values(), roles)
        ]
        self.at: dict[tuple[int, Place, int], int] = {}
        self.last: list[int] = []
        for n, line in enumerate(self.lines):
            for place, column in product(self.places, range(len(line.columns))):
                self.at[n, place, column] = len(self.at)
        count = len(self.at)
        self.model.addVars(count, [0.0] * count, [float(len(facts.places))] * count)
        self._knows(facts, figures)

    def _equals(self, cells: list[int], least: float, most: float | None = None) -> None:
        self.model.addRow(least, least if most is None else most, len(cells), cells, [1.0] * len(cells))

    def cells(self, n: int, within: Callable[[Place], bool], columns: "tuple[int, ...] | range") -> list[int]:
        return [self.at[n, place, column] for place in self.places if within(place) for column in columns]

    def _knows(self, facts: Facts, figures: Figures) -> None:
        for n, line in enumerate(self.lines):
            every = range(len(line.columns))
            self._equals(self.cells(n, lambda _place: True, every), figures.answers)
            self._line(n, line)
            if line.mean is not None:
                self._mean(n, line, lambda _place: True, line.mean, line.cells)
            for kind, groups in figures.groups.items():
                for group in groups:
                    inside = self._inside(kind, group.key)
                    if group.size is not None:
                        self._equals(self.cells(n, inside, every), group.size)
                    elif group.asked is not None:
                        self._equals(self.cells(n, inside, every), 0, group.asked)
            for kind, rows in line.rows.items():
                for key, row in rows.items():
                    for block, number in zip(line.blocks, row.cells, strict=True):
                        self._equals(self.cells(n, self._inside(kind, key), block.columns), number)
                    if row.mean is not None:
                        self._mean(n, line, self._inside(kind, key), row.mean, row.cells)
        for n, place in product(range(1, len(self.lines)), self.places):
            mine = [self.at[0, place, column] for column in range(len(self.lines[0].columns))]
            also = [self.at[n, place, column] for column in range(len(self.lines[n].columns))]
            signs = [1.0] * len(mine) + [-1.0] * len(also)
            self.model.addRow(0, 0, len(signs), mine + also, signs)

    def _line(self, n: int, line: Line) -> None:
        """Of a line that is shown in part, what is hidden is somebody: only then is anything hidden."""
        somebody = 0 if all(cell is None for cell in line.cells) else 1
        for column, cell in enumerate(line.cells):
            inside = self.cells(n, lambda _place: True, (column,))
            if cell is not None:
                self._equals(inside, cell)
            elif somebody:
                self._equals(inside, 1, float("inf"))

    def _mean(
        self, n: int, line: Line, within: Callable[[Place], bool], mean: float, cells: Sequence[int | None]
    ) -> None:
        """A published mean: of steps exactly, of numbers as far as the edges of their classes tell."""
        many = sum(cell or 0 for column, cell in zip(line.columns, cells, strict=True) if column != SKIPPED)
        where: list[int] = []
        edges: list[tuple[float, float]] = []
        for place, column in enumerate(line.columns):
            if column != SKIPPED:
                inside = self.cells(n, within, (place,))
                where += inside
                edges += [self._edges(n, line, place)] * len(inside)
        low, high = [float(one[0]) for one in edges], [float(one[1]) for one in edges]
        self.model.addRow(-float("inf"), (mean + ROUNDED) * many + MUCH, len(where), where, low)
        self.model.addRow((mean - ROUNDED) * many - MUCH, float("inf"), len(where), where, high)

    def _edges(self, n: int, line: Line, place: int) -> tuple[float, float]:
        if self.kinds[n] != "number":
            return float(line.columns[place]), float(line.columns[place])
        names = [column for column in line.columns if column != SKIPPED]
        found = classes([(name, 0) for name in names])
        assert found is not None
        one = found[place]
        return one.least, one.most if one.most > one.least else one.least + 1e6

    def _inside(self, kind: str, key: str) -> Callable[[Place], bool]:
        return lambda place: keys(place)[kind] == key

    def gives_away(self, targets: dict[str, list[int]]) -> Iterator[str]:
        """Those of these sums that are known to be one to four. A world in which a sum is nobody, or five, clears it;
        each world that is found clears many."""
        while targets:
            name, cells = targets.popitem()
            if self._extreme(cells, targets, highspy.ObjSense.kMaximize) >= FLOOR:
                continue
            if self._extreme(cells, targets, highspy.ObjSense.kMinimize) >= 1:
                yield name

    def _extreme(self, cells: list[int], targets: dict[str, list[int]], sense: highspy.ObjSense) -> int:
        self.model.changeColsCost(len(self.last), self.last, [0.0] * len(self.last))
        self.model.changeColsCost(len(cells), cells, [1.0] * len(cells))
        self.last = cells
        self.model.changeObjectiveSense(sense)
        self.model.run()
        assert self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        world = list(self.model.getSolution().col_value)
        for name, others in list(targets.items()):
            number = sum(world[one] for one in others)
            if number < MUCH or number > FLOOR - MUCH:
                del targets[name]
        found = self.model.getInfo().objective_function_value
        return floor(found + MUCH) if sense == highspy.ObjSense.kMaximize else ceil(found - MUCH)


def recovered(facts: Facts, figures: Figures) -> list[str]:
    """Every figure of fewer than five that the published ones give away: of any group, column, or both."""
    lines = [line for question in figures.questions for line in question.lines]
    if not lines:
        return []
    attacker = Attacker(facts, figures)
    said = _said(facts, lines)
    groups = {(kind, key) for place in facts.places for kind, key in keys(place).items()} | {("", "")}
    targets: dict[str, list[int]] = {}
    for kind, key in sorted(groups):
        inside = attacker._inside(kind, key) if kind else lambda _place: True
        mine = [number for number, place in enumerate(facts.places) if inside(place)]
        if 0 < len(mine) < FLOOR:
            targets[f"size of {kind} {key}"] = attacker.cells(0, inside, range(len(lines[0].columns)))
        for n, line in enumerate(lines):
            for column, name in enumerate(line.columns):
                number = sum(said[n][one] == name for one in mine)
                if 0 < number < FLOOR:
                    told = f"{line.key} {name!r} of {kind or 'everybody'} {key}: {number}"
                    targets[told] = attacker.cells(n, inside, (column,))
    return list(attacker.gives_away(targets))


def _said(facts: Facts, lines: list[Line]) -> list[list[str]]:
    from agentnet.surveys.reporting.columns import counted

    found = {one.key: one.said for asked in facts.questions for one in counted(asked, facts.values[asked.key])}
    return [found[line.key] for line in lines]
