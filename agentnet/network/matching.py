"""Who could work with whom: a proposal of SOTE pairs. Pure: people with a field and a region in, pairs out.

Anybody from one field can work with anybody from the other, so as many pairs come about as the smaller field has
people. Of all such proposals this one has the most pairs within a region; of those, the ones across regions lie as near
to each other as they can in the county's own order of regions. The same people always give the same proposal.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[K]):
    """Somebody without a pair. `region` is the place of their region in the county's order."""

    key: K
    region: int
    name: str = ""


def propose(social: Iterable[Candidate[K]], health: Iterable[Candidate[K]]) -> list[tuple[K, K]]:
    """(from social care, from health care) pairs, by region and name."""
    ones, others = _in_order(social), _in_order(health)
    near, left, over = _within_regions(ones, others)
    far = _across(left, over) if len(left) <= len(over) else [(s, h) for h, s in _across(over, left)]
    chosen = sorted((*near, *far), key=lambda pair: (pair[0].region, pair[0].name, str(pair[0].key)))
    return [(one.key, other.key) for one, other in chosen]


def _in_order(people: Iterable[Candidate[K]]) -> list[Candidate[K]]:
    return sorted(people, key=lambda one: (one.region, one.name, str(one.key)))


Pairs = list[tuple[Candidate[K], Candidate[K]]]


def _within_regions(
    ones: Sequence[Candidate[K]], others: Sequence[Candidate[K]]
) -> tuple[Pairs[K], list[Candidate[K]], list[Candidate[K]]]:
    """As many pairs as each region can have, and who is left of either field."""
    pairs: Pairs[K] = []
    left, over = list(ones), list(others)
    for one in ones:
        near = next((other for other in over if other.region == one.region), None)
        if near is not None:
            pairs.append((one, near))
            left.remove(one)
            over.remove(near)
    return pairs, left, over


def _across(few: Sequence[Candidate[K]], many: Sequence[Candidate[K]]) -> Pairs[K]:
    """Everybody of `few` with somebody of `many`, the sum of the ways between them the least.

    On a line some best choice never crosses itself, so the best for the first i and j leads to that for the next:
    `cost[i][j]` is the least sum for the first i of `few` and the first j of `many`.
    """
    never = float("inf")
    cost = [[0.0] * (len(many) + 1)] + [[never] * (len(many) + 1) for _ in few]
    for i, one in enumerate(few, 1):
        for j, other in enumerate(many, 1):
            cost[i][j] = min(cost[i][j - 1], cost[i - 1][j - 1] + abs(one.region - other.region))
    pairs: Pairs[K] = []
    i, j = len(few), len(many)
    while i:
        if cost[i][j] == cost[i][j - 1]:
            j -= 1
        else:
            pairs.append((few[i - 1], many[j - 1]))
            i, j = i - 1, j - 1
    return pairs
