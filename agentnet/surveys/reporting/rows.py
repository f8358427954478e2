"""Rows that files need beside the published figures: a trend's sheet, and the answers of a named survey one by one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.sources.queries import text_of
from agentnet.surveys import queries
from agentnet.surveys.asking import FREE, Asking
from agentnet.surveys.flow import Anonymity
from agentnet.surveys.models import Answer, AnswerValue, Survey
from agentnet.surveys.questions import text_of as words_of
from agentnet.surveys.reporting import telling
from agentnet.surveys.reporting.book import STATES, Sheet, Value
from agentnet.surveys.reporting.shapes import Figures
from agentnet.surveys.reporting.trend import Followed, Track
from agentnet.words import Missing, _


def trend_sheet(waves: Sequence[Figures], found: Sequence[Followed]) -> Sheet:
    """Every followed share, group and wave on a row of its own."""
    names = [_("Seurattava"), _("Ryhmittely"), _("Ryhmä"), _("Kierros"), _("Suljettu"), _("Tila"), _("Osuus")]
    head = (*names, _("Vastaajia"), _("Kutsuttuja"), _("Keskiarvo"))
    rows: list[tuple[Value, ...]] = []
    for one in found:
        rows += _track(waves, one, _("kaikki"), one.whole)
        for kind, tracks in one.groups.items():
            for track in tracks:
                rows += _track(waves, one, _(telling.BREAKDOWN_NAMES[kind]), track)
    return Sheet(_("Kehitys"), head, rows, (50, 20, 32, 14, 12, 28, 9, 10, 11, 11))


def _track(waves: Sequence[Figures], one: Followed, kind: str, track: Track) -> list[tuple[Value, ...]]:
    found: list[tuple[Value, ...]] = []
    for wave, spot, broken in zip(waves, track.spots, one.breaks, strict=True):
        state = _(STATES[spot.state]) + (f" ({_('sanamuoto muuttui')})" if broken else "")
        share = None if spot.share is None else round(spot.share / 100, 4)
        name = wave.wave_name or str(wave.wave)
        mean = None if spot.mean is None else round(spot.mean, 2)
        found.append((one.label, kind, track.name, name, wave.closed_on, state, share, spot.whole, spot.asked, mean))
    return found


async def answer_rows(session: Session, survey: Survey) -> tuple[list[str], list[list[Value]]]:
    """A head, and a row for each answer with its giver's name: of a named survey only.

    Raises:
        Missing: the survey promised otherwise.
    """
    if survey.anonymity is not Anonymity.NAMED:
        raise Missing
    questions = await queries.questions_of(session, survey.id)
    people = await session.execute(
        select(col(Answer.id), col(Person.name))
        .outerjoin(Person, col(Person.id) == col(Answer.person_id))
        .where(col(Answer.survey_id) == survey.id)
        .order_by(col(Person.name), col(Answer.id))
    )
    rows = await session.scalars(
        select(AnswerValue)
        .join(Answer, col(Answer.id) == col(AnswerValue.answer_id))
        .where(col(Answer.survey_id) == survey.id)
        .order_by(col(AnswerValue.part), col(AnswerValue.place))
    )
    values = list(rows)
    texts = await text_of(session, [row.id for row in values if row.value is None])
    asked = {question.id: Asking.of(question) for question in questions}
    said: dict[tuple[object, object], list[str]] = {}
    for row in values:
        asking = asked[row.question_id]
        words = texts.get(row.id, "") if asking.kind in FREE else words_of(asking, row.value)
        said.setdefault((row.answer_id, row.question_id), []).append(words)
    head = [_("Vastaaja"), *(question.label for question in questions)]
    return head, [
        [name or "", *("\n".join(said.get((answer_id, question.id), [])) for question in questions)]
        for answer_id, name in people
    ]
