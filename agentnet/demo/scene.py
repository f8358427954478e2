"""What the seeding hands from room to room: who is who and what is what by the short keys of the data modules."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Area, Network, Person, Region, Theme, Unit
from agentnet.workshops.models import Participant, Workshop

TUESDAY: Final = 1
FRIDAY: Final = 4
HELSINKI: Final = ZoneInfo("Europe/Helsinki")


@dataclass
class Scene:
    """One seeding. Sources are found by "board:number", "assignment:number" and "wish:person"."""

    session: Session
    now: datetime = field(default_factory=clock.now)
    network: Network = field(init=False)
    areas: dict[str, Area] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    workshops: dict[str, Workshop] = field(default_factory=dict)
    participants: dict[tuple[str, str], Participant] = field(default_factory=dict)
    sources: dict[str, UUID] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(HELSINKI).date()

    def day(self, days: int) -> date:
        """So many days from today; below zero is past, where nobody works at weekends."""
        day = self.today + timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY)) if days < 0 else day

    def tuesday(self, days: int) -> int:
        """The same, moved back to a Tuesday when it is past: that is when workshops are."""
        weekday = (self.today + timedelta(days=days)).weekday()
        return days - (weekday - TUESDAY) % 7 if days < 0 else days

    def at(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """That day, that time on a Finnish clock."""
        return datetime.combine(self.day(days), time(hour, minute), HELSINKI).astimezone(UTC)
