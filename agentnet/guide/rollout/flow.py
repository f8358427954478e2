"""Words of the rollout."""

from enum import StrEnum


class How(StrEnum):
    """How a unit went through an edition."""

    MEETING = "meeting"
    TRAINING = "training"
    ALONE = "alone"
    OTHER = "other"
