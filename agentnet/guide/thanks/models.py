"""What people have allowed."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Stamped


class NamePermission(Stamped, table=True):
    """Somebody's name may stand among the contributors of a network's guides. No row: it may not."""

    __table_args__ = (UniqueConstraint("network_id", "person_id"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
