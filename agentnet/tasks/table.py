"""The status table's filters and order. Pure."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple
from uuid import UUID

from agentnet.network.flow import Field
from agentnet.tasks.flow import Stage
from agentnet.tasks.queries import Line


class Wish(NamedTuple):
    """What the coordinator wants to see; `sort` is one of `ORDERS`."""

    stage: Stage | None = None
    field: Field | None = None
    region: UUID | None = None
    sort: str = "name"


ORDERS: Final[dict[str, Callable[[Line], Any]]] = {
    "name": lambda line: line.person.name,
    "region": lambda line: line.place.region if line.place else "",
    "field": lambda line: line.place.field if line.place else "",
    "stage": lambda line: list(Stage).index(line.task.stage),
}


def arranged(lines: list[Line], wish: Wish) -> list[Line]:
    """The lines that fit the wish, in its order (names decide between equals)."""
    fit = [line for line in lines if _fits(line, wish)]
    return sorted(fit, key=ORDERS.get(wish.sort, ORDERS["name"]))


def _fits(line: Line, wish: Wish) -> bool:
    return (
        (wish.stage is None or line.task.stage is wish.stage)
        and (wish.field is None or (line.place is not None and line.place.field is wish.field))
        and (wish.region is None or (line.place is not None and line.place.region_id == wish.region))
    )
