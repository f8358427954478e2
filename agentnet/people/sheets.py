"""The list of people, and the list for fees, as tables that leave the house."""

from collections.abc import Sequence
from typing import Final

from litestar import Response

from agentnet.network import wording
from agentnet.people.fees import Attended
from agentnet.people.flow import STATES
from agentnet.people.roll import Listed
from agentnet.tables import Table
from agentnet.web.formats import day
from agentnet.web.phones import phone
from agentnet.words import _

MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_of(people: Sequence[Listed]) -> Table:
    heads = (
        _("Nimi"),
        _("Sähköposti"),
        _("Puhelin"),
        _("Nimike"),
        _("Roolit"),
        _("Tila"),
        _("Yksikkö"),
        _("Alue"),
        _("Ala"),
        _("Työpari"),
    )
    return Table(_("Ihmiset"), heads, tuple(_row(one) for one in people))


def _row(one: Listed) -> tuple[str, ...]:
    place = one.place
    where = (place.unit, place.region, _(wording.FIELDS[place.field])) if place else (one.organisation, "", "")
    roles = ", ".join(_(wording.ROLES[role]) for role in one.roles)
    return (one.name, one.email, phone(one.phone), one.title, roles, _(STATES[one.state]), *where, one.pair)


def fee_table(people: Sequence[Attended]) -> Table:
    """A line for each time: who, when, which workshop, how many hours. Nothing else belongs to a payroll."""
    heads = (_("Nimi"), _("Päivä"), _("Työpaja"), _("Tunteja"))
    rows = tuple((one.name, day(each.day), each.title, each.hours) for one in people for each in one.times)
    return Table(_("Palkkiolista"), heads, rows)


def file(content: bytes, name: str) -> Response[bytes]:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=MEDIA[name.rpartition(".")[2]], headers=headers)
