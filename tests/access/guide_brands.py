"""Rows of a guide's brand kit."""

from typing import Any, Final

from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Row
from tests.access.guide import GUIDE, drafted

BRAND: Final = f"{GUIDE}/brand"


def _led(data: dict[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, drafted, COORDINATORS, MEMBERS, data or {})


ROWS: Final[dict[str, Row]] = {
    f"GET {BRAND}": _led(),
    f"POST {BRAND}": _led({"version": 1}),
    f"GET {BRAND}/try": _led(),
    f"GET {BRAND}/sample.css": _led(),
    f"GET {BRAND}/paper/{{which:str}}": _led(),
}
