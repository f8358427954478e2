"""A workshop's stages and the kinds of its activities, as data."""

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    LIVE = "live"
    CLOSED = "closed"
    CANCELLED = "cancelled"


FOLLOWS: Final = {
    Stage.PLANNED: {Stage.OPEN, Stage.CANCELLED},
    Stage.OPEN: {Stage.PLANNED, Stage.LIVE, Stage.CANCELLED},
    Stage.LIVE: {Stage.CLOSED},
    Stage.CLOSED: {Stage.LIVE},
    Stage.CANCELLED: {Stage.PLANNED, Stage.OPEN},
}

TAKES_GUESTS: Final = {Stage.OPEN, Stage.LIVE}
"""A guest's code works only while the workshop is in one of these."""


class ActivityKind(StrEnum):
    TALK = "talk"
    BOARD = "board"
    GROUPS = "groups"
    POLL = "poll"
    PROMISE = "promise"
    BREAK = "break"
    FEEDBACK = "feedback"


class ActivityState(StrEnum):
    COMING = "coming"
    ON = "on"
    DONE = "done"


class Attendance(StrEnum):
    """What somebody said when registering."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    CANNOT = "cannot"
