"""Starting a survey from questions that there are, and keeping a survey's for later."""

from collections.abc import Sequence
from typing import Any

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.surveys import editing, queries
from agentnet.surveys.asking import Asking
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.patterns.models import SurveyPattern
from agentnet.words import N_, Refused, _


async def plant(session: Session, survey: Survey, asked: Sequence[Asking]) -> list[Question]:
    """Put these questions into the draft, after what is there. A key stays as it is where it is free.

    Raises:
        Refused: the survey has been opened.
    """
    taken = {question.key for question in await queries.questions_of(session, survey.id)}
    taken |= {gone.key for gone in await editing.removed_from(session, survey)}
    keys: dict[str, str] = {}
    planted = []
    for asking in asked:
        words = _words(asking)
        if condition := words["shown_if"]:
            looked = keys.get(condition["key"])
            words["shown_if"] = {**condition, "key": looked} if looked else None
        key = "" if asking.key in taken else asking.key
        question = await editing.add_question(session, survey, kind=asking.kind, label=asking.label, key=key, **words)
        keys[asking.key] = question.key
        taken.add(question.key)
        planted.append(question)
    return planted


def _words(asking: Asking) -> dict[str, Any]:
    """The columns of a question, but for its key, kind and label."""
    return asking.model_dump(mode="json", exclude={"key", "kind", "label"})


async def copy_survey(session: Session, survey: Survey, by: Person) -> Survey:
    """A new draft like this one: its words, its questions, in all their languages; nothing of who was asked."""
    same = {"network_id", "kind", "intro", "anonymity", "asked", "asked_roles", "languages", "texts"}
    title = _("{label} (kopio)", label=survey.title)[:200]
    copy = Survey(**survey.model_dump(include=same), title=title, owner_id=by.id)
    copy.texts = {language: {**words, "title": ""} for language, words in survey.texts.items()}
    session.add(copy)
    await session.flush()
    await plant(session, copy, [Asking.of(question) for question in await queries.questions_of(session, survey.id)])
    return copy


async def save(session: Session, survey: Survey, *, name: str, about: str = "", by: Person) -> SurveyPattern:
    """Keep the survey's questions for others to start from.

    Raises:
        Refused: there are none.
    """
    asked = [Asking.of(question) for question in await queries.questions_of(session, survey.id)]
    if not asked:
        raise Refused(N_("Kyselyssä ei ole vielä kysymyksiä. Lisää niitä ensin."))
    pattern = SurveyPattern(
        network_id=survey.network_id,
        name=name,
        about=about,
        kind=survey.kind,
        languages=list(survey.languages),
        questions=[asking.model_dump(mode="json") for asking in asked],
        by=by.id,
    )
    session.add(pattern)
    await session.flush()
    return pattern


def rename(pattern: SurveyPattern, *, name: str, about: str) -> None:
    pattern.name, pattern.about = name, about
    pattern.version += 1


def bin(pattern: SurveyPattern) -> None:
    pattern.binned_at = clock.now()


def restore(pattern: SurveyPattern) -> None:
    pattern.binned_at = None
