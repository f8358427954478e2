"""What was measured beside what is to be reached. Parts note their figures here; the end of a run prints them all."""

from typing import Final, NamedTuple


class Figure(NamedTuple):
    """`more`: the larger the better."""

    name: str
    measured: float
    goal: float
    unit: str
    more: bool

    @property
    def ratio(self) -> float:
        """1 and above: reached."""
        top, bottom = (self.measured, self.goal) if self.more else (self.goal, self.measured)
        return top / bottom if bottom else float("inf")


FOUND: Final[list[Figure]] = []


def at_most(name: str, measured: float, goal: float, unit: str = "") -> None:
    """Note a figure that is to stay below its goal: a time, a size."""
    FOUND.append(Figure(name, measured, goal, unit, more=False))


def at_least(name: str, measured: float, goal: float, unit: str = "") -> None:
    """Note a figure that is to reach its goal: how many a second, how many times another's."""
    FOUND.append(Figure(name, measured, goal, unit, more=True))


def table() -> str:
    """Figure, goal, measured, and how far the goal is reached (1.00: just)."""
    rows = [("figure", "goal", "measured", "reached")]
    for one in FOUND:
        goal = f"{'≥' if one.more else '≤'} {_said(one.goal)} {one.unit}"
        rows.append((one.name, goal.strip(), f"{_said(one.measured)} {one.unit}".strip(), f"{one.ratio:.2f} x"))
    wide = [max(len(row[n]) for row in rows) for n in range(4)]
    return "\n".join(" | ".join(word.ljust(wide[n]) for n, word in enumerate(row)).rstrip() for row in rows)


def _said(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.2f}".rstrip("0").rstrip(".")
