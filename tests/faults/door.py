"""A door that takes a form: where it stands in town, who knocks, and what a good filling-in looks like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from agentnet.web import Form
from agentnet.workshops import joining
from tests.faults.town import Town

Fill = Callable[[Town], Mapping[str, Any]]
NOTHING: Final[Fill] = lambda _town: {}  # noqa: E731 (a constant filling-in)


@dataclass(frozen=True)
class Door:
    """`path` names the town's things in braces. `silent`: fields that no person types (buttons, marks, addresses)."""

    path: str
    form: type[Form]
    who: str = "heli"
    good: Fill = NOTHING
    silent: frozenset[str] = field(default_factory=frozenset)

    def where(self, town: Town) -> str:
        words = {"network": str(town.network.id), "link": town.token, "door": joining.token(town.at[town.door])}
        words["slug"] = town.at["guide"].slug
        ids = {name: str(row.id) for name, row in town.at.items()}
        return self.path.format_map(ids | words)


def filled(**fields: Any) -> Fill:
    """Values as they are; `@name` is the id of a thing of the town."""

    def values(town: Town) -> Mapping[str, Any]:
        return {k: town.id(v[1:]) if isinstance(v, str) and v.startswith("@") else v for k, v in fields.items()}

    return values


def silent(*names: str) -> frozenset[str]:
    return frozenset(names)
