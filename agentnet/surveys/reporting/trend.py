"""A share or a mean followed over the waves of a series, for everybody and by group. From published figures only. Pure.

Followed is the share of those who answered the wave: who agreed (steps 4 and 5), who chose the option; of numbers the
mean. A new wording is a break. A unit is followed by its own identity: when it has been merged its line ends and its
successor's begins.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.reporting import telling
from agentnet.surveys.reporting.comparing import Change, MeanChange, change, mean_change
from agentnet.surveys.reporting.means import Sample, sample_of
from agentnet.surveys.reporting.shapes import SKIPPED, Figures, GroupRow, Line, Question, State
from agentnet.words import _

AGREED: Final = frozenset({3, 4})
"""Places of the columns 4 and 5."""
AGREEING: Final = -1
MEAN: Final = -2
"""What is followed of a line when it is not one column's share."""


class Spot(NamedTuple):
    """A wave in a track. `part` of `whole`, or a mean; none when hidden or when there is no data.

    `sample`: what a comparison of means is made of; of everybody only.
    """

    state: State
    part: int | None = None
    whole: int | None = None
    asked: int | None = None
    mean: float | None = None
    sample: Sample | None = None

    @property
    def share(self) -> float | None:
        return None if self.part is None or not self.whole else 100 * self.part / self.whole


class Track(NamedTuple):
    """A group (or everybody) over the waves."""

    key: str
    name: str
    spots: tuple[Spot, ...]

    @property
    def tells(self) -> bool:
        """Is anything of it shown?"""
        return any(spot.state is State.SHOWN for spot in self.spots)


class Followed(NamedTuple):
    """What is followed. `heading`: the question or statement; `name`: what of it. `breaks[n]`: wave n asked it in other
    words than the wave before. `by_mean`: the mean of numbers, in `unit`; else a share.
    """

    key: str
    heading: str
    name: str
    whole: Track
    groups: dict[str, tuple[Track, ...]]
    breaks: tuple[bool, ...]
    by_mean: bool = False
    unit: str = ""

    @property
    def label(self) -> str:
        return f"{self.heading.rstrip('.')} – {self.name}"

    @property
    def row(self) -> Track:
        """Everybody, under the name of what is followed."""
        return self.whole._replace(name=self.name[:1].upper() + self.name[1:])

    @property
    def values(self) -> list[float | None]:
        return [spot.mean if self.by_mean else spot.share for spot in self.whole.spots]


class Compared(NamedTuple):
    """Two waves of one thing followed. `broken`: asked in other words, so nothing is said."""

    share: Change | None = None
    mean: MeanChange | None = None
    broken: bool = False


def followed(waves: Sequence[Figures]) -> list[Followed]:
    """Everything that can be followed, in the order of the newest wave's questions."""
    found = []
    for question in waves[-1].questions if waves else ():
        for line in question.lines:
            for place, heading, name in _targets(question, line):
                found.append(_follow(waves, question, line.key, place, heading, name))
    return found


def cards(found: Sequence[Followed]) -> list[tuple[str, list[Followed]]]:
    """What is followed of the same question together, under its heading."""
    return [(heading, list(ones)) for heading, ones in groupby(found, key=lambda one: one.heading)]


def _targets(question: Question, line: Line) -> Iterator[tuple[int, str, str]]:
    """What of a line is followed: a column's place, its heading, and its words."""
    match QuestionKind(question.kind):
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            yield AGREEING, line.label, _("vastasi 4 tai 5")
        case QuestionKind.NUMBER:
            yield MEAN, line.label, _("keskiarvo")
        case QuestionKind.MANY:
            yield 0, question.label, line.label
        case QuestionKind.CHOICE | QuestionKind.RANKING as kind:
            for place, column in enumerate(line.columns):
                if column != SKIPPED:
                    first = kind is QuestionKind.RANKING
                    yield place, line.label, _("ensimmäisenä {option}", option=column) if first else column


