"""What somebody wrote in assignments is taken away when they ask for it; that they had the tasks remains.

An answer that was given as a pair is the other one's too: it stays with them, and goes when nobody is left whose it is.
"""

from collections.abc import Collection, Sequence
from hashlib import sha256
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.sources.flow import Relation
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.surveys.questions import typed_of
from agentnet.tasks.answering import words_for
from agentnet.tasks.answers import own_answer
from agentnet.tasks.boards import picture_on
from agentnet.tasks.briefs import asked_in
from agentnet.tasks.models import Brief, Enclosure, Submission, Task
from agentnet.tasks.queries import holder_of, sharing
from agentnet.words import LANGUAGES, using
from agentnet.workshops.boards.models import Picture


async def erase_words(session: Session, person_id: UUID) -> set[UUID]:
    """Drafts, answers, pictures and forms of this person, and what was said to them of it. The answers' sources are
    erased by their own room. Gives the pictures on boards that were theirs.
    """
    tasks = list(await session.scalars(select(Task).where(col(Task.person_id) == person_id)))
    enclosed = list(await session.scalars(select(Enclosure).where(col(Enclosure.by) == person_id)))
    hung = await _hung(session, enclosed)
    await _unsay(session, enclosed)
    gone = [one.holder_id or one.id for one in tasks if not await _stays(session, one)]
    await session.execute(update(Task).where(col(Task.person_id) == person_id).values(call_note="", word=""))
    await session.execute(
        update(Submission).where(col(Submission.task_id).in_(gone)).values({"values": {}, "enclosed": []})
    )
    await session.execute(
        update(Enclosure)
        .where(col(Enclosure.by) == person_id)
        .values(alt="", name="", sha256="", removed_at=clock.now())
    )
    await _let_go(session, enclosed)
    return hung


async def _stays(session: Session, task: Task) -> bool:
    """Is the answer somebody else's too? Then it stands under their name; what nobody sent goes with its writer."""
    holder = await holder_of(session, task)
    beside = [(one, other) for one, other in await sharing(session, task) if one.id != task.id and not other.binned_at]
    givers = [other.id for one, other in beside if one.submitted_at is not None]
    source = await session.get(Source, holder.source_id) if holder.source_id else None
    if source is not None and source.person_id not in givers:
        source.person_id = givers[0] if givers else task.person_id
    if holder.written_by == task.person_id or not beside:
        holder.typed = await _as_given(session, holder) if givers else {}
    await session.flush()
    return bool(givers)


async def _as_given(session: Session, holder: Task) -> dict[str, list[str]]:
    """The form's fields as they were sent last."""
    given = await own_answer(session, holder)
    if given is None:
        return {}
    mine = (col(Brief.assignment_id) == holder.assignment_id) & (col(Brief.n) == given.brief_n)
    asked = asked_in((await session.scalars(select(Brief).where(mine))).one())
    said = [typed_of(one, given.values[one.key]) for one in asked if one.key in given.values]
    return {name: values for fields in said for name, values in fields.items()}


async def _hung(session: Session, enclosed: Sequence[Enclosure]) -> set[UUID]:
    digests = {one.sha256 for one in enclosed if one.sha256}
    rows = await session.scalars(select(Picture).where(col(Picture.sha256).in_(digests)))
    return {row.id for row in rows if row.id in {picture_on(row.board_id, one.id) for one in enclosed}}


async def _unsay(session: Session, enclosed: Sequence[Enclosure]) -> None:
    """What was said of these pictures and forms in the words of an answer, and in the notes that were made of it."""
    lines = set()
    for language in LANGUAGES:
        with using(language):
            lines |= {words_for(one) for one in enclosed}
    tasks = {one.task_id for one in enclosed}
    answers = select(col(Task.source_id)).where(col(Task.id).in_(tasks), col(Task.source_id).is_not(None))
    carried = col(SourceLink.relation) == Relation.CARRIED
    copies = select(col(SourceLink.target_id)).where(col(SourceLink.source_id).in_(answers), carried)
    wanted = col(SourceRevision.source_id).in_(answers) | col(SourceRevision.source_id).in_(copies)
    for row in await session.scalars(select(SourceRevision).where(wanted)) if lines else ():
        _reword(row, lines)
    await session.flush()


def _reword(row: SourceRevision, lines: Collection[str]) -> None:
    left = "\n\n".join(part for part in row.text.split("\n\n") if part not in lines)
    if left != row.text:
        row.text, row.sha256 = left, sha256(left.encode()).hexdigest() if left else ""


async def _let_go(session: Session, enclosed: Sequence[Enclosure]) -> None:
    """The other one's submissions do not show what has been taken away."""
    theirs = {str(one.id) for one in enclosed}
    tasks = {one.task_id for one in enclosed}
    for row in await session.scalars(select(Submission).where(col(Submission.task_id).in_(tasks))):
        row.enclosed = [one for one in row.enclosed if one not in theirs]
    await session.flush()
