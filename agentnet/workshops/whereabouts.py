"""Where the activity that is on lives for somebody: its board, their own group's board, a poll, a promise, feedback."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.words import N_
from agentnet.workshops import news, programme
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.groups.queries import is_gathered, my_board
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.polls.flow import Stage as Draft
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.queries import Seen


class Door(NamedTuple):
    """What the button says, and with which icon."""

    words: str
    icon: str


DOORS: Final[dict[ActivityKind, Door]] = {
    ActivityKind.BOARD: Door(N_("Avaa ideataulu"), "sticky-note"),
    ActivityKind.GROUPS: Door(N_("Siirry ryhmääsi"), "users"),
    ActivityKind.POLL: Door(N_("Vastaa kyselyyn"), "list-checks"),
    ActivityKind.PROMISE: Door(N_("Tee lupaus"), "sprout"),
    ActivityKind.FEEDBACK: Door(N_("Anna palautetta"), "message-circle"),
}

RESULTS: Final = Door(N_("Avaa ryhmien tulokset"), "share-2")
"""When the groups have been called together."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is on, and where that is for one person: `path` is the workshop's own page when there is no other.

    `board` is the board that the whole workshop looks at, if one is on. `mark` tells that screens must look again.
    """

    workshop: Workshop
    on: Activity | None
    board: Board | None
    path: str
    mark: str

    @property
    def now(self) -> datetime:
        """The server's clock, for timers."""
        return clock.now()

    @property
    def home(self) -> str:
        return f"/workshops/{self.workshop.id}"

    @property
    def door(self) -> Door | None:
        """The button to it; nothing when it is the workshop's own page."""
        if self.on is None or self.path == self.home:
            return None
        return RESULTS if self.board and self.on.kind is ActivityKind.GROUPS else DOORS.get(self.on.kind)


async def whereabouts(session: Session, seen: Seen) -> Whereabouts:
    """Where this person should be now. Who has not joined is at the workshop's page."""
    workshop = seen.workshop
    on = await programme.on_now(session, workshop)
    board = await board_on(session, on)
    path = f"/workshops/{workshop.id}"
    if on is not None and (seen.participant or seen.leads):
        path = await _place(session, seen, on, board) or path
    return Whereabouts(workshop, on, board, path, news.mark(workshop, on, seen.tick))


async def _place(session: Session, seen: Seen, on: Activity, board: Board | None) -> str:
    match on.kind:
        case ActivityKind.BOARD:
            return f"/boards/{board.id}" if board else ""
        case ActivityKind.GROUPS if board is not None:
            return f"/boards/{board.id}"
        case ActivityKind.GROUPS:
            mine = await my_board(session, on.id, seen.participant.id) if seen.participant else None
            return f"/boards/{mine}" if mine else f"/workshops/{seen.workshop.id}/groups/{on.id}"
        case ActivityKind.POLL:
            poll = await poll_of(session, on.id)
            return f"/polls/{poll.id}" if poll else ""
        case ActivityKind.PROMISE:
            return f"/workshops/{seen.workshop.id}/promise"
        case ActivityKind.FEEDBACK:
            return f"/workshops/{seen.workshop.id}/feedback" if seen.workshop.feedback_id else ""
        case _:
            return ""


async def places_behind(session: Session, seen: Seen) -> dict[UUID, str]:
    """Where one may look back: the boards, polls and groups of what has been, by activity. Guests while they are in."""
    workshop = seen.workshop
    if not (seen.participant or seen.leads) or workshop.stage not in (Stage.LIVE, Stage.CLOSED):
        return {}
    if seen.standing is None and workshop.stage is Stage.CLOSED:
        return {}
    polls = select(col(Poll.activity_id), col(Poll.id)).where(
        Poll.workshop_id == workshop.id, Poll.stage != Draft.DRAFT
    )
    boards = select(col(Board.activity_id), col(Board.id)).where(Board.workshop_id == workshop.id)
    boards = boards.where(col(Board.group_id).is_(None))
    found = {activity: f"/polls/{id}" for activity, id in await session.execute(polls) if activity}
    found |= {activity: f"/boards/{id}" for activity, id in await session.execute(boards) if activity}
    groups = select(col(Activity.id)).where(Activity.workshop_id == workshop.id, Activity.kind == ActivityKind.GROUPS)
    for id in await session.scalars(groups):
        if id not in found or not await is_gathered(session, id):
            found[id] = f"/workshops/{workshop.id}/groups/{id}"
    return found


async def board_on(session: Session, on: Activity | None) -> Board | None:
    """The board of the whole workshop in an activity; those of its groups are left out.

    When groups have been called together, it is the one that their results come to.
    """
    if on is None or on.kind not in (ActivityKind.BOARD, ActivityKind.GROUPS):
        return None
    if on.kind is ActivityKind.GROUPS and not await is_gathered(session, on.id):
        return None
    whole = select(Board).where(Board.activity_id == on.id, col(Board.group_id).is_(None))
    found: Board | None = await session.scalar(whole)
    return found
