"""Rows of a guide's brand kit."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row
from tests.access.guide import GUIDE, drafted
from tests.cast import Cast

BRAND: Final = f"{GUIDE}/brand"


def _papered(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {**drafted(add, cast), "which": "cover"}


def _led(data: dict[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, drafted, COORDINATORS, MEMBERS, data or {})


ROWS: Final[dict[str, Row]] = {
    f"GET {BRAND}": _led(),
    f"POST {BRAND}": _led({"version": 1}),
    f"GET {BRAND}/try": _led(),
    f"GET {BRAND}/sample.css": _led(),
    f"GET {BRAND}/paper/{{which:str}}": Row(Policy.COORDINATOR, _papered, COORDINATORS, MEMBERS),
}
