"""Rows of carrying SWOT answers to a board: boards are the network's, so it is its coordinators' only."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.surveys.flow import Stage
from agentnet.surveys.models import Survey
from agentnet.web import Policy
from tests.access import COORDINATORS, Add, Row
from tests.cast import Cast

SWOT: Final = "/surveys/{survey_id:uuid}/swot"


def _closed(add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"survey_id": add(Survey(network_id=cast.network.id, title="Kartoitus", stage=Stage.CLOSED)).id}


ROWS: Final[dict[str, Row]] = {
    f"GET {SWOT}": Row(Policy.COORDINATOR, _closed, COORDINATORS),
    f"POST {SWOT}": Row(Policy.COORDINATOR, _closed, COORDINATORS),
}
