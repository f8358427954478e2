"""What people do with a promise: give it, change it, withdraw it, tell how it went."""

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from agentnet.sources.models import Source
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.promises import queries, rights
from agentnet.workshops.promises.flow import Kept, Sharing
from agentnet.workshops.promises.models import Promise


async def give(session: Session, workshop: Workshop, who: Participant, *, text: str, sharing: Sharing) -> Promise:
    """Promise, or say it in other words. Said twice, promised once.

    Raises:
        Refused: the workshop is not on, or its owner has told already how it went.
    """
    await session.refresh(who, with_for_update=True)
    mine = await queries.promise_of(session, who.id)
    if not rights.may_promise(workshop, who, mine):
        raise Refused(N_("Lupausta ei voi nyt antaa eikä muuttaa."))
    if mine is None:
        mine = Promise(workshop_id=workshop.id, participant_id=who.id, text=text, sharing=sharing)
    else:
        mine.version += 1
        if mine.text != text:
            mine.hidden = False
    mine.text, mine.sharing, mine.withdrawn_at = text, sharing, None
    await _follow(session, workshop, who, mine)
    return mine


async def withdraw(session: Session, who: Participant) -> None:
    """Take the promise back: its words are gone from everywhere. Done twice, done once.

    Raises:
        Missing: there is none.
    """
    mine = await queries.promise_of(session, who.id)
    if mine is None:
        raise Missing
    if mine.withdrawn_at is not None:
        return
    source, mine.source_id = mine.source_id, None
    mine.text, mine.learnt, mine.kept, mine.answered_at = "", "", None, None
    mine.withdrawn_at, mine.version = clock.now(), mine.version + 1
    await session.flush()
    if source is not None:
        await thread.withdraw(session, source)


async def answer(session: Session, workshop: Workshop, who: Participant, *, kept: Kept, learnt: str) -> Promise:
    """How the promise went. May be said anew; what was learnt goes with the promise's own words in the thread.

    Raises:
        Refused: there is no promise, or the workshop is not over.
    """
    mine = await queries.promise_of(session, who.id)
    if mine is None or not rights.may_answer(workshop, who, mine):
        raise Refused(N_("Tästä työpajasta ei ole lupausta, josta kertoa."))
    mine.kept, mine.learnt, mine.answered_at, mine.version = kept, learnt, clock.now(), mine.version + 1
    await _follow(session, workshop, who, mine)
    return mine


async def hide(session: Session, workshop: Workshop, source_id: UUID, *, hidden: bool) -> None:
    """A coordinator takes a shared promise off the screen and the page, or lets it be seen again.

    Raises:
        Missing: no such promise is shared in this workshop.
    """
    of_this = select(Promise).where(Promise.source_id == source_id, Promise.workshop_id == workshop.id)
    if (promise := await session.scalar(of_this)) is None:
        raise Missing
    promise.hidden = hidden


async def erase_words(session: Session, person_id: UUID) -> None:
    """Blank what this person has promised and learnt; that they once promised stays, for the counts.

    What they shared without a name is found from here alone: the thread does not know whose it is.
    """
    theirs = col(Promise.participant_id).in_(select(col(Participant.id)).where(col(Participant.person_id) == person_id))
    shared = list(await session.scalars(select(Promise.source_id).where(theirs, col(Promise.source_id).is_not(None))))
    await session.execute(update(Promise).where(theirs).values(text="", learnt="", source_id=None))
    for source in filter(None, shared):
        await thread.withdraw(session, source)


async def _follow(session: Session, workshop: Workshop, who: Participant, mine: Promise) -> None:
    """The thread knows what is shared, under the name that is shared, and nothing of what is one's own."""
    if mine.sharing is Sharing.OWN:
        source, mine.source_id = mine.source_id, None
        session.add(mine)
        await session.flush()
        if source is not None:
            await thread.withdraw(session, source)
        return
    person = who.person_id if mine.sharing is Sharing.NAMED else None
    words = f"{mine.text}\n\n→ {mine.learnt}" if mine.learnt else mine.text
    if mine.source_id is None:
        made = await thread.record(
            session,
            network_id=workshop.network_id,
            kind=Kind.PROMISE,
            text=words,
            person_id=person,
            origin_id=workshop.id,
            label=workshop.title,
        )
        mine.source_id = made.id
    else:
        (await session.get_one(Source, mine.source_id)).person_id = person
        await thread.revise(session, mine.source_id, words)
    session.add(mine)
    await session.flush()
