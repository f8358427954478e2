"""The clock of an activity that has no board: set, lengthened, paused, wound again. A board keeps its own."""

from datetime import timedelta
from typing import Final, Literal

from agentnet import clock
from agentnet.words import N_, Refused
from agentnet.workshops.models import Activity

LONGEST_S: Final = 12 * 3600
Turn = Literal["set", "more", "pause", "resume"]


def face(activity: Activity) -> str:
    """What the clock shows, in one word: a command that was meant for another face comes too late."""
    return f"{activity.ends_at:%H%M%S%f}" if activity.ends_at else f"left {activity.left_s}"


def turn(activity: Activity, act: Turn, seconds: int = 0) -> None:
    """Set it to so many seconds from now (none stops it), or give it so many more; stop it for a while, go on.

    Raises:
        Refused: there is nothing to pause or to go on with.
    """
    match act:
        case "set":
            activity.ends_at = clock.now() + timedelta(seconds=min(seconds, LONGEST_S)) if seconds else None
            activity.left_s = None
        case "more":
            _lengthen(activity, seconds)
        case "pause":
            if activity.ends_at is None:
                raise Refused(N_("Ajastin ei ole käynnissä."))
            activity.left_s = max(0, round((activity.ends_at - clock.now()).total_seconds()))
            activity.ends_at = None
        case "resume":
            if activity.left_s is None:
                raise Refused(N_("Ajastin ei ole tauolla."))
            activity.ends_at, activity.left_s = clock.now() + timedelta(seconds=activity.left_s), None


def _lengthen(activity: Activity, seconds: int) -> None:
    """A timer that is up starts again from now."""
    if activity.left_s is not None:
        activity.left_s = min(LONGEST_S, activity.left_s + seconds)
        return
    now = clock.now()
    start = max(activity.ends_at, now) if activity.ends_at else now
    activity.ends_at = min(start + timedelta(seconds=seconds), now + timedelta(seconds=LONGEST_S))
