"""Sessions: one row a browser, found by the hash of its key. The key itself is only in the cookie."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Select, String, bindparam, delete, inspect, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import SQLModel, col

from agentnet import clock, db
from agentnet.accounts.models import Guest, SignedIn
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.web.visit import Known, hashed, session_key, visiting

PERSON_DAYS: Final = 30
GUEST_DAYS: Final = 2
GRACE: Final = timedelta(seconds=60)
Roles = frozenset[tuple[UUID, Role]]
Row = TypeVar("Row", bound=SQLModel)

PERSON: Final = tuple(inspect(Person).columns)
GUEST: Final = tuple(inspect(Guest).columns)
WAS: Final[tuple[ColumnElement[Any], ...]] = (
    col(SignedIn.was_hash).label("was"),
    col(SignedIn.was_until).label("was_until"),
)


def _everything_behind(*, several: bool) -> Select[Any]:
    """The one query of every request: the session, who it is, and each role in force (a row a role); or of `several`
    requests that came at the same time.

    The session is found by its key, or by the key that it took the place of a moment ago (requests on their way).
    It asks for columns, of which `recognise` makes objects: asked for objects, the ORM takes twice as long.
    """
    key: Any = bindparam("key_hash", type_=String, expanding=several)
    now = bindparam("now", type_=db.UTC)
    in_force = col(Membership.ends_at).is_(None) | (col(Membership.ends_at) > now)
    key_hash, was_hash = col(SignedIn.key_hash), col(SignedIn.was_hash)
    is_key, was_key = (key_hash.in_(key), was_hash.in_(key)) if several else (key_hash == key, was_hash == key)
    was = was_key & (col(SignedIn.was_until) > now)
    row = (col(SignedIn.id), key_hash, col(SignedIn.standing))
    return (
        select(*row, col(Membership.network_id), col(Membership.role), *PERSON, *GUEST, *WAS)
        .select_from(SignedIn)
        .outerjoin(Person, col(Person.id) == col(SignedIn.person_id))
        .outerjoin(Guest, col(Guest.id) == col(SignedIn.guest_id))
        .outerjoin(Membership, (col(Membership.person_id) == col(SignedIn.person_id)) & in_force)
        .where(is_key | was, col(SignedIn.expires_at) > now)
    )


BEHIND: Final = _everything_behind(several=False)
BEHIND_SEVERAL: Final = _everything_behind(several=True)


async def recognise(key: str) -> Known | None:
    """Who the key stands for. When their roles have changed since it was given, the next page brings a new one."""
    key_hash = hashed(key)
    found = await db.hot_of(_behind, key_hash)
    if not found:
        return None
    row_id, row_hash, row_standing, *_role = found[0][:5]
    person, guest = made(Person, PERSON, found[0][5:]), made(Guest, GUEST, found[0][5 + len(PERSON) :])
    roles = frozenset((row[3], row[4]) for row in found if row[4] is not None)
    me = person or guest
    if me is None or (person and person.binned_at) or (guest and guest.removed_at):
        return None
    mark = standing(person, roles)
    visit = visiting()
    stale = row_hash == key_hash and row_standing != mark and visit is not None and visit.renewable
    return Known(me=me, session_id=row_id, roles=roles, renewed=await _renew(row_id, row_hash, mark) if stale else None)


async def begin(
    session: db.Session, who: Person | Guest, *, device: str, until: datetime | None = None
) -> tuple[SignedIn, str]:
    """A new session for `who`; its key is given back once and never stored. `until`: no longer than that."""
    key = session_key()
    person = who if isinstance(who, Person) else None
    days = PERSON_DAYS if person else GUEST_DAYS
    row = SignedIn(
        key_hash=hashed(key),
        person_id=person.id if person else None,
        guest_id=None if person else who.id,
        device=device,
        standing=standing(person, await roles_of(session, person) if person else frozenset()),
        expires_at=until or clock.now() + timedelta(days=days),
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


def _behind(connection: Connection, keys: Sequence[str]) -> dict[str, list[Any]]:
    """For each key: session, role in force, person and guest, column by column; a row for each role."""
    now = clock.now()
    if len(keys) == 1:
        return {keys[0]: list(connection.execute(BEHIND, {"key_hash": keys[0], "now": now}))}
    found: dict[str, list[Any]] = {key: [] for key in keys}
    for row in connection.execute(BEHIND_SEVERAL, {"key_hash": keys, "now": now}):
        if (mine := found.get(row[1])) is not None:
            mine.append(row)
        if row.was_until is not None and row.was_until > now and (mine := found.get(row.was)) is not None:
            mine.append(row)
    return found


def made(kind: type[Row], columns: Sequence[Column[Any]], values: Sequence[Any]) -> Row | None:
    """The row of these columns as the ORM would have loaded it, in half the time; a session takes it in by `add`."""
    given = {column.key: value for column, value in zip(columns, values, strict=False)}
    if given["id"] is None:
        return None
    one: Row = inspect(kind).class_manager.new_instance()
    one.__dict__.update(given)
    make_transient_to_detached(one)
    return one


async def _renew(row_id: UUID, was: str, mark: str) -> str | None:
    """Give the session a new key. Of several requests at once, one does it; the others stay as they are.

    A database that cannot be written just now hinders nobody from reading: the next page tries again.
    """
    key = session_key()
    try:
        async with db.writing() as session:
            changed = await session.execute(
                update(SignedIn)
                .where(col(SignedIn.id) == row_id, col(SignedIn.key_hash) == was)
                .values(key_hash=hashed(key), was_hash=was, was_until=clock.now() + GRACE, standing=mark)
            )
            await session.commit()
    except (db.Busy, OperationalError):
        return None
    return key if changed.rowcount == 1 else None  # type: ignore[attr-defined]
