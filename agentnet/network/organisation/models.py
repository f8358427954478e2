"""What happens to the organisation: further successors, planned names, imports, each change; and goals of coverage."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Row, Stamped, choice
from agentnet.network.flow import Field
from agentnet.network.organisation.flow import ImportStage, Thing


class Succession(Row, table=True):
    """A further unit in which an ended one goes on; the main one is its `successor_id`."""

    __table_args__ = (UniqueConstraint("unit_id", "successor_id"),)

    unit_id: UUID = Column(foreign_key="unit.id", index=True)
    successor_id: UUID = Column(foreign_key="unit.id", index=True)


class PlannedName(Stamped, table=True):
    """A name that a unit takes on a day to come; `taken_at` when it has."""

    unit_id: UUID = Column(foreign_key="unit.id", index=True)
    name: str
    since: date
    by: UUID | None = Column(default=None, foreign_key="person.id")
    taken_at: datetime | None = Column(default=None, sa_type=UTC)


class OrganisationImport(Stamped, table=True):
    """A file of units: its cells and its preview (packed) until it is in use, then its counts only."""

    county_id: UUID = Column(foreign_key="county.id", index=True)
    by: UUID = Column(foreign_key="person.id", index=True)
    file_name: str
    stage: ImportStage = Column(default=ImportStage.COLUMNS, sa_type=choice(ImportStage))
    columns: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="Column's number → what it is.")
    ends_missing: bool = False
    sheet: bytes | None = None
    plan: bytes | None = None
    mark: str = Column(default="", description="Of the organisation that the preview was made for.")
    added: int = 0
    changed: int = 0
    ended: int = 0
    same: int = 0
    errors: int = 0
    applied_at: datetime | None = Column(default=None, sa_type=UTC)
    undone_at: datetime | None = Column(default=None, sa_type=UTC)
    undone_by: UUID | None = Column(default=None, foreign_key="person.id")


class OrganisationChange(Stamped, table=True):
    """One change of one thing: its values before and after (`before` empty: it was added). Written once."""

    county_id: UUID = Column(foreign_key="county.id", index=True)
    import_id: UUID | None = Column(default=None, foreign_key="organisationimport.id", index=True)
    place: int = Column(default=0, description="In its import.")
    thing: Thing = Column(sa_type=choice(Thing))
    object_id: UUID = Column(index=True)
    name: str = ""
    before: dict[str, Any] | None = Column(default=None, sa_type=JSON)
    after: dict[str, Any] | None = Column(default=None, sa_type=JSON)
    by: UUID | None = Column(default=None, foreign_key="person.id")


class CoverageGoal(Row, table=True):
    """How many agents a network wants from a region: of a field, or (with `area_id`) of one area."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    region_id: UUID = Column(foreign_key="region.id", index=True)
    field: Field = Column(sa_type=choice(Field))
    area_id: UUID | None = Column(default=None, foreign_key="area.id")
    needed: int
