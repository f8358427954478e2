"""On and back: what the one "next" button does, and what the "back" of the remote control does. Pure.

Every press says where its page was (`at`). Whoever presses second, or again on a bad line, changes nothing.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from agentnet.words import N_
from agentnet.workshops.boards.flow import PHASES, Phase, following
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, ActivityState, Stage
from agentnet.workshops.groups.together import Apart
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.programme.running import following as next_activity
from agentnet.workshops.programme.running import preceding

TIMED: Final = frozenset({ActivityKind.BREAK})
"""Their countdown starts by itself; the others' when the leader says so."""


class Step(NamedTuple):
    """One step: to a stage, an activity (by id), a phase of the board or of the groups that nobody leads, together to
    the groups' results, or back apart into groups. The button says `words` with `name`."""

    kind: Literal["stage", "activity", "phase", "groups", "together", "apart"]
    to: str
    words: str
    name: str = ""


def at(workshop: Workshop, on: Activity | None, board: Board | None, groups: Apart | None = None) -> str:
    """Where everybody is, in one word."""
    phase = f"{board.phase}-{board.phase_since:%H%M%S%f}" if board else groups.mark if groups else ""
    return f"{workshop.stage}-{on.id.hex if on else ''}-{phase}"


def ahead(
    workshop: Workshop, agenda: Sequence[Activity], board: Board | None, groups: Apart | None = None
) -> Step | None:
    """What comes next: the board's phases until its summary, then the next activity, then the end.

    From groups: the phases of those that nobody leads, then everybody together at the results.
    """
    match workshop.stage:
        case Stage.PLANNED:
            return Step("stage", Stage.OPEN, N_("Avaa ilmoittautuminen"))
        case Stage.OPEN:
            return Step("stage", Stage.LIVE, N_("Aloita työpaja"))
        case Stage.LIVE:
            end = Step("stage", Stage.CLOSED, N_("Päätä työpaja"))
            return _groups_ahead(groups) or _phase_ahead(board) or _activity_ahead(agenda) or end
        case _:
            return None


def _phase_ahead(board: Board | None) -> Step | None:
    phase = following(board.phase) if board else None
    if phase is None or phase is Phase.LOCKED:
        return None
    return Step("phase", phase, N_("Seuraava vaihe: {name}"), PHASES[phase].name)


def _groups_ahead(groups: Apart | None) -> Step | None:
    if groups is None:
        return None
    phase = following(groups.front) if groups.front else None
    if phase is None or phase in (Phase.SUMMARY, Phase.LOCKED):
        return Step("together", "", N_("Kootaan ryhmien tulokset"))
    return Step("groups", phase, _whose(groups), PHASES[phase].name)


def _whose(groups: Apart) -> str:
    every = len(groups.free) == len(groups.boards)
    return N_("Kaikki ryhmät: {name}") if every else N_("Ryhmät ilman vetäjää: {name}")


def _activity_ahead(agenda: Sequence[Activity]) -> Step | None:
    coming = next_activity(agenda)
    return Step("activity", str(coming.id), N_("Seuraava: {name}"), coming.title) if coming else None


def behind(
    workshop: Workshop, agenda: Sequence[Activity], board: Board | None, groups: Apart | None = None
) -> Step | None:
    """What was before: the board's (or the groups') earlier phase, the groups, or the activity before this one."""
    if workshop.stage is not Stage.LIVE:
        return None
    order = list(Phase)
    if groups and groups.front and groups.front is not order[0]:
        phase = order[order.index(groups.front) - 1]
        return Step("groups", phase, _whose(groups), PHASES[phase].name)
    on = next((one for one in agenda if one.state is ActivityState.ON), None)
    if board and on and on.kind is ActivityKind.GROUPS and board.phase in (Phase.IDEATION, Phase.PRESENTATION):
        return Step("apart", "", N_("Takaisin ryhmiin"))
    if board and board.phase is not order[0]:
        phase = order[order.index(board.phase) - 1]
        return Step("phase", phase, N_("Takaisin: {name}"), PHASES[phase].name)
    before = preceding(agenda)
    return Step("activity", str(before.id), N_("Takaisin: {name}"), before.title) if before else None
