"""Stages of a term in one language, and the steps between them."""

from enum import StrEnum
from typing import Final, NamedTuple

from agentnet.network.flow import Role


class TermStage(StrEnum):
    """A draft is written, a proposed one waits for a director of each field, an approved one stands in the guides."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"


class TermStep(NamedTuple):
    """A named step and who may take it; `None`: the product takes it, when both fields have approved."""

    name: str
    source: TermStage
    target: TermStage
    role: Role | None


STEPS: Final = (
    TermStep("propose", TermStage.DRAFT, TermStage.REVIEW, Role.COORDINATOR),
    TermStep("recall", TermStage.REVIEW, TermStage.DRAFT, Role.COORDINATOR),
    TermStep("return", TermStage.REVIEW, TermStage.DRAFT, Role.DIRECTOR),
    TermStep("approve", TermStage.REVIEW, TermStage.APPROVED, None),
    TermStep("revise", TermStage.REVIEW, TermStage.DRAFT, Role.COORDINATOR),
    TermStep("revise", TermStage.APPROVED, TermStage.DRAFT, Role.COORDINATOR),
)


def step(name: str, stage: TermStage) -> TermStep | None:
    """The step of that name from `stage`, if there is one."""
    return next((one for one in STEPS if one.name == name and one.source is stage), None)
