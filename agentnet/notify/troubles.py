"""Addresses that letters come back from. The trouble is the address's: a person with a new one starts afresh."""

from collections.abc import Collection
from typing import Final
from uuid import uuid4

from sqlmodel import col, delete, select

from agentnet import clock, db
from agentnet.db import Session
from agentnet.notify.models import AddressTrouble

ENOUGH: Final = 2


async def broken(session: Session, addresses: Collection[str]) -> frozenset[str]:
    """Those of the addresses that do not work: letters have come back from them twice."""
    if not addresses:
        return frozenset()
    wanted = col(AddressTrouble.address).in_({address.lower() for address in addresses})
    bad = select(AddressTrouble.address).where(wanted, col(AddressTrouble.bounces) >= ENOUGH)
    return frozenset(await session.scalars(bad))


async def note(session: Session, address: str, reason: str) -> None:
    """A letter came back from this address."""
    row = {"id": uuid4(), "created_at": clock.now(), "address": address.lower(), "bounces": 1}
    row |= {"last_at": clock.now(), "reason": reason[:500]}
    counted = {"bounces": AddressTrouble.bounces + 1, "last_at": row["last_at"], "reason": row["reason"]}
    once = db.insert(AddressTrouble).values(**row)
    await session.execute(once.on_conflict_do_update(index_elements=["address"], set_=counted))


async def clear(session: Session, address: str) -> None:
    """Somebody says that the address works, and wants to try again."""
    await session.execute(delete(AddressTrouble).where(col(AddressTrouble.address) == address.lower()))
