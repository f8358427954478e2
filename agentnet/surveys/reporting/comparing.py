"""Is the change between two waves more than chance? Pure.

The difference of two shares with its 95 % interval by Newcombe's hybrid score method (R. G. Newcombe, "Interval
Estimation for the Difference Between Independent Proportions", Statistics in Medicine 17, 1998, method 10). It holds
for small groups and for shares near nothing and everything, where the textbook interval does not, and it needs only
what is published: two counts of each wave. No correction for a finite population is made: who answers is partly chance
too, and without it the statement is the more careful one.
"""

from math import sqrt
from typing import Final, NamedTuple

Z: Final = 1.959964
"""Of the normal distribution: 95 % lie between -Z and Z."""


class Change(NamedTuple):
    """In percentage points, as whole numbers: no more is known. `real`: the interval leaves nothing out."""

    points: int
    least: int
    most: int
    real: bool


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % score interval of one share (E. B. Wilson, 1927)."""
    share, spread = part / whole, Z * Z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def interval(before: tuple[int, int], after: tuple[int, int]) -> tuple[float, float]:
    """The least and the most that the share (part, whole) has grown; negative when it has fallen."""
    old, new = before[0] / before[1], after[0] / after[1]
    (old_least, old_most), (new_least, new_most) = wilson(*before), wilson(*after)
    grown = new - old
    least = grown - sqrt((new - new_least) ** 2 + (old_most - old) ** 2)
    most = grown + sqrt((new_most - new) ** 2 + (old - old_least) ** 2)
    return least, most


def change(before: tuple[int, int], after: tuple[int, int]) -> Change:
    least, most = interval(before, after)
    grown = after[0] / after[1] - before[0] / before[1]
    return Change(round(100 * grown), round(100 * least), round(100 * most), least > 0 or most < 0)
