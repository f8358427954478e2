"""What somebody wishes of their own badge."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Row


class BadgeWish(Row, table=True):
    """In this network the person's badge has their code name instead of their own."""

    __table_args__ = (UniqueConstraint("network_id", "person_id"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
