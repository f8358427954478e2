"""On and back: what the one "next" button does, and what the "back" of the remote control does. Pure.

Every press says where its page was (`at`). Whoever presses second, or again on a bad line, changes nothing.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from agentnet.words import N_
from agentnet.workshops.boards.flow import PHASES, Phase, following
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.programme.running import following as next_activity
from agentnet.workshops.programme.running import preceding

TIMED: Final = frozenset({ActivityKind.BREAK})
"""Their countdown starts by itself; the others' when the leader says so."""


class Step(NamedTuple):
    """One step: to a stage, an activity (by id) or a phase of the board. The button says `words` with `name`."""

    kind: Literal["stage", "activity", "phase"]
    to: str
    words: str
    name: str = ""


def at(workshop: Workshop, on: Activity | None, board: Board | None) -> str:
    """Where everybody is, in one word."""
    phase = f"{board.phase}-{board.phase_since:%H%M%S%f}" if board else ""
    return f"{workshop.stage}-{on.id.hex if on else ''}-{phase}"


def ahead(workshop: Workshop, agenda: Sequence[Activity], board: Board | None) -> Step | None:
    """What comes next: the board's phases until its summary, then the next activity, then the end."""
    match workshop.stage:
        case Stage.PLANNED:
            return Step("stage", Stage.OPEN, N_("Avaa ilmoittautuminen"))
        case Stage.OPEN:
            return Step("stage", Stage.LIVE, N_("Aloita työpaja"))
        case Stage.LIVE:
            end = Step("stage", Stage.CLOSED, N_("Päätä työpaja"))
            return _phase_ahead(board) or _activity_ahead(agenda) or end
        case _:
            return None


def _phase_ahead(board: Board | None) -> Step | None:
    phase = following(board.phase) if board else None
    if phase is None or phase is Phase.LOCKED:
        return None
    return Step("phase", phase, N_("Seuraava vaihe: {name}"), PHASES[phase].name)


def _activity_ahead(agenda: Sequence[Activity]) -> Step | None:
    coming = next_activity(agenda)
    return Step("activity", str(coming.id), N_("Seuraava: {name}"), coming.title) if coming else None


def behind(workshop: Workshop, agenda: Sequence[Activity], board: Board | None) -> Step | None:
    """What was before: the board's earlier phase, or the activity before this one."""
    if workshop.stage is not Stage.LIVE:
        return None
    order = list(Phase)
    if board and board.phase is not order[0]:
        phase = order[order.index(board.phase) - 1]
        return Step("phase", phase, N_("Takaisin: {name}"), PHASES[phase].name)
    before = preceding(agenda)
    return Step("activity", str(before.id), N_("Takaisin: {name}"), before.title) if before else None
