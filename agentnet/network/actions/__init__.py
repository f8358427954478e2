"""Verbs of the network room. `session` first, `by` (a person's id) last; none commits."""

from agentnet.network.actions.audits import audit
from agentnet.network.actions.invitations import Closed, accept, check, decline, expire
from agentnet.network.actions.nominations import AlreadyNominated, Told, correct, move, nominate, withdraw
from agentnet.network.actions.pairs import end_pair, make_pair, make_pairs, move_pairs, restore_pair, undo_pairs
from agentnet.network.actions.steps import MOVED_ON
from agentnet.network.actions.themes import (
    ThemeChanged,
    add_theme,
    bin_theme,
    change_theme,
    move_theme,
    prioritise,
    restore_theme,
)

__all__ = [
    "MOVED_ON",
    "AlreadyNominated",
    "Closed",
    "ThemeChanged",
    "Told",
    "accept",
    "add_theme",
    "audit",
    "bin_theme",
    "change_theme",
    "check",
    "correct",
    "decline",
    "end_pair",
    "expire",
    "make_pair",
    "make_pairs",
    "move",
    "move_pairs",
    "move_theme",
    "nominate",
    "prioritise",
    "restore_pair",
    "restore_theme",
    "undo_pairs",
    "withdraw",
]
