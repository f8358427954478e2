"""Erasing a person's words from workshops: notes, comments, pictures, written answers and promises.

What was anonymous is nobody's, and stays. So do votes and figures: there are no words in them.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Text, cast, delete, or_, update
from sqlmodel import col, select

from agentnet import files
from agentnet.db import Session
from agentnet.sources import actions as thread
from agentnet.workshops.boards import settings
from agentnet.workshops.boards.models import Note, Picture, Remark
from agentnet.workshops.models import Participant
from agentnet.workshops.polls import keeping
from agentnet.workshops.polls.models import Ballot, Poll, PollText
from agentnet.workshops.promises import actions as promises


class Erased(Struct, frozen=True):
    """What is left to do after the commit: boards to tell, files to throw away."""

    boards: frozenset[UUID]
    files: tuple[str, ...]

    async def finish(self) -> None:
        """After the commit: memory, screens and the file store follow."""
        for board in self.boards:
            await settings.tell(board)
        for digest in self.files:
            await files.remove(digest)


async def erase_words(session: Session, person_id: UUID, pictures: Collection[UUID] = ()) -> Erased:
    """Blank what this person has written in workshops, the copies of it, and these pictures that were theirs elsewhere.
    Commit, then call `finish`.
    """
    inside = list(await session.scalars(select(col(Participant.id)).where(Participant.person_id == person_id)))
    boards, gone = await _erase_notes(session, person_id, inside)
    stripped, more = await _take_down(session, await _showing(session, pictures), set(pictures))
    boards, gone = boards | stripped, [*gone, *more]
    boards |= await _erase_remarks(session, person_id, inside)
    await _erase_answers(session, inside)
    await promises.erase_words(session, person_id)
    await thread.erase_words(session, person_id)
    for board in boards:
        await settings.push_on(session, board)
    return Erased(frozenset(boards), tuple(gone))


async def _erase_notes(session: Session, person_id: UUID, inside: Sequence[UUID]) -> tuple[set[UUID], list[str]]:
    """Names and pictures; the words themselves are the thread's."""
    words = await thread.words_of(session, person_id)
    notes = (
        await session.scalars(select(Note).where(or_(_by(Note, person_id, inside), col(Note.id).in_(words))))
    ).all()
    hung = {UUID(str(one["id"])) for note in notes for one in note.pictures}
    for note in notes:
        if note.person_id == person_id or note.participant_id in inside:
            note.signed = ""
    boards, gone = await _take_down(session, notes, hung)
    return {*boards, *(note.board_id for note in notes)}, gone


async def _showing(session: Session, pictures: Collection[UUID]) -> Sequence[Note]:
    """The notes with any of these pictures, also those that were carried further."""
    if not pictures:
        return ()
    said = cast(Note.pictures, Text)
    return (await session.scalars(select(Note).where(or_(*(said.contains(str(id)) for id in pictures))))).all()


async def _take_down(session: Session, notes: Sequence[Note], hung: set[UUID]) -> tuple[set[UUID], list[str]]:
    """These pictures off these notes: the boards, and the files that nobody needs any more."""
    for note in notes:
        note.pictures = [one for one in note.pictures if UUID(str(one["id"])) not in hung]
    await session.flush()
    rows = (await session.scalars(select(Picture).where(col(Picture.id).in_(hung)))).all()
    for row in rows:
        await session.delete(row)
    await session.flush()
    return {note.board_id for note in notes}, await files.unused(session, [row.sha256 for row in rows])


async def _erase_remarks(session: Session, person_id: UUID, inside: Sequence[UUID]) -> set[UUID]:
    theirs = _by(Remark, person_id, inside)
    boards = set(await session.scalars(select(Remark.board_id).where(theirs)))
    await session.execute(update(Remark).where(theirs).values(text="", signed="", binned=True))
    return boards


async def _erase_answers(session: Session, inside: Sequence[UUID]) -> None:
    """Written answers, with the sources that were made of them and the words of a cloud in its results."""
    ballots = select(col(Ballot.id)).where(col(Ballot.participant_id).in_(inside))
    theirs = (await session.scalars(select(PollText).where(col(PollText.ballot_id).in_(ballots)))).all()
    polls = {text.poll_id for text in theirs}
    sources = [text.source_id for text in theirs if text.source_id is not None]
    await session.execute(delete(PollText).where(col(PollText.id).in_([text.id for text in theirs])))
    for source in sources:
        await thread.withdraw(session, source)
    for poll in (await session.scalars(select(Poll).where(col(Poll.id).in_(polls)))).all():
        poll.groups, poll.groups_before = {}, None
        await keeping.again(session, poll)


def _by(table: type[Note] | type[Remark], person_id: UUID, inside: Sequence[UUID]) -> ColumnElement[bool]:
    return or_(col(table.person_id) == person_id, col(table.participant_id).in_(inside))
