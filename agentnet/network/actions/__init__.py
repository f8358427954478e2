"""Verbs of the network room. `session` first, `by` (a person's id) last; none commits."""

from agentnet.network.actions.audits import audit
from agentnet.network.actions.invitations import Closed, accept, check, decline, expire
from agentnet.network.actions.nominations import AlreadyNominated, move, nominate
from agentnet.network.actions.pairs import end_pair, make_pair, restore_pair
from agentnet.network.actions.steps import MOVED_ON
from agentnet.network.actions.themes import (
    ThemeChanged,
    add_theme,
    bin_theme,
    change_theme,
    move_theme,
    restore_theme,
)

__all__ = [
    "MOVED_ON",
    "AlreadyNominated",
    "Closed",
    "ThemeChanged",
    "accept",
    "add_theme",
    "audit",
    "bin_theme",
    "change_theme",
    "check",
    "decline",
    "end_pair",
    "expire",
    "make_pair",
    "move",
    "move_theme",
    "nominate",
    "restore_pair",
    "restore_theme",
]
