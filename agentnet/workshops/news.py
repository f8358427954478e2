"""Tells every screen of a workshop to look again: what is on, a timer, a poll, groups, the door have changed.

The news themselves say nothing but that: each screen asks anew, through its own eyes.
"""

import time
from typing import Final, NamedTuple
from uuid import UUID

from agentnet import db
from agentnet.live import hub
from agentnet.web import here
from agentnet.workshops import queries, ticks
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.groups.queries import GroupSeen, is_gathered
from agentnet.workshops.models import Activity, Workshop

MARK_S: Final = 0.5
MARKS: Final = 1_000


class Present(NamedTuple):
    """What is on in a workshop, as it was read after a tick of its news; `whole` unless people are in their groups."""

    at: float
    tick: int
    mark: str = ""
    on: UUID | None = None
    kind: ActivityKind | None = None
    whole: bool = True


class Following(NamedTuple):
    """What a page that follows says of itself: the mark that it has seen, and its own path if everybody is there."""

    mark: str = ""
    there: str = ""


_present: dict[UUID, Present] = {}


def topic(workshop_id: UUID) -> str:
    return f"workshop:{workshop_id}"


def mark(workshop: Workshop, on: Activity | None, tick: int) -> str:
    """What a screen has seen, in one word: the stage, what is on, and how far the news had come before it was read."""
    return f"{workshop.stage}-{on.id.hex if on else ''}-{ticks.LIFE}{ticks.of(workshop.id, tick)}"


def look(seen: str) -> str:
    """The news: whoever has another mark asks again."""
    return f'<live-elsewhere mark="{seen}"></live-elsewhere>'


async def now(workshop_id: UUID) -> str:
    """The present mark of a workshop."""
    return (await _now(workshop_id)).mark


async def at_board(workshop: Workshop | None, board: Board, group: GroupSeen | None, key: str, since: int) -> Following:
    """For a board's page: everybody's, or that of the group that the visitor (`key`) is in."""
    if board.activity_id is None or (group is not None and not group.has_key(key)):
        return Following()
    path, whole = f"/boards/{board.id}", group is None
    return await following(workshop, path, activity=board.activity_id, whole=whole, since=since)


async def following(
    workshop: Workshop | None,
    path: str,
    *,
    activity: UUID | None = None,
    kind: ActivityKind | None = None,
    whole: bool = True,
    since: int,
) -> Following:
    """For the page at `path`, which was read after the tick `since`: is everybody there? It shows the activity, or any
    of this kind. One that is elsewhere has seen nothing: it asks, and offers the way.
    """
    if workshop is None or here().path != path:
        return Following()
    present = await _now(workshop.id)
    shown = present.on is not None and (present.on == activity if activity else present.kind is kind)
    if not shown or present.whole is not whole:
        return Following()
    return Following(present.mark if present.tick == ticks.of(workshop.id, since) else "before", path)


async def _now(workshop_id: UUID) -> Present:
    """Asked once for many who come at the same time."""
    found = _present.get(workshop_id)
    if found is None or found.tick != ticks.of(workshop_id, ticks.now()) or time.monotonic() - found.at > MARK_S:
        found = _present[workshop_id] = await _read(workshop_id)
        while len(_present) > MARKS:
            del _present[next(iter(_present))]
    return found


async def _read(workshop_id: UUID) -> Present:
    at, tick = time.monotonic(), ticks.now()
    known = ticks.of(workshop_id, tick)
    async with db.reading() as session:
        workshop = await session.get(Workshop, workshop_id)
        if workshop is None:
            return Present(at, known)
        on = await queries.activity_on(session, workshop_id) if workshop.stage is Stage.LIVE else None
        if on is None:
            return Present(at, known, mark(workshop, on, tick))
        whole = on.kind is not ActivityKind.GROUPS or await is_gathered(session, on.id)
        return Present(at, known, mark(workshop, on, tick), on.id, on.kind, whole)


async def tell(workshop_id: UUID) -> None:
    """Everybody's screens look again. Call it after your commit; it is cheap when nobody listens."""
    ticks.tick(workshop_id)
    if hub.heard(topic(workshop_id)):
        hub.publish(topic(workshop_id), look(await now(workshop_id)))
