"""How many answers each code has, as it may be told: on the page of results and in its workbook."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.surveys.coding.models import Coding
from agentnet.surveys.coding.queries import AGREED, codes_of, is_open, rows_of
from agentnet.surveys.coding.rules import TONES, Told, by_text, told
from agentnet.surveys.coding.themes import how_many
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.reporting.book import Sheet
from agentnet.surveys.reporting.keeping import figures_for
from agentnet.surveys.results import Result, Results, writers_among
from agentnet.words import _


class Line(NamedTuple):
    """A code and what may be told of it; `number` only where it may."""

    name: str
    description: str
    sign: str
    tone: str
    said: str
    number: int | None


def may_read(found: Results) -> bool:
    """Those who read every text; and the members, when the results have been shared with them."""
    return found.eyes.leads or found.shared is not None


async def counts_of(session: Session, survey: Survey) -> dict[UUID, list[Line]]:
    """Question → its codes, those of which most is told first. What two still code apart is not told.

    Raises:
        Refused: the survey has not closed yet.
    """
    enough = {one.key for one in (await figures_for(session, survey)).questions if one.enough}
    codings = await session.execute(
        select(Coding, col(Question.key))
        .join(Question, col(Question.id) == col(Coding.question_id))
        .where(col(Coding.survey_id) == survey.id)
    )
    told = [coding for coding, key in codings if key in enough and (not coding.by_two or is_open(coding))]
    found = {coding.question_id: await _lines(session, coding) for coding in told}
    return {question: lines for question, lines in found.items() if lines}


async def _lines(session: Session, coding: Coding) -> list[Line]:
    every = await codes_of(session, coding.id)
    alive = [code for code in every.values() if code.binned_at is None]
    rows = [(row.source_id, row.code_id) for row in await rows_of(session, every, AGREED) if row.held]
    on = by_text(rows, {id: code.into_id for id, code in every.items()}, {code.id for code in alive})
    groups = {code.id: [text for text, codes in on.items() if code.id in codes] for code in alive}
    numbers, everybody = await writers_among(session, coding.question_id, groups)
    lines = []
    for code in alive:
        n = numbers[code.id]
        number = n if told(n, everybody) is Told.NUMBER else None
        lines.append(Line(code.name, code.description, TONES[code.tone], code.tone, how_many(n, everybody), number))
    return sorted(lines, key=lambda line: (-(line.number or 0), line.name.casefold()))


def sheet(results: Sequence[Result], counts: Mapping[UUID, Sequence[Line]]) -> Sheet | None:
    """The codes as a sheet; none when nothing is coded."""
    rows = [
        (result.question.label, line.name, line.description, line.said, line.number)
        for result in results
        for line in counts.get(result.question.id, ())
    ]
    head = (_("Kysymys"), _("Koodi"), _("Kuvaus"), _("Vastauksia"), _("Lukumäärä"))
    return Sheet(_("Koodit"), head, list(rows), (40, 30, 50, 24, 11)) if rows else None
