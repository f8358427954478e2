"""What stays and what goes of an answer when one who gave it is erased: alone, as a pair, with pictures."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from agentnet import db
from agentnet.network.models import Pair, Person
from agentnet.people.mine import erasing as mine
from agentnet.sources.models import Source, SourceRevision
from agentnet.tasks import actions, answering, enclosing, erasing
from agentnet.tasks.boards import picture_on
from agentnet.tasks.models import Assignment, Enclosure, Submission, Task
from agentnet.workshops.boards.cleaning import Cleaned
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.boards.planting import planted
from tests.cast import Cast
from tests.tasks.steps import FIELD, give, make, task_of


async def test_erased_words_are_gone_from_every_version(session: db.Session, cast: Cast) -> None:
    assignment = await make(session, cast)
    task = await task_of(session, assignment, cast.aino)
    await give(session, task, assignment, "poistettava", cast.aino)
    await erasing.erase_words(session, cast.aino.id)
    await session.refresh(task)
    given = (await session.scalars(select(Submission))).one()
    await session.refresh(given)
    assert (task.typed, given.values, given.enclosed) == ({}, {}, [])


@pytest.fixture
async def both(session: db.Session, cast: Cast) -> tuple[Assignment, Task, Task]:
    """An assignment that Aino (who holds the answer) and Pekka answer together."""
    session.add(Pair(network_id=cast.network.id, social_id=cast.pekka.id, health_id=cast.aino.id))
    assignment = await make(session, cast, pairs=True, pictures=3)
    return assignment, await task_of(session, assignment, cast.aino), await task_of(session, assignment, cast.pekka)


@pytest.mark.parametrize("first", ["aino", "pekka"])
async def test_a_pairs_answer_stays_with_the_one_who_is_left(
    session: db.Session, cast: Cast, both: tuple[Assignment, Task, Task], first: str
) -> None:
    assignment, hers, _his = both
    await give(session, hers, assignment, "Yhteinen", cast.aino)
    going, left = (cast.aino, cast.pekka) if first == "aino" else (cast.pekka, cast.aino)
    await answering.save_draft(session, hers, assignment, {FIELD: ["Lähettämättä"]}, hers.version, going)
    await _erase(session, going)
    assert await _words(session, hers.source_id) == [("Yhteinen", left.id)]
    assert hers.typed == {FIELD: ["Yhteinen"]}, "what was not sent goes with its writer"
    assert await _given(session) == [{"q1": "Yhteinen"}]
    await _erase(session, left)
    assert await _words(session, hers.source_id) == [("", None)]
    assert await _given(session) == [{}]
    assert hers.typed == {}


async def test_one_who_leaves_takes_nothing_from_the_other(
    session: db.Session, cast: Cast, both: tuple[Assignment, Task, Task]
) -> None:
    assignment, hers, his = both
    await give(session, hers, assignment, "Yhteinen", cast.aino)
    assert await actions.hand_over(session, cast.network.id, cast.aino.id, cast.onni) == 0, "nothing waits"
    await give(session, his, assignment, "Yhteinen, täydennetty", cast.pekka)
    assert (await _words(session, hers.source_id))[-1][0] == "Yhteinen, täydennetty"


async def test_one_who_answered_alone_takes_it_along(
    session: db.Session, cast: Cast, both: tuple[Assignment, Task, Task]
) -> None:
    assignment, hers, his = both
    await answering.excuse(session, hers, assignment, cast.aino)
    await give(session, his, assignment, "Pekan oma", cast.pekka)
    assert await _words(session, hers.source_id) == [("Pekan oma", cast.pekka.id)]
    await _erase(session, cast.aino)
    assert await _words(session, hers.source_id) == [("Pekan oma", cast.pekka.id)]
    await _erase(session, cast.pekka)
    assert await _words(session, hers.source_id) == [("", None)]


async def test_ones_own_picture_goes_from_the_shared_answer(
    session: db.Session, cast: Cast, both: tuple[Assignment, Task, Task]
) -> None:
    assignment, hers, his = both
    for task, person, what in ((hers, cast.aino, "Ainon"), (his, cast.pekka, "Pekan")):
        picture = Cleaned(what.encode(), 4, 3)
        await enclosing.add_picture(session, task, assignment, picture, alt=f"{what} seinä", by=person)
    await give(session, hers, assignment, "Yhteinen", cast.aino)
    note = await _on_a_board(session, cast, list(await session.scalars(select(Enclosure))))
    await _erase(session, cast.aino)
    assert await _words(session, hers.source_id) == [("Yhteinen\n\nKuva: Pekan seinä", cast.pekka.id)]
    await session.refresh(note)
    assert [one["alt"] for one in note.pictures] == ["Pekan seinä"]
    (given,) = (await session.scalars(select(Submission))).all()
    assert len(given.enclosed) == 1


async def _on_a_board(session: db.Session, cast: Cast, enclosed: list[Enclosure]) -> Note:
    """A note that the answer became, with its pictures."""
    board = Board(network_id=cast.network.id, title="Esteet")
    section = Section(board_id=board.id, name="Aika")
    rows = list(planted(board, section, "Yhteinen", rank=1, naming=Naming.ANONYMOUS))
    for row in (board, section, *rows):
        session.add(row)
        await session.flush()
    note = next(row for row in rows if isinstance(row, Note))
    hung = []
    for one in enclosed:
        picture = Picture(board_id=board.id, sha256=one.sha256, width=4, height=3, alt=one.alt)
        picture.id = picture_on(board.id, one.id)
        session.add(picture)
        hung.append({"id": str(picture.id), "alt": one.alt, "width": 4, "height": 3})
    note.pictures = hung
    await session.flush()
    return note


async def _erase(session: db.Session, person: Person) -> None:
    await session.flush()
    await mine.erase(session, person, by=person.id)
    for task in await session.scalars(select(Task)):
        await session.refresh(task)


async def _words(session: db.Session, source_id: UUID | None) -> list[tuple[str, UUID | None]]:
    rows = await session.execute(
        select(col(SourceRevision.text), col(Source.person_id))
        .join(Source, col(Source.id) == col(SourceRevision.source_id))
        .where(col(Source.id) == source_id)
        .order_by(col(SourceRevision.n))
    )
    return [(text, person) for text, person in rows]


async def _given(session: db.Session) -> list[dict[str, object]]:
    return list(await session.scalars(select(col(Submission.values))))
