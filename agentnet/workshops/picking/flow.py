"""What becomes of a picked name."""

from enum import StrEnum


class PickState(StrEnum):
    """`WAITING`: somebody is in by that name already, so they or the leader decide. `GONE`: refused, or taken back."""

    WAITING = "waiting"
    IN = "in"
    GONE = "gone"
