"""What somebody's place in a network is now, and who may sign in by a code on paper."""

from enum import StrEnum
from typing import Final

from agentnet.network.flow import Role
from agentnet.words import N_


class State(StrEnum):
    """Where somebody is between an invitation and an end."""

    INVITED = "invited"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


STATES: Final = {
    State.INVITED: N_("Kutsuttu"),
    State.ACTIVE: N_("Mukana"),
    State.PAUSED: N_("Tauolla"),
    State.ENDED: N_("Päättynyt"),
}
TONES: Final = {State.INVITED: "gold", State.ACTIVE: "ok", State.PAUSED: "warn", State.ENDED: "stone"}

ON_PAPER: Final = frozenset({Role.EXPERIENCE, Role.PARTNER, Role.EXPERT})
"""Roles that can be held without an e-mail address. Nobody signs in by paper who decides, leads or approves."""
BY_HAND: Final = frozenset(Role) - {Role.AGENT, Role.STAFF}
"""Roles that a coordinator gives. Agents are nominated and accept themselves; staff need no role to answer."""

SIGNS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Of a typed code: none that looks like another."""
FINDER: Final = 4
SECRET: Final = 8
TRIES: Final = 10


def tidy(typed: str) -> str:
    """A typed code without the spaces, dashes and small letters that people add."""
    return "".join(sign for sign in typed[:200].upper() if sign in SIGNS)


def shown(code: str) -> str:
    """`ABCD-EFGH-JKLM`: in parts, easier to copy."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
