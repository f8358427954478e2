"""Is the change between two waves more than chance? Pure.

The difference of two shares with its 95 % interval by Newcombe's hybrid score method (R. G. Newcombe, "Interval
Estimation for the Difference Between Independent Proportions", Statistics in Medicine 17, 1998, method 10). It holds
for small groups and for shares near nothing and everything, where the textbook interval does not, and it needs only
what is published: two counts of each wave.

The difference of two means with its 95 % interval by Welch's method (B. L. Welch, "The Generalization of 'Student's'
Problem when Several Different Population Variances are Involved", Biometrika 34, 1947), which lets the waves differ in
size and in spread; the quantile of Student's t by the expansion 26.7.5 of M. Abramowitz and I. A. Stegun, Handbook of
Mathematical Functions (1964). It too knows only what is published (`means.sample_of`).

No correction for a finite population is made: who answers is partly chance too, and without it the statement is the
more careful one.
"""

from math import sqrt
from typing import Final, NamedTuple

from agentnet.surveys.reporting.means import Sample

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


class MeanChange(NamedTuple):
    """How much a mean has grown, the least and the most that it may have. `real`: the interval leaves nothing out."""

    before: float
    after: float
    least: float
    most: float
    real: bool

    @property
    def grown(self) -> float:
        return self.after - self.before


def mean_change(before: Sample, after: Sample) -> MeanChange | None:
    """None when everybody said the same in both waves: there is no spread to judge by."""
    old, new = before.variance / before.n, after.variance / after.n
    if not old + new:
        return None
    freedom = (old + new) ** 2 / (old**2 / (before.n - 1) + new**2 / (after.n - 1))
    half, grown = student(freedom) * sqrt(old + new), after.mean - before.mean
    return MeanChange(before.mean, after.mean, grown - half, grown + half, abs(grown) > half)


def student(freedom: float) -> float:
    """95 % of Student's t lie between this and its opposite; to two decimals from four degrees of freedom on."""
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**power for power, term in enumerate(terms, 1))
