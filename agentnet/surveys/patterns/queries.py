"""Which questions a survey can be started from."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.surveys import queries
from agentnet.surveys.asking import Asking, Condition, Wording
from agentnet.surveys.flow import Kind
from agentnet.surveys.models import Survey
from agentnet.surveys.patterns.library import LIBRARY
from agentnet.surveys.patterns.models import SurveyPattern
from agentnet.words import LANGUAGES, Missing, _, using

LATEST = 30


async def own_patterns(session: Session, network_id: UUID, *, binned: bool = False) -> list[SurveyPattern]:
    """A network's own sets of questions, by name; or those that were removed."""
    gone = col(SurveyPattern.binned_at).is_not(None) if binned else col(SurveyPattern.binned_at).is_(None)
    rows = await session.scalars(
        select(SurveyPattern).where(SurveyPattern.network_id == network_id, gone).order_by(col(SurveyPattern.name))
    )
    return list(rows)


async def own_pattern(session: Session, network_id: UUID, pattern_id: UUID) -> SurveyPattern:
    """Raises `Missing` unless it is the network's own."""
    found = await session.get(SurveyPattern, pattern_id)
    if found is None or found.network_id != network_id:
        raise Missing
    return found


async def earlier_surveys(session: Session, survey: Survey) -> list[Survey]:
    """The network's other surveys, the latest first. Those of feedback are alike: the latest stands for all."""
    rows = await session.scalars(
        select(Survey)
        .where(Survey.network_id == survey.network_id, Survey.id != survey.id)
        .order_by(col(Survey.created_at).desc())
        .limit(LATEST * 3)
    )
    found, feedback = [], False
    for one in rows:
        if one.kind is Kind.FEEDBACK and feedback:
            continue
        feedback |= one.kind is Kind.FEEDBACK
        found.append(one)
    return found[:LATEST]


async def questions_in(session: Session, survey: Survey, begin: str) -> list[Asking]:
    """The questions that `begin` names: a key of the library, the id of an own set, or that of another survey.

    Raises:
        Missing: none of them, or another network's.
    """
    if begin in LIBRARY:
        return [said(asking, survey.languages[0]) for asking in LIBRARY[begin].questions]
    try:
        id = UUID(begin)
    except ValueError as wrong:
        raise Missing from wrong
    earlier = await session.get(Survey, id)
    if earlier is not None and earlier.network_id == survey.network_id:
        return [Asking.of(question) for question in await queries.questions_of(session, earlier.id)]
    own = await own_pattern(session, survey.network_id, id)
    if own.binned_at is not None:
        raise Missing
    return [Asking.model_validate(question) for question in own.questions]


def said(asking: Asking, first: str) -> Asking:
    """A question of the library in the words of `first`, with those of the other languages beside it."""
    words = {language: _wording(asking, language) for language in LANGUAGES}
    own = words.pop(first)
    condition = asking.shown_if
    if condition:
        condition = Condition(key=condition.key, one_of=tuple(_word(one, first) or one for one in condition.one_of))
    shown = {
        "label": own.label or asking.label,
        "help": own.help or asking.help,
        "unit": own.unit or asking.unit,
        "options": tuple(one or asking.options[n] for n, one in enumerate(own.options)),
        "rows": tuple(one or asking.rows[n] for n, one in enumerate(own.rows)),
    }
    return asking.model_copy(update={**shown, "shown_if": condition, "texts": words})


def _wording(asking: Asking, language: str) -> Wording:
    return Wording(
        label=_word(asking.label, language),
        help=_word(asking.help, language),
        options=tuple(_word(one, language) for one in asking.options),
        rows=tuple(_word(one, language) for one in asking.rows),
        unit=_word(asking.unit, language),
    )


def _word(text: str, language: str) -> str:
    """A text of the library in another language; nothing where it has not been translated yet."""
    with using(language):
        said = _(text)
    return said if said != text or language == LANGUAGES[0] else ""
