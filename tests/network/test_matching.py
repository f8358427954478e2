"""The proposal of pairs: as a table of small towns, and against every other way of pairing that there is."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentnet.network.matching import Candidate, propose

People = list[Candidate[str]]


def people(letter: str, regions: str) -> People:
    """`people("s", "012")`: three people, one from each of three regions."""
    return [Candidate(f"{letter}{n}", int(region), f"{letter}{n}") for n, region in enumerate(regions)]


@pytest.mark.parametrize(
    ("social", "health", "pairs"),
    [
        ("", "", ""),
        ("0", "", ""),
        ("0", "0", "00"),
        ("0", "7", "07"),
        ("01", "10", "00 11"),
        ("00", "01", "00 01"),
        ("01", "12", "02 11"),  # one within a region before two that are next to each other
        ("03", "1 4", "01 34"),
        ("5", "0469", "54"),
        ("000", "09", "00 09"),
        ("0123", "4321", "04 11 22 33"),
    ],
)
def test_who_would_work_with_whom(social: str, health: str, pairs: str) -> None:
    ones, others = people("s", social), people("h", health.replace(" ", ""))
    region = {one.key: one.region for one in (*ones, *others)}
    found = [f"{region[one]}{region[other]}" for one, other in propose(ones, others)]
    assert sorted(found) == pairs.split()


FEW = st.text("01234", max_size=5)


@given(FEW, FEW)
def test_no_other_way_of_pairing_is_better(social: str, health: str) -> None:
    ones, others = people("s", social), people("h", health)
    found = propose(ones, others)
    assert len(found) == min(len(ones), len(others))
    assert max(Counter(key for pair in found for key in pair).values(), default=1) == 1
    region = {one.key: one.region for one in (*ones, *others)}
    few, many = sorted((social, health), key=len)
    ways = [[abs(int(a) - int(b)) for a, b in zip(few, some, strict=True)] for some in permutations(many, len(few))]
    far = [abs(region[one] - region[other]) for one, other in found]
    best = min((-way.count(0), sum(way)) for way in ways)
    assert (-far.count(0), sum(far)) == best


@given(st.randoms(), FEW, FEW)
def test_the_order_in_which_people_come_changes_nothing(random: object, social: str, health: str) -> None:
    ones, others = people("s", social), people("h", health)
    before = propose(ones, others)
    random.shuffle(ones)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]
    assert propose(ones, others) == before


def test_three_hundred_people_are_paired_while_one_waits() -> None:
    found = propose(people("s", "0123456789" * 15), people("h", "0011223344" * 15))
    assert len(found) == 150
