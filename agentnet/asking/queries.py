"""Reads of questions to the network, through the eyes of somebody who takes part in it."""

from collections import Counter
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from agentnet.asking.models import Inquiry, InquiryFollower, Reply, TextReport
from agentnet.db import Session
from agentnet.network.models import Network, Person, Theme
from agentnet.network.queries import network_seen_by, people_with, shown_names
from agentnet.network.rules import TAKES_PART, Standing
from agentnet.sources.models import Basket
from agentnet.web.paging import Paged, holds, paged
from agentnet.words import Missing

PAGE: Final = 20
Show = Literal["all", "open", "mine", "followed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in the list. `helped`: an answer did what was hoped."""

    inquiry: Inquiry
    by: str
    theme: str
    replies: int
    helped: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A question or an answer with its writer's name ("Aino, Loimaa"), and whether it has been picked as material."""

    row: Inquiry | Reply
    by: str
    mine: bool
    picked: bool


@dataclass(frozen=True, slots=True)
class SeenInquiry:
    inquiry: Inquiry
    network: Network
    standing: Standing

    @property
    def mine(self) -> bool:
        return self.inquiry.person_id == self.standing.person_id


async def inquiry_seen_by(session: Session, me: Person, inquiry_id: UUID) -> SeenInquiry:
    """A question of a network that `me` takes part in.

    Raises:
        Missing: there is none in their sight. NotAllowed: supervisors do not read what their people write.
    """
    inquiry = await session.get(Inquiry, inquiry_id)
    if inquiry is None:
        raise Missing
    network, standing = await network_seen_by(session, me, inquiry.network_id)
    standing.require("take part")
    return SeenInquiry(inquiry, network, standing)


async def reply_of(session: Session, inquiry_id: UUID, reply_id: UUID) -> Reply:
    """An answer to this question.

    Raises:
        Missing: there is none, or its words are gone.
    """
    reply = await session.get(Reply, reply_id)
    if reply is None or reply.inquiry_id != inquiry_id or reply.removed_at is not None:
        raise Missing
    return reply


async def inquiries(
    session: Session,
    standing: Standing,
    *,
    search: str = "",
    theme: UUID | None = None,
    show: str = "all",
    number: int = 1,
) -> Paged[Listed]:
    """The network's questions, those with the latest word first; `search` looks in questions and answers alike."""
    rows = list(
        await session.scalars(
            select(Inquiry)
            .where(col(Inquiry.network_id) == standing.network_id)
            .order_by(col(Inquiry.created_at).desc(), col(Inquiry.id))
        )
    )
    replies = list(
        await session.scalars(
            select(Reply)
            .join(Inquiry, col(Inquiry.id) == col(Reply.inquiry_id))
            .where(col(Inquiry.network_id) == standing.network_id, col(Reply.removed_at).is_(None))
        )
    )
    counts = Counter(reply.inquiry_id for reply in replies)
    helped = {reply.inquiry_id for reply in replies if reply.helped}
    latest = {row.id: row.created_at for row in rows}
    words = {row.id: f"{row.title}\n{row.text}" for row in rows}
    for reply in replies:
        latest[reply.inquiry_id] = max(latest[reply.inquiry_id], reply.created_at)
        words[reply.inquiry_id] += f"\n{reply.text}"
    followed = await followed_by(session, standing.person_id) if show == "followed" else set()
    kept = [
        row
        for row in sorted(rows, key=lambda row: latest[row.id], reverse=True)
        if (row.removed_at is None or counts[row.id])
        and (theme is None or row.theme_id == theme)
        and (show != "mine" or row.person_id == standing.person_id)
        and (show != "open" or (row.id not in helped and row.removed_at is None))
        and (show != "followed" or row.id in followed)
        and holds(words[row.id], search)
    ]
    found = paged(kept, number, PAGE)
    names = await names_of(session, {row.person_id for row in found.items if row.person_id})
    themes = await themes_of(session, standing.network_id)
    listed = [
        Listed(
            row,
            names.get(row.person_id, "") if row.person_id else "",
            themes.get(row.theme_id, "") if row.theme_id else "",
            counts[row.id],
            row.id in helped,
        )
        for row in found.items
    ]
    return Paged(listed, found.number, found.last, found.total)


async def followed_by(session: Session, person_id: UUID) -> set[UUID]:
    return set(
        await session.scalars(
            select(col(InquiryFollower.inquiry_id)).where(col(InquiryFollower.person_id) == person_id)
        )
    )


async def followers_of(session: Session, inquiry: Inquiry) -> list[Person]:
    """Those who follow and still take part: who has left, or has become a supervisor, hears no more of who answers."""
    follow = select(col(InquiryFollower.person_id)).where(col(InquiryFollower.inquiry_id) == inquiry.id)
    here = await people_with(session, inquiry.network_id, *TAKES_PART)
    following = set(await session.scalars(follow))
    return [person for person in here if person.id in following]


async def replies_of(session: Session, inquiry_id: UUID) -> list[Reply]:
    """In the order they came."""
    found = await session.scalars(
        select(Reply).where(col(Reply.inquiry_id) == inquiry_id).order_by(col(Reply.created_at), col(Reply.id))
    )
    return list(found)


async def said(session: Session, seen: SeenInquiry) -> tuple[Said, list[Said]]:
    """The question and its answers, with names; a removed answer is left out."""
    rows = [row for row in await replies_of(session, seen.inquiry.id) if row.removed_at is None]
    both: list[Inquiry | Reply] = [seen.inquiry, *rows]
    names = await names_of(session, {row.person_id for row in both if row.person_id})
    ids = [seen.inquiry.id, *(row.id for row in rows)]
    picked = set(
        await session.scalars(
            select(col(Basket.source_id)).where(
                col(Basket.network_id) == seen.network.id, col(Basket.source_id).in_(ids)
            )
        )
    )

    def as_said(row: Inquiry | Reply) -> Said:
        by = names.get(row.person_id, "") if row.person_id else ""
        return Said(row, by, row.person_id == seen.standing.person_id, row.id in picked)

    return as_said(seen.inquiry), [as_said(row) for row in rows]


async def names_of(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    people = list(await session.scalars(select(Person).where(col(Person.id).in_(ids))))
    return await shown_names(session, people)


async def themes_of(session: Session, network_id: UUID) -> dict[UUID, str]:
    """Theme → title, in order."""
    rows = await session.execute(
        select(col(Theme.id), col(Theme.title))
        .where(col(Theme.network_id) == network_id, col(Theme.binned_at).is_(None))
        .order_by(col(Theme.place))
    )
    return dict(rows.all())


async def open_reports(session: Session, network_id: UUID) -> list[tuple[TextReport, Inquiry, Reply | None, str]]:
    """What waits for the coordinators: the report, what it is about, and who asks ("Aino, Loimaa")."""
    rows = list(
        (
            await session.execute(
                select(TextReport, Inquiry, Reply)
                .join(Inquiry, col(Inquiry.id) == col(TextReport.inquiry_id))
                .outerjoin(Reply, col(Reply.id) == col(TextReport.reply_id))
                .where(col(Inquiry.network_id) == network_id, col(TextReport.handled_at).is_(None))
                .order_by(col(TextReport.created_at))
            )
        ).all()
    )
    names = await names_of(session, {report.by for report, _, _ in rows if report.by})
    return [(report, inquiry, reply, names.get(report.by, "") if report.by else "") for report, inquiry, reply in rows]


async def reports_waiting(session: Session, network_id: UUID) -> int:
    number = await session.scalar(
        select(func.count())
        .select_from(TextReport)
        .join(Inquiry, col(Inquiry.id) == col(TextReport.inquiry_id))
        .where(col(Inquiry.network_id) == network_id, col(TextReport.handled_at).is_(None))
    )
    return number or 0
