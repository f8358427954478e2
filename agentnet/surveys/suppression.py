"""The one place that decides which figures may be shown: nothing of fewer than five people, nor what would betray it.

Pure. A figure is a count, or `None`: hidden, which is not zero and not "no data". First the whole network's line is
protected, then each breakdown (field, region) against it. Hidden cells are safe when each could be another number
without any published sum changing: in a table with margins that is a directed cycle through the cell (D. Gusfield,
"A Graph Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17, 1988).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from agentnet.surveys.flow import FLOOR

Counts: TypeAlias = Mapping[str, int]
Shown: TypeAlias = dict[str, int | None]
Node: TypeAlias = tuple[str, str]
TOTAL: Final[Node] = ("total", "")


@dataclass(frozen=True, slots=True)
class Row:
    """A group's figures. `total` is hidden together with all the cells when the group is too small."""

    cells: Shown
    total: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """What may be shown of one question. A breakdown that cannot be shown at all is `None`."""

    total: int
    cells: Shown
    tables: dict[str, dict[str, Row] | None] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Nothing is hidden: only then may a mean be shown, since a mean would give hidden cells away."""
        return all(count is not None for count in self.cells.values())


def publish(counts: Counts, breakdowns: Mapping[str, Mapping[str, Counts]] | None = None) -> Published:
    """What may be shown of `counts` (column → answers, those who skipped in a column of their own) and its breakdowns.

    `breakdowns`: name → group → column → answers; the groups of one breakdown add up to `counts`.
    """
    total, names = sum(counts.values()), list(breakdowns or {})
    if total < FLOOR:
        return Published(total, dict.fromkeys(counts), dict.fromkeys(names))
    cells = protect_line(counts)
    tables = {name: Table.protected(groups) for name, groups in (breakdowns or {}).items()}
    for name in reversed(names):
        if _line_stays_hidden(counts, cells, [table for table in tables.values() if table]):
            break
        tables[name] = None
    return Published(total, cells, {name: table.rows() if table else None for name, table in tables.items()})


def protect_line(counts: Counts) -> Shown:
    """One line whose total is known: hide the small cells, and as many others as keep them secret."""
    hidden = {name for name, count in counts.items() if 0 < count < FLOOR}
    spare = sorted((name for name, count in counts.items() if count >= FLOOR), key=lambda name: counts[name])
    while hidden and not _enough([counts[name] for name in hidden]):
        if not spare:
            hidden = set(counts)
            break
        hidden.add(spare.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}


def _enough(hidden: list[int]) -> bool:
    """At least two cells, five people, and one person more than cells (else each would be known to be one)."""
    return len(hidden) > 1 and sum(hidden) >= max(FLOOR, len(hidden) + 1)


def _line_stays_hidden(counts: Counts, cells: Shown, tables: list["Table"]) -> bool:
    """Each hidden figure of the line could still move by one against another, in every table at once."""
    hidden = [name for name, count in cells.items() if count is None]
    least = 0 if len(hidden) == len(cells) else 1

    def may_move(more: str, less: str) -> bool:
        return counts[less] > least and all(t.reaches(("column", less), ("column", more)) for t in tables)

    return all(any(may_move(a, b) or may_move(b, a) for b in hidden if b != a) for a in hidden)


class Table:
    """A breakdown being protected: groups × columns, with the totals of both."""

    def __init__(self, groups: Mapping[str, Counts]) -> None:
        self.groups = groups
        self.totals = {group: sum(counts.values()) for group, counts in groups.items()}
        self.closed = {group for group, total in self.totals.items() if total < FLOOR}
        self.hidden = {
            (group, column)
            for group, counts in groups.items()
            for column, count in counts.items()
            if group in self.closed or 0 < count < FLOOR
        }

    @classmethod
    def protected(cls, groups: Mapping[str, Counts]) -> "Table | None":
        """The table with everything hidden that has to be; none when nothing would be left."""
        table = cls(groups)
        while weak := next(table._weak(), None):
            if not table._hide_beside(*weak):
                return None
        return table if len(table.closed) < len(groups) else None

    def _weak(self) -> Iterator[tuple[str, str]]:
        """Hidden cells (group, column) that somebody could work out; either may be empty for a whole line."""
        if 0 < sum(self.totals[group] for group in self.closed) < FLOOR:
            yield "", ""
        for group in self.groups.keys() - self.closed:
            if 0 < self._sum(group=group) < FLOOR:
                yield group, ""
        for column in self._columns():
            if 0 < self._sum(column=column) < FLOOR:
                yield "", column
        for group, column in sorted(self.hidden):
            if self.groups[group][column] and not self._free(group, column):
                yield group, column

    def _sum(self, *, group: str = "", column: str = "") -> int:
        return sum(
            self.groups[g][c] for g, c in self.hidden if (not group or g == group) and (not column or c == column)
        )

    def _columns(self) -> list[str]:
        return list(next(iter(self.groups.values()), {}))

    def _hide_beside(self, group: str, column: str) -> bool:
        """Hide the smallest figure beside a weak one; False when there is none left to hide."""
        if not group and not column:
            return self._close_smallest()
        beside = [
            (self.groups[g][c], g, c)
            for g in self.groups
            for c in self._columns()
            if (g == group or c == column) and (g, c) not in self.hidden and self.groups[g][c]
        ]
        if not beside:
            return self._close_smallest()
        self.hidden.add(min(beside)[1:])
        return True

    def _close_smallest(self) -> bool:
        still = sorted(self.groups.keys() - self.closed, key=lambda group: (self.totals[group], group))
        for group in still[:1]:
            self.closed.add(group)
            self.hidden |= {(group, column) for column in self._columns()}
        return bool(still)

    def _free(self, group: str, column: str) -> bool:
        """The cell could be one more, or one less, with every published sum as it is."""
        row, col = ("group", group), ("column", column)
        more = self.reaches(col, row, without=(group, column))
        less = self._may_fall(group, column) and self.reaches(row, col, without=(group, column))
        return more or less

    def _may_fall(self, group: str, column: str) -> bool:
        return self.groups[group][column] > (0 if group in self.closed else 1)

    def reaches(self, start: Node, end: Node, *, without: tuple[str, str] | None = None) -> bool:
        """Could one answer be moved from `start` to `end` through hidden cells?"""
        ways: dict[Node, set[Node]] = {}
        for group, column in self.hidden - {without}:
            ways.setdefault(("group", group), set()).add(("column", column))
            if self._may_fall(group, column):
                ways.setdefault(("column", column), set()).add(("group", group))
        for group in self.closed:
            ways.setdefault(TOTAL, set()).add(("group", group))
            if self.totals[group]:
                ways.setdefault(("group", group), set()).add(TOTAL)
        met, fresh = {start}, [start]
        while fresh:
            near = ways.get(fresh.pop(), set()) - met
            met |= near
            fresh += near
        return end in met

    def rows(self) -> dict[str, Row]:
        return {
            group: Row(
                {column: None if (group, column) in self.hidden else count for column, count in counts.items()},
                None if group in self.closed else self.totals[group],
            )
            for group, counts in self.groups.items()
        }