def _follow(
    waves: Sequence[Figures], question: Question, line_key: str, place: int, heading: str, name: str
) -> Followed:
    asked = [next((one for one in wave.questions if one.key == question.key), None) for wave in waves]
    lines = [next((one for one in (q.lines if q else ()) if one.key == line_key), None) for q in asked]
    spots = tuple(
        _whole(wave, of, line, place) if of and line else Spot(State.EMPTY, asked=wave.asked)
        for wave, of, line in zip(waves, asked, lines, strict=True)
    )
    breaks, before = [], None
    for one in asked:
        breaks.append(before is not None and one is not None and one.revision != before)
        before = one.revision if one is not None else before
    groups = {kind: tuple(_tracks(waves, lines, kind, place)) for kind in telling.breakdowns_of(waves)}
    whole = Track("", _("Kaikki"), spots)
    return Followed(f"{line_key}-{place}", heading, name, whole, groups, tuple(breaks), place == MEAN, question.unit)


def _whole(wave: Figures, question: Question, line: Line, place: int) -> Spot:
    if not wave.answers:
        return Spot(State.EMPTY, asked=wave.asked)
    sample = sample_of(question, line) if place < 0 else None
    if place == MEAN:
        state = State.SHOWN if line.mean is not None else State.EMPTY if line.complete else State.HIDDEN
        return Spot(state, whole=sample.n if sample else None, asked=wave.asked, mean=line.mean, sample=sample)
    cells = [line.cells[n] for n in (sorted(AGREED) if place < 0 else [place]) if n < len(line.cells)]
    if None in cells:
        return Spot(State.HIDDEN, asked=wave.asked)
    part = sum(cell or 0 for cell in cells)
    return Spot(State.SHOWN, part, wave.answers, wave.asked, sample.mean if sample else None, sample)


def _tracks(waves: Sequence[Figures], lines: Sequence[Line | None], kind: str, place: int) -> Iterator[Track]:
    names: dict[str, str] = {}
    for wave in waves:
        for group in wave.groups.get(kind, ()):
            names[group.key] = telling.group_name(kind, group)
    for key, name in sorted(names.items(), key=lambda one: one[1]):
        spots = [_spot(wave, line, kind, key, place) for wave, line in zip(waves, lines, strict=True)]
        if any(spot.state is not State.EMPTY for spot in spots):
            yield Track(key, name, tuple(spots))


def _spot(wave: Figures, line: Line | None, kind: str, key: str, place: int) -> Spot:
    group = wave.group(kind, key)
    if group is None and wave.answers and kind not in wave.groups:
        return Spot(State.HIDDEN)
    if group is None or line is None or group.state is State.EMPTY:
        return Spot(State.EMPTY, asked=group.asked if group else None)
    row = line.rows.get(kind, {}).get(key)
    if place == MEAN and row is not None and row.mean is not None:
        return Spot(State.SHOWN, None, group.size, group.asked, row.mean)
    part = _part(line, row, place) if row is not None and place != MEAN else None
    if part is None or not group.size:
        return Spot(State.HIDDEN, asked=group.asked)
    return Spot(State.SHOWN, part, group.size, group.asked)


def _part(line: Line, row: GroupRow, place: int) -> int | None:
    """The sought figure in a row whose columns may have been put together."""
    wanted = set(AGREED) if place < 0 else {place}
    found = [n for n, block in enumerate(line.blocks) if set(block.columns) <= wanted]
    if set().union(*(line.blocks[n].columns for n in found)) != wanted:
        return None
    return sum(row.cells[n] for n in found)


def compared(one: Followed, first: int, last: int) -> Compared:
    """Two waves (places of theirs): nothing is said where a figure is hidden, or across a new wording."""
    if any(one.breaks[first + 1 : last + 1]):
        return Compared(broken=True)
    before, after = one.whole.spots[first], one.whole.spots[last]
    share = mean = None
    if before.part is not None and after.part is not None and before.whole and after.whole:
        share = change((before.part, before.whole), (after.part, after.whole))
    if before.sample is not None and after.sample is not None:
        mean = mean_change(before.sample, after.sample)
    return Compared(share, mean)
