"""Bringing a picture to a guide, describing it anew, binning it and taking it back."""

import re
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, files
from agentnet.db import Session
from agentnet.guide.chapters.forms import slug_of
from agentnet.guide.models import Guide
from agentnet.guide.pictures.models import GuidePicture
from agentnet.network.models import Person
from agentnet.web.stored import plain_name
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.boards.cleaning import Cleaned

ALT_LENGTH = 300


async def bring(
    session: Session, guide: Guide, picture: Cleaned, *, file_name: str, alt: str, by: Person
) -> GuidePicture:
    """Keep a cleaned picture under a name made from its file's. The same picture twice is one picture.

    Raises:
        Refused: nobody has said what it shows.
    """
    require_alt(alt)
    digest = await files.put(picture.data)
    had = await session.scalar(
        select(GuidePicture).where(GuidePicture.guide_id == guide.id, GuidePicture.sha256 == digest)
    )
    if had is not None:
        had.alt, had.binned_at, had.version = alt.strip(), None, had.version + 1
        return had
    made = GuidePicture(
        guide_id=guide.id,
        name=await _free_name(session, guide.id, file_name),
        alt=alt.strip(),
        sha256=digest,
        width=picture.width,
        height=picture.height,
        by=by.id,
    )
    session.add(made)
    await session.flush()
    return made


def require_alt(alt: str) -> None:
    """Raises `Refused` when nobody has said what the picture shows."""
    if not alt.strip():
        raise Refused(N_("Kerro lyhyesti, mitä kuvassa on, niille, jotka eivät näe sitä."))


async def _free_name(session: Session, guide_id: UUID, file_name: str) -> str:
    start = re.sub(r"^opas$", "kuva", slug_of(plain_name(file_name, "kuva"))) or "kuva"
    taken = set(await session.scalars(select(col(GuidePicture.name)).where(GuidePicture.guide_id == guide_id)))
    names = (f"{start}{f'-{n}' if n > 1 else ''}.webp" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


async def describe(session: Session, picture: GuidePicture, alt: str) -> None:
    """Other words for what it shows. Chapters that show it keep their own words."""
    require_alt(alt)
    picture.alt, picture.version = alt.strip(), picture.version + 1


async def put_away(session: Session, picture: GuidePicture, *, away: bool) -> None:
    """To the bin, or back. Words that were approved with it keep it."""
    picture.binned_at = clock.now() if away else None


async def picture_in(session: Session, guide: Guide, picture_id: UUID) -> GuidePicture:
    """A picture of this guide, binned or not.

    Raises:
        Missing: it is another guide's, or none.
    """
    found = await session.get(GuidePicture, picture_id)
    if found is None or found.guide_id != guide.id:
        raise Missing
    return found
