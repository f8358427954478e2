"""How somebody without e-mail signs in: a code on paper, of which hashes are kept."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field as Column

from agentnet.db import UTC, Stamped


class PaperCode(Stamped, table=True):
    """A slip for one person: a QR with 128 bits, and a code to type, whose first part only finds the row."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    made_by: UUID = Column(foreign_key="person.id")
    finder: str = Column(unique=True, description="The first four signs of the typed code: no secret.")
    code_hash: str = Column(description="Of the other eight signs, under the installation's key.")
    token_hash: str = Column(unique=True, description="Of the secret in the QR.")
    valid_to: date
    tries: int = Column(default=0, description="Wrong codes in a row: ten close the typed code, not the QR.")
    used_at: datetime | None = Column(default=None, sa_type=UTC)
    revoked_at: datetime | None = Column(default=None, sa_type=UTC)
