"""What is registered, and how it goes on: from a new entry by way of the directors to an answer."""

from enum import StrEnum
from typing import Final, NamedTuple

from agentnet.network.flow import Role
from agentnet.words import N_


class EntryKind(StrEnum):
    BARRIER = "barrier"
    PRACTICE = "practice"


class Status(StrEnum):
    """Where an entry is. `DONE`: the barrier is gone, the practice is in use."""

    NEW = "new"
    TAKEN = "taken"
    WORKING = "working"
    DONE = "done"
    CANNOT = "cannot"


class Move(NamedTuple):
    """A step of an entry: who may take it, and whether it needs words."""

    name: str
    source: Status
    target: Status
    role: Role
    words: bool = True


_OPEN: Final = (Status.NEW, Status.TAKEN, Status.WORKING)
_ANSWERS: Final = (Status.WORKING, Status.DONE, Status.CANNOT)
MOVES: Final = (
    *(Move("take", source, Status.TAKEN, Role.COORDINATOR, words=False) for source in (Status.NEW, Status.WORKING)),
    *(
        Move("answer", source, target, role)
        for role in (Role.DIRECTOR, Role.COORDINATOR)
        for source in _OPEN
        for target in _ANSWERS
    ),
    *(Move("reopen", source, Status.NEW, Role.COORDINATOR) for source in (Status.DONE, Status.CANNOT)),
)
KINDS: Final[dict[EntryKind, str]] = {EntryKind.BARRIER: N_("Este"), EntryKind.PRACTICE: N_("Hyvä käytäntö")}
STATUSES: Final[dict[EntryKind, dict[Status, str]]] = {
    EntryKind.BARRIER: {
        Status.NEW: N_("Uusi"),
        Status.TAKEN: N_("Viety johtajille"),
        Status.WORKING: N_("Työn alla"),
        Status.DONE: N_("Poistettu"),
        Status.CANNOT: N_("Ei voida poistaa"),
    },
    EntryKind.PRACTICE: {
        Status.NEW: N_("Uusi"),
        Status.TAKEN: N_("Viety johtajille"),
        Status.WORKING: N_("Työn alla"),
        Status.DONE: N_("Otettu käyttöön"),
        Status.CANNOT: N_("Ei oteta käyttöön"),
    },
}


def move(name: str, source: Status, target: Status, roles: frozenset[Role]) -> Move | None:
    """The step, if somebody in `roles` may take it."""
    fits = (one for one in MOVES if (one.name, one.source, one.target) == (name, source, target))
    return next((one for one in fits if one.role in roles), None)


def answers_from(source: Status) -> tuple[Status, ...]:
    """What may be answered to an entry that is at `source`."""
    return tuple(dict.fromkeys(one.target for one in MOVES if one.name == "answer" and one.source is source))
