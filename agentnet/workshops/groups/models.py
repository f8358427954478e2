"""What a groups activity asks of its groups: how they are mixed, and what each one's board is like."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field as Column

from agentnet.db import UTC, Versioned, choice
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import Layout


class GroupWork(Versioned, table=True):
    """One per groups activity. Where the groups and their boards are made from; afterwards each lives its own life."""

    activity_id: UUID = Column(foreign_key="activity.id", unique=True)
    together: bool = Column(default=False, description="Remote people have groups of their own.")
    turn: int = Column(default=0, description="How often people have been dealt: each time differently.")
    before: dict[str, Any] = Column(default_factory=dict, sa_type=JSON, description="How it all was before that.")
    gathered_at: datetime | None = Column(default=None, sa_type=UTC, description="Everybody looks at the results.")
    gathered_by: UUID | None = Column(
        default=None, foreign_key="person.id", description="In whose name late ones come."
    )
    layout: Layout = Column(default=Layout.COLUMNS, sa_type=choice(Layout))
    names: list[str] = Column(default_factory=list, sa_type=JSON, description="Sections; empty: the layout's own.")
    rows: list[str] = Column(default_factory=list, sa_type=JSON, description="The roles of a journey.")
    offers: Offer = Column(default=Offer.CHOOSE, sa_type=choice(Offer))
    votes_each: int = 3
    several: bool = False
    moderated: bool = False
    comments: bool = True
    reactions: bool = True
    pictures: bool = True
