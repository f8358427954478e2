"""The organisation and the people: county, areas, regions, units; networks, memberships, nominations, pairs, themes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field as Column

from agentnet.db import UTC, Binned, Row, Stamped, Versioned, choice
from agentnet.network.flow import Channel, Field, NetworkKind, Role, Stage


class County(Row, table=True):
    """A wellbeing services county. `level_names` are its own words for its levels, outermost first; the last one is
    also `area_name`: areas of that level carry the field and have the units.
    """

    name: str
    area_name: str = "palvelualue"
    level_names: list[str] = Column(default_factory=lambda: ["palvelualue"], sa_type=JSON)


class Area(Row, table=True):
    """A service area of a county, in one field; its director approves chapters that concern it.

    `level` is counted from the innermost: 0 has a field and units, what is above it holds other areas only.
    """

    county_id: UUID = Column(foreign_key="county.id", index=True)
    name: str
    field: Field = Column(sa_type=choice(Field))
    parent_id: UUID | None = Column(default=None, foreign_key="area.id", index=True)
    level: int = 0
    code: str = Column(default="", description="Its id in the county's own register.")
    valid_from: date | None = None
    valid_to: date | None = Column(default=None, description="The last day.")


class Region(Row, table=True):
    """A part of the county's map, across areas."""

    county_id: UUID = Column(foreign_key="county.id", index=True)
    name: str
    place: int = 0
    code: str = ""


class Unit(Row, table=True):
    """A workplace: in one area and one region, with dates, and a successor when it was reorganised."""

    area_id: UUID = Column(foreign_key="area.id", index=True)
    region_id: UUID = Column(foreign_key="region.id", index=True)
    name: str
    code: str = Column(default="", description="Its id in the county's own register.")
    headcount: int | None = None
    valid_from: date | None = None
    valid_to: date | None = Column(default=None, description="The last day.")
    successor_id: UUID | None = Column(
        default=None, foreign_key="unit.id", index=True, description="The main one; others are in `Succession`."
    )


class Person(Stamped, Binned, table=True):
    """Somebody who can sign in. Roles are per network (`Membership`); only `is_administrator` is installation-wide."""

    name: str
    email: str | None = Column(
        default=None, unique=True, description="Lower case; empty for people who sign in by code."
    )
    phone: str = Column(default="", description="E.164; for coordinators of the person's networks, to call.")
    title: str = ""
    organisation: str = ""
    language: str = "fi"
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id", index=True)
    is_administrator: bool = False


class Network(Versioned, table=True):
    """A group that develops together; each network owns its themes, workshops, surveys and guides.

    `county_id` is its home; a network that spans more has their `NetworkCounty` rows.
    """

    county_id: UUID = Column(foreign_key="county.id", index=True)
    name: str
    kind: NetworkKind = Column(default=NetworkKind.AGENTS, sa_type=choice(NetworkKind))
    purpose: str = ""
    story_theme: bool = True
    languages: list[str] = Column(default_factory=lambda: ["fi"], sa_type=JSON)
    starts_on: date | None = None
    ends_on: date | None = None
    archived_at: datetime | None = Column(default=None, sa_type=UTC)


