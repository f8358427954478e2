"""Answers as a table. Text is text, never a formula."""

from collections.abc import Sequence
from typing import Final

from agentnet.formats import moment
from agentnet.network.flow import Field
from agentnet.surveys.questions import Asking
from agentnet.tables import Cell, Table
from agentnet.tasks.answers import Answered
from agentnet.tasks.queries import Line
from agentnet.tasks.rules import STAGES
from agentnet.words import N_, _

FIELDS: Final = {
    Field.SOCIAL: N_("Sosiaalihuolto"),
    Field.HEALTH: N_("Terveydenhuolto"),
    Field.COMMON: N_("Yhteinen"),
}


def table_of(lines: Sequence[Line], found: Sequence[Answered], now: Sequence[Asking] = ()) -> Table:
    """One row an answer, a pair's once: who, from where, how it stands, and what was said to each question. The
    questions stand as they are asked `now`, in that order and words; what only earlier versions asked comes after.
    """
    by_task = {line.task.id: line for line in lines}
    asked = {one.key: one.label for one in now}
    asked |= {
        reply.asking.key: reply.asking.label for one in found for reply in one.replies if reply.asking.key not in asked
    }
    heads = (_("Nimi"), _("Yksikkö"), _("Alue"), _("Ala"), _("Vaihe"), _("Lähetetty"), _("Versio"))
    rows = tuple(
        (*_about(by_task[one.task.id], one), *(_said(one, key) for key in asked), _enclosed(one)) for one in found
    )
    return Table(_("Vastaukset"), (*heads, *asked.values(), _("Liitteet")), rows)


def _about(line: Line, one: Answered) -> tuple[Cell, ...]:
    place = line.place
    where = (place.unit, place.region, _(FIELDS[place.field])) if place else ("", "", "")
    return (one.names, *where, _(STAGES[one.task.stage]), moment(one.task.submitted_at), one.brief_n)


def _said(one: Answered, key: str) -> Cell:
    reply = next((reply for reply in one.replies if reply.asking.key == key), None)
    if reply is None:
        return ""
    return reply.value if isinstance(reply.value, int | float) else reply.text


def _enclosed(one: Answered) -> str:
    return "\n".join(other.alt or other.name for other in one.enclosed)
