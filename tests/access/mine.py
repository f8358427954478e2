"""Rows of one's own data, permissions and picture, and of a member's page."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from agentnet import clock
from agentnet.network.flow import Role
from agentnet.network.quiet import today
from agentnet.network.quiet.models import Absence
from agentnet.people.away.models import StandIn
from agentnet.web import Policy
from tests.access import ADMINISTRATORS, COORDINATORS, MEMBERS, PERSONS, Add, Row, on_network
from tests.cast import Cast

_TODAY: Final = today(clock.now())
MEMBER: Final = "/networks/{network_id:uuid}/people/{person_id:uuid}"


def _aino(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"network_id": cast.network.id, "person_id": cast.aino.id}


def _onni(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"person_id": cast.onni.id}


def _absence(add: Add, cast: Cast) -> Mapping[str, Any]:
    """Pekka is away."""
    row = Absence(person_id=cast.pekka.id, starts_on=_TODAY, ends_on=_TODAY)
    add(row)
    return {"absence_id": row.id}


def _standin(add: Add, cast: Cast) -> Mapping[str, Any]:
    """Aino stands in for Heli."""
    row = StandIn(
        network_id=cast.network.id,
        coordinator_id=cast.heli.id,
        deputy_id=cast.aino.id,
        role=Role.DESIGNER,
        starts_on=_TODAY,
        ends_on=_TODAY + timedelta(days=9),
    )
    add(row)
    return {"standin_id": row.id}


ROWS: Final[dict[str, Row]] = {
    "GET /me/data": Row(Policy.SIGNED_IN),
    "GET /me/data/download": Row(Policy.SIGNED_IN),
    "GET /me/erase": Row(Policy.SIGNED_IN),
    "POST /me/erase": Row(Policy.SIGNED_IN, data={"word": "en"}),
    "GET /people/{person_id:uuid}/erase": Row(Policy.ADMINISTRATOR, _onni, ADMINISTRATORS, PERSONS),
    "POST /people/{person_id:uuid}/erase": Row(Policy.ADMINISTRATOR, _onni, ADMINISTRATORS, PERSONS, {"word": "en"}),
    "GET /me/absence": Row(Policy.SIGNED_IN),
    "POST /me/absence": Row(Policy.SIGNED_IN),
    "POST /me/absence/{absence_id:uuid}/end": Row(
        Policy.SIGNED_IN, _absence, frozenset({"pekka"}), frozenset({"pekka"})
    ),
    "POST /me/absence/deputies/{network_id:uuid}": on_network(Policy.COORDINATOR, COORDINATORS),
    "POST /me/absence/deputies/{standin_id:uuid}/end": Row(
        Policy.SIGNED_IN, _standin, frozenset({"heli"}), frozenset({"heli"})
    ),
    "GET /me/permissions": Row(Policy.SIGNED_IN),
    "POST /me/permissions/{network_id:uuid}": on_network(Policy.SIGNED_IN, MEMBERS, data={"allowed": "guide"}),
    "POST /me/portrait": Row(Policy.SIGNED_IN),
    "POST /me/portrait/remove": Row(Policy.SIGNED_IN),
    f"GET {MEMBER}": Row(Policy.MEMBER, _aino, MEMBERS),
    f"GET {MEMBER}/portrait": Row(Policy.MEMBER, _aino, frozenset(), frozenset()),
}
