"""What the pages of workshops ask for. Times are Finnish time on the form, UTC inside."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from agentnet.web import Entry, Form, Line, Text
from agentnet.words import N_, _
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.flow import ActivityKind, Attendance, Stage
from agentnet.workshops.models import Workshop

HELSINKI: Final = ZoneInfo("Europe/Helsinki")


def _link(value: str) -> str:
    if value and not value.startswith("https://"):
        raise ValueError(N_("Kokouksen osoite alkaa https://"))
    return value


class WorkshopForm(Form):
    title: Line
    purpose: Text = ""
    day: date
    starts: time
    ends: time
    place: Line = ""
    remote_url: Annotated[Line, AfterValidator(_link)] = ""
    places: Annotated[int, Field(ge=1, le=10_000)] | None = None
    theme_id: UUID | None = None
    version: int = 1

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, HELSINKI)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.ends, HELSINKI)


def judge(entry: Entry[WorkshopForm], themes: Collection[UUID]) -> Entry[WorkshopForm]:
    """What one field alone cannot tell. `themes` are those that may be chosen."""
    if entry.ok and entry.value.ends <= entry.value.starts:
        entry.refuse("ends", _("Päättymisajan pitää olla alkamisajan jälkeen."))
    if entry.ok and entry.value.theme_id and entry.value.theme_id not in themes:
        entry.refuse("theme_id", _("Valitse teema uudelleen."))
    return entry


def filled(workshop: Workshop) -> Entry[WorkshopForm]:
    """The form as the workshop stands."""
    starts, ends = workshop.starts_at.astimezone(HELSINKI), workshop.ends_at.astimezone(HELSINKI)
    return Entry.blank(
        WorkshopForm,
        title=workshop.title,
        purpose=workshop.purpose,
        day=starts.date(),
        starts=starts.strftime("%H:%M"),
        ends=ends.strftime("%H:%M"),
        place=workshop.place,
        remote_url=workshop.remote_url,
        places=workshop.places,
        theme_id=workshop.theme_id,
        version=workshop.version,
    )


class RegisterForm(Form):
    attendance: Attendance


class StageForm(Form):
    stage: Stage


class ActivityForm(Form):
    kind: ActivityKind
    title: Line
    instruction: Text = ""
    minutes: Annotated[int, Field(ge=1, le=480)] = 15
    sections: Text = ""
    votes: Annotated[int, Field(ge=0, le=20)] = 3

    @property
    def section_names(self) -> tuple[str, ...]:
        """One section a line, at most twelve."""
        lines = (" ".join(line.split())[:80] for line in self.sections.splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))[:12]


class OrderForm(Form):
    activity_id: UUID
    way: Line


class StartForm(Form):
    activity_id: UUID


class PhaseForm(Form):
    phase: Phase
    nonce: UUID | None = None


class DoorForm(Form):
    act: Line


class RemoveForm(Form):
    participant_id: UUID


class CodeForm(Form):
    code: Line


class NameForm(Form):
    name: Annotated[Line, Field(max_length=60)]
