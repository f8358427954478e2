"""What is kept beside an anonymous answer never singles anybody out."""

from collections import Counter
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.surveys.rules import kept_breakdown, shuffled

REGIONS = [UUID(int=n) for n in range(3)]
people = st.lists(st.tuples(st.sampled_from(["social", "health", "common", ""]), st.sampled_from([*REGIONS, None])))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(people)
def test_everybody_shares_what_is_kept_with_four_others(asked: list[tuple[str, UUID | None]]) -> None:
    kept = kept_breakdown(asked)
    sizes = Counter(kept[one] for one in asked)
    assert all(size >= 5 for size in sizes.values()) or set(sizes) == {("", None)}


def test_a_large_group_keeps_its_field_and_region() -> None:
    asked = [("social", REGIONS[0])] * 6 + [("health", REGIONS[1])] * 3 + [("health", REGIONS[2])] * 3
    kept = kept_breakdown(asked)
    assert kept["social", REGIONS[0]] == ("social", REGIONS[0])
    assert kept["health", REGIONS[1]] == ("health", None)


def test_texts_are_read_in_an_order_that_does_not_change() -> None:
    ids, survey = [uuid4() for _ in range(20)], uuid4()
    assert shuffled(ids, survey) == shuffled(reversed(ids), survey) != ids
