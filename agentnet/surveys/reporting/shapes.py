"""The shapes of results: what goes into the suppression service, and the published figures that come out.

Published figures are plain data and go into JSON as they are. A count is a number (zero too) or `None`: hidden. A group
that nobody answered in has the state `empty`: there is no data, which is neither.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from agentnet.surveys.asking import Value

FORMAT: Final = 1
BREAKDOWNS: Final = ("field", "region", "area", "unit", "role")
SKIPPED: Final = ""
"""The column of those who left a question out."""


class State(StrEnum):
    SHOWN = "shown"
    HIDDEN = "hidden"
    EMPTY = "empty"


class Asked(Struct, frozen=True):
    """A question, as far as figures need it. `part`: a row of a matrix, an option of a ranking."""

    key: str
    kind: str
    label: str
    revision: int = 1
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""


class Place(Struct, frozen=True):
    """Where one answer stands: keys, empty where it is not known. `area` is an area *in* the answer's region."""

    field: str = ""
    region: str = ""
    area: str = ""
    unit: str = ""
    role: str = ""


class Facts(Struct, frozen=True):
    """Everything that one closed survey's figures are made of. `answers[n]` and each `values[key][n]` are one form.

    `known`: groups of which five at least were asked. A small group is named as hidden only if it is one of them: of
    fewer, the mere name would tell that this or that person answered. None: every group is.
    """

    survey: str
    title: str
    questions: tuple[Asked, ...]
    places: tuple[Place, ...]
    values: dict[str, list[Value | None]]
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    fields_of: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    wave: int = 1
    wave_name: str = ""
    closed_on: str = ""
    kind: str = ""
    known: frozenset[str] | None = None

    def may_name(self, key: str) -> bool:
        return self.known is None or key in self.known


class Group(Struct, frozen=True):
    """A group of a breakdown. `into`: where a small one's answers are counted instead (key of a larger group)."""

    key: str
    name: str
    state: State
    size: int | None = None
    asked: int | None = None
    inside: str = ""
    into: str = ""


class GroupRow(Struct, frozen=True):
    """A group's figures by block, and its mean where every step of the scale is shown."""

    cells: tuple[int, ...]
    mean: float | None = None


class Block(Struct, frozen=True):
    """Columns that are told together in breakdowns (agree, disagree). One column each when nothing is put together."""

    name: str
    columns: tuple[int, ...]


class Line(Struct, frozen=True):
    """One line of figures: everybody's, and by group the rows that may be shown. `lone`: columns do not exclude others.

    `columns` are stored words; `SKIPPED` is the column of those who left it out.
    """

    key: str
    label: str
    columns: tuple[str, ...]
    cells: tuple[int | None, ...]
    answered: int | None = None
    mean: float | None = None
    median: float | None = None
    blocks: tuple[Block, ...] = ()
    rows: dict[str, dict[str, GroupRow]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return None not in self.cells


class Question(Struct, frozen=True):
    """`texts`: how many wrote, where that may be told; `enough`: there are five or more. `order`: of a ranking."""

    key: str
    kind: str
    label: str
    revision: int = 1
    ends: tuple[str, ...] = ()
    unit: str = ""
    lines: tuple[Line, ...] = ()
    order: tuple[str, ...] = ()
    texts: int | None = None
    enough: bool = False


class Figures(Struct, frozen=True):
    """All that is published of one closed survey."""

    survey: str
    title: str
    answers: int
    asked: int
    questions: tuple[Question, ...]
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    wave: int = 1
    wave_name: str = ""
    closed_on: str = ""
    kind: str = ""
    format: int = FORMAT

    def group(self, breakdown: str, key: str) -> Group | None:
        return next((one for one in self.groups.get(breakdown, ()) if one.key == key), None)


Names = Mapping[str, Mapping[str, str]]
