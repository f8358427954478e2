"""Which groups of a survey may be told of: sizes first, once for all questions, since every question shares them.

Units lie in an area of a region, that in the region: one tree. Small units are counted in their area of the region,
small ones of those in the region. A field crosses that tree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from agentnet.surveys.reporting.shapes import BREAKDOWNS, Facts, Group, Place, State
from agentnet.surveys.suppression import WHOLE, small, too_small

TREE: Final = ("region", "area", "unit")
FLAT: Final = ("field", "role")
REST: Final = "·"
"""All small groups of a flat breakdown together."""


def node(kind: str, place: Place) -> str:
    """The key of a group in the tree: it begins with what it lies in."""
    match kind:
        case "region":
            return f"r:{place.region}"
        case "area":
            return f"a:{place.region}|{place.area}"
    return f"u:{place.region}|{place.area}|{place.unit}"


def path(place: Place) -> tuple[str, str, str]:
    return node("region", place), node("area", place), node("unit", place)


def groups_of(place: Place) -> tuple[str, ...]:
    """Every group that this place is in, of the tree and of the flat breakdowns."""
    return (*path(place), *(f"{kind}:{getattr(place, kind)}" for kind in FLAT))


@dataclass(frozen=True, slots=True)
class Ground:
    """What is told of sizes. `parents`: the open groups of the tree; `flat`: breakdown → open groups.

    `crossed`: what is told of fields tells something of the tree too.
    """

    places: Sequence[Place]
    parents: Mapping[str, str] = field(default_factory=dict)
    flat: Mapping[str, frozenset[str]] = field(default_factory=dict)
    groups: Mapping[str, tuple[Group, ...]] = field(default_factory=dict)
    crossed: bool = False

    def block_of(self, place: Place) -> str:
        """The smallest open group of the tree that this place is in."""
        return next((key for key in reversed(path(place)) if key in self.parents), WHOLE)


def ground_of(facts: Facts) -> Ground:
    """The groups that are large enough, or small ones that hide one another."""
    counts = Counter(facts.places)
    parents = _open_tree(counts, facts.heads)
    flat = {kind: _open_flat(kind, counts) for kind in FLAT}
    crossed = bool(flat["field"] and parents) and _know_each_other(counts, parents, flat["field"])
    if crossed:
        fitting = _fitted(counts, parents, flat["field"])
        if _units(fitting) * 2 < _units(parents):
            flat["field"] = frozenset()
        else:
            parents = fitting
    return Ground(facts.places, parents, flat, _groups(facts, counts, parents, flat), crossed)


def _units(parents: Mapping[str, str]) -> int:
    return sum(key.startswith("u:") for key in parents)


def _know_each_other(counts: Mapping[Place, int], parents: Mapping[str, str], fields: frozenset[str]) -> bool:
    """Areas lie in fields, and where a region has no area of a field, everybody knows it: then the two are no longer
    free of each other.
    """
    deep = any(not key.startswith("r:") for key in parents)
    cross = _crossing(counts, parents, fields)
    blocks, kinds = {block for block, _ in cross}, {field for _, field in cross}
    return deep or len(cross) < len(blocks) * len(kinds)


def _crossing(
    counts: Mapping[Place, int], parents: Mapping[str, str], fields: frozenset[str]
) -> Counter[tuple[str, str]]:
    """How many a field has in each of the smallest open groups (and in what they leave of those around them)."""
    ground, cross = Ground((), parents), Counter[tuple[str, str]]()
    for place, number in counts.items():
        cross[ground.block_of(place), place.field if place.field in fields else REST] += number
    return cross


def _fitted(counts: Mapping[Place, int], parents: Mapping[str, str], fields: frozenset[str]) -> dict[str, str]:
    """As much of the tree as can be told beside the fields: what a field has anywhere is nobody, or five at least."""
    left = dict(parents)
    while weak := next((one for one, number in sorted(_crossing(counts, left, fields).items()) if small(number)), None):
        block, field = weak
        inside = Counter[str]()
        for place, number in counts.items():
            for key in path(place):
                if left.get(key) == block and (place.field if place.field in fields else REST) == field:
                    inside[key] += number
        if not inside and block == WHOLE:
            return {}
        lost = min(inside, key=lambda key: (inside[key], key)) if inside else block
        left = {key: around for key, around in left.items() if lost not in _upwards(key, left)}
    return left


def _upwards(key: str, parents: Mapping[str, str]) -> Iterator[str]:
    while key != WHOLE:
        yield key
        key = parents[key]


def _open_tree(counts: Mapping[Place, int], heads: Mapping[str, int]) -> dict[str, str]:
    """Open groups → the open group around each."""
    inside: dict[str, Counter[str]] = {}
    for place, number in counts.items():
        around = WHOLE
        for key in path(place):
            inside.setdefault(around, Counter())[key] += number
            around = key
    parents: dict[str, str] = {}
    around_all = [WHOLE]
    while around_all:
        around = around_all.pop()
        sizes = inside.get(around, Counter[str]())
        closed = too_small(sizes, heads)
        for key in sizes:
            if closed is not None and key not in closed and _is_named(key):
                parents[key] = around
                around_all.append(key)
    return parents


def _is_named(key: str) -> bool:
    """A group whose name is not known says nothing that its siblings do not; only its region may be unknown."""
    return key.startswith("r:") or not key.endswith("|")


def _open_flat(kind: str, counts: Mapping[Place, int]) -> frozenset[str]:
    sizes = Counter[str]()
    for place, number in counts.items():
        sizes[getattr(place, kind)] += number
    closed = too_small(sizes)
    return frozenset() if closed is None or len(sizes) < 2 else frozenset(sizes.keys() - closed)


def _groups(
    facts: Facts, counts: Mapping[Place, int], parents: Mapping[str, str], flat: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Group, ...]]:
    found = {kind: tuple(_flat_groups(kind, facts, counts, flat[kind])) for kind in FLAT}
    found |= {kind: tuple(_tree_groups(kind, facts, counts, parents)) for kind in TREE}
    return {kind: found[kind] for kind in BREAKDOWNS if len(found[kind]) > 1}


def _flat_groups(kind: str, facts: Facts, counts: Mapping[Place, int], shown: frozenset[str]) -> Iterator[Group]:
    sizes = Counter[str]()
    for place, number in counts.items():
        sizes[getattr(place, kind)] += number
    for key in in_order(sizes, facts.names.get(kind, {})):
        is_open = key in shown
        if not is_open and not facts.may_name(f"{kind}:{key}"):
            continue
        state = State.SHOWN if is_open else State.HIDDEN
        yield Group(key, facts.names.get(kind, {}).get(key, key), state, sizes[key] if is_open else None)


def _tree_groups(kind: str, facts: Facts, counts: Mapping[Place, int], parents: Mapping[str, str]) -> Iterator[Group]:
    sizes, places = Counter[str](), dict[str, Place]()
    for place, number in counts.items():
        sizes[node(kind, place)] += number
        places.setdefault(node(kind, place), place)
    names = facts.names.get(kind, {})
    heads = {key: asked for key, asked in facts.heads.items() if key[:2] == f"{kind[0]}:"}
    silent = _silent({key: (heads[key], sizes[key]) for key in heads if key in parents})
    for key in in_order(sizes.keys() | heads.keys(), names):
        if not _is_named(key):
            continue
        around = _around(key)
        if not sizes[key]:
            yield Group(key, names.get(key, ""), State.EMPTY, asked=heads.get(key), inside=around)
        elif key in parents:
            yield Group(
                key,
                names.get(key, ""),
                State.SHOWN,
                sizes[key],
                None if key in silent else heads.get(key),
                inside=around,
            )
        elif facts.may_name(key):
            into = next((one for one in reversed(path(places[key])) if one in parents), WHOLE)
            yield Group(key, names.get(key, ""), State.HIDDEN, inside=around, into=into)


def _silent(told: Mapping[str, tuple[int, int]]) -> set[str]:
    """Groups (asked, answered) whose rate would tell how few did not answer, and others that hide them."""
    left = {key: max(0, asked - answered) for key, (asked, answered) in told.items()}
    hidden: set[str] = set()
    for around in {_around(key) for key in left}:
        beside = {key: number for key, number in left.items() if _around(key) == around}
        closed = too_small(beside) if any(map(small, beside.values())) else frozenset()
        hidden |= beside.keys() if closed is None else closed
    return hidden


def _around(key: str) -> str:
    """`u:region|area|unit` lies in `a:region|area`, that in `r:region`."""
    parts = key[2:].split("|")
    return WHOLE if len(parts) == 1 else f"{'ra'[len(parts) - 2]}:{'|'.join(parts[:-1])}"


def in_order(keys: "Counter[str] | set[str]", names: Mapping[str, str]) -> list[str]:
    """In the order of their names' list, then by key; without a name last."""
    places = {key: place for place, key in enumerate(names)}
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key))
