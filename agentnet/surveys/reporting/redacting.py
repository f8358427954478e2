"""A coordinator hides words from a free text before it is shared: everybody reads what is left, the thread too."""

from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Audit, Person, Theme
from agentnet.sources import forgetting
from agentnet.sources.models import SourceRevision
from agentnet.sources.rules import fingerprint
from agentnet.surveys.models import Survey
from agentnet.surveys.reporting.models import Redaction
from agentnet.words import N_, Refused, _

COVER: Final = "▇▇▇"
"""What stands for hidden words: the coordinator writes it, or anything else, in their place."""


async def redactions(session: Session, survey_id: UUID) -> dict[UUID, Redaction]:
    """The hidden ones by source."""
    rows = await session.scalars(select(Redaction).where(col(Redaction.survey_id) == survey_id))
    return {row.source_id: row for row in rows}


async def hide(
    session: Session, survey: Survey, source_id: UUID, *, text: str, whole: bool, reason: str, by: Person
) -> None:
    """Put `text` in the place of what was written, or a sentence in the place of all of it. Said again, said anew."""
    shown = _("[Koordinaattori on piilottanut tämän vastauksen.]") if whole else text
    there = await session.scalar(select(Redaction).where(col(Redaction.source_id) == source_id))
    if there is None:
        there = Redaction(
            source_id=source_id, survey_id=survey.id, original=await _words(session, source_id), reason=reason
        )
        session.add(there)
    else:
        there.version += 1
    there.whole, there.reason, there.by = whole, reason, by.id
    await _in_themes(session, source_id, await _words(session, source_id), shown)
    await _rewrite(session, source_id, shown)
    await forgetting.words_went(session, survey.network_id)
    session.add(_audit("redact-answer", survey, source_id, by))
    await session.flush()


async def restore(session: Session, survey: Survey, source_id: UUID, by: Person) -> None:
    """Show again what was written.

    Raises:
        Refused: nothing was hidden, or the words have been erased since.
    """
    there = await session.scalar(select(Redaction).where(col(Redaction.source_id) == source_id))
    if there is None or not await _words(session, source_id):
        raise Refused(N_("Alkuperäistä tekstiä ei enää ole."))
    await _in_themes(session, source_id, await _words(session, source_id), there.original)
    await _rewrite(session, source_id, there.original)
    await session.delete(there)
    session.add(_audit("restore-answer", survey, source_id, by))
    await session.flush()


async def forget_originals(session: Session) -> None:
    """When a text has been erased from the thread, what was hidden of it goes too."""
    erased = select(col(SourceRevision.source_id)).where(col(SourceRevision.text) == "")
    gone = delete(Redaction).where(col(Redaction.source_id).in_(erased))
    await session.execute(gone, execution_options={"synchronize_session": False})


async def _words(session: Session, source_id: UUID) -> str:
    newest = select(col(SourceRevision.text)).where(col(SourceRevision.source_id) == source_id)
    return await session.scalar(newest.order_by(col(SourceRevision.n).desc()).limit(1)) or ""


async def _rewrite(session: Session, source_id: UUID, text: str) -> None:
    """In every revision: a finding that cites an earlier one shows the same."""
    await session.execute(
        update(SourceRevision)
        .where(col(SourceRevision.source_id) == source_id)
        .values(text=text, sha256=fingerprint(text)),
        execution_options={"synchronize_session": False},
    )


async def _in_themes(session: Session, source_id: UUID, was: str, now: str) -> None:
    """A theme of the year that was made of it says the same; what somebody has written there since stays."""
    for theme in await session.scalars(select(Theme).where(col(Theme.source_id) == source_id)):
        if was and was in theme.why:
            theme.why, theme.version = theme.why.replace(was, now), theme.version + 1
    await session.flush()


def _audit(verb: str, survey: Survey, source_id: UUID, by: Person) -> Audit:
    return Audit(by=by.id, network_id=survey.network_id, verb=verb, kind="survey-text", object_id=source_id)
