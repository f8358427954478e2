"""A workshop's own facts. Times are Finnish time on the form, UTC inside."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from agentnet import clock
from agentnet.web import Entry, Form, Line, Text
from agentnet.words import N_, _
from agentnet.workshops.flow import Stage
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
    remind_days: Annotated[int, Field(ge=0, le=30)] = 3
    late_days: Annotated[int, Field(ge=0, le=60)] = 5
    begin: Line = ""
    version: int = 1

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, HELSINKI)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.ends, HELSINKI)


def judge(
    entry: Entry[WorkshopForm], themes: Collection[UUID], workshop: Workshop | None = None
) -> Entry[WorkshopForm]:
    """What one field alone cannot tell. `themes` are those that may be chosen, `workshop` the one that is changed."""
    if entry.ok and entry.value.ends <= entry.value.starts:
        entry.refuse("ends", _("Päättymisajan pitää olla alkamisajan jälkeen."))
    if entry.ok and entry.value.theme_id and entry.value.theme_id not in themes:
        entry.refuse("theme_id", _("Valitse teema uudelleen."))
    if entry.ok and entry.value.ends_at <= clock.now() and _is_new_time(entry.value, workshop):
        entry.refuse("day", _("Aika on jo mennyt. Valitse tuleva päivä."))
    return entry


def _is_new_time(form: WorkshopForm, workshop: Workshop | None) -> bool:
    """Whether people are still to come at this time. What has been held may be written down as it was."""
    if workshop is None:
        return True
    moved = (form.starts_at, form.ends_at) != (workshop.starts_at, workshop.ends_at)
    return moved and workshop.stage not in (Stage.LIVE, Stage.CLOSED)


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
        remind_days=workshop.remind_days,
        late_days=workshop.late_days,
        version=workshop.version,
    )


def again(workshop: Workshop, starts_at: datetime) -> Entry[WorkshopForm]:
    """A form for one more workshop like this one: its programme and settings, at another time, on no theme yet."""
    entry = filled(workshop)
    starts, lasts = starts_at.astimezone(HELSINKI), workshop.ends_at - workshop.starts_at
    ends = (starts_at + lasts).astimezone(HELSINKI)
    entry.typed |= {"day": [starts.date().isoformat()], "begin": [str(workshop.id)], "theme_id": [], "version": ["1"]}
    entry.typed |= {"starts": [starts.strftime("%H:%M")], "ends": [ends.strftime("%H:%M")]}
    return entry
