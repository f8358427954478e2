"""Verbs of questions to the network: ask, answer, thank, follow, report, remove, pick. None commits."""

from uuid import UUID, uuid4

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock
from agentnet.asking import letters, queries
from agentnet.asking.models import Inquiry, InquiryFollower, Reply, TextReport
from agentnet.asking.queries import SeenInquiry
from agentnet.db import Session, insert
from agentnet.network.actions import audit
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.network.queries import people_with
from agentnet.network.rules import TAKES_PART
from agentnet.sources import actions as thread
from agentnet.sources import forgetting
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source
from agentnet.words import N_, NotAllowed, Refused

REMOVED = N_("Teksti on jo poistettu.")


async def ask(
    session: Session,
    network: Network,
    *,
    id: UUID | None,
    title: str,
    text: str,
    theme_id: UUID | None,
    by: Person,
) -> UUID:
    """A new question, with letters to those who take part. Under the same id it is asked once."""
    id = id or uuid4()
    if (known := await session.get(Inquiry, id)) is not None:
        if known.person_id != by.id:
            raise NotAllowed
        return known.id
    if theme_id is not None and theme_id not in await queries.themes_of(session, network.id):
        theme_id = None
    inquiry = Inquiry(id=id, network_id=network.id, person_id=by.id, title=title, text=text, theme_id=theme_id)
    session.add(inquiry)
    await session.flush()
    await follow(session, id, by.id)
    others = [person for person in await people_with(session, network.id, *TAKES_PART) if person.id != by.id]
    letters.asked(session, inquiry, network, others, await _name(session, by))
    return id


async def rewrite(
    session: Session, inquiry: Inquiry, *, title: str, text: str, theme_id: UUID | None, version: int
) -> None:
    """The asker's new words.

    Raises:
        Refused: removed, or saved elsewhere in between.
    """
    _fits(inquiry, version)
    if theme_id is not None and theme_id not in await queries.themes_of(session, inquiry.network_id):
        theme_id = None
    if (title, text) != (inquiry.title, inquiry.text):
        inquiry.changed_at = clock.now()
    inquiry.title, inquiry.text, inquiry.theme_id, inquiry.version = title, text, theme_id, version + 1
    await _tell_thread(session, inquiry.id, _words(inquiry))


async def answer(session: Session, seen: SeenInquiry, *, id: UUID | None, text: str, by: Person) -> UUID:
    """A new answer; who answers follows from now on. Under the same id it is given once.

    Raises:
        Refused: the question has been removed.
    """
    if seen.inquiry.removed_at is not None:
        raise Refused(REMOVED)
    id = id or uuid4()
    if (known := await session.get(Reply, id)) is not None:
        if known.person_id != by.id or known.inquiry_id != seen.inquiry.id:
            raise NotAllowed
        return known.id
    reply = Reply(id=id, inquiry_id=seen.inquiry.id, person_id=by.id, text=text)
    session.add(reply)
    await session.flush()
    others = [person for person in await queries.followers_of(session, seen.inquiry) if person.id != by.id]
    letters.answered(session, seen.inquiry, reply, seen.network, others, await _name(session, by))
    await follow(session, seen.inquiry.id, by.id)
    return id


async def rewrite_answer(session: Session, reply: Reply, *, text: str, version: int) -> None:
    """The answerer's new words.

    Raises:
        Refused: removed, or saved elsewhere in between.
    """
    _fits(reply, version)
    if text != reply.text:
        reply.changed_at = clock.now()
    reply.text, reply.version = text, version + 1
    await _tell_thread(session, reply.id, text)


async def mark_helped(session: Session, seen: SeenInquiry, reply: Reply, *, helped: bool) -> None:
    """The one who asked says what helped, or takes that back. The answerer gets one letter of thanks."""
    if not seen.mine:
        raise NotAllowed(N_("Vain kysyjä voi merkitä, mikä vastaus auttoi."))
    reply.helped = helped
    giver = await session.get(Person, reply.person_id) if reply.person_id else None
    if helped and giver is not None and giver.id != seen.standing.person_id and giver.binned_at is None:
        letters.helped(session, seen.inquiry, reply, seen.network, giver)


async def follow(session: Session, inquiry_id: UUID, person_id: UUID) -> None:
    row = {"id": uuid4(), "inquiry_id": inquiry_id, "person_id": person_id}
    await session.execute(insert(InquiryFollower).on_conflict_do_nothing(), [row])


async def unfollow(session: Session, inquiry_id: UUID, person_id: UUID) -> None:
    for row in await session.scalars(
        select(InquiryFollower).where(
            col(InquiryFollower.inquiry_id) == inquiry_id, col(InquiryFollower.person_id) == person_id
        )
    ):
        await session.delete(row)


