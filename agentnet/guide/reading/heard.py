"""What readers have said, for those who write: by chapter, with the searches that found nothing; on to the material."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.models import Edition, Guide
from agentnet.guide.reading.links import titles_of
from agentnet.guide.reading.models import Helped, MissedSearch
from agentnet.network.actions import add_theme
from agentnet.network.models import Person, Theme
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.words import Missing, _, n_

What: TypeAlias = Literal["word", "search"]


@dataclass(slots=True)
class OfChapter:
    """How many said yes and no, and the words they wrote, the newest day first."""

    chapter_id: UUID
    title: str
    yes: int = 0
    no: int = 0
    words: list[Helped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heard:
    chapters: Sequence[OfChapter]
    missed: Sequence[tuple[MissedSearch, Edition]]
    binned: Sequence[tuple[What, UUID, str]]
    editions: dict[UUID, Edition]


async def heard(session: Session, guide: Guide) -> Heard:
    """Everything that the guide's readers have said, over all its editions."""
    editions = {one.id: one for one in await session.scalars(select(Edition).where(Edition.guide_id == guide.id))}
    titles = await titles_of(session, guide.id)
    said = list(
        await session.scalars(
            select(Helped).where(col(Helped.edition_id).in_(editions)).order_by(col(Helped.day).desc(), col(Helped.id))
        )
    )
    chapters = {id: OfChapter(id, title) for id, title in titles.items()}
    for one in said:
        if (of := chapters.get(one.chapter_id)) is not None:
            of.yes, of.no = of.yes + one.helped, of.no + (not one.helped)
            if one.word and one.binned_at is None:
                of.words.append(one)
    missed = await session.scalars(
        select(MissedSearch)
        .where(col(MissedSearch.edition_id).in_(editions))
        .order_by(col(MissedSearch.times).desc(), MissedSearch.words)
    )
    searches = list(missed)
    binned: list[tuple[What, UUID, str]] = [("word", one.id, one.word) for one in said if one.binned_at and one.word]
    binned += [("search", one.id, one.words) for one in searches if one.binned_at]
    shown = [(one, editions[one.edition_id]) for one in searches if one.binned_at is None]
    return Heard([one for one in chapters.values() if one.yes or one.no], shown, binned, editions)


async def said_in(session: Session, guide: Guide, what: What, id: UUID) -> Helped | MissedSearch:
    """One thing that was said of this guide.

    Raises:
        Missing: there is none.
    """
    found: Helped | MissedSearch | None = await session.get(Helped if what == "word" else MissedSearch, id)
    if found is None or (isinstance(found, Helped) and not found.word):
        raise Missing
    if (await session.get_one(Edition, found.edition_id)).guide_id != guide.id:
        raise Missing
    return found


def put_away(said: Helped | MissedSearch, *, away: bool) -> None:
    said.binned_at = clock.now() if away else None


async def pick(session: Session, guide: Guide, said: Helped | MissedSearch, *, by: Person) -> UUID:
    """Into the material of the next round, as a source without anybody's name. Picked twice, it is one source."""
    if said.source_id is None:
        edition = await session.get_one(Edition, said.edition_id)
        if isinstance(said, Helped):
            title = (await titles_of(session, guide.id)).get(said.chapter_id, "")
            label = _("Lukijan palaute: {title}, painos {number}", title=title, number=edition.number)
        else:
            label = _("Haku ilman tulosta, painos {number}", number=edition.number)
        source = await thread.record(
            session, network_id=guide.network_id, kind=Kind.READER, text=words_of(said), label=label
        )
        said.source_id = source.id
    await thread.pick(session, guide.network_id, said.source_id, None, by.id)
    return said.source_id


def words_of(said: Helped | MissedSearch) -> str:
    """What was said, as it stands among the material."""
    if isinstance(said, Helped):
        return said.word
    return n_(
        "Oppaasta haettiin sanoja ”{words}” kerran, eikä mitään löytynyt.",
        "Oppaasta haettiin sanoja ”{words}” {n} kertaa, eikä mitään löytynyt.",
        said.times,
        words=said.words,
    )


async def wish(session: Session, guide: Guide, said: MissedSearch, *, by: Person) -> Theme:
    """A theme of the year from what was searched for in vain; the thread leads back to the search."""
    source = await pick(session, guide, said, by=by)
    title = said.words[:1].upper() + said.words[1:]
    return await add_theme(session, guide.network_id, title, words_of(said), source, by=by.id)
