"""Letters to a pair: each hears who the other is. They wait a little, so that what is undone is not told."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, delete

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.network import queries
from agentnet.network.models import Network, Pair, Person
from agentnet.notify.models import Delivery, Job, Letter
from agentnet.notify.posting import Said, write

MADE: Final = "pair-made"
WAITS: Final = timedelta(minutes=10)


async def tell(session: Session, network: Network, pairs: Sequence[Pair], instead: Person | None = None) -> None:
    """To both of each pair. `instead`: whose place one of them took."""
    await session.flush()
    for pair in pairs:
        both = [await session.get_one(Person, key) for key in (pair.social_id, pair.health_id)]
        places = await queries.places_of(session, (one.unit_id for one in both))
        for reader, other in (both, both[::-1]):
            place = places.get(other.unit_id) if other.unit_id else None
            said: dict[str, Said] = {
                "other": other.name,
                "unit": place.unit if place else "",
                "email": other.email or "",
                "instead": instead.name if instead else "",
                "path": f"/networks/{network.id}/pairs",
            }
            slot = str(pair.made_at)
            write(session, [reader], MADE, pair.id, network, said, slot=slot, due_at=clock.now() + WAITS)


@notify.job_handler("pair-moved")
async def tell_moved(job_id: UUID, _progress: notify.Progress) -> None:
    """A successor has taken somebody's place in a pair: both hear of it."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        pair = await session.get(Pair, job.about)
        was = await session.get(Person, UUID(str(job.values["instead"])))
        if pair is None or pair.ends_at is not None:
            return
        await tell(session, await session.get_one(Network, pair.network_id), [pair], instead=was)
        await session.commit()


async def take_back(session: Session, pairs: Sequence[Pair]) -> None:
    """Letters that have not left yet."""
    await session.flush()
    await session.execute(
        delete(Letter).where(
            col(Letter.kind) == MADE,
            col(Letter.about).in_([pair.id for pair in pairs]),
            col(Letter.delivery) == Delivery.WAITING,
        )
    )
