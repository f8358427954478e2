"""Rows of a guide's outside links."""

from typing import Final

from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Row
from tests.access.guide import GUIDE, READERS, drafted

ROWS: Final[dict[str, Row]] = {
    f"GET {GUIDE}/links": Row(Policy.COORDINATOR, drafted, READERS, MEMBERS),
    f"POST {GUIDE}/links": Row(Policy.COORDINATOR, drafted, COORDINATORS, MEMBERS),
}
