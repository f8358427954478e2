"""The one place that decides which figures may be shown: nothing of fewer than five people, nor what would betray it.

Pure. A figure is a count, or `None`: hidden, which is not zero and not "no data". Every rule keeps one thing true:

    whatever can be added and subtracted from what is shown is nobody, or five people at least, and a hidden figure
    stands in such a sum together with others that it may change places with, so that it could be five or more too.

* **A line** (one question, everybody): small figures are hidden together with as many others as let each be five.
* **Sizes of groups** (`too_small`): small groups are hidden together with others beside them.
* **Rows of groups** (`rows_to_show`): a group's row is shown whole or not at all, and what is left of a group when the
  shown rows inside it are taken away must itself be nobody or five at least, answer by answer. Hidden rows then share
  sums of five or more with every column open between them, so each of their figures could be five or nothing.

Two breakdowns that know nothing of each other's groups (role beside unit) share no sum but everybody's, answer by
answer: any two tables with the same line fit the same people, so protecting each against the line protects both. Those
that do (a unit lies in a region *and* in a field) are protected as one tree, and against one another in `crossing`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from agentnet.surveys.flow import FLOOR

Counts: TypeAlias = Mapping[str, int]
Shown: TypeAlias = dict[str, int | None]
Vector: TypeAlias = tuple[int, ...]
WHOLE: Final = ""
"""The root of every tree of groups: everybody."""


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


def small(number: int) -> bool:
    return 0 < number < FLOOR


def tellable(numbers: Iterable[int]) -> bool:
    """Each is nobody, or five at least."""
    return not any(small(number) for number in numbers)


def publish(counts: Counts, breakdowns: Mapping[str, Mapping[str, Counts]] | None = None) -> Published:
    """What may be shown of one question with breakdowns that do not know each other's groups.

    `counts`: column → answers (those who skipped in a column of their own). `breakdowns`: name → group → column →
    answers; the groups of one breakdown add up to `counts`.
    """
    total, named = sum(counts.values()), breakdowns or {}
    if total < FLOOR:
        return Published(total, dict.fromkeys(counts), dict.fromkeys(named))
    cells = protect_line(counts)
    told = whole_tells(counts, cells, [[column] for column in counts])
    return Published(total, cells, {name: _table(counts, groups, told) for name, groups in named.items()})


def _table(counts: Counts, groups: Mapping[str, Counts], told: bool) -> dict[str, Row] | None:
    closed = too_small({group: sum(row.values()) for group, row in groups.items()})
    if closed is None:
        return None
    rows = {group: tuple(row[column] for column in counts) for group, row in groups.items() if group not in closed}
    shown = rows_to_show({**rows, WHOLE: tuple(counts.values())}, dict.fromkeys(rows, WHOLE)) if told else set()
    return {
        group: Row(
            dict(row) if group in shown else dict.fromkeys(row),
            None if group in closed else sum(row.values()),
        )
        for group, row in groups.items()
    }


def protect_line(counts: Counts) -> Shown:
    """One line whose total is known: hide the small cells, and as many others as let each of them be five."""
    hidden = {name for name, count in counts.items() if small(count)}
    spare = sorted((name for name, count in counts.items() if count >= FLOOR), key=lambda name: counts[name])
    while hidden and not _enough([counts[name] for name in hidden]):
        if not spare:
            hidden = set(counts)
            break
        hidden.add(spare.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}


def _enough(hidden: Sequence[int]) -> bool:
    """Whoever takes every hidden figure for one at least still finds that any of them could be five."""
    return len(hidden) > 1 and sum(hidden) >= FLOOR + len(hidden) - 1


def whole_tells(counts: Counts, cells: Shown, blocks: Iterable[Sequence[str]]) -> bool:
    """Would telling how many answered within each block (some columns together) leave the line's hidden cells safe?"""
    return all(_block_is_safe(counts, cells, block) for block in blocks)


def _block_is_safe(counts: Counts, cells: Shown, block: Sequence[str]) -> bool:
    hidden = [counts[name] for name in block if cells[name] is None]
    if small(sum(counts[name] for name in block)):
        return False
    if all(cells[name] is None for name in cells) and len(hidden) > 1:
        return tellable([sum(hidden)])
    return not any(small(count) for count in hidden) or _enough(hidden)


def protect_options(counts: Counts, total: int) -> Shown:
    """Options of which one may choose several: each is a line of its own (chosen, not chosen). One hidden figure would
    be known to be small, so it takes the smallest other with it."""
    hidden = {name for name, count in counts.items() if not tellable([count, total - count])}
    if len(hidden) == 1 and (others := counts.keys() - hidden):
        hidden.add(min(others, key=lambda name: (min(counts[name], total - counts[name]) or total, name)))
    return {name: None if name in hidden else count for name, count in counts.items()}


def too_small(sizes: Mapping[str, int], heads: Mapping[str, int] | None = None) -> frozenset[str] | None:
    """The groups whose size must not be told; `None` when none may be. `heads`: how many were asked, where known.

    A group that nobody answered in is no secret.
    """
    closed = {group for group, size in sizes.items() if small(size)}
    while closed and not _rest_is_safe(closed, sizes, heads or {}):
        spare = [group for group, size in sizes.items() if size >= FLOOR and group not in closed]
        if not spare:
            return None
        closed.add(min(spare, key=lambda group: (sizes[group], group)))
    return frozenset(closed) if any(size and group not in closed for group, size in sizes.items()) else None


def _rest_is_safe(closed: Collection[str], sizes: Mapping[str, int], heads: Mapping[str, int]) -> bool:
    rest = sum(sizes[group] for group in closed)
    if len(closed) < 2 or rest < FLOOR:
        return False
    return all(_may_be_large_or_nobody(group, rest, closed, heads) for group in closed if small(sizes[group]))


def _may_be_large_or_nobody(group: str, rest: int, closed: Collection[str], heads: Mapping[str, int]) -> bool:
    most = min(rest, heads.get(group, rest))
    least = rest - sum(min(rest, heads.get(other, rest)) for other in closed if other != group)
    return most >= FLOOR or least <= 0


def rows_to_show(rows: Mapping[str, Vector], parents: Mapping[str, str]) -> set[str]:
    """The groups of a tree whose rows may be shown. `rows`: group → figures, of `WHOLE` too; `parents`: what it is in.

    `WHOLE`'s own figures count as known.
    """
    shown = {group for group, row in rows.items() if group != WHOLE and tellable(row)}
    while (weak := next(_weak(rows, parents, shown), None)) is not None:
        shown.discard(weak)
    return shown


def _weak(rows: Mapping[str, Vector], parents: Mapping[str, str], shown: Collection[str]) -> Iterator[str]:
    """Shown groups, each of which would let a small rest of the group around it be worked out."""
    for around, inside in shown_inside(parents, shown).items():
        left = remains(rows[around], [rows[one] for one in inside])
        for column in range(len(left)):
            if small(left[column]):
                yield min((one for one in inside if rows[one][column]), key=lambda one: (rows[one][column], one))


def shown_inside(parents: Mapping[str, str], shown: Collection[str]) -> dict[str, list[str]]:
    """Each shown group (and `WHOLE`) with the largest shown groups inside it."""
    inside: dict[str, list[str]] = {WHOLE: [], **{one: [] for one in sorted(shown)}}
    for one in sorted(shown):
        around = parents[one]
        while around != WHOLE and around not in shown:
            around = parents[around]
        inside[around].append(one)
    return inside


def remains(row: Vector, taken: Sequence[Vector]) -> Vector:
    return tuple(number - sum(one[column] for one in taken) for column, number in enumerate(row))
