"""Tells every screen of a workshop to look again: what is on, a timer, a poll, groups, the door have changed.

The news themselves say nothing but that: each screen asks anew, through its own eyes.
"""

import secrets
import time
from collections import Counter
from typing import Final
from uuid import UUID

from agentnet import db
from agentnet.live import hub
from agentnet.workshops import queries
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Activity, Workshop

LIFE: Final = secrets.token_hex(3)
"""This process: after a restart every screen looks once more."""

MARK_S: Final = 0.5
MARKS: Final = 1_000

_marks: dict[UUID, tuple[float, int, str]] = {}
_told: Counter[UUID] = Counter()


def topic(workshop_id: UUID) -> str:
    return f"workshop:{workshop_id}"


def mark(workshop: Workshop, on: Activity | None) -> str:
    """What a screen has seen, in one word: the stage, what is on, and how many times it has been told to look."""
    return f"{workshop.stage}-{on.id.hex if on else ''}-{LIFE}{_told[workshop.id]}"


def look(seen: str) -> str:
    """The news: whoever has another mark asks again."""
    return f'<live-elsewhere mark="{seen}"></live-elsewhere>'


async def now(workshop_id: UUID) -> str:
    """The present mark of a workshop; asked once for many who come at the same time."""
    at, told, seen = _marks.get(workshop_id, (0.0, -1, ""))
    if told != _told[workshop_id] or time.monotonic() - at > MARK_S:
        at, told, seen = time.monotonic(), _told[workshop_id], await _mark(workshop_id)
        _marks[workshop_id] = (at, told, seen)
        while len(_marks) > MARKS:
            del _marks[next(iter(_marks))]
    return seen


async def _mark(workshop_id: UUID) -> str:
    async with db.reading() as session:
        workshop = await session.get(Workshop, workshop_id)
        if workshop is None:
            return ""
        on = await queries.activity_on(session, workshop_id) if workshop.stage is Stage.LIVE else None
        return mark(workshop, on)


async def tell(workshop_id: UUID) -> None:
    """Everybody's screens look again. Call it after your commit; it is cheap when nobody listens."""
    _told[workshop_id] += 1
    if hub.heard(topic(workshop_id)):
        hub.publish(topic(workshop_id), look(await now(workshop_id)))
