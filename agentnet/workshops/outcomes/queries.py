"""Builds the page from boards, polls and promises as participants see them: what is hidden later is gone here too."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.web.formats import number
from agentnet.words import _, n_
from agentnet.workshops import queries as workshops
from agentnet.workshops.boards import rows
from agentnet.workshops.boards.flow import PHASES, Audience
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.shapes import NoteView, View
from agentnet.workshops.boards.views import seen
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.outcomes.models import TakeHome
from agentnet.workshops.outcomes.rules import QUESTIONS, brought_up, tops
from agentnet.workshops.outcomes.shapes import BoardPart, Found, Page, PollPart
from agentnet.workshops.polls import views as poll_views
from agentnet.workshops.polls.flow import Audience as PollAudience
from agentnet.workshops.polls.flow import TextState
from agentnet.workshops.polls.models import Poll
from agentnet.workshops.promises.queries import told

MOST_ROWS: Final = 8


async def row_of(session: Session, workshop_id: UUID) -> TakeHome | None:
    """What coordinators have added, if anything."""
    found: TakeHome | None = await session.scalar(select(TakeHome).where(TakeHome.workshop_id == workshop_id))
    return found


async def page_of(session: Session, workshop: Workshop, row: TakeHome | None) -> Page:
    """The page, with what `row` adds; without one, as the boards make it."""
    chosen = None if row is None or row.notes is None else frozenset(map(UUID, row.notes))
    promises = await told(session, workshop.id)
    coming = await workshops.next_workshop(session, workshop.network_id)
    return Page(
        workshop=workshop,
        intro=row.intro if row else "",
        boards=tuple([await _board(session, board, chosen) for board in await _boards(session, workshop.id)]),
        polls=tuple([part async for part in _polls(session, workshop.id)]),
        promises=tuple((one.text, one.signed) for one in promises.shared),
        promised=promises.count,
        onward=row.onward if row else "",
        coming=coming if coming is not None and coming.id != workshop.id else None,
        questions=tuple(row.questions) if row and row.questions else tuple(_(one) for one in QUESTIONS),
        published_at=row.published_at if row else None,
    )


async def _boards(session: Session, workshop_id: UUID) -> list[Board]:
    """Everybody's boards in the order of the programme; those of single groups are theirs alone."""
    found = await session.scalars(
        select(Board)
        .outerjoin(Activity, col(Activity.id) == col(Board.activity_id))
        .where(col(Board.workshop_id) == workshop_id, col(Board.group_id).is_(None), col(Activity.removed_at).is_(None))
        .order_by(col(Activity.place), col(Board.title), col(Board.id))
    )
    return list(found)


async def _board(session: Session, board: Board, chosen: frozenset[UUID] | None) -> BoardPart:
    connection = await session.connection()
    wall = await connection.run_sync(rows.load, board.id)
    assert wall is not None, "the board was just read"
    view = seen(wall, Audience.PARTICIPANTS)
    included = brought_up(view) if chosen is None else chosen
    notes = sorted(tops(view), key=lambda note: -(note.votes or 0))
    voted = any(note.votes for note in notes)
    found = [_found(view, note, included, voted) for note in notes]
    return BoardPart(
        board.id, view.title, view.task, tuple(found), view.count, voted, closed=not PHASES[view.phase].reveals
    )


def _found(view: View, note: NoteView, included: frozenset[UUID], voted: bool) -> Found:
    """Where nobody has voted, no votes are told of."""
    titled = note.title if note.bundled else ""
    others = tuple(under.text for under in note.bundled)
    votes = note.votes if voted else None
    return Found(note.id, note.text, titled, note.label, others, votes, note.rank, note.tied, note.id in included)


async def _polls(session: Session, workshop_id: UUID) -> AsyncIterator[PollPart]:
    found = await session.scalars(
        select(Poll)
        .outerjoin(Activity, col(Activity.id) == col(Poll.activity_id))
        .where(Poll.workshop_id == workshop_id, col(Poll.shown).is_(True), col(Activity.removed_at).is_(None))
        .order_by(col(Activity.place), col(Poll.id))
    )
    for poll in found.all():
        view = await poll_views.seen(session, poll, PollAudience.PARTICIPANTS)
        if view.figures is not None and view.figures.answers:
            yield PollPart(view.question, view.figures.answers, tuple(_rows(view))[:MOST_ROWS])


def _rows(view: poll_views.View) -> Iterator[tuple[str, str]]:
    """Each answer and its figure in words, ties said."""
    figures = view.figures
    assert figures is not None, "asked only where results are shown"
    if figures.mean is not None:
        yield _("Keskiarvo"), number(figures.mean)
    for bar in figures.bars:
        share = _("{n} ({share} %)", n=bar.number, share=number(bar.share, 0))
        yield bar.label, share
    for ranked in figures.ranking:
        yield ranked.label, _("jaettu sija {n}", n=ranked.place) if ranked.tied else _("sija {n}", n=ranked.place)
    for group in figures.words:
        yield group.label, n_("{n} vastaajalta", "{n} vastaajalta", group.people)
    for text in figures.texts:
        if text.state is TextState.SHOWN:
            yield text.text, ""


def signature(page: Page) -> datetime:
    """The time that a printed page knows: when it was published, else when the workshop ended."""
    return page.published_at or page.workshop.closed_at or page.workshop.ends_at
