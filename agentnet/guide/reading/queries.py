"""An edition through a reader's eyes: itself, its chapters without their long texts, its files, those beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.editions.numbers import from_address, in_address
from agentnet.guide.editions.queries import editions_of
from agentnet.guide.models import Chapter, Edition, EditionChapter, EditionFile, Guide, Withdrawal
from agentnet.guide.press import Approval
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.network.rules import Standing
from agentnet.web import formats
from agentnet.words import N_, Missing, Over

GONE = N_(
    "Opas {title} on vedetty pois {day}: {reason} Älä käytä sitä enää. Kun uusi painos julkaistaan, se löytyy tästä "
    "samasta osoitteesta. Siihen asti kysy ohjetta esihenkilöltäsi."
)
LONG = ("html", "markdown", "plain")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every page of an edition shows. `latest` is the newest one in its language that holds."""

    guide: Guide
    edition: Edition
    chapters: Sequence[EditionChapter]
    files: Sequence[EditionFile]
    editions: Sequence[Edition]
    withdrawn: dict[UUID, Withdrawal]
    latest: Edition | None
    standing: Standing | None = None

    @property
    def base(self) -> str:
        return self.at(self.edition)

    def at(self, edition: Edition) -> str:
        """The public address of one of the guide's editions."""
        return f"/g/{self.guide.slug}/{in_address(edition.number, edition.language, self.guide.languages[0])}"

    @property
    def withdrawal(self) -> Withdrawal | None:
        return self.withdrawn.get(self.edition.id)

    @property
    def tongues(self) -> dict[str, Edition]:
        """The same number in each language that it has."""
        return {one.language: one for one in self.editions if one.number == self.edition.number}

    @property
    def same_language(self) -> list[Edition]:
        """The editions in this language, the newest first."""
        return [one for one in self.editions if one.language == self.edition.language]

    @property
    def before(self) -> Edition | None:
        """The edition that came before this one in its language."""
        older = [one for one in self.same_language if one.created_at < self.edition.created_at]
        return older[0] if older else None

    def file(self, kind: str) -> EditionFile | None:
        return next((one for one in self.files if one.kind == kind), None)

    def picture(self, name: str) -> str:
        """The address of a picture that the edition has frozen; empty without one."""
        return f"{self.base}/pictures/{name}" if name and self.file(f"picture:{name}") else ""

    def chapter(self, slug: str) -> EditionChapter | None:
        return next((one for one in self.chapters if one.slug == slug), None)


async def guide_read_by(session: Session, me: object, guide: Guide | None) -> tuple[Guide, Standing | None]:
    """The guide if this reader may read it, with what they are in its network, if anything.

    Raises:
        Missing: there is none; or it is not public, and the reader is no member.
    """
    if guide is None:
        raise Missing
    mine = None
    if isinstance(me, Person):
        try:
            mine = await standing(session, me, guide.network_id)
        except Missing:
            mine = None
    if not (guide.public or mine):
        raise Missing
    return guide, mine


async def reading(session: Session, me: object, slug: str, number: str = "") -> Reading:
    """An edition by its public address; the newest that holds without a number.

    Raises:
        Missing: no such guide or edition, or out of sight. Over: every edition has been withdrawn.
    """
    found = await session.scalar(select(Guide).where(Guide.slug == slug))
    guide, mine = await guide_read_by(session, me, found)
    editions = await editions_of(session, guide.id)
    withdrawn = await withdrawals(session, [one.id for one in editions])
    wanted = from_address(number, guide.languages[0])
    here = [one for one in editions if one.language == wanted.language]
    latest = next((one for one in here if one.id not in withdrawn), None)
    edition = next((one for one in here if one.number == wanted.number), None) if number else latest
    if edition is None and not number and here:
        raise _gone(guide, here[0], withdrawn[here[0].id])
    if edition is None:
        raise Missing
    files = list(await session.scalars(select(EditionFile).where(EditionFile.edition_id == edition.id)))
    return Reading(guide, edition, await contents(session, edition.id), files, editions, withdrawn, latest, mine)


def _gone(guide: Guide, last: Edition, withdrawal: Withdrawal) -> Over:
    """The guide's own address when nothing of it holds any more: why, and what to do."""
    home = f"/g/{guide.slug}/{in_address(last.number, last.language, guide.languages[0])}"
    told = {"title": guide.title, "day": formats.day(withdrawal.created_at), "reason": withdrawal.reason}
    return Over(GONE, home=home, way=N_("Näytä pois vedetty painos"), **told)


async def withdrawals(session: Session, edition_ids: Sequence[UUID]) -> dict[UUID, Withdrawal]:
    rows = await session.scalars(select(Withdrawal).where(col(Withdrawal.edition_id).in_(edition_ids)))
    return {one.edition_id: one for one in rows}


async def contents(session: Session, edition_id: UUID) -> list[EditionChapter]:
    """The edition's chapters in order, without their texts: those are long and one page shows one of them."""
    rows = await session.scalars(
        select(EditionChapter)
        .options(*(defer(getattr(EditionChapter, name)) for name in LONG))
        .where(EditionChapter.edition_id == edition_id)
        .order_by(col(EditionChapter.place))
    )
    return list(rows)


async def text_of(session: Session, chapter: EditionChapter, name: str) -> str:
    """One of the long texts: `html`, `markdown`, `plain`."""
    found = await session.scalar(select(getattr(EditionChapter, name)).where(col(EditionChapter.id) == chapter.id))
    return str(found or "")


async def openings(session: Session, edition_id: UUID, most: int = 170) -> dict[UUID, str]:
    """How each chapter begins, for the cover page."""
    rows = await session.execute(
        select(col(EditionChapter.id), col(EditionChapter.plain)).where(EditionChapter.edition_id == edition_id)
    )
    return {id: _cut(plain.lstrip().partition("\n\n")[0], most) for id, plain in rows}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def approvals_in(chapter: EditionChapter) -> list[Approval]:
    """Who approved it, as the edition remembers."""
    return [Approval(**{**one, "day": date.fromisoformat(one["day"])}) for one in chapter.approvals]


async def newest_with(session: Session, chapter: Chapter, language: str = "") -> tuple[Edition, EditionChapter] | None:
    """The newest edition that holds and has this chapter, in `language` if there is one, else in the first one."""
    rows = await session.execute(
        select(Edition, EditionChapter)
        .options(*(defer(getattr(EditionChapter, name)) for name in LONG))
        .join(EditionChapter, col(EditionChapter.edition_id) == col(Edition.id))
        .join(Guide, col(Guide.id) == col(Edition.guide_id))
        .outerjoin(Withdrawal, col(Withdrawal.edition_id) == col(Edition.id))
        .where(EditionChapter.chapter_id == chapter.id, col(Withdrawal.id).is_(None))
        .order_by(col(Edition.created_at).desc())
    )
    guide = await session.get_one(Guide, chapter.guide_id)
    found: list[tuple[Edition, EditionChapter]] = [(edition, one) for edition, one in rows]
    for wanted in (language, guide.languages[0]):
        for pair in found:
            if pair[0].language == wanted:
                return pair
    return found[0] if found else None
