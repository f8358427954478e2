"""A chapter's stages and who may take it from one to the next, as data."""

from enum import StrEnum
from typing import Final, NamedTuple

from agentnet.network.flow import Role


class Stage(StrEnum):
    COLLECTING = "collecting"
    DRAFTING = "drafting"
    DESIGN = "design"
    REVIEW = "review"
    APPROVED = "approved"
    RELEASED = "released"


class GuideKind(StrEnum):
    """What a network writes: a guide to work by, a handbook to look things up in, a card for the pocket."""

    GUIDE = "guide"
    HANDBOOK = "handbook"
    CARD = "card"


class Told(StrEnum):
    """How a comment reached us: written here, read in from a Word file, or told by mail or phone."""

    HERE = "here"
    WORD = "word"
    MAIL = "mail"
    PHONE = "phone"


class Extent(StrEnum):
    """How much an edition changes for those who work by it."""

    MAJOR = "major"
    MINOR = "minor"


class Transition(NamedTuple):
    """A named step. Those without a role the product takes itself: at the last approval, at an edition."""

    name: str
    source: Stage
    target: Stage
    role: Role | None


TRANSITIONS: Final = (
    Transition("draft", Stage.COLLECTING, Stage.DRAFTING, Role.COORDINATOR),
    Transition("design", Stage.DRAFTING, Stage.DESIGN, Role.COORDINATOR),
    Transition("review", Stage.DESIGN, Stage.REVIEW, Role.COORDINATOR),
    Transition("review", Stage.DESIGN, Stage.REVIEW, Role.DESIGNER),
    Transition("review", Stage.DRAFTING, Stage.REVIEW, Role.COORDINATOR),
    Transition("back", Stage.DESIGN, Stage.DRAFTING, Role.COORDINATOR),
    Transition("back", Stage.DESIGN, Stage.DRAFTING, Role.DESIGNER),
    Transition("recall", Stage.REVIEW, Stage.DRAFTING, Role.COORDINATOR),
    Transition("changes", Stage.REVIEW, Stage.DRAFTING, Role.DIRECTOR),
    Transition("approve", Stage.REVIEW, Stage.APPROVED, None),
    Transition("revise", Stage.APPROVED, Stage.DRAFTING, Role.COORDINATOR),
    Transition("release", Stage.APPROVED, Stage.RELEASED, None),
    Transition("revise", Stage.RELEASED, Stage.DRAFTING, Role.COORDINATOR),
)

EDITABLE: Final = frozenset({Stage.COLLECTING, Stage.DRAFTING, Stage.DESIGN})
SEEN_BY_ALL: Final = frozenset(Stage) - EDITABLE
"""From the review on, everybody who contributes to the network may read the text."""


def transitions_from(stage: Stage, role: Role | None) -> tuple[Transition, ...]:
    """The steps that `role` may take from `stage`: buttons and guard read the same table."""
    return tuple(t for t in TRANSITIONS if t.source is stage and t.role is role)


PAGES: Final = frozenset({"haku", "sanasto", "lataa", "tiedot", "muutokset", "painokset", "luettu", "files", "tools"})
"""Pages of an edition on the web beside its chapters: no chapter may have the address of one."""