async def report(session: Session, seen: SeenInquiry, reply: Reply | None, *, why: str, by: Person) -> None:
    """Ask the coordinators to look. The same person about the same text: once while it waits."""
    there = await session.scalar(
        select(TextReport).where(
            col(TextReport.inquiry_id) == seen.inquiry.id,
            col(TextReport.reply_id).is_not_distinct_from(reply.id if reply else None),
            col(TextReport.by) == by.id,
            col(TextReport.handled_at).is_(None),
        )
    )
    if there is not None:
        return
    made = TextReport(inquiry_id=seen.inquiry.id, reply_id=reply.id if reply else None, by=by.id, why=why)
    session.add(made)
    await session.flush()
    leaders = await people_with(session, seen.network.id, Role.COORDINATOR)
    letters.reported(session, seen.inquiry, seen.network, leaders, made.id)


async def leave_be(session: Session, report: TextReport, network_id: UUID, *, by: UUID) -> None:
    """A coordinator has looked: the text may stay."""
    report.handled_at, report.handled_by = clock.now(), by
    audit(session, "leave-reported-text", report, by, network_id)


async def remove(session: Session, seen: SeenInquiry, row: Inquiry | Reply, *, why: str, by: Person) -> None:
    """The words are gone for good, in the thread too: by their writer, or by a coordinator, who says why.

    Raises:
        NotAllowed: it is neither. Refused: they are gone already.
    """
    own = row.person_id == by.id
    if not own and not seen.standing.may("lead"):
        raise NotAllowed
    if row.removed_at is not None:
        raise Refused(REMOVED)
    writer = await session.get(Person, row.person_id) if row.person_id else None
    if isinstance(row, Inquiry):
        row.title = ""
        await thread.rename(session, row.id, seen.network.name)
    row.text, row.removed_at, row.person_id, row.version = "", clock.now(), None, row.version + 1
    if isinstance(row, Reply):
        row.helped = False
    if await session.get(Source, row.id) is not None:
        await thread.withdraw(session, row.id)
        await forgetting.words_went(session, seen.network.id)
    about = col(TextReport.reply_id) == row.id if isinstance(row, Reply) else col(TextReport.reply_id).is_(None)
    handled = update(TextReport).where(col(TextReport.inquiry_id) == seen.inquiry.id, about)
    await session.execute(
        handled.where(col(TextReport.handled_at).is_(None)).values(handled_at=clock.now(), handled_by=by.id, why="")
    )
    if not own:
        audit(session, "remove-text", row, by.id, seen.network.id)
        if writer is not None and writer.binned_at is None:
            letters.removed(session, seen.inquiry, seen.network, writer, row.id, why)
    await session.flush()


async def pick(session: Session, seen: SeenInquiry, row: Inquiry | Reply, *, by: UUID) -> None:
    """Poimi aineistoksi: from now on the text is a source of the thread, under its giver's name."""
    if row.removed_at is not None:
        raise Refused(REMOVED)
    words = _words(row) if isinstance(row, Inquiry) else row.text
    if await session.get(Source, row.id) is None:
        await thread.record(
            session,
            id=row.id,
            network_id=seen.network.id,
            kind=Kind.INQUIRY,
            text=words,
            person_id=row.person_id,
            origin_id=seen.inquiry.id,
            label=seen.inquiry.title or seen.network.name,
        )
    await thread.pick(session, seen.network.id, row.id, seen.inquiry.theme_id, by)


async def erase_words(session: Session, person_id: UUID) -> int:
    """Blank what this person has asked and answered; how many texts. The thread's copies are the thread's to erase."""
    asked = list(await session.scalars(select(Inquiry).where(col(Inquiry.person_id) == person_id)))
    given = list(await session.scalars(select(Reply).where(col(Reply.person_id) == person_id)))
    for inquiry in asked:
        inquiry.title = ""
        network = await session.get_one(Network, inquiry.network_id)
        await thread.rename(session, inquiry.id, network.name)
    both: list[Inquiry | Reply] = [*asked, *given]
    for row in both:
        row.text, row.person_id, row.removed_at = "", None, row.removed_at or clock.now()
    await session.execute(update(TextReport).where(col(TextReport.by) == person_id).values(by=None, why=""))
    for one in await session.scalars(select(InquiryFollower).where(col(InquiryFollower.person_id) == person_id)):
        await session.delete(one)
    await session.flush()
    return len(both)


def _words(inquiry: Inquiry) -> str:
    return "\n\n".join(part for part in (inquiry.title, inquiry.text) if part)


def _fits(row: Inquiry | Reply, version: int) -> None:
    if row.removed_at is not None:
        raise Refused(REMOVED)
    if version != row.version:
        raise Refused(N_("Tallensit tekstin välillä toisessa ikkunassa. Tekstisi on yhä tässä."))


async def _tell_thread(session: Session, source_id: UUID, words: str) -> None:
    if await session.get(Source, source_id) is not None:
        await thread.revise(session, source_id, words)


async def _name(session: Session, person: Person) -> str:
    return (await queries.names_of(session, {person.id}))[person.id]
