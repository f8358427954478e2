"""Offering a responsibility to somebody in the line, and their answer."""

from contextlib import suppress
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.register.models import RegisterEntry
from agentnet.network.actions import audit
from agentnet.network.models import Network, Person
from agentnet.surveys.models import Series
from agentnet.surveys.waves import handing as series_handing
from agentnet.words import N_, Missing, Refused
from agentnet.year.ending.checklist import SERIES, is_line
from agentnet.year.ending.models import Handing, HandingKind


async def offer(session: Session, network: Network, kind: str, object_id: UUID, to: Person, *, by: Person) -> None:
    """Offer it, with a letter. An offer that waits for somebody else is taken back.

    Raises:
        Missing: it is not this network's. Refused: the person is not of the line.
    """
    if not await is_line(session, network.id, to.id):
        raise Refused(N_("Valitse johtaja, päällikkö, esihenkilö tai projektin omistaja."))
    if kind == SERIES:
        series = await session.get(Series, object_id)
        if series is None or series.network_id != network.id:
            raise Missing
        if await series_handing.offered_now(session, series.id) is not None:
            await series_handing.withdraw(session, series, by=by)
        await series_handing.offer(session, series, to, by=by)
        return
    title = await title_of(session, network.id, HandingKind(kind), object_id)
    for one in await session.scalars(
        select(Handing).where(
            col(Handing.object_id) == object_id,
            col(Handing.answered_at).is_(None),
            col(Handing.withdrawn_at).is_(None),
        )
    ):
        if one.to_id == to.id:
            return
        one.withdrawn_at = clock.now()
    made = Handing(network_id=network.id, kind=HandingKind(kind), object_id=object_id, to_id=to.id, by=by.id)
    session.add(made)
    audit(session, "offer-responsibility", made, by.id, network.id)
    if to.email:
        notify.post(
            session,
            to=to.email,
            letter="responsibility-offered",
            about=made.id,
            language=to.language,
            person_id=to.id,
            network_id=network.id,
            values={
                "name": to.name,
                "by": by.name,
                "network": network.name,
                "title": title,
                "path": f"/responsibilities/{made.id}",
            },
        )
    await session.flush()


async def offered_to(session: Session, me: Person, handing_id: UUID) -> tuple[Handing, Network, str]:
    """An offer to `me`, its network and the thing's title.

    Raises:
        Missing: it is somebody else's, or was taken back.
    """
    made = await session.get(Handing, handing_id)
    if made is None or made.to_id != me.id or made.withdrawn_at is not None:
        raise Missing
    network = await session.get_one(Network, made.network_id)
    return made, network, await title_of(session, network.id, made.kind, made.object_id)


async def waiting_for(session: Session, me: Person) -> list[tuple[Handing, Network, str]]:
    """Offers to `me` that wait for an answer, the eldest first; not of what has gone away since."""
    offers = await session.execute(
        select(Handing, Network)
        .join(Network, col(Network.id) == col(Handing.network_id))
        .where(col(Handing.to_id) == me.id, col(Handing.answered_at).is_(None), col(Handing.withdrawn_at).is_(None))
        .order_by(col(Handing.created_at))
    )
    found = []
    for made, network in offers:
        with suppress(Missing):
            found.append((made, network, await title_of(session, network.id, made.kind, made.object_id)))
    return found


async def answer(session: Session, made: Handing, *, takes: bool, by: Person) -> None:
    """Take it, or say no.

    Raises:
        Refused: it has been answered.
    """
    if made.answered_at is not None:
        raise Refused(N_("Olet jo vastannut tähän."))
    made.answered_at, made.accepted = clock.now(), takes
    if takes and made.kind is HandingKind.CHAPTER:
        chapter = await session.get_one(Chapter, made.object_id)
        chapter.owner_id, chapter.owner = by.id, by.title or by.name
    if takes and made.kind is HandingKind.ENTRY:
        entry = await session.get_one(RegisterEntry, made.object_id)
        entry.remover = ", ".join(part for part in (by.name, by.title) if part)
    audit(session, "take-responsibility" if takes else "decline-responsibility", made, by.id, made.network_id)
    await session.flush()


async def title_of(session: Session, network_id: UUID, kind: HandingKind, object_id: UUID) -> str:
    """What is handed over, in words.

    Raises:
        Missing: there is none in this network.
    """
    if kind is HandingKind.ENTRY:
        entry = await session.get(RegisterEntry, object_id)
        if entry is None or entry.network_id != network_id:
            raise Missing
        return entry.title
    title = await session.scalar(
        select(ChapterText.title)
        .join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .where(
            col(Chapter.id) == object_id,
            col(Guide.network_id) == network_id,
            col(Chapter.binned_at).is_(None),
            col(ChapterText.language) == "fi",
        )
    )
    if title is None:
        raise Missing
    return title
