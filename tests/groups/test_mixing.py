"""Mixing people into groups: even by size, field and region at once, whoever there is."""

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.words import Refused
from agentnet.workshops.groups.mixing import MOST_GROUPS, Taken, Who, fitting, how_many, mix

FIELDS = ("social", "health", "shared", "")
REGIONS = ("Loimaa", "Salo", "Turku", "Turunmaa", "Uusikaupunki", "")


def people(*kinds: tuple[str, str, bool], seats: Sequence[int] = ()) -> list[Who]:
    alone = [Who(UUID(int=n), *kind) for n, kind in enumerate(kinds)]
    return alone + [Who(UUID(int=1_000 + n), seats=count) for n, count in enumerate(seats)]


crowds = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(REGIONS), st.booleans()), max_size=60)


def spread(groups: list[list[UUID]], crowd: Sequence[Who], what: Callable[[Who], object]) -> int:
    """The largest difference, over all kinds, of how many of a kind two groups have."""
    by_id = {who.id: who for who in crowd}
    counts = [Counter(what(by_id[id]) for id in group) for group in groups]
    kinds = {what(who) for who in crowd}
    return max((max(c[kind] for c in counts) - min(c[kind] for c in counts) for kind in kinds), default=0)


@settings(max_examples=300, deadline=None)
@given(crowd=crowds, groups=st.integers(1, 12), turn=st.integers(0, 5))
def test_every_group_is_alike(crowd: list[tuple[str, str, bool]], groups: int, turn: int) -> None:
    crowded = people(*crowd)
    mixed = mix(crowded, groups, turn=turn)
    assert len(mixed) == groups
    assert sorted(id for group in mixed for id in group) == sorted(who.id for who in crowded)
    assert spread(mixed, crowded, lambda who: None) <= 1
    assert spread(mixed, crowded, lambda who: who.field) <= 1
    assert spread(mixed, crowded, lambda who: who.region) <= 1
    assert mixed == mix(list(reversed(crowded)), groups, turn=turn)


@settings(max_examples=150, deadline=None)
@given(crowd=crowds, groups=st.integers(2, 8))
def test_remote_people_kept_together_meet_nobody_else(crowd: list[tuple[str, str, bool]], groups: int) -> None:
    crowded = people(*crowd)
    remote = {who.id for who in crowded if who.remote}
    mixed = mix(crowded, groups, together=True)
    assert sorted(id for group in mixed for id in group) == sorted(who.id for who in crowded)
    if remote and len(remote) < len(crowded):
        assert all(remote.issuperset(group) or remote.isdisjoint(group) for group in mixed)


@settings(max_examples=150, deadline=None)
@given(crowd=crowds, groups=st.integers(1, 8), tables=st.lists(st.integers(2, 8), max_size=4))
def test_a_table_moves_as_one(crowd: list[tuple[str, str, bool]], groups: int, tables: list[int]) -> None:
    crowded = people(*crowd, seats=tables)
    mixed = mix(crowded, groups)
    assert sorted(id for group in mixed for id in group) == sorted(who.id for who in crowded)


@pytest.mark.parametrize("groups", [2, 3, 4, 5])
def test_pairs_of_both_fields_stay_within_reach(groups: int) -> None:
    """Twenty people of two fields from five regions, six of them remote: nobody's kind gathers in one group."""
    crowd = people(*(((("social", "health")[n % 2]), REGIONS[n % 5], n % 10 in (3, 4, 7)) for n in range(20)))
    mixed = mix(crowd, groups)
    assert spread(mixed, crowd, lambda who: who.field) <= 1
    assert spread(mixed, crowd, lambda who: who.region) <= 1
    assert spread(mixed, crowd, lambda who: who.remote) <= 1


def test_another_turn_deals_differently() -> None:
    crowd = people(*((FIELDS[n % 3], REGIONS[n % 5], False) for n in range(15)))
    assert len({str(mix(crowd, 3, turn=turn)) for turn in range(5)}) > 1


@pytest.mark.parametrize(
    ("count", "size", "groups"), [(0, 4, 1), (3, 4, 1), (9, 4, 2), (10, 4, 2), (11, 4, 3), (20, 5, 4), (7, 0, 7)]
)
def test_groups_of_a_size(count: int, size: int, groups: int) -> None:
    assert how_many(count, size) == groups


@pytest.mark.parametrize("groups", [0, -1, MOST_GROUPS + 1])
def test_no_groups_or_too_many_are_refused(groups: int) -> None:
    with pytest.raises(Refused):
        mix([], groups)


LATE = Who(UUID(int=99), "social", "Salo")
LATE_REMOTE = Who(UUID(int=98), "social", "Salo", remote=True)
A, B, C = UUID(int=201), UUID(int=202), UUID(int=203)


@pytest.mark.parametrize(
    ("groups", "who", "together", "expected"),
    [
        ([Taken(A), Taken(B)], LATE, False, A),
        ([Taken(A, tuple(people(("social", "Salo", False)))), Taken(B)], LATE, False, B),
        (
            [Taken(A, tuple(people(("social", "Turku", False)))), Taken(B, tuple(people(("health", "Turku", False))))],
            LATE,
            False,
            B,
        ),
        (
            [Taken(A, tuple(people(("health", "Salo", False)))), Taken(B, tuple(people(("health", "Turku", False))))],
            LATE,
            False,
            B,
        ),
        (
            [Taken(A, tuple(people(("", "", False)))), Taken(B, tuple(people(*[("social", "Salo", True)] * 3)))],
            LATE_REMOTE,
            True,
            B,
        ),
        (
            [Taken(A, tuple(people(*[("", "", False)] * 3))), Taken(B, tuple(people(("social", "Salo", True))))],
            LATE,
            True,
            A,
        ),
        ([Taken(A, tuple(people(seats=[6]))), Taken(B, tuple(people(*[("", "", False)] * 2)))], LATE, False, B),
        (
            [Taken(A, tuple(people(*[("", "", False)] * 3))), Taken(C, tuple(people(("", "", False))))],
            LATE_REMOTE,
            True,
            C,
        ),
    ],
)
def test_who_comes_late_goes_to_the_smallest_fitting_group(
    groups: list[Taken], who: Who, together: bool, expected: UUID
) -> None:
    assert fitting(groups, who, together=together) == expected
