"""What the pages of waves ask for."""

from datetime import date, datetime, time
from typing import Final, Literal
from uuid import UUID

from agentnet.network.flow import Role
from agentnet.surveys.flow import Anonymity, Asked
from agentnet.surveys.forms import SurveyForm
from agentnet.web import Chosen, Entry, Form, Line, LongText
from agentnet.web.formats import HELSINKI
from agentnet.words import N_, _

ONLY_ANONYMOUS: Final = N_("Linkillä vastataan aina nimettömästi: palvelu ei tiedä, kuka linkin takana on.")


class WaveForm(SurveyForm):
    """A new survey: what it is, of whom it is asked, and whether it will be asked again."""

    asked: Asked = Asked.MEMBERS
    repeats: bool = False


class RolesForm(Form):
    roles: Chosen[Role] = []


class UnitsForm(Form):
    """The chosen units; headcounts travel beside them as `people-<unit>`."""

    units: Chosen[UUID] = []


class ListForm(Form):
    """Pasted lines; a file may come instead."""

    addresses: LongText = ""


class ScheduleForm(Form):
    """`opens_on`, `opens_time`: when it opens by itself; empty: by hand. `closes_on` is the last day to answer."""

    wave_name: Line = ""
    opens_on: date | None = None
    opens_time: time = time(9)
    closes_on: date | None = None
    reminders: Literal["0", "1", "2"] = "2"
    version: int = 1

    @property
    def opens_at(self) -> datetime | None:
        return datetime.combine(self.opens_on, self.opens_time, HELSINKI) if self.opens_on else None

    @property
    def closes_at(self) -> datetime | None:
        return datetime.combine(self.closes_on, time(23, 59), HELSINKI) if self.closes_on else None


class NextForm(Form):
    opens_on: date | None = None
    closes_on: date | None = None


class HandoverForm(Form):
    person_id: UUID


class OfferForm(Form):
    takes: Literal["yes", "no"]


def judge_wave(entry: Entry[WaveForm]) -> bool:
    """Who has no account is anonymous. True when nothing is wrong."""
    if entry.ok and entry.value.asked is not Asked.MEMBERS and entry.value.anonymity is not Anonymity.ANONYMOUS:
        entry.refuse("anonymity", _(ONLY_ANONYMOUS))
    return entry.ok


def judge_schedule(entry: Entry[ScheduleForm], now: datetime, *, draft: bool) -> bool:
    """Opening comes before closing, and neither has gone by. True when nothing is wrong."""
    if not entry.ok:
        return False
    form = entry.value
    if draft and form.opens_at is not None and form.opens_at <= now:
        entry.refuse("opens_on", _("Avautumisaika on jo mennyt. Valitse tuleva päivä, tai avaa kysely itse."))
    if form.closes_at is not None and form.closes_at <= now:
        entry.refuse("closes_on", _("Viimeinen vastauspäivä on jo mennyt. Valitse tuleva päivä."))
    if form.opens_at and form.closes_at and form.closes_at <= form.opens_at:
        entry.refuse("closes_on", _("Viimeinen vastauspäivä on ennen avautumista. Tarkista päivät."))
    return entry.ok
