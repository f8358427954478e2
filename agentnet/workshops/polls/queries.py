"""Polls through somebody's eyes. What an audience may not see is never loaded for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.accounts.models import Guest
from agentnet.db import Session
from agentnet.network.models import Network, Person
from agentnet.words import Missing
from agentnet.workshops.flow import TAKES_GUESTS
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Activity, Participant, Workshop
from agentnet.workshops.polls.flow import Audience, PollKind, Stage, TextState
from agentnet.workshops.polls.models import Ballot, Poll, PollOption, PollText
from agentnet.workshops.polls.words import Written
from agentnet.workshops.queries import over, participants_count, workshop_seen_by


@dataclass(frozen=True, slots=True)
class Seen:
    """A poll, where it belongs, and who one is there: a leader, a participant who may answer, or both."""

    poll: Poll
    workshop: Workshop
    network: Network
    participant: Participant | None
    leads: bool
    key: str
    tick: int

    @property
    def audience(self) -> Audience:
        return Audience.LEADERS if self.leads else Audience.PARTICIPANTS

    @property
    def may_answer(self) -> bool:
        return self.participant is not None and is_taking(self.poll, self.workshop)


@dataclass(frozen=True, slots=True)
class State:
    """How a poll goes, for the leader's view: `answered` of `present`; `waiting` written answers are held."""

    poll: Poll
    stage: Stage
    answered: int
    present: int
    waiting: int


def is_taking(poll: Poll, workshop: Workshop) -> bool:
    """Whether answers are taken now. When the workshop is over its polls are."""
    return poll.stage is Stage.OPEN and workshop.stage in (WorkshopStage.OPEN, WorkshopStage.LIVE)


def stage_now(poll: Poll, workshop: Workshop) -> Stage:
    return Stage.CLOSED if poll.stage is Stage.OPEN and not is_taking(poll, workshop) else poll.stage


async def poll_seen_by(session: Session, me: Person | Guest | None, id: UUID) -> Seen:
    """The poll of a workshop that one leads or takes part in; guests while the workshop takes guests.

    Raises:
        Over: to guests of a workshop that has closed.
        Missing: there is none, its activity was taken out, or it is out of sight: also for supervisors, who never read
            what their people answer.
    """
    poll = await session.get(Poll, id)
    if poll is None or me is None:
        raise Missing
    seen = await workshop_seen_by(session, me, poll.workshop_id)
    participant, leads = seen.participant, seen.leads
    activity = await session.get(Activity, poll.activity_id) if poll.activity_id else None
    if not leads and activity is not None and activity.removed_at is not None:
        raise Missing
    if isinstance(me, Guest):
        if me.removed_at is not None or seen.workshop.stage not in TAKES_GUESTS:
            is_over = me.removed_at is None and seen.workshop.stage is WorkshopStage.CLOSED
            raise over(seen.workshop.id) if is_over else Missing
        return Seen(poll, seen.workshop, seen.network, participant, False, f"guest:{me.id}", seen.tick)
    if not leads and (participant is None or seen.standing is None or not seen.standing.may("take part")):
        raise Missing
    return Seen(poll, seen.workshop, seen.network, participant, leads, f"person:{me.id}", seen.tick)


async def poll_of(session: Session, activity_id: UUID) -> Poll | None:
    """The poll of a poll activity."""
    found: Poll | None = await session.scalar(select(Poll).where(Poll.activity_id == activity_id))
    return found


async def state(session: Session, activity_id: UUID) -> State | None:
    """For the leader's view, which includes `polls/_cockpit.html` with it as `poll_state`; none without a poll."""
    poll = await poll_of(session, activity_id)
    if poll is None:
        return None
    workshop = await session.get_one(Workshop, poll.workshop_id)
    return State(
        poll=poll,
        stage=stage_now(poll, workshop),
        answered=await answered(session, poll.id),
        present=await participants_count(session, workshop.id),
        waiting=await waiting(session, poll),
    )


async def options_of(session: Session, poll_id: UUID) -> list[PollOption]:
    rows = await session.scalars(
        select(PollOption).where(PollOption.poll_id == poll_id).order_by(col(PollOption.place), col(PollOption.id))
    )
    return list(rows)


async def answered(session: Session, poll_id: UUID) -> int:
    """How many people have answered, everybody at a table too. Who, nobody is told."""
    heads = select(func.coalesce(func.sum(Ballot.heads), 0)).where(Ballot.poll_id == poll_id)
    return await session.scalar(heads) or 0


async def waiting(session: Session, poll: Poll) -> int:
    held = select(func.count()).select_from(PollText).where(PollText.poll_id == poll.id)
    return await session.scalar(held.where(PollText.state == TextState.HELD)) or 0


async def ballots_of(session: Session, poll_id: UUID) -> Sequence[Ballot]:
    rows = await session.scalars(select(Ballot).where(Ballot.poll_id == poll_id).order_by(col(Ballot.id)))
    return rows.all()


async def texts_of(session: Session, poll_id: UUID) -> Sequence[PollText]:
    """Written answers in the order of their random ids: it tells nothing of who or when."""
    rows = await session.scalars(select(PollText).where(PollText.poll_id == poll_id).order_by(col(PollText.id)))
    return rows.all()


async def ballot_of(session: Session, poll_id: UUID, participant: Participant | None) -> Ballot | None:
    """One's own answer."""
    if participant is None:
        return None
    found: Ballot | None = await session.scalar(
        select(Ballot)
        .where(Ballot.poll_id == poll_id, Ballot.participant_id == participant.id)
        .order_by(col(Ballot.n))
        .limit(1)
    )
    return found


async def own_texts(session: Session, ballot: Ballot | None) -> list[PollText]:
    """What one has written oneself."""
    if ballot is None:
        return []
    rows = await session.scalars(
        select(PollText).where(PollText.ballot_id == ballot.id).order_by(col(PollText.place), col(PollText.id))
    )
    return list(rows)


async def writer_of(session: Session, poll_id: UUID, text_id: UUID) -> str:
    """Whose socket hears what becomes of a text that they wrote. For telling them; no page shows it."""
    found = select(Participant).join(Ballot, col(Ballot.participant_id) == col(Participant.id))
    found = found.join(PollText, col(PollText.ballot_id) == col(Ballot.id))
    writer = await session.scalar(found.where(PollText.id == text_id, PollText.poll_id == poll_id))
    if writer is None:
        return ""
    return f"guest:{writer.guest_id}" if writer.guest_id else f"person:{writer.person_id}"


async def open_polls(session: Session, workshop_id: UUID) -> list[Poll]:
    rows = await session.scalars(select(Poll).where(Poll.workshop_id == workshop_id, Poll.stage == Stage.OPEN))
    return list(rows)


def is_written(kind: PollKind) -> bool:
    return kind in (PollKind.CLOUD, PollKind.OPEN)


def said(texts: Iterable[PollText], ballots: Iterable[Ballot]) -> list[Written]:
    """Words of a cloud, each as often as people said it: a table's answer stands for several."""
    heads = {ballot.id: ballot.heads for ballot in ballots}
    return [
        Written(uuid5(one.ballot_id, str(n)), one.text, one.form, one.base)
        for one in texts
        for n in range(heads[one.ballot_id])
    ]
