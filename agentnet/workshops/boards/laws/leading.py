"""What only leaders do: the phase, the timer, the light, the screen."""

from datetime import timedelta
from typing import assert_never

from msgspec.structs import replace

from agentnet.words import N_, Refused
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.flow import Act
from agentnet.workshops.boards.laws.common import require
from agentnet.workshops.boards.wall import Actor, Wall

Leading = ops.EnterPhase | ops.SetTimer | ops.AddTime | ops.PauseTimer | ops.ResumeTimer
LONGEST_TIMER_S = 12 * 3600


def lead(wall: Wall, op: Leading, by: Actor) -> Wall:
    require(wall, Act.LEAD if isinstance(op, ops.EnterPhase) else Act.TIME, by)
    match op:
        case ops.EnterPhase():
            return replace(wall, phase=op.phase, since=op.at, ends=None, left=None)
        case ops.SetTimer():
            return replace(wall, ends=op.ends, left=None)
        case ops.AddTime():
            return _add_time(wall, op)
        case ops.PauseTimer():
            if wall.ends is None:
                raise Refused(N_("Ajastin ei ole käynnissä."))
            return replace(wall, ends=None, left=max(0, round((wall.ends - op.at).total_seconds())))
        case ops.ResumeTimer():
            if wall.left is None:
                raise Refused(N_("Ajastin ei ole tauolla."))
            return replace(wall, ends=op.at + timedelta(seconds=wall.left), left=None)
        case _:
            assert_never(op)


def _add_time(wall: Wall, op: ops.AddTime) -> Wall:
    """A timer that is up starts again from now."""
    if not 0 < op.seconds <= LONGEST_TIMER_S:
        raise Refused(N_("Lisää aikaa 1–720 minuuttia."))
    if wall.left is not None:
        return replace(wall, left=min(LONGEST_TIMER_S, wall.left + op.seconds))
    start = max(wall.ends, op.at) if wall.ends else op.at
    longest = op.at + timedelta(seconds=LONGEST_TIMER_S)
    return replace(wall, ends=min(longest, start + timedelta(seconds=op.seconds)))


def show(wall: Wall, op: ops.Spotlight | ops.SetScreen, by: Actor) -> Wall:
    """The light falls only on what everybody may see."""
    require(wall, Act.SHOW, by)
    if isinstance(op, ops.SetScreen):
        if op.screen.section is not None:
            wall.section(op.screen.section)
        return replace(wall, screen=replace(op.screen, page=max(0, min(op.screen.page, 999))))
    if op.note is not None:
        note = wall.live(op.note)
        if note.hidden or note.held:
            raise Refused(N_("Piilotettua lappua ei voi nostaa esiin."))
    return replace(wall, spotlight=op.note)
