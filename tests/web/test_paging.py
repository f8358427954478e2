"""A long list by pages, and the words that narrow it."""

import pytest

from agentnet.web.paging import holds, paged


@pytest.mark.parametrize(
    ("many", "number", "here"),
    [
        (0, 1, ([], 1, 1, 0)),
        (3, 0, ([0, 1], 1, 2, 3)),
        (3, 2, ([2], 2, 2, 3)),
        (3, 99, ([2], 2, 2, 3)),
        (4, -7, ([0, 1], 1, 2, 4)),
    ],
)
def test_a_number_of_no_page_gives_the_nearest(many: int, number: int, here: tuple[list[int], int, int, int]) -> None:
    assert paged(list(range(many)), number, 2) == here


@pytest.mark.parametrize(
    ("search", "found"), [("", True), ("SALO pekka", True), ("pekka aino", False), ("ä", False), ("  ", True)]
)
def test_every_word_is_looked_for(search: str, found: bool) -> None:
    assert holds("Pekka Puro, Salo", search) is found
