"""Published figures in words: the same for pages, exports and print. Hidden, zero, no data and counted elsewhere are
four different things here too.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from agentnet.formats import number
from agentnet.network.flow import Field, Role
from agentnet.network.wording import FIELDS, ROLES
from agentnet.surveys.asking import HIGH, LOW
from agentnet.surveys.flow import QuestionKind
from agentnet.surveys.reporting.columns import AGREE, CHOSEN, DISAGREE, MIDDLE, NOT_CHOSEN, OTHERS
from agentnet.surveys.reporting.pooling import Told
from agentnet.surveys.reporting.shapes import BREAKDOWNS, SKIPPED, Figures, Group, GroupRow, Line, Question, State
from agentnet.words import N_, _

HIDDEN: Final = N_("piilotettu, alle 5 vastaajan suojaksi")
NO_DATA: Final = N_("ei vastauksia")
BREAKDOWN_WORDS: Final = {
    "field": N_("Aloittain"),
    "region": N_("Alueittain"),
    "area": N_("Palvelualueittain alueilla"),
    "unit": N_("Yksiköittäin"),
    "role": N_("Rooleittain"),
}
BREAKDOWN_NAMES: Final = {
    "field": N_("ala"),
    "region": N_("alue"),
    "area": N_("palvelualue alueella"),
    "unit": N_("yksikkö"),
    "role": N_("rooli"),
}
_KNOWN: Final = {AGREE, MIDDLE, DISAGREE, OTHERS}


class Cell(NamedTuple):
    """One row of the long format. `number` is none when hidden, or when there is no data."""

    question: Question
    line: Line
    breakdown: str
    group: Group | None
    column: str
    number: int | None
    total: int | None
    state: State


def column_name(question: Question, column: str) -> str:
    """A column in words: what the ends of a scale mean, who skipped, who chose."""
    if column == SKIPPED:
        return _("ei vastausta")
    kind = QuestionKind(question.kind)
    if kind is QuestionKind.MANY and column in (CHOSEN, NOT_CHOSEN):
        return _("valitsi") if column == CHOSEN else _("ei valinnut")
    if kind in (QuestionKind.SCALE, QuestionKind.MATRIX) and column in ("1", "5"):
        low, high = ends_of(question)
        return f"{column} – {low if column == '1' else high}"
    return _(column) if column in _KNOWN else column


def ends_of(question: Question) -> tuple[str, str]:
    low, high = (*question.ends, "", "")[:2]
    return low or _(LOW), high or _(HIGH)


def block_name(told: Told, name: str) -> str:
    """A step of the workshops' feedback, or several together; the ends in words."""
    if name in ("1", "5") and told.ends:
        return f"{name} – {(*told.ends, '', '')[name == '5']}"
    return _(name) if name else _("ei vastausta")


def told_best(told: Told) -> str:
    """What most said of the workshops."""
    n, name = max((cell, block.name) for block, cell in zip(told.blocks, told.cells or (), strict=True))
    answer = block_name(told, name)
    return _("Yleisin vastaus: {answer} ({n} / {total}).", answer=answer, n=n, total=told.answers)


def group_name(breakdown: str, group: Group) -> str:
    if breakdown == "field" and group.key in set(Field):
        return _(FIELDS[Field(group.key)])
    if breakdown == "role" and group.key in set(Role):
        return _(ROLES[Role(group.key)])
    return group.name or _("ei tiedossa")


def breakdowns(figures: Figures) -> list[str]:
    return [kind for kind in BREAKDOWNS if kind in figures.groups]


def breakdowns_of(waves: Iterable[Figures]) -> list[str]:
    """Of several waves together."""
    there = {kind for wave in waves for kind in wave.groups}
    return [kind for kind in BREAKDOWNS if kind in there]


