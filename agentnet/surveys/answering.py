"""What a page needs to ask a survey's questions: of a member, of a guest, by an open link, by a personal one."""

from typing import Any

from agentnet.db import Session
from agentnet.surveys import queries
from agentnet.surveys.models import Survey
from agentnet.surveys.questions import Asking, Replies, labels_of
from agentnet.surveys.rules import told
from agentnet.words import language


async def asked_in(session: Session, survey: Survey) -> list[Asking]:
    """The survey's questions in the language of the moment, as far as they have been written in it."""
    questions = await queries.questions_of(session, survey.id)
    return [Asking.of(question).in_language(language.get()) for question in questions]


async def form_of(session: Session, survey: Survey, entry: Replies | None = None) -> dict[str, Any]:
    """The context of `surveys/_answering.html`. `spoken`: the language of the questions where it is not the page's."""
    asked = await asked_in(session, survey)
    words = survey.texts.get(language.get(), {})
    return {
        "asked": asked,
        "entry": entry,
        "labels": labels_of(asked) if entry else {},
        "told": told(survey.kind, survey.asked, survey.anonymity),
        "heading": words.get("title") or survey.title,
        "preface": words.get("intro") or survey.intro,
        "spoken": "" if language.get() in survey.languages else survey.languages[0],
    }
