"""A poll as one audience sees it: page, socket, polling and projector are all drawn from this, and from nothing else.

Until results are shown, the view of participants and of the projector has none: they are never even read.
"""

from dataclasses import dataclass
from uuid import UUID

from agentnet.db import Session
from agentnet.workshops.models import Workshop
from agentnet.workshops.polls import figures, queries, words
from agentnet.workshops.polls.figures import Figures, Text
from agentnet.workshops.polls.flow import Audience, PollKind, Stage, TextState
from agentnet.workshops.polls.models import Poll, PollOption, PollText
from agentnet.workshops.queries import participants_count


@dataclass(frozen=True, slots=True)
class View:
    """`question` and `options` are empty, and `figures` none, where the audience may not see them.

    `screen` is the page of written answers that the projector shows, out of `screens`.
    """

    id: UUID
    workshop_id: UUID
    kind: PollKind
    stage: Stage
    shown: bool
    answered: int
    present: int
    question: str = ""
    several: bool = False
    low: str = ""
    high: str = ""
    words_each: int = 1
    moderated: bool = False
    options: tuple[tuple[str, str], ...] = ()
    figures: Figures | None = None
    waiting: int = 0
    screen: int = 0
    screens: int = 1
    undoes: bool = False


async def seen(session: Session, poll: Poll, audience: Audience) -> View:
    workshop = await session.get_one(Workshop, poll.workshop_id)
    leads = audience is Audience.LEADERS
    stage = queries.stage_now(poll, workshop)
    common = {
        "id": poll.id,
        "workshop_id": poll.workshop_id,
        "kind": poll.kind,
        "stage": stage,
        "shown": poll.shown,
        "answered": await queries.answered(session, poll.id),
        "present": await participants_count(session, workshop.id),
    }
    if stage is Stage.DRAFT and not leads:
        return View(**common)  # type: ignore[arg-type]
    options = await queries.options_of(session, poll.id)
    results = await figures_of(session, poll, options, everything=leads) if leads or poll.shown else None
    screens = max(1, len(figures.pages(_visible(results)))) if results else 1
    return View(
        **common,  # type: ignore[arg-type]
        question=poll.question,
        several=poll.several,
        low=poll.low,
        high=poll.high,
        words_each=poll.words_each,
        moderated=poll.moderated,
        options=pairs(options),
        figures=results,
        waiting=await queries.waiting(session, poll) if leads else 0,
        screen=min(poll.screen_page, screens - 1),
        screens=screens,
        undoes=leads and poll.groups_before is not None,
    )


def pairs(options: list[PollOption]) -> tuple[tuple[str, str], ...]:
    return tuple((str(option.id), option.text) for option in options)


def _visible(results: Figures) -> list[Text]:
    return [text for text in results.texts if text.state is TextState.SHOWN]


async def figures_of(session: Session, poll: Poll, options: list[PollOption], *, everything: bool = False) -> Figures:
    """What the answers come to; `everything`: with the written answers that are held or hidden, for leaders."""
    ballots = await queries.ballots_of(session, poll.id)
    each = [ballot for ballot in ballots for _ in range(ballot.heads)]
    counts = Figures(answers=len(each), behalf=sum(1 for ballot in each if ballot.proxy))
    if poll.kind is PollKind.SCALE:
        scores = [ballot.score for ballot in each if ballot.score is not None]
        mean = sum(scores) / len(scores) if scores else None
        return counts._replace(bars=figures.scale(scores), mean=mean)
    if poll.kind is PollKind.CHOICE:
        return counts._replace(bars=figures.choice(pairs(options), [ballot.chosen for ballot in each]))
    if poll.kind is PollKind.RANKING:
        return counts._replace(ranking=figures.ranking(pairs(options), [ballot.chosen for ballot in each]))
    texts = await queries.texts_of(session, poll.id)
    visible = [text for text in texts if text.state is TextState.SHOWN]
    told = tuple(_told(text) for text in (texts if everything else visible))
    if poll.kind is PollKind.OPEN:
        return counts._replace(texts=told)
    cloud = words.grouped(queries.said(visible, ballots), poll.groups)
    # Of a cloud, leaders look at the words that are not in it; the others are its groups.
    apart = tuple(text for text in told if text.state is not TextState.SHOWN)
    return counts._replace(words=tuple(cloud), texts=apart)


def _told(text: PollText) -> Text:
    return Text(text.id, text.text, text.state, text.reason)
