"""An assignment's stages, and a task's: what each agent was asked and where it stands."""

from enum import StrEnum
from typing import Final, NamedTuple


class AssignmentStage(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


class Stage(StrEnum):
    """Where one agent's task is; shown as lähetetty, täydennettävä, kuitattu …"""

    ASSIGNED = "assigned"
    SEEN = "seen"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXCUSED = "excused"
    EXPIRED = "expired"


class Enclosed(StrEnum):
    """What is added to an answer."""

    PICTURE = "picture"
    FORM = "form"


class Who(StrEnum):
    AGENT = "agent"
    COORDINATOR = "coordinator"
    CLOCK = "clock"


class Transition(NamedTuple):
    name: str
    source: Stage
    target: Stage
    who: Who


_OPEN: Final = (Stage.ASSIGNED, Stage.SEEN, Stage.IN_PROGRESS, Stage.RETURNED)

TRANSITIONS: Final = (
    Transition("see", Stage.ASSIGNED, Stage.SEEN, Who.AGENT),
    *(Transition("write", s, Stage.IN_PROGRESS, Who.AGENT) for s in (Stage.ASSIGNED, Stage.SEEN)),
    *(Transition("submit", s, Stage.SUBMITTED, Who.AGENT) for s in _OPEN),
    *(Transition("excuse", s, Stage.EXCUSED, Who.AGENT) for s in _OPEN),
    Transition("reopen", Stage.EXCUSED, Stage.SEEN, Who.AGENT),
    Transition("resubmit", Stage.SUBMITTED, Stage.SUBMITTED, Who.AGENT),
    Transition("accept", Stage.SUBMITTED, Stage.ACCEPTED, Who.COORDINATOR),
    Transition("undo", Stage.ACCEPTED, Stage.SUBMITTED, Who.COORDINATOR),
    Transition("return", Stage.SUBMITTED, Stage.RETURNED, Who.COORDINATOR),
    Transition("extend", Stage.EXPIRED, Stage.SEEN, Who.COORDINATOR),
    *(Transition("expire", s, Stage.EXPIRED, Who.CLOCK) for s in _OPEN),
    *(Transition("hand over", s, Stage.EXCUSED, Who.CLOCK) for s in _OPEN),
)


def transitions_from(stage: Stage, who: Who) -> tuple[Transition, ...]:
    """The steps that `who` may take from `stage`."""
    return tuple(t for t in TRANSITIONS if t.source is stage and t.who is who)


def has_step(stage: Stage, name: str, who: Who) -> bool:
    return any(t.name == name for t in transitions_from(stage, who))
