"""The list of people as a table that a Finnish Excel opens. Text is text, never a formula."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from agentnet.cells import guarded
from agentnet.words import N_, _
from agentnet.workshops.models import Participant
from agentnet.workshops.people.flow import NAMES
from agentnet.workshops.people.queries import Attendee

FIELDS: Final = {"social": N_("Sosiaalihuolto"), "health": N_("Terveydenhuolto"), "common": N_("Yhteinen")}


def csv_bytes(members: Sequence[Attendee], outsiders: Sequence[Participant]) -> bytes:
    """UTF-8 with a byte order mark, semicolons and line ends as Excel wants them here."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow((_("Nimi"), _("Alue"), _("Ala"), _("Vastaus"), _("Mukana")))
    writer.writerows([guarded(cell) for cell in row] for row in _rows(members, outsiders))
    return ("\ufeff" + out.getvalue()).encode()


def _rows(members: Sequence[Attendee], outsiders: Sequence[Participant]) -> Iterator[tuple[str, ...]]:
    for one in members:
        place = (one.place.region, _(FIELDS.get(one.place.field.value, ""))) if one.place else ("", "")
        yield one.person.name, *place, _(NAMES[one.answer]), _("kyllä") if one.present else _("ei")
    for who in outsiders:
        yield who.name, "", "", _("pöytä") if who.proxy else _("vieras"), _("kyllä")
