"""Nothing of fewer than five people is shown, and nothing of fewer than five can be worked out from what is."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.surveys.suppression import Published, protect_line, publish


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 6, "b": 7, "c": 0}, {"a": 6, "b": 7, "c": 0}),
        ({"a": 12, "b": 3, "c": 8}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 3, "c": 4}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 1, "c": 1, "d": 0}, {"a": None, "b": None, "c": None, "d": 0}),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, dict.fromkeys("abcde")),
    ],
)
def test_a_small_figure_takes_company_with_it(counts: dict[str, int], shown: dict[str, int | None]) -> None:
    assert protect_line(counts) == shown


def test_fewer_than_five_answers_show_only_their_number() -> None:
    published = publish({"a": 4, "b": 0}, {"field": {"social": {"a": 4, "b": 0}}})
    assert published.total == 4
    assert published.cells == {"a": None, "b": None}
    assert published.tables == {"field": None}


def test_a_large_group_is_shown_and_a_small_one_is_not_left_alone() -> None:
    published = publish(
        {"a": 20, "b": 18},
        {
            "region": {
                "Loimaa": {"a": 8, "b": 9},
                "Salo": {"a": 9, "b": 7},
                "Turku": {"a": 2, "b": 0},
                "Vakka": {"a": 1, "b": 2},
            }
        },
    )
    table = published.tables["region"]
    assert table is not None
    assert table["Turku"].total is None
    assert table["Vakka"].total is None
    assert table["Loimaa"].total == 17


def test_one_small_group_alone_takes_the_next_one_with_it() -> None:
    published = publish(
        {"a": 20, "b": 21},
        {"region": {"Loimaa": {"a": 9, "b": 9}, "Salo": {"a": 9, "b": 11}, "Turku": {"a": 2, "b": 1}}},
    )
    table = published.tables["region"]
    assert table is None or [row.total for row in table.values()].count(None) >= 2


def test_a_mean_is_possible_only_when_nothing_is_hidden() -> None:
    assert publish({"1": 5, "2": 7}).complete
    assert not publish({"1": 5, "2": 7, "3": 1}).complete


COLUMNS = ("a", "b", "c")
tables = st.lists(st.lists(st.integers(0, 8), min_size=3, max_size=3), min_size=2, max_size=3)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables)
def test_no_small_cell_can_be_recovered(rows: list[list[int]]) -> None:
    groups = {f"g{n}": dict(zip(COLUMNS, row, strict=True)) for n, row in enumerate(rows)}
    counts = {column: sum(row[column] for row in groups.values()) for column in COLUMNS}
    published = publish(counts, {"by": groups})
    _nothing_small_is_shown(published)
    _no_small_rest_is_left(published)
    for name, count in counts.items():
        if 0 < count < 5:
            assert _could_differ(published, count, lambda line, _table, name=name: line[name])
    for group, row in groups.items():
        for column, count in row.items():
            if 0 < count < 5 and published.tables["by"]:
                assert _could_differ(
                    published, count, lambda _line, table, group=group, column=column: table[group][column]
                )


def _nothing_small_is_shown(published: Published) -> None:
    figures = list(published.cells.values())
    for row in (published.tables["by"] or {}).values():
        figures += [*row.cells.values(), row.total]
    assert not [figure for figure in figures if figure is not None and 0 < figure < 5]


def _no_small_rest_is_left(published: Published) -> None:
    """What remains when the shown figures are taken from a shown total is nobody, or five at least."""
    table = published.tables["by"] or {}
    lines: list[tuple[int | None, list[int | None]]] = [(published.total, list(published.cells.values()))]
    lines += [(row.total, list(row.cells.values())) for row in table.values()]
    lines += [(published.cells[c], [row.cells[c] for row in table.values()]) for c in COLUMNS if table]
    lines += [(published.total, [row.total for row in table.values()])] if table else []
    for total, figures in lines:
        if total is not None:
            assert not 0 < total - sum(figure or 0 for figure in figures) < 5 or total < 5


def _could_differ(published: Published, count: int, value) -> bool:  # type: ignore[no-untyped-def]
    """An attacker tries every table that agrees with what is shown: does another number fit too?

    A hidden row is hidden whole, so its figures may be nothing too.
    """
    return any(value(line, table) != count for line, table in _worlds(published))


def _worlds(published: Published) -> Iterator[tuple[dict[str, int], dict[str, dict[str, int]]]]:
    table = published.tables["by"]
    for line in _lines(published.cells, published.total):
        if table is None:
            yield line, {}
            continue
        yield from ((line, world) for world in _tables(table, line))


def _lines(cells: Mapping[str, int | None], total: int) -> Iterator[dict[str, int]]:
    hidden = [name for name, count in cells.items() if count is None]
    least = 0 if len(hidden) == len(cells) else 1
    left = total - sum(count or 0 for count in cells.values())
    for numbers in _sums(left, len(hidden), least):
        yield {**{name: count or 0 for name, count in cells.items()}, **dict(zip(hidden, numbers, strict=True))}


def _tables(table, line: dict[str, int]) -> Iterator[dict[str, dict[str, int]]]:  # type: ignore[no-untyped-def]
    def fill(groups: list[str], left: dict[str, int]) -> Iterator[dict[str, dict[str, int]]]:
        if not groups:
            if not any(left.values()):
                yield {}
            return
        row = table[groups[0]]
        ranges = [
            range(left[c] + 1) if row.cells[c] is None else range(row.cells[c], row.cells[c] + 1) for c in COLUMNS
        ]
        for numbers in product(*ranges):
            if row.total is not None and sum(numbers) != row.total:
                continue
            rest = {c: left[c] - number for c, number in zip(COLUMNS, numbers, strict=True)}
            if min(rest.values()) >= 0:
                for others in fill(groups[1:], rest):
                    yield {groups[0]: dict(zip(COLUMNS, numbers, strict=True)), **others}

    yield from fill(list(table), line)


def _sums(total: int, parts: int, least: int) -> Iterator[tuple[int, ...]]:
    if parts == 0:
        if total == 0:
            yield ()
        return
    for first in range(least, total + 1):
        for rest in _sums(total - first, parts - 1, least):
            yield (first, *rest)
