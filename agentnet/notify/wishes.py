"""What each person wants to get and when, and the addresses by which they stop a group without signing in."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID, uuid4

from sqlmodel import col, select

from agentnet import db
from agentnet.db import Session
from agentnet.notify.kinds import GROUPS, Group, When, kind_of
from agentnet.notify.models import LetterKeys, LetterWish
from agentnet.settings import settings
from agentnet.web.visit import sign
from agentnet.words import Missing

Chosen: TypeAlias = Mapping[Group, When]
NOW: Final[Chosen] = {}
STOPPABLE: Final = frozenset(GROUPS) | {Group.DIGEST}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What some people want, for a round of letters."""

    chosen: Mapping[UUID, Chosen] = field(default_factory=dict)
    rounds: Mapping[UUID, int] = field(default_factory=dict)

    def when(self, person_id: UUID | None, letter: str) -> When:
        """When this person wants a letter of this kind. What must be got, and letters to nobody known, come at once."""
        group = kind_of(letter).group
        if person_id is None or group is Group.MUST:
            return When.NOW
        return self.chosen.get(person_id, NOW).get(group, When.NOW)

    def stop_path(self, person_id: UUID | None, letter: str) -> str:
        """Where this person stops letters like this one; empty for what must be got."""
        group = kind_of(letter).group
        if person_id is None or group is Group.MUST:
            return ""
        return path(person_id, group, self.rounds.get(person_id, 0))


async def of(session: Session, people: Collection[UUID]) -> Wishes:
    """The wishes of these people; who has none is not among them."""
    if not people:
        return Wishes()
    chosen: dict[UUID, dict[Group, When]] = {}
    for wish in await session.scalars(select(LetterWish).where(col(LetterWish.person_id).in_(people))):
        chosen.setdefault(wish.person_id, {})[wish.group] = wish.when
    keys = await session.scalars(select(LetterKeys).where(col(LetterKeys.person_id).in_(people)))
    return Wishes(chosen, {row.person_id: row.stop_round for row in keys})


async def wish(session: Session, person_id: UUID, group: Group, when: When) -> None:
    """From now on, letters of the group come so."""
    row = {"id": uuid4(), "person_id": person_id, "group": group, "when": when}
    unless = db.insert(LetterWish).values(**row)
    await session.execute(unless.on_conflict_do_update(index_elements=["person_id", "group"], set_={"when": when}))


async def renew_addresses(session: Session, person_id: UUID) -> None:
    """Make every unsubscribe address that has been mailed to this person void."""
    row = (await session.scalars(select(LetterKeys).where(LetterKeys.person_id == person_id))).one_or_none()
    if row is None:
        row = LetterKeys(person_id=person_id)
    row.stop_round += 1
    session.add(row)


def path(person_id: UUID, group: Group, number: int) -> str:
    """The address that stops one group for one person, and nothing else. Nothing of it is stored."""
    who = urlsafe_b64encode(person_id.bytes).decode().rstrip("=")
    return f"/letters/stop/{group.value}/{who}.{_mark(person_id, group, number)}"


def _mark(person_id: UUID, group: Group, number: int) -> str:
    return sign("stop letters", f"{person_id}\0{group.value}\0{number}")


async def whose(session: Session, group: str, token: str) -> tuple[UUID, Group]:
    """Whose address this is. Raises `Missing` when it is nobody's, or has been made void."""
    who, _, mark = token.partition(".")
    try:
        person_id = UUID(bytes=urlsafe_b64decode(who + "=="))
        asked = Group(group)
    except ValueError:
        raise Missing from None
    keys = await session.scalars(select(LetterKeys.stop_round).where(LetterKeys.person_id == person_id))
    right = _mark(person_id, asked, keys.one_or_none() or 0)
    if asked not in STOPPABLE or not hmac.compare_digest(mark.encode(), right.encode()):
        raise Missing
    return person_id, asked


def whole(stop_path: str) -> str:
    return settings().base_url.rstrip("/") + stop_path if stop_path else ""
