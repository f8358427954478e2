"""The status table's filters, search, order and pages, and its matrix of regions and fields. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from agentnet.network.flow import Field
from agentnet.tasks.flow import Stage
from agentnet.tasks.queries import Line
from agentnet.tasks.rules import GIVEN, WAITING
from agentnet.web.paging import holds

PAGE: Final = 50
FIELDS: Final = (Field.SOCIAL, Field.HEALTH, Field.COMMON)


class Wish(NamedTuple):
    """What the coordinator wants to see; `sort` is one of `ORDERS`."""

    stage: Stage | None = None
    field: Field | None = None
    region: UUID | None = None
    search: str = ""
    sort: str = "name"

    @property
    def query(self) -> str:
        """The address of this wish, up to the number of the page."""
        said = {name: value for name, value in self._asdict().items() if value and (name, value) != ("sort", "name")}
        return "?" + urlencode({**said, "page": ""})

    @property
    def narrow(self) -> bool:
        return bool(self.stage or self.field or self.region or self.search)


ORDERS: Final[dict[str, Callable[[Line], Any]]] = {
    "name": lambda line: line.person.name,
    "region": lambda line: line.place.region if line.place else "",
    "field": lambda line: line.place.field if line.place else "",
    "stage": lambda line: list(Stage).index(line.task.stage),
    "sent": lambda line: (line.task.submitted_at is None, line.task.submitted_at),
}


def arranged(lines: Sequence[Line], wish: Wish) -> list[Line]:
    """The lines that fit the wish, in its order (names decide between equals)."""
    fit = [line for line in lines if _fits(line, wish)]
    return sorted(fit, key=ORDERS.get(wish.sort, ORDERS["name"]))


def _fits(line: Line, wish: Wish) -> bool:
    return (
        (wish.stage is None or line.task.stage is wish.stage)
        and (wish.field is None or (line.place is not None and line.place.field is wish.field))
        and (wish.region is None or (line.place is not None and line.place.region_id == wish.region))
        and holds(_words(line), wish.search)
    )


def _words(line: Line) -> str:
    place = (line.place.unit, line.place.region, line.place.area) if line.place else ()
    return " ".join((line.person.name, line.person.title, *place))


@dataclass(frozen=True, slots=True)
class Cell:
    """One region in one field: how many were asked, gave, still think, and cannot."""

    asked: int = 0
    given: int = 0
    waiting: int = 0


class Row(NamedTuple):
    region_id: UUID | None
    region: str
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Regions and fields; people of no unit are on a row of no region."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


def matrix(lines: Sequence[Line]) -> Matrix:
    """How the answers have come, by region and field; a field that nobody is in has no column."""
    there = {line.place.field for line in lines if line.place}
    fields = tuple(one for one in FIELDS if one in there)
    regions = {line.place.region_id: line.place.region for line in lines if line.place}
    rows = [
        Row(id, name, tuple(_cell(lines, id, field) for field in fields))
        for id, name in sorted(regions.items(), key=lambda one: one[1])
    ]
    return Matrix(fields, tuple(rows))


def _cell(lines: Sequence[Line], region: UUID, field: Field) -> Cell:
    stages = [
        line.task.stage for line in lines if line.place and (line.place.region_id, line.place.field) == (region, field)
    ]
    return Cell(len(stages), sum(one in GIVEN for one in stages), sum(one in WAITING for one in stages))
