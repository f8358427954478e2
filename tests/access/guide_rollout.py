"""Rows of the rollout, and of one's name in the guides."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from agentnet.guide.rollout.models import Training
from agentnet.web import Policy
from tests.access import COORDINATORS, MEMBERS, Add, Row, on_network
from tests.access.guide import GUIDE, edition
from tests.cast import Cast

HERE: Final = f"{GUIDE}/rollout"


def _trained(add: Add, cast: Cast) -> Mapping[str, Any]:
    made = edition(add, cast)
    one = add(Training(edition_id=made["edition_id"], day=date(2026, 11, 3), place="Salo", by=cast.heli.id))
    return {**made, "training_id": one.id}


def _led(sample: Any, data: Mapping[str, Any] | None = None) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, MEMBERS, data or {})


ROWS: Final[dict[str, Row]] = {
    f"GET {HERE}": Row(Policy.MEMBER, edition, MEMBERS),
    f"POST {HERE}/units": Row(Policy.MEMBER, edition, MEMBERS),
    f"POST {HERE}/copies": _led(edition),
    f"POST {HERE}/trainings": _led(edition, {"day": "2026-11-03", "place": "Salo"}),
    f"POST {HERE}/trainings/{{training_id:uuid}}": _led(_trained, {"attended": "12"}),
    f"POST {HERE}/reminders": _led(edition),
    "POST /networks/{network_id:uuid}/thanks/name": on_network(Policy.MEMBER, MEMBERS, data={"allowed": "on"}),
}
