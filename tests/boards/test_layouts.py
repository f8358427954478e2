"""The grids that boards begin as, and the rows that they are stored as."""

from collections.abc import Sequence

import pytest

from agentnet import db
from agentnet.words import using
from agentnet.workshops.boards import rows
from agentnet.workshops.boards.actions import make_board
from agentnet.workshops.boards.layouts import ACROSS, DOWN, PLANS, Cell, Layout, cells
from tests.cast import Cast

NAMED: Sequence[tuple[Layout, tuple[str, ...], tuple[str, ...], list[tuple[int, str, str]]]] = [
    (Layout.COLUMNS, (), (), [(0, "", n) for n in PLANS[Layout.COLUMNS].names]),
    (Layout.COLUMNS, (" Miksi? ", "", "Miten?"), ("Turha rivi",), [(0, "", "Miksi?"), (0, "", "Miten?")]),
    (
        Layout.SWOT,
        (),
        (),
        [(0, "", "Vahvuudet"), (0, "", "Heikkoudet"), (1, "", "Mahdollisuudet"), (1, "", "Uhat")],
    ),
    (
        Layout.SWOT,
        ("Hyvää",),
        (),
        [(0, "", "Hyvää"), (0, "", "Heikkoudet"), (1, "", "Mahdollisuudet"), (1, "", "Uhat")],
    ),
    (Layout.SWOT, tuple("abcdef"), (), [(0, "", "a"), (0, "", "b"), (1, "", "c"), (1, "", "d")]),
    (
        Layout.JOURNEY,
        ("Ovi", "Pöytä"),
        ("Asiakas", "Hoitaja"),
        [(0, "Asiakas", "Ovi"), (0, "Asiakas", "Pöytä"), (1, "Hoitaja", "Ovi"), (1, "Hoitaja", "Pöytä")],
    ),
    (Layout.FREE, (), (), [(0, "", "Laput")]),
    (Layout.FREE, ("Seinä", "Toinen"), (), [(0, "", "Seinä")]),
]


@pytest.mark.parametrize(("layout", "names", "roles", "expected"), NAMED)
def test_a_layout_says_which_sections_there_are_and_where(
    layout: Layout, names: tuple[str, ...], roles: tuple[str, ...], expected: list[tuple[int, str, str]]
) -> None:
    assert [(c.row, c.row_name, c.name) for c in cells(layout, names, roles)] == expected


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_has_a_name_and_sections_of_its_own(layout: Layout) -> None:
    assert PLANS[layout].title
    assert PLANS[layout].hint
    assert cells(layout)
    assert all(c.name and c.tone for c in cells(layout))


def test_a_grid_keeps_within_bounds() -> None:
    many = [f"Vaihe {n}" for n in range(30)]
    assert len(cells(Layout.COLUMNS, many)) == ACROSS
    assert len(cells(Layout.JOURNEY, many, many)) == ACROSS * DOWN


def test_each_role_of_a_journey_has_a_colour() -> None:
    tones: dict[str, set[str]] = {}
    for cell in cells(Layout.JOURNEY):
        tones.setdefault(cell.row_name, set()).add(cell.tone)
    assert [len(found) for found in tones.values()] == [1, 1, 1]
    assert len(set.union(*tones.values())) == 3


def test_sections_are_named_in_the_language_of_the_one_who_makes_the_board() -> None:
    with using("fi"):
        assert cells(Layout.SWOT)[0] == Cell("Vahvuudet", "peach")


async def test_a_board_is_made_of_the_cells_of_a_layout(cast: Cast, session: db.Session) -> None:
    board = await make_board(
        session,
        network_id=cast.network.id,
        title="Polku",
        cells=cells(Layout.JOURNEY, ("Ovi", "Pöytä"), ("Asiakas", "Hoitaja")),
        several=True,
        moderated=True,
        comments=False,
        reactions=False,
        pictures=False,
    )
    wall = await (await session.connection()).run_sync(rows.load, board.id)
    assert wall is not None
    grid = sorted((s.row, s.place, s.row_name, s.name) for s in wall.sections)
    assert grid == [
        (0, 0, "Asiakas", "Ovi"),
        (0, 1, "Asiakas", "Pöytä"),
        (1, 0, "Hoitaja", "Ovi"),
        (1, 1, "Hoitaja", "Pöytä"),
    ]
    assert (wall.several, wall.moderated, wall.talks, wall.nodding, wall.pictured) == (True, True, False, False, False)
