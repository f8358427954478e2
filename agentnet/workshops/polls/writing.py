"""Written answers: what is kept of them, who sees them, and how the words of a cloud are grouped."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlmodel import select

from agentnet import notify
from agentnet.db import Session
from agentnet.notify.models import Job, JobState
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.polls import keeping, queries, words
from agentnet.workshops.polls.flow import PollKind, TextState
from agentnet.workshops.polls.models import Ballot, Poll, PollText
from agentnet.workshops.polls.words import fold

JOB = "poll words"


async def write(session: Session, poll: Poll, ballot: Ballot, texts: Sequence[str]) -> None:
    """The texts of one ballot from now on. A new or changed one waits for a leader when the poll is moderated."""
    had = await queries.own_texts(session, ballot)
    if poll.kind is PollKind.OPEN and had and texts:
        _change(poll, had[0], texts[0])
        had = had[1:]
    elif poll.kind is PollKind.CLOUD or texts:
        had = await _write_words(session, poll, ballot, had, texts)
    for gone in had:
        await session.delete(gone)
    await session.flush()


def _change(poll: Poll, row: PollText, text: str) -> None:
    """An open answer in new words; one that was hidden is looked at again."""
    if row.text == text:
        return
    if poll.moderated or row.state is TextState.HIDDEN:
        row.state, row.reason = TextState.HELD, ""
    row.text, row.form = text, fold(text)


async def _write_words(
    session: Session, poll: Poll, ballot: Ballot, had: list[PollText], texts: Sequence[str]
) -> list[PollText]:
    """New rows for new words; those that are no longer said come back."""
    same = {row.text: row for row in had}
    others = {row.form: row for row in await queries.texts_of(session, poll.id)}
    unknown = False
    for place, text in enumerate(texts):
        row = same.pop(text, None)
        if row is None:
            row = PollText(poll_id=poll.id, ballot_id=ballot.id, text=text, form=fold(text))
            twin = others.get(row.form)
            row.state = _state(poll, twin)
            if poll.kind is PollKind.CLOUD:
                row.base = twin.base if twin else None
                row.reason = twin.reason if twin and row.state is TextState.HIDDEN else ""
                unknown = unknown or row.base is None
        row.place = place
        session.add(row)
    if unknown:
        await _ask_for_bases(session, poll)
    return list(same.values())


def _state(poll: Poll, twin: PollText | None) -> TextState:
    """A word of a cloud fares as the same word of others did."""
    if poll.kind is PollKind.CLOUD and twin is not None:
        return twin.state
    return TextState.HELD if poll.moderated else TextState.SHOWN


async def _ask_for_bases(session: Session, poll: Poll) -> None:
    """One job for all words that wait; it runs in a child process."""
    waiting = select(Job.id).where(Job.kind == JOB, Job.about == poll.id, Job.state == JobState.WAITING)
    if await session.scalar(waiting.limit(1)) is None:
        notify.enqueue(session, JOB, poll.id, by=None, slot=uuid4().hex)


async def show_text(session: Session, poll: Poll, id: UUID) -> None:
    """A held or hidden answer is seen with the results; of a cloud, everybody's same word is.

    Raises:
        Missing: there is none.
    """
    for row in await _alike(session, poll, id):
        if row.state is TextState.HIDDEN and row.source_id is not None:
            await keeping.usable_again(session, row)
        row.state, row.reason = TextState.SHOWN, ""
    await session.flush()


async def hide_text(session: Session, poll: Poll, id: UUID, *, reason: str, by: UUID) -> None:
    """Nobody but leaders and its writer sees it any more; its writer sees why.

    Raises:
        Missing: there is none. Refused: no reason is given.
    """
    if not reason:
        raise Refused(N_("Kirjoita lyhyesti, miksi vastaus piilotetaan. Kirjoittaja näkee syyn."))
    for row in await _alike(session, poll, id):
        row.state, row.reason = TextState.HIDDEN, reason
        if row.source_id is not None:
            await keeping.take_back(session, row, reason=reason, by=by)
    await session.flush()


async def _alike(session: Session, poll: Poll, id: UUID) -> list[PollText]:
    texts = await queries.texts_of(session, poll.id)
    chosen = next((row for row in texts if row.id == id), None)
    if chosen is None:
        raise Missing
    if poll.kind is not PollKind.CLOUD:
        return [chosen]
    return [row for row in texts if row.form == chosen.form]


async def hide_group(session: Session, poll: Poll, key: str, *, reason: str, by: UUID) -> None:
    """A word of the cloud, in all its forms.

    Raises:
        Refused: it is not there any more, or no reason is given.
    """
    group = next((one for one in await cloud(session, poll) if one.key == key), None)
    if group is None:
        raise Refused(N_("Sanat ovat muuttuneet sillä välin. Valitse uudelleen."))
    forms = {form for form, _text in group.forms}
    for row in await queries.texts_of(session, poll.id):
        if row.form in forms and row.state is TextState.SHOWN:
            await hide_text(session, poll, row.id, reason=reason, by=by)


async def cloud(session: Session, poll: Poll) -> list[words.Group]:
    """The words of the cloud as they are grouped now."""
    rows = await queries.texts_of(session, poll.id)
    shown = [row for row in rows if row.state is TextState.SHOWN]
    return words.grouped(queries.said(shown, await queries.ballots_of(session, poll.id)), poll.groups)


async def join_words(session: Session, poll: Poll, key: str, into: str) -> None:
    """Two words of the cloud are one from now on. Can be undone.

    Raises:
        Refused: one of them is not there any more.
    """
    _decide(poll, words.joined(await cloud(session, poll), key, into, poll.groups))


async def split_word(session: Session, poll: Poll, form: str) -> None:
    """One written form leaves its group. Can be undone.

    Raises:
        Refused: it is alone, or not there any more.
    """
    _decide(poll, words.split(await cloud(session, poll), form, poll.groups))


def _decide(poll: Poll, groups: dict[str, str]) -> None:
    poll.groups_before, poll.groups = poll.groups, groups


def undo_words(poll: Poll) -> None:
    """Take the last joining or splitting back.

    Raises:
        Refused: there is nothing to take back.
    """
    if poll.groups_before is None:
        raise Refused(N_("Kumottavaa ei ole."))
    poll.groups, poll.groups_before = poll.groups_before, None


def turn_page(poll: Poll, page: int, pages: int) -> None:
    """Another page of the written answers on the projector."""
    poll.screen_page = min(max(page, 0), max(pages - 1, 0))
