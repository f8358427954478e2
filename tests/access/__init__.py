"""What a row of the access matrix is, and the words that rooms write theirs with.

A row says who gets in at a route. `sample` makes an object in the cast's network and gives the path's parameters; `may`
are the ones who get in, `seen` those who may know that the object is there (they get 403, everybody else 404).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from agentnet.web import Policy
from tests.cast import Cast

Add = Callable[..., Any]
Sample = Callable[[Add, Cast], Mapping[str, Any]]

NOBODY: Final = "nobody"
GUEST: Final = "guest"
COORDINATORS: Final = frozenset({"heli", "ville"})
AGENTS: Final = frozenset({"aino", "pekka"})
DIRECTORS: Final = frozenset({"maija", "jukka"})
SUPERVISORS: Final = frozenset({"sari"})
MEMBERS: Final = COORDINATORS | AGENTS | DIRECTORS | SUPERVISORS
STRANGERS: Final = frozenset({"onni"})
ADMINISTRATORS: Final = frozenset({"admin"})
PERSONS: Final = MEMBERS | STRANGERS | ADMINISTRATORS
EVERYBODY: Final = PERSONS | {GUEST, NOBODY}
WALKERS: Final = (NOBODY, GUEST, "onni", "admin", "aino", "pekka", "sari", "maija", "jukka", "ville", "heli")


def nothing(_add: Add, _cast: Cast) -> Mapping[str, Any]:
    """The route has no object."""
    return {}


def the_network(_add: Add, cast: Cast) -> Mapping[str, Any]:
    return {"network_id": cast.network.id}


@dataclass(frozen=True)
class Row:
    """Who gets in. `data` is the form that is sent. A guest belongs nowhere: rooms test their own guests themselves.

    `closed`: nobody gets in here, whoever they are (404). `once`: of those who may, only the last is let try, because
    getting in changes what the others would see. `missing=False`: every value of the parameters means something.
    """

    policy: Policy
    sample: Sample = nothing
    may: frozenset[str] = PERSONS
    seen: frozenset[str] = MEMBERS
    data: Mapping[str, Any] = field(default_factory=dict)
    closed: bool = False
    once: bool = False
    missing: bool = True


def on_network(policy: Policy, may: frozenset[str], **more: Any) -> Row:
    """A route of the network itself."""
    return Row(policy, the_network, may, **more)


def expected(row: Row, who: str, method: str) -> str:
    """`in`, `sign in`, or the status of the refusal."""
    if row.closed:
        return "404"
    if row.policy in (Policy.PUBLIC, Policy.TOKEN):
        return "in"
    if who == NOBODY:
        return "sign in" if method == "GET" else "401"
    if who == GUEST and row.policy is not Policy.PARTICIPANT:
        return "403"
    if row.policy is Policy.ADMINISTRATOR:
        return "in" if who == "admin" else "404"
    if who in row.may:
        return "in"
    return "403" if who in row.seen else "404"
