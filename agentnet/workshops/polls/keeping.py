"""Results as sources: when a poll is closed and shown, what came of it can be picked into the material.

The result is one source (the question and the figures, as text); every written answer to an open question that was
shown is one too, without a person. Closed anew after reopening, the same sources get new words.
"""

from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.sources import actions as sources
from agentnet.sources.flow import Fate, Kind
from agentnet.sources.models import Disposition, SourceLink, SourceRevision
from agentnet.web.formats import number
from agentnet.words import _, n_, using
from agentnet.workshops.models import Workshop
from agentnet.workshops.polls import queries, views
from agentnet.workshops.polls.figures import Figures
from agentnet.workshops.polls.flow import PollKind, Stage, TextState
from agentnet.workshops.polls.models import Poll, PollText


async def keep(session: Session, poll: Poll) -> None:
    """Record or revise the sources of this poll. Without an answer there is nothing to keep."""
    workshop = await session.get_one(Workshop, poll.workshop_id)
    options = await queries.options_of(session, poll.id)
    results = await views.figures_of(session, poll, options)
    if not results.answers:
        return
    with using("fi"):  # the language that the network's material is kept in
        text = as_text(poll, results)
    if poll.source_id is None:
        source = await sources.record(
            session,
            network_id=workshop.network_id,
            kind=Kind.POLL,
            text=text,
            origin_id=poll.id,
            label=poll.question,
        )
        poll.source_id = source.id
    else:
        await sources.revise(session, poll.source_id, text)
    if poll.kind is PollKind.OPEN:
        await _keep_texts(session, poll, workshop)
    await session.flush()


async def _keep_texts(session: Session, poll: Poll, workshop: Workshop) -> None:
    for text in await queries.texts_of(session, poll.id):
        if text.state is not TextState.SHOWN:
            await take_back(session, text)
            continue
        if text.source_id is not None:
            await sources.revise(session, text.source_id, text.text)
            continue
        source = await sources.record(
            session,
            network_id=workshop.network_id,
            kind=Kind.POLL,
            text=text.text,
            origin_id=poll.id,
            label=poll.question,
        )
        text.source_id = source.id


async def take_back(session: Session, text: PollText, *, reason: str = "", by: UUID | None = None) -> None:
    """A kept answer is hidden: nobody picks or reads it as material any more, and what leans on it has no words of it.

    Its writer still has it, with the reason. Shown again, it is kept again.
    """
    source = text.source_id
    if source is None:
        return
    leaned_on = or_(col(SourceLink.source_id) == source, col(SourceLink.target_id) == source)
    if await session.scalar(select(SourceLink.id).where(leaned_on).limit(1)) is None:
        text.source_id = None
        await session.flush()
    elif reason:
        await sources.dispose(session, source, Fate.OUT_OF_SCOPE, reason, by)
    await sources.withdraw(session, source)


async def usable_again(session: Session, text: PollText) -> None:
    """What was said of its source when it was hidden holds no more."""
    of = col(Disposition.source_id) == text.source_id
    await session.execute(delete(Disposition).where(of, col(Disposition.fate) == Fate.OUT_OF_SCOPE))


async def again(session: Session, poll: Poll) -> None:
    """An answer was hidden or shown after the closing: the results' words are made anew, the old ones blanked."""
    if poll.source_id is None:
        return
    old = update(SourceRevision).where(col(SourceRevision.source_id) == poll.source_id)
    await session.execute(old.values(text="", sha256=""))
    if poll.stage is Stage.CLOSED and poll.shown:
        await keep(session, poll)


def as_text(poll: Poll, results: Figures) -> str:
    """The question and the figures, as people would write them down."""
    behalf = ", " + n_("joista {n} puolesta kirjattu", "joista {n} puolesta kirjattuja", results.behalf)
    answers = n_("{n} vastaus", "{n} vastausta", results.answers)
    lines = [poll.question, answers + (behalf if results.behalf else "")]
    if results.mean is not None:
        lines.append(
            _("Keskiarvo {mean} (1 = {low}, 5 = {high})", mean=number(results.mean), low=poll.low, high=poll.high)
        )
    lines += [f"{bar.label}: {bar.number} ({number(bar.share, 0)} %)" for bar in results.bars]
    lines += [
        _("{place}. {label}: sija keskimäärin {mean}", place=one.place, label=one.label, mean=number(one.mean))
        for one in results.ranking
    ]
    lines += [f"{group.label}: {group.people}" for group in results.words]
    return "\n".join(lines)
