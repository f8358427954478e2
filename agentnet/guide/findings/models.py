"""Who wrote which revision of a finding."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Stamped, freeze


class FindingRevision(Stamped, table=True):
    """When a finding got the words of its source's revision `n`, and from whom. The words are with the source."""

    __table_args__ = (UniqueConstraint("finding_id", "n"),)

    finding_id: UUID = Column(foreign_key="finding.id", index=True)
    n: int
    by: UUID | None = Column(default=None, foreign_key="person.id")


freeze(FindingRevision)
