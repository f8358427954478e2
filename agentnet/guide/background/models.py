"""Background material: a reference that is a source of the thread, with its link."""

from datetime import date
from uuid import UUID

from sqlmodel import Field as Column

from agentnet.db import Binned, Versioned, choice
from agentnet.guide.background.flow import BackgroundKind


class Background(Versioned, Binned, table=True):
    """Its `id` is its source's: what is cited is a revision of the source, the link leads to the present one."""

    id: UUID = Column(primary_key=True, foreign_key="source.id")
    network_id: UUID = Column(foreign_key="network.id", index=True)
    kind: BackgroundKind = Column(sa_type=choice(BackgroundKind))
    reference: str
    link: str = ""
    dated: date | None = None
    why: str = ""
    by: UUID | None = Column(default=None, foreign_key="person.id")
