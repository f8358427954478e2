"""What is kept beside an anonymous answer never singles anybody out."""

from collections import Counter
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.surveys.flow import Anonymity, Asked, Kind
from agentnet.surveys.rules import (
    NOWHERE,
    Background,
    chain,
    kept_breakdown,
    kept_groups,
    kept_part,
    shuffled,
    told,
)

REGIONS = [UUID(int=n) for n in range(3)]
UNITS = [UUID(int=n) for n in range(10, 14)]
backgrounds = st.builds(
    Background,
    st.sampled_from(["social", "health", "common", ""]),
    st.sampled_from([*REGIONS, None]),
    st.sampled_from([*UNITS, None]),
    st.sampled_from(["agent", "supervisor", ""]),
)
people = st.dictionaries(backgrounds, st.integers(0, 12), max_size=25)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(people)
def test_everybody_shares_what_is_kept_with_four_others(asked: dict[Background, int]) -> None:
    kept = kept_breakdown(asked)
    sizes = Counter[Background]()
    for one, number in asked.items():
        sizes[kept[one]] += number
        assert kept[one] in chain(one)
    assert all(size >= 5 or not size for size in sizes.values()) or {one for one, n in sizes.items() if n} == {NOWHERE}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(people, backgrounds)
def test_somebody_who_is_asked_later_only_joins_a_group(asked: dict[Background, int], late: Background) -> None:
    groups = kept_groups(asked)
    part = kept_part(late, groups)
    assert part in groups
    assert part == NOWHERE or sum(n for one, n in asked.items() if kept_part(one, groups) == part) >= 5


def test_the_finest_part_that_five_share_is_kept() -> None:
    salo, turku, unit = REGIONS[0], REGIONS[1], UNITS[0]
    big, small = Background("social", salo, unit, "agent"), Background("social", salo, UNITS[1], "agent")
    lone, health = Background("social", turku, UNITS[2], "supervisor"), Background("health", salo, unit, "agent")
    kept = kept_breakdown({big: 6, small: 5, lone: 2, health: 3, NOWHERE: 5, Background("social", turku): 3})
    assert kept[big] == big
    assert kept[small] == small
    assert kept[lone] == Background("social", turku)
    assert kept[health] == NOWHERE


def test_a_large_group_keeps_its_field_and_region() -> None:
    social, one, other = (Background("social", REGIONS[0]), Background("health", REGIONS[1]), Background("health"))
    kept = kept_breakdown([social] * 6 + [one] * 3 + [Background("health", REGIONS[2])] * 3)
    assert kept[social] == social
    assert kept[one] == other


@pytest.mark.parametrize("anonymity", Anonymity)
@pytest.mark.parametrize("asked", Asked)
def test_what_is_told_fits_who_is_asked(asked: Asked, anonymity: Anonymity) -> None:
    said = told(Kind.METER, asked, anonymity)
    quiet = anonymity is Anonymity.ANONYMOUS or asked is Asked.UNITS
    assert ("vastaamisen aikaa" in said) == quiet
    assert ("Linkki" in said) == (asked is Asked.UNITS or (quiet and asked is Asked.PERSONAL))


def test_texts_are_read_in_an_order_that_does_not_change() -> None:
    ids, survey = [uuid4() for _ in range(20)], uuid4()
    assert shuffled(ids, survey) == shuffled(reversed(ids), survey) != ids
