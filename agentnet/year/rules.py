"""Dates counted from a workshop, past weekends, public holidays and quiet periods. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from agentnet.network.quiet import FreeDays


class Rhythm(Protocol):
    """Working days from the workshop (`year.models.Rhythm`)."""

    assign_days: int
    remind_days: int
    due_days: int
    results_days: int
    review_days: int


class Step(StrEnum):
    """What is done for every workshop, in order."""

    ASSIGN = "assign"
    REMIND = "remind"
    DUE = "due"
    MEET = "meet"
    RESULTS = "results"
    REVIEW = "review"


TO_DO: Final = (Step.ASSIGN, Step.REMIND, Step.RESULTS, Step.REVIEW)
"""The steps that a coordinator takes; the answers come and the workshop is held by others too."""


@dataclass(frozen=True, slots=True)
class Counted:
    step: Step
    day: date


def counted(meets: date, rhythm: Rhythm, days: FreeDays) -> Sequence[Counted]:
    """The days of every step of a workshop that meets on `meets`, in order."""
    return (
        Counted(Step.ASSIGN, days.before(meets, rhythm.assign_days)),
        Counted(Step.REMIND, days.before(meets, rhythm.remind_days)),
        Counted(Step.DUE, days.before(meets, rhythm.due_days)),
        Counted(Step.MEET, meets),
        Counted(Step.RESULTS, days.after(meets, rhythm.results_days)),
        Counted(Step.REVIEW, days.after(meets, rhythm.review_days)),
    )


def in_order(rhythm: Rhythm) -> bool:
    """The assignment comes before the reminder, and that before the answers; the results before the review."""
    return rhythm.assign_days > rhythm.remind_days > rhythm.due_days >= 0 and (
        0 <= rhythm.results_days <= rhythm.review_days
    )
