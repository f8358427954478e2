"""The pictures of a guide: for figures, chapter openings, covers and logos."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import Binned, Versioned


class GuidePicture(Versioned, Binned, table=True):
    """A picture that chapters name: `![words](palaveri.webp)`. Cleaned and kept by its hash in `files`.

    A picture is never changed under its name: another one gets a name of its own, so an approval knows what it saw.
    """

    __table_args__ = (UniqueConstraint("guide_id", "name"),)

    guide_id: UUID = Column(foreign_key="guide.id", index=True)
    name: str
    alt: str = Column(description="What it shows, for one who cannot see it: offered when it is put in a chapter.")
    sha256: str
    media_type: str = "image/webp"
    width: int
    height: int
    by: UUID = Column(foreign_key="person.id")
