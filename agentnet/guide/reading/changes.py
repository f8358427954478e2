"""What has changed from one edition to another, for readers: which chapters, and how much in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import select

from agentnet.clock import now
from agentnet.db import Session
from agentnet.guide.editions.comparing import compare
from agentnet.guide.models import Edition, EditionChapter
from agentnet.guide.press import Change
from agentnet.guide.reading.models import LastRead
from agentnet.guide.reading.queries import Reading, contents
from agentnet.network.models import Person
from agentnet.words import N_

HOW: Final = {"new": N_("uusi luku"), "changed": N_("muuttunut"), "left": N_("jätetty pois")}


@dataclass(frozen=True, slots=True)
class Changed:
    """A chapter that differs: `how` is new, changed or left; a chapter that was left out has no slug."""

    slug: str
    title: str
    how: str


async def since(session: Session, found: Reading, old: Edition) -> list[Changed]:
    """The chapters of this edition that were not, or not the same, in an older one; then those that it had and this
    one has not.
    """
    return between(await contents(session, old.id), found.chapters)


@dataclass(frozen=True, slots=True)
class Differing:
    """A chapter with its changed paragraphs; `was` is its title when that was another."""

    slug: str
    title: str
    how: str
    was: str
    changes: Sequence[Change]


async def word_by_word(session: Session, found: Reading, old: Edition) -> list[Differing]:
    """Every chapter that differs from an older edition, paragraph by paragraph."""
    slugs = [one.slug for one in found.chapters]
    names = {"added": "new", "changed": "changed", "removed": "left"}
    return [
        Differing(slugs[n] if n < len(slugs) else "", one.title, names[one.how], one.before, one.changes)
        for n, one in enumerate(await compare(session, old, found.edition))
        if one.how in names
    ]


def between(before: Sequence[EditionChapter], chapters: Sequence[EditionChapter]) -> list[Changed]:
    was = {one.chapter_id: one for one in before}
    made = []
    for one in chapters:
        old = was.pop(one.chapter_id, None)
        if old is None or old.content_hash != one.content_hash:
            made.append(Changed(one.slug, one.title, "changed" if old else "new"))
    return made + [Changed("", one.title, "left") for one in was.values()]


async def last_read(session: Session, found: Reading, me: Person) -> Edition | None:
    """The edition that this person has marked as read, in the language of the one before them."""
    row = await _row(session, found, me)
    return next((one for one in found.editions if row and one.id == row.edition_id), None)


async def news_for(session: Session, found: Reading, me: object) -> dict[str, Any]:
    """What has changed since this person last marked an edition as read."""
    if not isinstance(me, Person):
        return {"news": [], "read": None, "may_mark": False}
    read = await last_read(session, found, me)
    older = read is not None and read.created_at < found.edition.created_at
    news = await since(session, found, read) if read and older else []
    may_mark = found.latest is not None and found.latest.id == found.edition.id and (read is None or older)
    return {"news": news, "read": read, "may_mark": may_mark}


async def mark_read(session: Session, found: Reading, me: Person) -> None:
    """From now on, news are what comes after this edition."""
    row = await _row(session, found, me) or LastRead(
        guide_id=found.guide.id,
        person_id=me.id,
        language=found.edition.language,
        edition_id=found.edition.id,
        read_at=now(),
    )
    row.edition_id, row.read_at = found.edition.id, now()
    session.add(row)


async def _row(session: Session, found: Reading, me: Person) -> LastRead | None:
    return await session.scalar(
        select(LastRead).where(
            LastRead.guide_id == found.guide.id,
            LastRead.person_id == me.id,
            LastRead.language == found.edition.language,
        )
    )
