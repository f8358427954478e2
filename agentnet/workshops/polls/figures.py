"""What the answers come to. Pure: from ballots to figures, ties said."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.workshops.polls.flow import SCALE, TextState
from agentnet.workshops.polls.words import Group

PAGE_LINES: Final = 18
"""So many lines below each other fit on a page of the projector; an answer takes two at least."""
ABREAST: Final = 2
"""So many answers stand beside each other: a row is as high as its longest."""
LINE: Final = 47
"""Letters on such a line."""


class Bar(NamedTuple):
    """One row of a picture. `share`: of those who answered, per cent; `tied`: another one has as much."""

    label: str
    number: int
    share: float = 0.0
    tied: bool = False


class Ranked(NamedTuple):
    """An option of a ranking: its place, the mean of the places it was put on, and Borda's points."""

    place: int
    label: str
    mean: float
    points: int
    share: float
    tied: bool


class Text(NamedTuple):
    id: UUID
    text: str
    state: TextState
    reason: str = ""


class Figures(NamedTuple):
    """Everything that a poll's result shows; what its kind does not have is empty.

    `answers` are people, `behalf` those of them whose answer a leader entered.
    """

    answers: int = 0
    bars: tuple[Bar, ...] = ()
    mean: float | None = None
    ranking: tuple[Ranked, ...] = ()
    words: tuple[Group, ...] = ()
    texts: tuple[Text, ...] = ()
    behalf: int = 0

    @property
    def foremost(self) -> tuple[str, ...]:
        """What leads, alone or with its equals."""
        most = max((bar.number for bar in self.bars), default=0)
        first = [bar.label for bar in self.bars if most and bar.number == most]
        return tuple(first or [one.label for one in self.ranking if one.place == 1])

    @property
    def most(self) -> int:
        return max((bar.number for bar in self.bars), default=0)


def choice(options: Sequence[tuple[str, str]], ballots: Sequence[Sequence[str]]) -> tuple[Bar, ...]:
    """Bars in the order of the options (id, text)."""
    given = Counter(one for chosen in ballots for one in chosen)
    return _bars([(text, given[id]) for id, text in options], len(ballots))


def scale(scores: Sequence[int]) -> tuple[Bar, ...]:
    given = Counter(scores)
    return _bars([(str(step), given[step]) for step in SCALE], len(scores))


def _bars(rows: Sequence[tuple[str, int]], answers: int) -> tuple[Bar, ...]:
    often = Counter(number for _label, number in rows)
    return tuple(
        Bar(label, number, 100 * number / answers if answers else 0.0, tied=number > 0 and often[number] > 1)
        for label, number in rows
    )


def ranking(options: Sequence[tuple[str, str]], ballots: Sequence[Sequence[str]]) -> tuple[Ranked, ...]:
    """By Borda's count: of n options the first gets n points, the next n − 1, the last one. The best first.

    As everybody ranks everything, the order is that of the mean places too.
    """
    if not ballots:
        return ()
    n = len(options)
    points = {id: sum(n - list(order).index(id) for order in ballots) for id, _text in options}
    often = Counter(points.values())
    rows = [
        Ranked(
            place=1 + sum(1 for other in points.values() if other > points[id]),
            label=text,
            mean=n + 1 - points[id] / len(ballots),
            points=points[id],
            share=100 * points[id] / (n * len(ballots)),
            tied=often[points[id]] > 1,
        )
        for id, text in options
    ]
    return tuple(sorted(rows, key=lambda row: row.place))


def pages(texts: Sequence[Text]) -> list[list[Text]]:
    """Written answers by pages of the projector: as many as can be read."""
    found: list[list[Text]] = []
    room = 0
    for at in range(0, len(texts), ABREAST):
        row = texts[at : at + ABREAST]
        needs = max(_lines(text.text) for text in row)
        if not found or needs > room:
            found.append([])
            room = PAGE_LINES
        found[-1].extend(row)
        room -= needs
    return found


def _lines(text: str) -> int:
    """Lines that an answer takes, the space around it counted as one."""
    return 1 + sum(max(1, -(-len(line) // LINE)) for line in text.split("\n"))
