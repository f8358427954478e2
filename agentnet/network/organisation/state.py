"""The organisation of a county as plain data, and what a file would do to it. Knows no database."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final, TypeAlias

from agentnet.network.organisation.flow import Thing

Values: TypeAlias = dict[str, Any]
"""A row's columns as JSON has them: ids and days are text."""
ADD, CHANGE, END = "add", "change", "end"
ORDER: Final = (Thing.REGION, Thing.AREA, Thing.UNIT)


@dataclass(slots=True)
class State:
    """Id → values. A unit's `others` are its further successors, in order of their ids.

    Regions: name, place, code. Areas: name, field, parent_id, level, code, valid_from, valid_to. Units: area_id,
    region_id, name, code, headcount, valid_from, valid_to, successor_id, others.
    """

    regions: dict[str, Values] = field(default_factory=dict)
    areas: dict[str, Values] = field(default_factory=dict)
    units: dict[str, Values] = field(default_factory=dict)

    def of(self, thing: Thing) -> dict[str, Values]:
        return {Thing.REGION: self.regions, Thing.AREA: self.areas, Thing.UNIT: self.units}[thing]

    def mark(self) -> str:
        """The same for the same organisation, whatever order it was read in."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()

    def copy(self) -> "State":
        return State(*({key: dict(one) for key, one in self.of(thing).items()} for thing in ORDER))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing added, changed or ended. `before` and `after` hold what changes; `before` is empty for what is new."""

    thing: Thing
    id: str
    name: str
    verb: str
    before: Values | None
    after: Values
    row: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: its row in the file, its column's heading, what it says, and why."""

    row: int
    column: str
    cell: str
    sentence: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the file would do, in the order in which it is done."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    same: int = 0

    def number(self, verb: str, thing: Thing | None = None) -> int:
        return sum(one.verb == verb and thing in (None, one.thing) for one in self.steps)

    def packed(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def unpacked(cls, text: str) -> "Plan":
        kept = json.loads(text)
        steps = tuple(Step(**{**one, "thing": Thing(one["thing"])}) for one in kept["steps"])
        return cls(steps, tuple(Problem(**one) for one in kept["problems"]), kept["same"])


def applied(state: State, steps: Iterable[Step]) -> State:
    """The organisation after the steps: what the database must hold when they have been taken there."""
    after = state.copy()
    for step in steps:
        rows = after.of(step.thing)
        rows[step.id] = {**rows.get(step.id, {}), **step.after}
    return after


def undone(state: State, steps: Iterable[Step]) -> State:
    """The organisation before the steps."""
    before = state.copy()
    for step in reversed(list(steps)):
        rows = before.of(step.thing)
        if step.before is None:
            del rows[step.id]
        else:
            rows[step.id] = {**rows[step.id], **step.before}
    return before


def leads_back(units: dict[str, Values], unit_id: str, successors: Iterable[str]) -> bool:
    """Would going on in `successors` lead back to the unit itself?"""
    ahead, seen = list(successors), set[str]()
    while ahead:
        one = ahead.pop()
        if one == unit_id:
            return True
        if one not in seen:
            seen.add(one)
            ahead += successors_of(units.get(one, {}))
    return False


def successors_of(unit: Values) -> list[str]:
    """The main one first."""
    main = unit.get("successor_id")
    return [*([main] if main else []), *(unit.get("others") or [])]
