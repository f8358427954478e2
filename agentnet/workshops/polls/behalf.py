"""Answers entered by a leader: for a table without devices as many as sit at it, for somebody without a phone one.

Each row says how many people answered so. What somebody has answered on their own device no leader sees or changes.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.models import Participant, Workshop
from agentnet.workshops.polls import keeping, queries, rules, writing
from agentnet.workshops.polls.actions import done_before, lock
from agentnet.workshops.polls.flow import TextState
from agentnet.workshops.polls.models import Ballot, Poll
from agentnet.workshops.polls.rules import Given, Unfit


class Entered(NamedTuple):
    """One answer of a seat, in words, and how many gave it."""

    id: UUID
    words: tuple[str, ...]
    heads: int


async def ballots_at(session: Session, poll_id: UUID, seat: Participant) -> Sequence[Ballot]:
    rows = await session.scalars(
        select(Ballot).where(Ballot.poll_id == poll_id, Ballot.participant_id == seat.id).order_by(col(Ballot.n))
    )
    return rows.all()


async def entered(session: Session, poll: Poll, seat: Participant) -> list[Entered]:
    """What leaders have entered for a seat."""
    named = {str(option.id): option.text for option in await queries.options_of(session, poll.id)}
    found = []
    for ballot in await ballots_at(session, poll.id, seat):
        if ballot.proxy:
            texts = [text.text for text in await queries.own_texts(session, ballot)]
            score = [str(ballot.score)] if ballot.score is not None else []
            chosen = [named[one] for one in ballot.chosen if one in named]
            found.append(Entered(ballot.id, (*chosen, *score, *texts), ballot.heads))
    return found


async def left(session: Session, poll: Poll, seat: Participant) -> int:
    """How many at this seat have not answered yet; none for somebody who has answered on their own device."""
    return max(0, seat.seats - sum(ballot.heads for ballot in await ballots_at(session, poll.id, seat)))


async def answer_for(session: Session, poll: Poll, seat: Participant, given: Given, heads: int, *, op_id: UUID) -> bool:
    """So many people at this seat answer so. False when this very operation was done before.

    Raises:
        Unfit: a field is wrong, or fewer have not answered yet. Refused: the poll is not open.
    """
    await lock(session, poll)
    if not queries.is_taking(poll, await session.get_one(Workshop, poll.workshop_id)):
        raise Refused(N_("Kysely ei ole nyt auki, joten vastausta ei tallennettu."))
    if await done_before(session, poll, op_id):
        return False
    options = [str(option.id) for option in await queries.options_of(session, poll.id)]
    kept = rules.judge_answer(poll.kind, given, options=options, several=poll.several, words=poll.words_each)
    free = await left(session, poll, seat)
    if not free:
        raise Unfit("heads", N_("{name}: kaikki ovat jo vastanneet."), name=seat.name)
    if not 1 <= heads <= free:
        raise Unfit("heads", N_("Vastaamatta on enää {n}."), n=free)
    there = await ballots_at(session, poll.id, seat)
    n = max((ballot.n for ballot in there), default=-1) + 1
    ballot = Ballot(poll_id=poll.id, participant_id=seat.id, n=n, heads=heads, proxy=True)
    ballot.score, ballot.chosen = kept.score, list(kept.chosen)
    session.add(ballot)
    await session.flush()
    await writing.write(session, poll, ballot, kept.texts)
    for text in await queries.own_texts(session, ballot):
        if text.state is TextState.HELD:
            text.state = TextState.SHOWN  # a leader has read it
    await session.flush()
    return True


async def take_back(session: Session, poll: Poll, ballot_id: UUID) -> Participant:
    """Away with an answer that a leader entered; whose it was.

    Raises:
        Missing: there is none. Refused: the poll is not open.
    """
    await lock(session, poll)
    ballot = await session.get(Ballot, ballot_id)
    if ballot is None or ballot.poll_id != poll.id or not ballot.proxy:
        raise Missing
    if not queries.is_taking(poll, await session.get_one(Workshop, poll.workshop_id)):
        raise Refused(N_("Kysely on suljettu. Avaa se uudelleen, jos vastausta pitää muuttaa."))
    for text in await queries.own_texts(session, ballot):
        await keeping.take_back(session, text)
        await session.delete(text)
    await session.flush()
    seat = await session.get_one(Participant, ballot.participant_id)
    await session.delete(ballot)
    await session.flush()
    return seat
