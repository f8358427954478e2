"""The programme: activities in order, and which one everybody's screen follows."""

from agentnet.workshops.programme.composing import (
    add,
    add_point,
    change,
    move,
    move_after,
    notes_in,
    remove,
    restore,
    usual_names,
)
from agentnet.workshops.programme.points import KINDS, BoardPlan, Point, PollPlan, packed, unpacked
from agentnet.workshops.programme.running import (
    activity_of,
    board_of,
    ends_at,
    following,
    mark,
    on_now,
    preceding,
    skip,
    start,
    timetable,
)

__all__ = [
    "KINDS",
    "BoardPlan",
    "Point",
    "PollPlan",
    "activity_of",
    "add",
    "add_point",
    "board_of",
    "change",
    "ends_at",
    "following",
    "mark",
    "move",
    "move_after",
    "notes_in",
    "on_now",
    "packed",
    "preceding",
    "remove",
    "restore",
    "skip",
    "start",
    "timetable",
    "unpacked",
    "usual_names",
]
