"""What is coming to a person, told by the rooms above: for their calendar, and for their weekly digest.

A room (or the one that reads every room) registers a function here; what somebody may not see, it does not give.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.notify.kinds import Group


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a time. The same `uid` for life; a date alone is a whole day, an end is exclusive then.

    `sequence` grows when the time or the place changes. `cancelled` ones stay, so that calendars strike them through.
    """

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | date | None = None
    place: str = ""
    path: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a digest: under which heading, in which words, and where it is done."""

    group: Group
    heading: str
    text: str
    path: str


Calendar: TypeAlias = Callable[[Session, Person], Awaitable[Sequence[Event]]]
Digest: TypeAlias = Callable[[Session, Person, datetime], Awaitable[Sequence[Item]]]
"""The last argument: since when what is new is told."""

CALENDARS: Final[list[Calendar]] = []
DIGESTS: Final[list[Digest]] = []


def calendar_source(give: Calendar) -> Calendar:
    """Mark `async def give(session, person) -> [Event]`: what stands in their own calendar, in their language."""
    CALENDARS.append(give)
    return give


def digest_source(give: Digest) -> Digest:
    """Mark `async def give(session, person, since) -> [Item]`: what their weekly digest tells, in their language."""
    DIGESTS.append(give)
    return give


async def events_of(session: Session, person: Person) -> list[Event]:
    return [event for give in CALENDARS for event in await give(session, person)]


async def items_of(session: Session, person: Person, since: datetime) -> list[Item]:
    return [item for give in DIGESTS for item in await give(session, person, since)]
