"""Who is at the door: sessions, mailed links, guests. Every secret is stored as a hash."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped


class Guest(Stamped, table=True):
    """Somebody who joined a workshop by its code, with a name of their own and no account."""

    name: str
    token_hash: str = Column(unique=True, description="Of the token that brings the same guest back.")
    removed_at: datetime | None = Column(default=None, sa_type=UTC)


class SignedIn(Stamped, table=True):
    """A session: a person or a guest behind one cookie, whose hash is kept."""

    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name="person_or_guest"),)

    key_hash: str = Column(unique=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    guest_id: UUID | None = Column(default=None, foreign_key="guest.id", index=True)
    device: str = ""
    standing: str = Column(default="", description="Mark of the roles when the key was given: a change renews the key.")
    was_hash: str = Column(default="", index=True, description="The key before this one, good for a moment more.")
    was_until: datetime | None = Column(default=None, sa_type=UTC)
    expires_at: datetime = Column(sa_type=UTC)


class SignInLink(Stamped, table=True):
    """A mailed link: ten minutes, once, bound to the browser that asked (elsewhere a short code confirms)."""

    token_hash: str = Column(unique=True)
    code_hash: str = ""
    browser_hash: str = ""
    person_id: UUID = Column(foreign_key="person.id", index=True)
    next: str = "/"
    tries: int = 0
    expires_at: datetime = Column(sa_type=UTC)
    used_at: datetime | None = Column(default=None, sa_type=UTC)
