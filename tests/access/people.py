"""Rows of the list of people, roles, terms, successors, paper codes, fees, and a supervisor's own units."""

from collections.abc import Mapping
from typing import Any, Final

from sqlmodel import select

from agentnet import db
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.web import Policy
from tests.access import COORDINATORS, EVERYBODY, MEMBERS, SUPERVISORS, Add, Row, nothing, on_network
from tests.cast import Cast


def _one(_add: Add, cast: Cast) -> Mapping[str, Any]:
    """Pekka, an agent."""
    return {"network_id": cast.network.id, "person_id": cast.pekka.id}


def _rank(_add: Add, cast: Cast) -> Mapping[str, Any]:
    """Pekka's role."""
    mine = select(Membership.id).where(Membership.person_id == cast.pekka.id)
    with db.sync_engine().connect() as connection:
        return {**_one(_add, cast), "membership_id": connection.scalar(mine)}


def _paperless(add: Add, cast: Cast) -> Mapping[str, Any]:
    """Somebody without e-mail."""
    person = Person(name="Vieno Kokenut")
    add(person, Membership(network_id=cast.network.id, person_id=person.id, role=Role.EXPERIENCE))
    return {"network_id": cast.network.id, "person_id": person.id}


def _leads(sample: Any, **more: Any) -> Row:
    return Row(Policy.COORDINATOR, sample, COORDINATORS, **more)


PEOPLE: Final = "/networks/{network_id:uuid}/people"
ONE: Final = PEOPLE + "/{person_id:uuid}"
RANK: Final = ONE + "/roles/{membership_id:uuid}"
ROWS: Final[dict[str, Row]] = {
    f"GET {PEOPLE}": on_network(Policy.MEMBER, MEMBERS),
    f"POST {PEOPLE}/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PEOPLE}/new": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PEOPLE}/list.csv": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PEOPLE}/list.xlsx": on_network(Policy.COORDINATOR, COORDINATORS),
    f"POST {PEOPLE}/letter": on_network(Policy.COORDINATOR, COORDINATORS, data={"everybody": "yes"}),
    f"GET {PEOPLE}/fees": on_network(Policy.COORDINATOR, COORDINATORS),
    f"GET {PEOPLE}/fees/list.xlsx": on_network(Policy.COORDINATOR, COORDINATORS),
    "GET /networks/{network_id:uuid}/own-units": on_network(Policy.MEMBER, COORDINATORS | SUPERVISORS),
    f"GET {ONE}/roles": _leads(_one),
    f"POST {ONE}/roles": _leads(_one),
    f"POST {ONE}/unit": _leads(_one),
    f"POST {ONE}/pass": _leads(_one),
    f"POST {ONE}/phone": _leads(_one),
    f"POST {ONE}/address": _leads(_one),
    f"POST {ONE}/code": _leads(_paperless),
    f"POST {ONE}/code/revoke": _leads(_paperless),
    f"GET {ONE}/leave": Row(Policy.MEMBER, _one, COORDINATORS | {"pekka"}),
    f"POST {ONE}/leave": Row(Policy.MEMBER, _one, COORDINATORS | {"pekka"}),
    f"POST {RANK}/term": _leads(_rank),
    f"POST {RANK}/pause": _leads(_rank),
    f"POST {RANK}/renew": _leads(_rank),
    f"POST {RANK}/resume": _leads(_rank),
    f"POST {RANK}/end": _leads(_rank),
    f"POST {RANK}/restore": _leads(_rank),
    "GET /sign-in/code": Row(Policy.PUBLIC, nothing, EVERYBODY),
    "POST /sign-in/code": Row(Policy.PUBLIC, nothing, EVERYBODY),
}
