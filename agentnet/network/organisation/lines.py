"""A row of the file on its way to become a unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agentnet.network.organisation.state import Values


@dataclass(slots=True)
class Line:
    """A row of the file, read. What the file has no column for is not among `given`."""

    number: int
    cells: Mapping[str, str]
    given: Values = field(default_factory=dict)
    unit: str = ""
    """The unit that it is about, new or known."""
    well: bool = True
