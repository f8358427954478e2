"""A row of the file on its way to become a unit."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from agentnet.network.flow import Field
from agentnet.network.organisation.state import Values


@dataclass(slots=True)
class Line:
    """A row of the file, read. What the file has no column for is not among `given`."""

    number: int
    cells: Mapping[str, str]
    given: Values = dataclasses.field(default_factory=dict)
    path: list[str] = dataclasses.field(default_factory=list)
    area_code: str = ""
    field: Field | None = None
    above: str | None = None
    """The area that its innermost area lies under, when the file names one."""
    unit: str = ""
    """The unit that it is about, new or known."""
    well: bool = True
