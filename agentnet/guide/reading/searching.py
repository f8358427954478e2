"""The index of an edition, read once; and the words that were found nowhere."""

import re
from collections import OrderedDict
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from agentnet import files
from agentnet.db import Session
from agentnet.guide.models import EditionChapter
from agentnet.guide.reading.finding import Index, plain_index
from agentnet.guide.reading.models import MissedSearch
from agentnet.guide.reading.queries import Reading
from agentnet.web.textchecks import refusal

KEPT: Final = 4
LONGEST: Final = 60
_indexes: OrderedDict[UUID, Index] = OrderedDict()


async def index_of(session: Session, found: Reading) -> Index:
    """An edition never changes, and neither does its index: the last few are kept."""
    id = found.edition.id
    if id in _indexes:
        _indexes.move_to_end(id)
        return _indexes[id]
    file = found.file("search")
    if file is not None:
        index = msgspec.json.decode(await files.get(file.sha256), type=Index)
    else:
        rows = await session.execute(
            select(col(EditionChapter.slug), col(EditionChapter.title), col(EditionChapter.plain))
            .where(EditionChapter.edition_id == id)
            .order_by(col(EditionChapter.place))
        )
        index = plain_index((slug, title, plain) for slug, title, plain in rows)
    _indexes[id] = index
    while len(_indexes) > KEPT:
        _indexes.popitem(last=False)
    return index


def worth_keeping(words: str) -> str:
    """The words as they are kept, or nothing: nothing long, no figures, no addresses, no identity code."""
    kept = " ".join(words.casefold().split())
    if not 2 <= len(kept) <= LONGEST or re.search(r"[\d@/\\]|www\.", kept) or not re.search(r"[^\W\d_]{2}", kept):
        return ""
    return "" if refusal(kept) else kept


async def keep_missed(session: Session, edition_id: UUID, words: str) -> bool:
    """One more time that these words were found nowhere. Whether they were such that may be kept."""
    if not (kept := worth_keeping(words)):
        return False
    once_more = (
        update(MissedSearch)
        .where(col(MissedSearch.edition_id) == edition_id, col(MissedSearch.words) == kept)
        .values(times=col(MissedSearch.times) + 1)
        .returning(col(MissedSearch.id))
    )
    if await session.scalar(once_more) is None:
        try:
            async with session.begin_nested():
                session.add(MissedSearch(edition_id=edition_id, words=kept))
        except IntegrityError:  # somebody else was the first, just now
            await session.execute(once_more)
    return True