class NetworkCounty(Row, table=True):
    """A county that a network spans besides its home."""

    __table_args__ = (UniqueConstraint("network_id", "county_id"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    county_id: UUID = Column(foreign_key="county.id", index=True)


class Membership(Stamped, table=True):
    """A person's role in a network. One person may hold several roles; an ended one keeps its row."""

    __table_args__ = (UniqueConstraint("network_id", "person_id", "role"),)

    network_id: UUID = Column(foreign_key="network.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)
    role: Role = Column(sa_type=choice(Role))
    area_id: UUID | None = Column(default=None, foreign_key="area.id", description="A director's or manager's area.")
    code_name: str = Column(default="", description="Peitenimi: a pseudonym, never called anonymous.")
    starts_on: date | None = Column(default=None, description="The term of office: its first day,")
    ends_on: date | None = Column(default=None, description="and its last one; `ends_at` is the midnight after it.")
    paused_from: date | None = None
    paused_to: date | None = Column(default=None, description="The last day of the pause; empty: until told otherwise.")
    ends_at: datetime | None = Column(default=None, sa_type=UTC)
    phone_hidden: bool = Column(default=False, description="Added by address alone: their number is not shown here.")


class Supervision(Row, table=True):
    """A unit that a supervisor (or manager) answers for in a network."""

    __table_args__ = (UniqueConstraint("membership_id", "unit_id"),)

    membership_id: UUID = Column(foreign_key="membership.id", index=True)
    unit_id: UUID = Column(foreign_key="unit.id", index=True)


class NominationRequest(Versioned, table=True):
    """A coordinator asks one supervisor to nominate for a unit, an area or a region, by a day."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    supervisor_id: UUID = Column(foreign_key="person.id", index=True)
    asked_by: UUID = Column(foreign_key="person.id")
    unit_id: UUID | None = Column(default=None, foreign_key="unit.id")
    area_id: UUID | None = Column(default=None, foreign_key="area.id")
    region_id: UUID | None = Column(default=None, foreign_key="region.id")
    message: str = ""
    due_on: date
    answered_at: datetime | None = Column(default=None, sa_type=UTC, description="Nominated, or has nobody now.")
    nobody: bool = Column(default=False, description="The supervisor has nobody to nominate now.")
    withdrawn_at: datetime | None = Column(default=None, sa_type=UTC)


class Nomination(Versioned, table=True):
    """A proposal that somebody should become an agent, by a supervisor or by themselves (`nominated_by`)."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    unit_id: UUID = Column(foreign_key="unit.id", index=True)
    name: str
    email: str
    phone: str = ""
    why: str = ""
    role: Role = Column(default=Role.AGENT, sa_type=choice(Role))
    stage: Stage = Column(default=Stage.PROPOSED, sa_type=choice(Stage))
    nominated_by: UUID = Column(foreign_key="person.id", index=True)
    person_id: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    carer_id: UUID | None = Column(
        default=None, foreign_key="person.id", index=True, description="The supervisor whom it was passed to."
    )
    entered_by: UUID | None = Column(
        default=None, foreign_key="person.id", description="The coordinator who wrote it down for the supervisor,"
    )
    channel: Channel | None = Column(default=None, sa_type=choice(Channel), description="who had told it by this way,")
    told_on: date | None = Column(default=None, description="on this day.")
    correction: str = Column(default="", description="What the supervisor says is wrong in it.")
    request_id: UUID | None = Column(default=None, foreign_key="nominationrequest.id", index=True)
    succeeds_id: UUID | None = Column(
        default=None, foreign_key="person.id", index=True, description="Whose tasks and pair the new one inherits."
    )


class NominationStep(Stamped, table=True):
    """One step of a nomination: who took it, when, from what to what. Written once. A decline gives no reason."""

    nomination_id: UUID = Column(foreign_key="nomination.id", index=True)
    name: str
    was: Stage = Column(sa_type=choice(Stage, "was"))
    now: Stage = Column(sa_type=choice(Stage, "now"))
    by: UUID | None = Column(default=None, foreign_key="person.id", description="Empty: the invited person, or time.")


class Invitation(Stamped, table=True):
    """The mailed key to accept or decline: its hash only, 14 days, used once."""

    nomination_id: UUID = Column(foreign_key="nomination.id", index=True)
    token_hash: str = Column(unique=True)
    expires_at: datetime = Column(sa_type=UTC)
    used_at: datetime | None = Column(default=None, sa_type=UTC)


class Pair(Stamped, table=True):
    """A SOTE pair: one from social care, one from health care, in one network."""

    __table_args__ = (
        UniqueConstraint("network_id", "social_id", "health_id"),
        CheckConstraint("social_id <> health_id", name="two_people"),
    )

    network_id: UUID = Column(foreign_key="network.id", index=True)
    social_id: UUID = Column(foreign_key="person.id", index=True)
    health_id: UUID = Column(foreign_key="person.id", index=True)
    batch_id: UUID | None = Column(default=None, index=True, description="Pairs of one proposal are undone together.")
    made_at: datetime | None = Column(default=None, sa_type=UTC, description="When it was made, the last time.")
    ends_at: datetime | None = Column(default=None, sa_type=UTC)


class Theme(Versioned, Binned, table=True):
    """A theme of the year, in order; `source_id` names the wish it grew from, if one."""

    network_id: UUID = Column(foreign_key="network.id", index=True)
    title: str
    why: str = ""
    place: int = 0
    year: int
    source_id: UUID | None = None


class ThemePriority(Stamped, table=True):
    """A director finds this theme important for their area."""

    __table_args__ = (UniqueConstraint("theme_id", "person_id"),)

    theme_id: UUID = Column(foreign_key="theme.id", index=True)
    person_id: UUID = Column(foreign_key="person.id", index=True)


class Audit(Stamped, table=True):
    """A privileged act: who did what to which thing. Never edited, never deleted by people."""

    by: UUID | None = Column(default=None, foreign_key="person.id", index=True)
    network_id: UUID | None = Column(default=None, foreign_key="network.id", index=True)
    verb: str
    kind: str
    object_id: UUID | None = Column(default=None, index=True)
    detail: str = ""


class StoredFile(Stamped, table=True):
    """A file by its hash: the bytes live in the store (`var/files` or S3), the row says what they are."""

    sha256: str = Column(unique=True)
    media_type: str
    size: int = Column(description="bytes")
    name: str = ""
