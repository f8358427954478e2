"""The writer's own drafts: kept by themselves while one writes, taken up again, thrown away."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Delete, delete
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.models import ChapterText
from agentnet.guide.writing.models import Draft
from agentnet.network.models import Person

MOST: Final = 20
"""Drafts of one person for one text; beyond it the oldest go."""
KEPT: Final = timedelta(days=60)


async def drafts_of(session: Session, text: ChapterText, person: Person) -> Sequence[Draft]:
    """The person's own drafts of a text, the newest first."""
    rows = await session.scalars(
        select(Draft)
        .where(Draft.text_id == text.id, Draft.person_id == person.id)
        .order_by(col(Draft.saved_at).desc(), col(Draft.id))
    )
    return list(rows)


async def keep(
    session: Session,
    text: ChapterText,
    id: UUID,
    *,
    title: str,
    markdown: str,
    revision: int,
    continues: UUID | None = None,
    was: int = 0,
    by: Person,
) -> Draft:
    """Keep what an open page holds. `continues`: the draft it took up; that one goes, unless it has grown since."""
    draft = await session.get(Draft, id)
    if draft is not None and (draft.person_id, draft.text_id) != (by.id, text.id):
        draft, id = None, uuid4()
    if draft is None:
        draft = Draft(id=id, text_id=text.id, person_id=by.id, title=title, markdown=markdown, revision=revision)
        session.add(draft)
        await _make_room(session, text, by)
    elif (draft.title, draft.markdown, draft.revision) != (title, markdown, revision):
        draft.title, draft.markdown, draft.revision = title, markdown, revision
        draft.version += 1
    draft.saved_at = clock.now()
    if continues is not None and continues != id:
        await session.execute(_mine(text, by).where(col(Draft.id) == continues, col(Draft.version) == was))
    await session.flush()
    return draft


async def drop(session: Session, text: ChapterText, ids: Sequence[UUID | None], *, by: Person) -> None:
    """These drafts have become a version, or are not wanted any more."""
    await session.execute(_mine(text, by).where(col(Draft.id).in_([id for id in ids if id is not None])))


async def _make_room(session: Session, text: ChapterText, by: Person) -> None:
    await session.execute(_mine(text, by).where(col(Draft.saved_at) < clock.now() - KEPT))
    for old in (await drafts_of(session, text, by))[MOST:]:
        await session.delete(old)


def _mine(text: ChapterText, by: Person) -> Delete:
    return delete(Draft).where(col(Draft.text_id) == text.id, col(Draft.person_id) == by.id)
