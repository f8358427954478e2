"""Rows of the letters: for the administrator of the installation only."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from agentnet.notify.models import Letter
from agentnet.web import Policy
from tests.access import Add, Row
from tests.cast import Cast


def _letter(add: Add, cast: Cast) -> Mapping[str, Any]:
    values = {"name": cast.aino.name, "network": cast.network.name, "path": "/"}
    row = add(Letter(kind="welcome", about=uuid4(), address="aino@agentnet.example", values=values))
    return {"letter_id": row.id}


ROWS: Final[dict[str, Row]] = {
    "GET /letters": Row(Policy.ADMINISTRATOR),
    "GET /letters/{letter_id:uuid}": Row(Policy.ADMINISTRATOR, _letter),
}
