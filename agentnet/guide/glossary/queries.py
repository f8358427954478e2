"""Reads of the glossary."""

from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.glossary.models import GlossaryTerm, TermText


async def terms(session: Session, network_id: UUID, language: str) -> tuple[press.Term, ...]:
    """The approved terms in a language, as they were last approved, by word."""
    rows = await session.execute(
        select(GlossaryTerm, TermText)
        .join(TermText, col(TermText.term_id) == col(GlossaryTerm.id))
        .where(
            GlossaryTerm.network_id == network_id,
            TermText.language == language,
            TermText.approved_word != "",
            col(GlossaryTerm.binned_at).is_(None),
        )
    )
    found = [
        press.Term(term.slug, text.approved_word, text.approved_meaning, tuple(words_in(text.approved_others)))
        for term, text in rows
    ]
    return tuple(sorted(found, key=lambda term: term.word.casefold()))


async def known(session: Session, network_id: UUID, language: str) -> dict[str, tuple[str, str]]:
    """Slug → (word, meaning) of the approved terms: what a text may point to."""
    return {term.slug: (term.word, term.meaning) for term in await terms(session, network_id, language)}


def words_in(others: str) -> list[str]:
    """`kokous, tapaaminen` → each word."""
    return [word for part in others.split(",") if (word := part.strip())]
