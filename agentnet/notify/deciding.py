"""What becomes of letters that are due: sent, kept for the digest, or dropped with a reason.

Decided at the last moment, so that a wish holds for what already waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import and_, func
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.db import Session
from agentnet.network.models import Network
from agentnet.notify import troubles, wishes
from agentnet.notify.kinds import Group, When, kind_of
from agentnet.notify.models import Delivery, Letter, Why
from agentnet.notify.rows import change
from agentnet.notify.wishes import Wishes

Last: TypeAlias = dict[tuple[str, UUID, str], datetime]


@dataclass(frozen=True, slots=True)
class Around:
    """What must be known of a round's letters beside themselves."""

    wishes: Wishes
    networks: dict[UUID, str]
    broken: frozenset[str]
    last: Last

    def fate(self, letter: Letter) -> tuple[Delivery, Why]:
        """What becomes of the letter now; `waiting` means that it is sent."""
        if letter.due_until is not None and letter.due_until < clock.now():
            return Delivery.DROPPED, Why.OVER
        if letter.created_at < self.last.get(_same(letter), letter.created_at):
            return Delivery.DROPPED, Why.NEWER
        if (when := self.wishes.when(letter.person_id, letter.kind)) is When.NEVER:
            return Delivery.DROPPED, Why.MUTED
        if letter.address in self.broken and kind_of(letter.kind).group is not Group.MUST:
            return Delivery.DROPPED, Why.ADDRESS
        return (Delivery.DIGEST if when is When.DIGEST else Delivery.WAITING), Why.NOTHING

    def network(self, letter: Letter) -> str:
        return self.networks.get(letter.network_id, "") if letter.network_id else ""

    def stop(self, letter: Letter) -> str:
        """The whole address that ends letters like this one."""
        return wishes.whole(self.wishes.stop_path(letter.person_id, letter.kind))


async def around(session: Session, letters: Sequence[Letter]) -> Around:
    people = {letter.person_id for letter in letters if letter.person_id}
    ids = {letter.network_id for letter in letters if letter.network_id}
    networks = await session.scalars(select(Network).where(col(Network.id).in_(ids))) if ids else ()
    return Around(
        await wishes.of(session, people),
        {network.id: network.name for network in networks},
        await troubles.broken(session, {letter.address for letter in letters}),
        await _last(session, [letter for letter in letters if kind_of(letter.kind).newest]),
    )


async def _last(session: Session, letters: Sequence[Letter]) -> Last:
    """When the newest letter that waits about the same thing was written."""
    if not letters:
        return {}
    same = (col(Letter.kind), col(Letter.about), col(Letter.address))
    waiting = and_(col(Letter.delivery) == Delivery.WAITING, same[0].in_({one.kind for one in letters}))
    rows = await session.execute(
        select(*same, func.max(Letter.created_at))
        .where(waiting, same[1].in_({one.about for one in letters}))
        .group_by(*same)
    )
    return {(kind, about, address): at for kind, about, address, at in rows}


def _same(letter: Letter) -> tuple[str, UUID, str]:
    return letter.kind, letter.about, letter.address


async def sort_out(letters: Sequence[Letter]) -> tuple[list[Letter], Around]:
    """Put aside what is not sent now, and give the rest."""
    async with db.reading() as session:
        known = await around(session, letters)
    fates = [(letter, *known.fate(letter)) for letter in letters]
    for outcome in {(delivery, why) for _letter, delivery, why in fates if delivery is not Delivery.WAITING}:
        await _put_aside((letter.id for letter, *fate in fates if tuple(fate) == outcome), *outcome)
    return [letter for letter, delivery, _why in fates if delivery is Delivery.WAITING], known


async def _put_aside(ids: Iterable[UUID], delivery: Delivery, why: Why) -> None:
    still = and_(col(Letter.id).in_(list(ids)), col(Letter.delivery) == Delivery.WAITING)
    await change(Letter, still, delivery=delivery, why=why, error="")
