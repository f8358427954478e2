"""From the answers of a closed survey to what is published of it: the suppression service at work. Pure.

Slow for thousands of answers: call it in a child process then.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from agentnet.surveys.asking import FREE, Value
from agentnet.surveys.flow import FLOOR, Kind, QuestionKind
from agentnet.surveys.reporting.columns import CHOSEN, Counted, counted, mean_of, median_of, ranked
from agentnet.surveys.reporting.groups import FLAT, REST, TREE, Ground, ground_of, path
from agentnet.surveys.reporting.pooling import HIDDEN_WHOLE
from agentnet.surveys.reporting.shapes import SKIPPED, Asked, Block, Facts, Figures, GroupRow, Line, Place, Question
from agentnet.surveys.suppression import (
    WHOLE,
    Vector,
    protect_line,
    protect_options,
    rows_to_show,
    tellable,
    whole_tells,
)


def figures_of(facts: Facts) -> Figures:
    """What may be told."""
    enough, pooled = len(facts.places) >= FLOOR, facts.kind == Kind.FEEDBACK.value
    ground = ground_of(facts) if enough else Ground(facts.places)
    return Figures(
        survey=facts.survey,
        title=facts.title,
        answers=len(facts.places),
        asked=facts.asked,
        questions=tuple(_question(one, facts.values.get(one.key, []), ground, pooled) for one in facts.questions),
        groups=dict(ground.groups),
        wave=facts.wave,
        wave_name=facts.wave_name,
        closed_on=facts.closed_on,
        kind=facts.kind,
    )


def _question(question: Asked, given: Sequence[Value | None], ground: Ground, pooled: bool) -> Question:
    kind = QuestionKind(question.kind)
    told = Question(
        question.key,
        question.kind,
        question.label,
        question.revision,
        question.options if kind in (QuestionKind.SCALE, QuestionKind.MATRIX) else (),
        question.unit,
    )
    wrote = sum(one is not None for one in given)
    if kind in FREE:
        number = wrote if wrote >= FLOOR and tellable([len(given) - wrote]) else None
        return replace(told, texts=number, enough=wrote >= FLOOR)
    lines = list(_lines(list(counted(question, given)), ground, pooled))
    order = ranked(question, given) if kind is QuestionKind.RANKING and wrote >= FLOOR else ()
    return replace(told, lines=tuple(lines), order=order)


def _lines(counts: list[Counted], ground: Ground, pooled: bool) -> Iterator[Line]:
    if counts and counts[0].apart:
        chosen = {one.key: one.said.count(CHOSEN) for one in counts}
        total = len(ground.places)
        shown = protect_options(chosen, total) if total >= FLOOR else dict.fromkeys(chosen)
        for one in counts:
            hidden = shown[one.key] is None
            cells = (None, None) if hidden else (chosen[one.key], total - chosen[one.key])
            yield _line(one, cells, ground)
        return
    for one in counts:
        said = Counter(one.said)
        line = {column: said[column] for column in one.columns}
        shown = protect_line(line) if len(ground.places) >= FLOOR else dict.fromkeys(line)
        if pooled and None in shown.values() and len(ground.places) < HIDDEN_WHOLE:
            shown = dict.fromkeys(line)
        yield _line(one, tuple(shown[column] for column in one.columns), ground)


def _line(one: Counted, cells: tuple[int | None, ...], ground: Ground) -> Line:
    complete = None not in cells
    skipped = one.said.count(SKIPPED)
    line = Line(
        key=one.key,
        label=one.label,
        columns=one.columns,
        cells=cells,
        answered=len(one.said) - skipped if complete or not skipped else None,
        mean=mean_of(one.numbers) if complete and one.numbers else None,
        median=median_of(one.numbers) if complete and one.numbers else None,
    )
    if len(one.said) < FLOOR or not ground.groups or (one.apart and not complete):
        return line
    blocks, rows = _best(one, cells, ground)
    return replace(line, blocks=blocks, rows=rows)


def _best(
    one: Counted, cells: tuple[int | None, ...], ground: Ground
) -> tuple[tuple[Block, ...], dict[str, dict[str, GroupRow]]]:
    """The finest way of putting columns together that lets most groups be told of."""
    said = Counter(one.said)
    counts = {column: said[column] for column in one.columns}
    shown = dict(zip(one.columns, cells, strict=True))
    best: tuple[tuple[Block, ...], dict[str, dict[str, GroupRow]]] = ((), {})
    for blocks in one.levels:
        if whole_tells(counts, shown, [[one.columns[place] for place in block.columns] for block in blocks]):
            rows = _rows(one, blocks, ground)
            if sum(map(len, rows.values())) > sum(map(len, best[1].values())):
                best = blocks, rows
    return best


def _rows(one: Counted, blocks: tuple[Block, ...], ground: Ground) -> dict[str, dict[str, GroupRow]]:
    falls = {one.columns[place]: n for n, block in enumerate(blocks) for place in block.columns}
    cross: Counter[tuple[int, int]] = Counter()
    index = {place: n for n, place in enumerate(dict.fromkeys(ground.places))}
    for place, column in zip(ground.places, one.said, strict=True):
        cross[index[place], falls[column]] += 1
    atoms = [(place, tuple(cross[n, block] for block in range(len(blocks)))) for place, n in index.items()]
    whole = added(vector for _place, vector in atoms)
    tree = _tree_rows(atoms, whole, ground)
    shown = rows_to_show(tree, ground.parents)
    found: dict[str, dict[str, Vector]] = {}
    for kind in FLAT:
        flat = _flat_rows(atoms, kind, ground.flat.get(kind, frozenset()))
        told = rows_to_show({**flat, WHOLE: whole}, dict.fromkeys(flat, WHOLE))
        if kind == "field" and ground.crossed:
            fitting = _beside_fields(atoms, shown, told, ground)
            told, shown = (told, fitting) if 2 * len(fitting) >= len(shown) else (set(), shown)
        found[kind] = {key: flat[key] for key in told}
    found |= {kind: {key: tree[key] for key in shown if key.startswith(f"{kind[0]}:")} for kind in TREE}
    means = _means(one, ground) if all(len(block.columns) == 1 for block in blocks) and one.numbers else {}
    return {
        kind: {key: GroupRow(row, means.get((kind, key))) for key, row in sorted(rows.items())}
        for kind, rows in found.items()
        if rows and kind in ground.groups
    }


def added(vectors: Iterator[Vector] | Sequence[Vector]) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True)))


def _tree_rows(atoms: Sequence[tuple[Place, Vector]], whole: Vector, ground: Ground) -> dict[str, Vector]:
    parts: dict[str, list[Vector]] = {}
    for place, vector in atoms:
        key = ground.block_of(place)
        while key != WHOLE:
            parts.setdefault(key, []).append(vector)
            key = ground.parents[key]
    return {WHOLE: whole, **{key: added(vectors) for key, vectors in parts.items()}}


def _flat_rows(atoms: Sequence[tuple[Place, Vector]], kind: str, shown: frozenset[str]) -> dict[str, Vector]:
    parts: dict[str, list[Vector]] = {}
    for place, vector in atoms:
        if getattr(place, kind) in shown:
            parts.setdefault(getattr(place, kind), []).append(vector)
    return {key: added(vectors) for key, vectors in parts.items()}


def _beside_fields(
    atoms: Sequence[tuple[Place, Vector]], shown: set[str], fields: set[str], ground: Ground
) -> set[str]:
    """The groups of the tree that may be told beside these fields: what each field has in every rest that they leave
    is nobody or five at least. A row that is left out makes the rest around it larger, so that it stays tellable.
    """
    left = set(shown)
    while left:
        parts: dict[tuple[str, str], list[Vector]] = {}
        for place, vector in atoms:
            name = place.field if place.field in fields else REST
            parts.setdefault((_around(ground.block_of(place), left, ground), name), []).append(vector)
        weak = next((key for key, vectors in sorted(parts.items()) if not tellable(added(vectors))), None)
        if weak is None:
            break
        block, name = weak
        inside = Counter[str]()
        for (other, field), vectors in parts.items():
            outer = _around(ground.parents[other], left, ground) if other != WHOLE else ""
            if other != WHOLE and outer == block and field == name:
                inside[other] += sum(map(sum, vectors))
        left.discard(min(inside, key=lambda key: (inside[key], key)) if inside else block)
        if not inside and block == WHOLE:
            return set()
    return left


def _around(key: str, shown: set[str], ground: Ground) -> str:
    while key != WHOLE and key not in shown:
        key = ground.parents[key]
    return key


def _means(one: Counted, ground: Ground) -> dict[tuple[str, str], float]:
    """The mean of every group, to two decimals, whether it is shown or not."""
    sums: dict[Place, tuple[float, int]] = {}
    for place, number in zip(ground.places, one.numbers or (), strict=True):
        if number is not None:
            total, many = sums.get(place, (0.0, 0))
            sums[place] = total + number, many + 1
    groups: dict[tuple[str, str], tuple[float, int]] = {}
    for place, (total, many) in sums.items():
        for key in (*zip(TREE, path(place), strict=True), *((kind, getattr(place, kind)) for kind in FLAT)):
            was, so_many = groups.get(key, (0.0, 0))
            groups[key] = was + total, so_many + many
    return {key: round(total / many, 2) for key, (total, many) in groups.items()}
