"""One share followed over the waves of a series, for everybody and by group. From published figures only. Pure.

Followed is the share of those who answered the wave: who agreed (steps 4 and 5), who chose the option. A new wording is
a break. A unit is followed by its own identity: when it has been merged its line ends and its successor's begins.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.reporting import telling
from agentnet.surveys.reporting.comparing import Change, change
from agentnet.surveys.reporting.shapes import SKIPPED, Figures, GroupRow, Line, Question, State
from agentnet.words import _

AGREED = frozenset({3, 4})
"""Places of the columns 4 and 5."""


class Spot(NamedTuple):
    """A wave in a track. `part` of `whole`; both none when hidden or when there is no data."""

    state: State
    part: int | None = None
    whole: int | None = None
    asked: int | None = None

    @property
    def share(self) -> float | None:
        return None if self.part is None or not self.whole else 100 * self.part / self.whole


class Track(NamedTuple):
    """A group (or everybody) over the waves."""

    key: str
    name: str
    spots: tuple[Spot, ...]

    @property
    def last(self) -> Change | None:
        """From the first told wave of the last two to the last: none when either is hidden."""
        if len(self.spots) < 2:
            return None
        return between(self.spots[-2], self.spots[-1])


class Followed(NamedTuple):
    """A share that is followed. `breaks[n]`: wave n asked it in other words than the wave before."""

    key: str
    label: str
    whole: Track
    groups: dict[str, tuple[Track, ...]]
    breaks: tuple[bool, ...]


def followed(waves: Sequence[Figures]) -> list[Followed]:
    """Every share that can be followed, in the order of the newest wave's questions."""
    found = []
    for question in waves[-1].questions if waves else ():
        for line in question.lines:
            for place, label in _targets(question, line):
                found.append(_follow(waves, question.key, line.key, place, label))
    return found


def _targets(question: Question, line: Line) -> Iterator[tuple[int, str]]:
    """What of a line is followed: a column's place (-1: those who agreed), and its words."""
    match QuestionKind(question.kind):
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            yield -1, _("{label} – vastasi 4 tai 5", label=line.label.rstrip("."))
        case QuestionKind.MANY:
            yield 0, f"{question.label}: {line.label}"
        case QuestionKind.CHOICE:
            for place, column in enumerate(line.columns):
                if column != SKIPPED:
                    yield place, f"{line.label}: {column}"
        case QuestionKind.RANKING:
            for place, column in enumerate(line.columns):
                if column != SKIPPED:
                    yield place, _("{label}: ensimmäisenä {option}", label=line.label, option=column)


def _follow(waves: Sequence[Figures], key: str, line_key: str, place: int, label: str) -> Followed:
    asked = [next((one for one in wave.questions if one.key == key), None) for wave in waves]
    lines = [next((one for one in (q.lines if q else ()) if one.key == line_key), None) for q in asked]
    spots = tuple(_whole(wave, line, place) for wave, line in zip(waves, lines, strict=True))
    breaks, before = [], None
    for one in asked:
        breaks.append(before is not None and one is not None and one.revision != before)
        before = one.revision if one is not None else before
    groups = {kind: tuple(_tracks(waves, lines, kind, place)) for kind in telling.breakdowns_of(waves)}
    return Followed(f"{line_key}-{place}", label, Track("", _("Kaikki"), spots), groups, tuple(breaks))


def _whole(wave: Figures, line: Line | None, place: int) -> Spot:
    if line is None or not wave.answers:
        return Spot(State.EMPTY, asked=wave.asked)
    cells = [line.cells[n] for n in (sorted(AGREED) if place < 0 else [place]) if n < len(line.cells)]
    if None in cells:
        return Spot(State.HIDDEN, asked=wave.asked)
    return Spot(State.SHOWN, sum(cell or 0 for cell in cells), wave.answers, wave.asked)


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
    if group is None or line is None or group.state is State.EMPTY:
        return Spot(State.EMPTY, asked=group.asked if group else None)
    row = line.rows.get(kind, {}).get(key)
    part = _part(line, row, place) if row is not None else None
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


def between(before: Spot, after: Spot) -> Change | None:
    """None where anything is hidden: nothing is said of it."""
    if before.part is None or after.part is None or not before.whole or not after.whole:
        return None
    return change((before.part, before.whole), (after.part, after.whole))
