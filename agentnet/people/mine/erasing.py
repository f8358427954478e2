"""Erasing a person: their words and their name go; what others' work leans on stays, with nobody's name."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import col, select

from agentnet import clock, files
from agentnet.accounts import sessions
from agentnet.asking import actions as asking
from agentnet.db import Session
from agentnet.guide.glossary.models import TermComment
from agentnet.guide.models import Comment
from agentnet.guide.reviews.models import WordReturn
from agentnet.network.actions import audit
from agentnet.network.flow import CLOSED, Role, Stage
from agentnet.network.models import Membership, Network, Nomination, Person
from agentnet.network.queries import in_force, people_with
from agentnet.notify.models import Delivery, Letter
from agentnet.people.mine import traces
from agentnet.people.mine.collecting import places
from agentnet.people.mine.fates import FATES, Fate
from agentnet.people.mine.traces import GONE as GONE
from agentnet.sources.models import SourceRevision
from agentnet.surveys.coding import copies
from agentnet.surveys.models import Answer, AnswerValue
from agentnet.surveys.reporting.redacting import forget_originals
from agentnet.tasks import erasing as tasks
from agentnet.words import N_, Refused
from agentnet.workshops import erasing as workshops


class Erased:
    """What is left to do after the commit."""

    def __init__(self, workshops: workshops.Erased, digests: list[str]) -> None:
        self.workshops, self.digests = workshops, digests

    async def finish(self) -> None:
        await self.workshops.finish()
        for digest in self.digests:
            await files.remove(digest)


async def needed_in(session: Session, person: Person) -> list[Network]:
    """Networks whose only coordinator this person is: somebody else has to take over first."""
    mine = await session.scalars(
        select(Network)
        .join(Membership, col(Membership.network_id) == col(Network.id))
        .where(col(Membership.person_id) == person.id, col(Membership.role) == Role.COORDINATOR, in_force())
    )
    return [one for one in mine if len(await people_with(session, one.id, Role.COORDINATOR)) == 1]


async def erase(session: Session, person: Person, *, by: UUID) -> Erased:
    """Everything as `fates` says. Commit, then call `finish`.

    Raises:
        Refused: they are a network's only coordinator, or the installation's only administrator.
    """
    person = await session.get_one(Person, person.id)
    if await needed_in(session, person):
        raise Refused(N_("Olet verkoston ainoa koordinaattori. Anna ensin rooli toiselle, niin tietosi voi poistaa."))
    if person.is_administrator and not await _other_administrator(session, person):
        raise Refused(N_("Olet palvelun ainoa pääkäyttäjä. Anna ensin oikeudet toiselle."))
    brought = await traces.files_of(session, person.id)
    await traces.forget(session, person)
    answered = await _surveys(session, person.id)
    hung = await tasks.erase_words(session, person.id)
    await traces.leave_themes(session, person.id, answered)
    await _guide(session, person.id)
    await asking.erase_words(session, person.id)
    shown = await workshops.erase_words(session, person.id, hung)  # the thread's own words too
    await copies.said_anew(session, answered)
    await forget_originals(session)
    await _letters(session, person)
    await _nominations(session, person.id)
    for table, column in places():
        match FATES[f"{table.name}.{column.name}"].fate:
            case Fate.DROP:
                await session.execute(delete(table).where(column == person.id))
            case Fate.FREE:
                await session.execute(update(table).where(column == person.id).values({column.name: None}))
            case Fate.BLANK | Fate.STAY:
                pass
    await session.execute(
        update(Membership)
        .where(col(Membership.person_id) == person.id)
        .values(ends_at=clock.now(), code_name="")
        .where(in_force())
    )
    await session.execute(update(Membership).where(col(Membership.person_id) == person.id).values(code_name=""))
    await sessions.end_all(session, person)
    person.name, person.email, person.phone, person.title, person.organisation = GONE, None, "", "", ""
    person.unit_id, person.is_administrator, person.binned_at = None, False, clock.now()
    audit(session, "erase-person", person, by)
    await session.flush()
    return Erased(shown, await files.unused(session, brought))


async def _other_administrator(session: Session, person: Person) -> bool:
    other = select(Person.id).where(
        col(Person.is_administrator), col(Person.id) != person.id, col(Person.binned_at).is_(None)
    )
    return await session.scalar(other.limit(1)) is not None


async def _surveys(session: Session, person_id: UUID) -> set[UUID]:
    """Words of confidential and named answers, with what was carried on from them; figures stay, nobody's."""
    theirs = (
        select(col(AnswerValue.id))
        .join(Answer, col(Answer.id) == col(AnswerValue.answer_id))
        .where(col(Answer.person_id) == person_id)
    )
    texts = set(await session.scalars(theirs))
    await copies.erased(session, texts)
    await session.execute(
        update(SourceRevision).where(col(SourceRevision.source_id).in_(texts)).values(text="", sha256="")
    )
    return texts


async def _guide(session: Session, person_id: UUID) -> None:
    """Comments, and what was read out of the Word files that they handed back."""
    await session.execute(update(Comment).where(col(Comment.by) == person_id).values(text="", quote=""))
    await session.execute(update(TermComment).where(col(TermComment.by) == person_id).values(text=""))
    await session.execute(update(WordReturn).where(col(WordReturn.director_id) == person_id).values(found=[], name=""))


async def _letters(session: Session, person: Person) -> None:
    """Letters to them: what waits is not sent, what was sent forgets its words and its address."""
    theirs = col(Letter.person_id) == person.id
    if person.email:
        theirs = theirs | (col(Letter.address) == person.email)
    for letter in await session.scalars(select(Letter).where(theirs)):
        letter.values, letter.error, letter.address, letter.person_id = {}, "", f"poistettu-{letter.id}", None
        if letter.delivery in (Delivery.WAITING, Delivery.SENDING):
            letter.delivery = Delivery.FAILED
    await session.flush()


async def _nominations(session: Session, person_id: UUID) -> None:
    for one in await session.scalars(select(Nomination).where(col(Nomination.person_id) == person_id)):
        one.name, one.email, one.phone, one.why, one.correction = GONE, "", "", "", ""
        if one.stage not in CLOSED:
            one.stage = Stage.ENDED
    await session.flush()
