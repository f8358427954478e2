"""Words of the network, and how a nomination goes from a name to a member."""

from enum import StrEnum
from typing import Final, NamedTuple


class Field(StrEnum):
    """The two fields are equal; `common` belongs to both (or to neither)."""

    SOCIAL = "social"
    HEALTH = "health"
    COMMON = "common"


class Role(StrEnum):
    """What somebody is in one network."""

    AGENT = "agent"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    SUPERVISOR = "supervisor"
    DESIGNER = "designer"
    EXPERT = "expert"
    EXPERIENCE = "experience"
    MANAGER = "manager"
    OWNER = "owner"
    PARTNER = "partner"
    STAFF = "staff"


class NetworkKind(StrEnum):
    """Whom a network gathers."""

    AGENTS = "agents"
    SPARRING = "sparring"
    DIRECTORS = "directors"
    EXPERIENCE = "experience"
    OTHER = "other"


class Stage(StrEnum):
    """Where a nomination is."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    REJECTED = "rejected"


class Channel(StrEnum):
    """How a supervisor told of a nomination that somebody else wrote down."""

    MAIL = "mail"
    PHONE = "phone"
    MEETING = "meeting"


class Transition(NamedTuple):
    """A named step between two stages, and who may take it (`None`: the invited person, by their own link)."""

    name: str
    source: Stage
    target: Stage
    role: Role | None


TRANSITIONS: Final = (
    Transition("confirm", Stage.PROPOSED, Stage.CONFIRMED, Role.COORDINATOR),
    Transition("reject", Stage.PROPOSED, Stage.REJECTED, Role.COORDINATOR),
    Transition("withdraw", Stage.PROPOSED, Stage.REJECTED, Role.SUPERVISOR),
    Transition("invite", Stage.CONFIRMED, Stage.INVITED, Role.COORDINATOR),
    Transition("reinvite", Stage.INVITED, Stage.INVITED, Role.COORDINATOR),
    Transition("reinvite", Stage.EXPIRED, Stage.INVITED, Role.COORDINATOR),
    Transition("accept", Stage.INVITED, Stage.ACCEPTED, None),
    Transition("decline", Stage.INVITED, Stage.DECLINED, None),
    Transition("decline", Stage.INVITED, Stage.DECLINED, Role.COORDINATOR),
    Transition("decline", Stage.EXPIRED, Stage.DECLINED, Role.COORDINATOR),
    Transition("expire", Stage.INVITED, Stage.EXPIRED, None),
    Transition("activate", Stage.ACCEPTED, Stage.ACTIVE, None),
    Transition("pause", Stage.ACTIVE, Stage.PAUSED, Role.COORDINATOR),
    Transition("resume", Stage.PAUSED, Stage.ACTIVE, Role.COORDINATOR),
    Transition("end", Stage.ACTIVE, Stage.ENDED, Role.COORDINATOR),
    Transition("end", Stage.PAUSED, Stage.ENDED, Role.COORDINATOR),
    Transition("restore", Stage.ENDED, Stage.ACTIVE, Role.COORDINATOR),
)
PENDING: Final = frozenset({Stage.PROPOSED, Stage.CONFIRMED, Stage.INVITED, Stage.ACCEPTED, Stage.EXPIRED})
"""Where something is still waited for: these are passed on with a supervisor's work."""
CLOSED: Final = frozenset({Stage.DECLINED, Stage.REJECTED, Stage.ENDED})
"""Where a nomination's path has ended: the same person may be nominated anew."""


def transitions_from(stage: Stage, role: Role | None) -> tuple[Transition, ...]:
    """The steps that somebody in `role` may take from `stage`: the page's buttons and the guard alike."""
    return tuple(t for t in TRANSITIONS if t.source is stage and t.role is role)


def transition(name: str, stage: Stage, role: Role | None) -> Transition | None:
    """The step of that name from `stage`, if somebody in `role` may take it."""
    return next((t for t in transitions_from(stage, role) if t.name == name), None)
