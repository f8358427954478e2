"""Verbs of polls: make, write, open, close, show, answer. They never commit and know no HTTP."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import select

from agentnet.db import Session
from agentnet.words import N_, Refused, _
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.polls import keeping, queries, rules, writing
from agentnet.workshops.polls.flow import FOLLOWS, KINDS, PollKind, Stage, Step
from agentnet.workshops.polls.models import Ballot, Poll, PollOp, PollOption
from agentnet.workshops.polls.rules import Given, Unfit


async def make_poll(
    session: Session,
    *,
    workshop: Workshop,
    activity_id: UUID | None,
    kind: PollKind,
    question: str,
    options: Sequence[str] = (),
) -> Poll:
    """A draft: nobody but leaders sees the question until it is opened."""
    poll = Poll(workshop_id=workshop.id, activity_id=activity_id, kind=kind, question=question)
    poll.low, poll.high = _("täysin eri mieltä"), _("täysin samaa mieltä")
    poll.moderated = kind is PollKind.OPEN
    session.add(poll)
    await session.flush()
    for place, text in enumerate(options):
        session.add(PollOption(poll_id=poll.id, place=place, text=text))
    await session.flush()
    return poll


async def lock(session: Session, poll: Poll) -> Poll:
    """The poll as it is now; whoever else changes or answers it waits for this transaction."""
    await session.refresh(poll, with_for_update=True)
    return poll


async def done_before(session: Session, poll: Poll, op_id: UUID) -> bool:
    """Whether this very operation was done already; from now on it is. Ask only of a locked poll."""
    there = select(PollOp.id).where(PollOp.poll_id == poll.id, PollOp.op_id == op_id)
    if await session.scalar(there) is not None:
        return True
    session.add(PollOp(poll_id=poll.id, op_id=op_id))
    await session.flush()
    return False


async def edit(
    session: Session,
    poll: Poll,
    *,
    version: int,
    kind: PollKind,
    question: str,
    options: Sequence[str] = (),
    several: bool = False,
    low: str = "",
    high: str = "",
    words_each: int = 3,
    moderated: bool = False,
) -> None:
    """What is asked, and how. After the first answer only moderation changes; see `add_options`.

    Raises:
        Unfit: the options do not do. Refused: somebody else has saved in between, or answers have come.
    """
    await lock(session, poll)
    if poll.version != version:
        raise Refused(N_("Joku muu ehti tallentaa kyselyn. Tarkista, mitä siinä nyt on, ja tallenna uudelleen."))
    if await queries.answered(session, poll.id):
        raise Refused(rules.FROZEN)
    if options or poll.stage is not Stage.DRAFT:
        rules.judge_options(kind, options)
    poll.kind, poll.question, poll.several = kind, question, several
    poll.low, poll.high = low or _("täysin eri mieltä"), high or _("täysin samaa mieltä")
    poll.words_each, poll.moderated = words_each, moderated
    poll.version += 1
    await _set_options(session, poll, options if KINDS[kind].options else ())


async def _set_options(session: Session, poll: Poll, texts: Sequence[str]) -> None:
    """The options in their new order; one whose text stays keeps its id, for pages that are open."""
    had = {option.text: option for option in await queries.options_of(session, poll.id)}
    for place, text in enumerate(texts):
        option = had.pop(text, None) or PollOption(poll_id=poll.id, text=text)
        option.place = place
        session.add(option)
    for gone in had.values():
        await session.delete(gone)
    await session.flush()


async def moderate(session: Session, poll: Poll, *, moderated: bool) -> None:
    """From now on written answers wait for a leader, or do not."""
    await lock(session, poll)
    poll.moderated = moderated
    await session.flush()


async def add_options(session: Session, poll: Poll, texts: Sequence[str]) -> int:
    """More options to a choice, at any time. How many were new.

    Raises:
        Refused: it is no choice. Unfit: too many, alike, or too long.
    """
    await lock(session, poll)
    if poll.kind is not PollKind.CHOICE:
        raise Refused(rules.FROZEN)
    had = await queries.options_of(session, poll.id)
    rules.judge_options(poll.kind, [*(option.text for option in had), *texts])
    for place, text in enumerate(texts, len(had)):
        session.add(PollOption(poll_id=poll.id, place=place, text=text))
    await session.flush()
    return len(texts)


async def take(session: Session, poll: Poll, step: Step) -> None:
    """Open, close, show or hide. A step that has been taken already does nothing.

    Raises:
        Refused: it does not fit the stage, or there is nothing to choose from yet.
    """
    await lock(session, poll)
    if (step is Step.OPEN and poll.stage is Stage.OPEN) or (step is Step.CLOSE and poll.stage is Stage.CLOSED):
        return
    if poll.stage not in FOLLOWS[step]:
        raise Refused(N_("Kyselyä ei ole vielä avattu."))
    if step is Step.OPEN:
        await _require_ready(session, poll)
        poll.stage = Stage.OPEN
    elif step is Step.CLOSE:
        poll.stage = Stage.CLOSED
    else:
        poll.shown = step is Step.SHOW
    await session.flush()
    if poll.stage is Stage.CLOSED and poll.shown:
        await keeping.keep(session, poll)


async def _require_ready(session: Session, poll: Poll) -> None:
    if not poll.question:
        raise Refused(N_("Kirjoita ensin kysymys."))
    try:
        rules.judge_options(poll.kind, [option.text for option in await queries.options_of(session, poll.id)])
    except Unfit as wrong:
        raise Refused(wrong.sentence, **wrong.values) from wrong


async def close_all(session: Session, workshop_id: UUID) -> None:
    """The workshop is over: its open polls close, and what was shown is kept."""
    for poll in await queries.open_polls(session, workshop_id):
        await take(session, poll, Step.CLOSE)


async def answer(session: Session, poll: Poll, participant: Participant, given: Given, *, op_id: UUID) -> bool:
    """Give or change one's answer. False when this very operation was done before.

    Raises:
        Unfit: a field is wrong. Refused: the poll is not open.
    """
    await lock(session, poll)
    workshop = await session.get_one(Workshop, poll.workshop_id)
    if not queries.is_taking(poll, workshop):
        raise Refused(N_("Kysely ei ole nyt auki, joten vastausta ei tallennettu."))
    if await done_before(session, poll, op_id):
        return False
    options = [str(option.id) for option in await queries.options_of(session, poll.id)]
    kept = rules.judge_answer(poll.kind, given, options=options, several=poll.several, words=poll.words_each)
    ballot = await queries.ballot_of(session, poll.id, participant)
    if ballot is None:
        ballot = Ballot(poll_id=poll.id, participant_id=participant.id)
        session.add(ballot)
        await session.flush()
    ballot.score, ballot.chosen, ballot.proxy = kept.score, list(kept.chosen), False
    await writing.write(session, poll, ballot, kept.texts)
    await session.flush()
    return True
