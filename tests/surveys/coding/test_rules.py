"""Rules of coding: merging loses nothing, no count from one to four is told, agreement as Cohen counts it."""

from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentnet.surveys.coding.rules import Told, agreement, by_text, compare, finals, told, would_ring
from agentnet.surveys.coding.suggesting import suggested

CODES = [UUID(int=n) for n in range(1, 7)]
TEXTS = [UUID(int=n) for n in range(101, 109)]
Pairs: TypeAlias = list[tuple[UUID, UUID]]
ROWS = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(CODES)), max_size=30)
MERGES = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=8)


@pytest.mark.parametrize(
    ("number", "of", "said"),
    [
        (0, 20, Told.NUMBER),
        (1, 20, Told.FEW),
        (4, 20, Told.FEW),
        (5, 20, Told.NUMBER),
        (15, 20, Told.NUMBER),
        (16, 20, Told.NEARLY),
        (19, 20, Told.NEARLY),
        (20, 20, Told.NUMBER),
        (4, 5, Told.FEW),
    ],
)
def test_a_count_is_told_when_neither_it_nor_the_rest_is_small(number: int, of: int, said: Told) -> None:
    assert told(number, of) is said


@given(ROWS, MERGES)
def test_merging_joins_and_its_undoing_brings_back(
    rows: list[tuple[UUID, UUID]], merges: list[tuple[UUID, UUID]]
) -> None:
    into: dict[UUID, UUID | None] = dict.fromkeys(CODES)
    before = by_text(rows, into, set(CODES))
    done = []
    for code, target in merges:
        if into[code] is None and into[target] is None and not would_ring(into, code, target):
            into[code] = target
            done.append(code)
    alive = {code for code in CODES if into[code] is None}
    merged, now = by_text(rows, into, alive), finals(into)
    assert alive
    assert set(merged) == set(before)
    assert {text: {now[code] for code in codes} for text, codes in before.items()} == merged
    for code in reversed(done):
        into[code] = None
    assert by_text(rows, into, set(CODES)) == before


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_agreement_stays_in_its_bounds_and_does_not_depend_on_who_is_first(pairs: list[tuple[bool, bool]]) -> None:
    found, other = agreement(pairs), agreement([(b, a) for a, b in pairs])
    assert 0 <= found.share <= 1
    assert found == other
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) is (found.same == found.texts)


def test_kappa_is_what_the_book_says() -> None:
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert agreement(pairs).kappa == pytest.approx(0.4)
    assert agreement([(True, True)] * 5).kappa is None


def test_texts_that_are_read_differently_are_listed_in_their_order() -> None:
    one, two = frozenset(CODES[:1]), frozenset(CODES[1:2])
    found = compare(TEXTS[:3], CODES[:2], {TEXTS[0]: one, TEXTS[1]: one, TEXTS[2]: one}, {TEXTS[1]: one, TEXTS[2]: two})
    assert found.differ == (TEXTS[0], TEXTS[2])
    assert found.whole.same == 1


def test_a_suggestion_is_of_a_like_text_and_not_made_again_when_it_was_turned_down() -> None:
    texts = {
        TEXTS[0]: "Yhteinen kalenteri palavereille",
        TEXTS[1]: "Kalenterin pitäisi olla yhteinen",
        TEXTS[2]: "Parkkipaikkoja lisää",
    }
    on = {TEXTS[0]: frozenset(CODES[:1])}
    assert [(one.text, one.code) for one in suggested(texts, on, ()).codes] == [(TEXTS[1], CODES[0])]
    assert suggested(texts, on, {(TEXTS[1], CODES[0])}).codes == ()
    assert suggested(texts, {}, ()).groups[0].texts in {(TEXTS[0], TEXTS[1]), (TEXTS[1], TEXTS[0])}
