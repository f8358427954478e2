"""A point of a programme on paper: what a template, a copy and the form have in common. Pure, and fit for JSON."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from agentnet.words import N_
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import Layout
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.polls.flow import PollKind

KINDS: Final[dict[ActivityKind, tuple[str, str, str]]] = {
    ActivityKind.BOARD: (N_("Ideataulu"), N_("Kaikki kirjoittavat lappuja, niputtavat ja äänestävät."), "sticky-note"),
    ActivityKind.TALK: (N_("Puheenvuoro"), N_("Alustus, esittäytyminen tai keskustelu."), "megaphone"),
    ActivityKind.GROUPS: (N_("Pienryhmät"), N_("Jokaisella ryhmällä on oma tehtävä ja ideataulu."), "users"),
    ActivityKind.POLL: (N_("Pikakysely"), N_("Yksi kysymys kaikille, vastaukset valkokankaalle."), "chart-column"),
    ActivityKind.PROMISE: (N_("Lupaus"), N_("Jokainen kirjoittaa, mitä kokeilee seuraavaksi."), "handshake"),
    ActivityKind.BREAK: (N_("Tauko"), N_("Valkokankaalla näkyy, milloin jatketaan."), "sun"),
    ActivityKind.FEEDBACK: (N_("Palaute"), N_("Nimetön palautekysely puhelimella."), "message-circle"),
}
"""Each kind: its name, what it is for, its icon; in the order that people are offered them."""


class BoardPlan(Struct, frozen=True):
    """How a board is to be. `names` and `rows` are empty for the layout's own."""

    layout: Layout = Layout.COLUMNS
    names: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    votes: int = 3
    several: bool = False
    offers: Offer = Offer.CHOOSE
    moderated: bool = False
    comments: bool = True
    reactions: bool = True


class PollPlan(Struct, frozen=True):
    """A poll to be."""

    kind: PollKind
    question: str
    options: tuple[str, ...] = ()


class Point(Struct, frozen=True):
    """An activity to be. `board` is that of a board activity, or of each group; `groups` is their number."""

    kind: ActivityKind
    title: str
    minutes: int = 15
    instruction: str = ""
    board: BoardPlan | None = None
    poll: PollPlan | None = None
    groups: int = 0


def packed(points: "list[Point]") -> list[dict[str, Any]]:
    """As JSON columns hold them."""
    made: list[dict[str, Any]] = msgspec.to_builtins(points)
    return made


def unpacked(said: list[dict[str, Any]] | list[Mapping[str, Any]]) -> list[Point]:
    return msgspec.convert(said, list[Point])
