"""Rows of one's own data, permissions and picture, and of a member's page."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.web import Policy
from tests.access import ADMINISTRATORS, MEMBERS, PERSONS, Add, Row, on_network
from tests.cast import Cast

MEMBER: Final = "/networks/{network_id:uuid}/people/{person_id:uuid}"


def _aino(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"network_id": cast.network.id, "person_id": cast.aino.id}


def _onni(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"person_id": cast.onni.id}


ROWS: Final[dict[str, Row]] = {
    "GET /me/data": Row(Policy.SIGNED_IN),
    "GET /me/data/download": Row(Policy.SIGNED_IN),
    "GET /me/erase": Row(Policy.SIGNED_IN),
    "POST /me/erase": Row(Policy.SIGNED_IN, data={"word": "en"}),
    "GET /people/{person_id:uuid}/erase": Row(Policy.ADMINISTRATOR, _onni, ADMINISTRATORS, PERSONS),
    "POST /people/{person_id:uuid}/erase": Row(Policy.ADMINISTRATOR, _onni, ADMINISTRATORS, PERSONS, {"word": "en"}),
    "GET /me/permissions": Row(Policy.SIGNED_IN),
    "POST /me/permissions/{network_id:uuid}": on_network(Policy.SIGNED_IN, MEMBERS, data={"allowed": "guide"}),
    "POST /me/portrait": Row(Policy.SIGNED_IN),
    "POST /me/portrait/remove": Row(Policy.SIGNED_IN),
    f"GET {MEMBER}": Row(Policy.MEMBER, _aino, MEMBERS),
    f"GET {MEMBER}/portrait": Row(Policy.MEMBER, _aino, frozenset(), frozenset()),
}
