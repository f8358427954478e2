"""Verbs of the people room. `session` first, `by` (a person's id) last; none commits."""

from agentnet.people.actions.codes import Closed, Slip, make_code, open_by_code, open_by_token, revoke
from agentnet.people.actions.roles import NEEDS_ADDRESS, NEEDS_AREA, add_person, change_phone, change_unit, give_role
from agentnet.people.actions.succession import leave, succeed

__all__ = [
    "NEEDS_ADDRESS",
    "NEEDS_AREA",
    "Closed",
    "Slip",
    "add_person",
    "change_phone",
    "change_unit",
    "give_role",
    "leave",
    "make_code",
    "open_by_code",
    "open_by_token",
    "revoke",
    "succeed",
]