def rolled_up(figures: Figures) -> list[tuple[str, str, list[str]]]:
    """(what, into what, which groups): whose answers are counted in a larger group, since they are too few."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind in ("unit", "area"):
        for group in figures.groups.get(kind, ()):
            if group.state is State.HIDDEN:
                found.setdefault((kind, group.into), []).append(group_name(kind, group))
    return [(kind, into_name(figures, into), names) for (kind, into), names in found.items()]


def into_name(figures: Figures, key: str) -> str:
    for kind in ("area", "region"):
        if (group := figures.group(kind, key)) is not None:
            return group_name(kind, group)
    return _("koko kyselyn tulos")


def sentence(question: Question, line: Line, answers: int) -> str:
    """What the figures say, in one sentence or two."""
    if QuestionKind(question.kind) is QuestionKind.MANY:
        return _chosen(question, answers)
    told = [] if line.answered is None else [_("Vastasi {n} / {total}.", n=line.answered, total=answers)]
    if QuestionKind(question.kind) is QuestionKind.RANKING and question.order:
        told.append(_("Tärkeimmäksi nousi {option}.", option=question.order[0]))
    elif all(cell is None for cell in line.cells):
        return _("Vastauksia on niin vähän, ettei jakaumaa voi näyttää.")
    else:
        told.append(_most(question, line, answers))
    if line.mean is not None:
        told.append(_("Keskiarvo {mean}.", mean=number(line.mean)))
    if line.median is not None and QuestionKind(question.kind) is QuestionKind.NUMBER:
        told.append(_("Mediaani {median}.", median=number(line.median)))
    return " ".join(filter(None, told))


def _chosen(question: Question, answers: int) -> str:
    shown = [(line.cells[0], line.label) for line in question.lines if line.cells[0]]
    if not shown:
        return _("Vastauksia on niin vähän, ettei jakaumaa voi näyttää.")
    number_, option = max(shown, key=lambda one: one[0] or 0)
    return _("Yleisin näytettävä vastaus: {answer} ({n} / {total}).", answer=option, n=number_, total=answers)


def _most(question: Question, line: Line, answers: int) -> str:
    shown = {
        column: cell
        for column, cell in zip(line.columns, line.cells, strict=True)
        if cell and column not in (SKIPPED, NOT_CHOSEN)
    }
    if not shown:
        return ""
    best = max(shown, key=lambda column: shown[column])
    answer = column_name(question, best)
    return _("Yleisin näytettävä vastaus: {answer} ({n} / {total}).", answer=answer, n=shown[best], total=answers)


def cells(figures: Figures) -> Iterator[Cell]:
    """Every figure that is told or hidden, one by one: the long format of all exports."""
    for question in figures.questions:
        for line in question.lines:
            for column, number_ in zip(line.columns, line.cells, strict=True):
                state = State.HIDDEN if number_ is None else State.SHOWN
                yield Cell(question, line, "", None, column_name(question, column), number_, figures.answers, state)
            for kind in breakdowns(figures):
                for group in figures.groups[kind]:
                    yield from _row(question, line, kind, group)


def _row(question: Question, line: Line, kind: str, group: Group) -> Iterator[Cell]:
    row = line.rows.get(kind, {}).get(group.key)
    if row is None:
        state = State.EMPTY if group.state is State.EMPTY else State.HIDDEN
        yield Cell(question, line, kind, group, "", None, group.size, state)
        return
    for block, number_ in zip(line.blocks, row.cells, strict=True):
        yield Cell(question, line, kind, group, column_name(question, block.name), number_, group.size, State.SHOWN)


class GridRow(NamedTuple):
    """A group's row: `figures` as (count, per cent of the group), none when the row is hidden or there is no data."""

    name: str
    state: State
    size: int | None
    asked: int | None
    figures: tuple[tuple[int, int], ...] | None
    mean: float | None = None
    into: str = ""


class Grid(NamedTuple):
    """A question by the groups of one breakdown. `means`: is there any?"""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    means: bool


def grid(figures: Figures, question: Question, kind: str, keys: Collection[str] | None = None) -> Grid | None:
    """None when nothing of the question may be told by this breakdown. `keys`: of these groups only."""
    lines = [line for line in question.lines if line.rows.get(kind)]
    if not lines:
        return None
    several = len(question.lines) > 1
    first = lines[0]
    columns = [line.label for line in lines] if several else [column_name(question, one.name) for one in first.blocks]
    rows = []
    for group in figures.groups[kind]:
        if keys is not None and group.key not in keys:
            continue
        found = [line.rows[kind].get(group.key) for line in lines]
        told = None
        if several and any(found):
            told = tuple(_share(_main(line, row), group.size) for line, row in zip(lines, found, strict=True))
        elif found[0] is not None:
            told = tuple(_share(number_, group.size) for number_ in found[0].cells)
        into = into_name(figures, group.into) if group.state is State.HIDDEN and kind in ("unit", "area") else ""
        mean = found[0].mean if found[0] and not several else None
        rows.append(GridRow(group_name(kind, group), group.state, group.size, group.asked, told, mean, into))
    return Grid(tuple(columns), tuple(rows), any(row.mean is not None for row in rows))


def _main(line: Line, row: GroupRow | None) -> int | None:
    """Of a row of several lines one figure each: who chose it, or who agreed (steps 4 and 5)."""
    if row is None:
        return None
    if line.columns[0] == CHOSEN:
        return row.cells[0]
    return sum(cell for block, cell in zip(line.blocks, row.cells, strict=True) if set(block.columns) <= {3, 4})


def _share(number_: int | None, size: int | None) -> tuple[int, int]:
    """-1 stands for a hidden figure among shown ones."""
    return (-1, 0) if number_ is None else (number_, per_cent(number_, size))


def per_cent(part: int, whole: int | None) -> int:
    return round(100 * part / whole) if whole else 0


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
