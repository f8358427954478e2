"""Sessions: one row a browser, found by the hash of its key. The key itself is only in the cookie."""

import hashlib
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlmodel import col

from agentnet import clock, db
from agentnet.accounts.models import Guest, SignedIn
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.web.visit import Known, hashed, session_key

PERSON_DAYS: Final = 30
GUEST_DAYS: Final = 2
GRACE: Final = timedelta(seconds=60)
Roles = frozenset[tuple[UUID, Role]]


async def recognise(key: str) -> Known | None:
    """Who the key stands for. When their roles have changed since it was given, it is replaced by a new one."""
    async with db.reading() as session:
        row = await _row(session, hashed(key))
        if row is None:
            return None
        person = await session.get(Person, row.person_id) if row.person_id else None
        guest = await session.get(Guest, row.guest_id) if row.guest_id else None
        roles = await roles_of(session, person) if person else frozenset()
    me = person or guest
    if me is None or (person and person.binned_at) or (guest and guest.removed_at):
        return None
    is_current = row.key_hash == hashed(key)
    renewed = (
        await _renew(row, standing(person, roles)) if is_current and row.standing != standing(person, roles) else None
    )
    return Known(me=me, session_id=row.id, roles=roles, renewed=renewed)


async def begin(session: db.Session, who: Person | Guest, *, device: str) -> tuple[SignedIn, str]:
    """A new session for `who`; its key is given back once and never stored."""
    key = session_key()
    person = who if isinstance(who, Person) else None
    days = PERSON_DAYS if person else GUEST_DAYS
    row = SignedIn(
        key_hash=hashed(key),
        person_id=person.id if person else None,
        guest_id=None if person else who.id,
        device=device,
        standing=standing(person, await roles_of(session, person) if person else frozenset()),
        expires_at=clock.now() + timedelta(days=days),
    )
    session.add(row)
    return row, key


async def end(session: db.Session, session_id: UUID) -> None:
    """Sign one browser out."""
    await session.execute(delete(SignedIn).where(col(SignedIn.id) == session_id))


async def end_all(session: db.Session, who: Person | Guest) -> None:
    """Sign every browser of `who` out."""
    mine = SignedIn.person_id if isinstance(who, Person) else SignedIn.guest_id
    await session.execute(delete(SignedIn).where(col(mine) == who.id))


async def sessions_of(session: db.Session, person: Person) -> list[SignedIn]:
    """The browsers that are signed in as `person`, newest first."""
    found = await session.scalars(
        select(SignedIn)
        .where(col(SignedIn.person_id) == person.id, col(SignedIn.expires_at) > clock.now())
        .order_by(col(SignedIn.created_at).desc())
    )
    return list(found)


async def roles_of(session: db.Session, person: Person) -> Roles:
    """Every role in force, network by network."""
    found = await session.execute(
        select(col(Membership.network_id), col(Membership.role)).where(
            col(Membership.person_id) == person.id,
            col(Membership.ends_at).is_(None) | (col(Membership.ends_at) > clock.now()),
        )
    )
    return frozenset((network_id, role) for network_id, role in found)


def standing(person: Person | None, roles: Roles) -> str:
    """A short mark of what somebody may do, to notice when it has changed."""
    rights = [f"{network_id}:{role}" for network_id, role in roles]
    rights += ["administrator"] if person and person.is_administrator else []
    return hashlib.sha256("|".join(sorted(rights)).encode()).hexdigest()[:16]


async def _row(session: db.Session, key_hash: str) -> SignedIn | None:
    """The row of a key, or of the key that it took the place of a moment ago (requests already on their way)."""
    now = clock.now()
    found: SignedIn | None = await session.scalar(
        select(SignedIn).where(
            (col(SignedIn.key_hash) == key_hash)
            | ((col(SignedIn.was_hash) == key_hash) & (col(SignedIn.was_until) > now)),
            col(SignedIn.expires_at) > now,
        )
    )
    return found


async def _renew(row: SignedIn, mark: str) -> str | None:
    """Give the session a new key. Of several requests at once, one does it; the others stay as they are."""
    key = session_key()
    async with db.writing() as session:
        changed = await session.execute(
            update(SignedIn)
            .where(col(SignedIn.id) == row.id, col(SignedIn.key_hash) == row.key_hash)
            .values(key_hash=hashed(key), was_hash=row.key_hash, was_until=clock.now() + GRACE, standing=mark)
        )
        await session.commit()
    return key if changed.rowcount == 1 else None  # type: ignore[attr-defined]
