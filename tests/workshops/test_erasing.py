"""Erasing a person: no row of any table has a word of theirs afterwards, and everybody else's are as they were."""

from typing import Any

from sqlalchemy import MetaData, Table, select
from sqlmodel import SQLModel, col

from agentnet import db, files
from agentnet.sources import actions as sources
from agentnet.workshops import erasing
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.models import Board, Note, Picture, Remark, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.models import Participant
from agentnet.workshops.polls import keeping
from agentnet.workshops.polls.flow import PollKind, Stage
from agentnet.workshops.polls.models import Ballot, Poll, PollText
from agentnet.workshops.promises import actions as promises
from agentnet.workshops.promises.flow import Sharing
from tests.cast import Cast
from tests.promises.conftest import Hall, OpenHall, open_hall

__all__ = ["open_hall"]
MINE, OTHERS = "Kanarialintu", "Varpunen"


async def _everything(session: db.Session) -> str:
    """Every row of every table but those of people and letters, as text."""
    metadata: MetaData = SQLModel.metadata
    said: list[Any] = []
    for table in metadata.sorted_tables:
        if isinstance(table, Table) and table.name not in ("person", "participant", "letter"):
            said += (await session.execute(select(table))).all()
    return " ".join(map(str, said))


async def _poll(session: db.Session, hall: Hall, kind: PollKind) -> None:
    poll = Poll(workshop_id=hall.workshop.id, kind=kind, question="Miten?", stage=Stage.CLOSED, shown=True)
    session.add(poll)
    await session.flush()
    for who, word in ((hall.aino, MINE), (hall.pekka, OTHERS)):
        ballot = Ballot(poll_id=poll.id, participant_id=who.id)
        session.add(ballot)
        await session.flush()
        session.add(PollText(poll_id=poll.id, ballot_id=ballot.id, text=word, form=word.casefold()))
    poll.groups = {MINE.casefold(): MINE.casefold()}
    await session.flush()
    await keeping.keep(session, poll)


async def test_nothing_of_a_persons_words_is_left(session: db.Session, open_hall: OpenHall, cast: Cast) -> None:
    hall = open_hall()
    board = Board(network_id=cast.network.id, workshop_id=hall.workshop.id, title="Taulu")
    section = Section(board_id=board.id, name="Lohko")
    session.add_all([board, section])
    await session.flush()
    for who, word in ((hall.aino, MINE), (hall.pekka, OTHERS)):
        *rows, note = planted(board, section, f"{word} lappu", rank=1.0, by=who)
        for row in (*rows, note):
            session.add(row)
            await session.flush()
        assert isinstance(note, Note)
        picture = Picture(
            board_id=board.id, sha256=await files.put(word.encode()), width=1, height=1, alt=f"{word} kuvassa"
        )
        note.pictures = [{"id": str(picture.id), "alt": picture.alt, "width": 1, "height": 1}]
        note.signed = f"{word} nimi"
        said: dict[str, Any] = {"naming": Naming.NAME, "signed": f"{word} nimi", "text": f"{word} kommentti"}
        session.add_all([picture, Remark(board_id=board.id, note_id=note.id, participant_id=who.id, **said)])
        copy = await sources.record(session, network_id=cast.network.id, kind="note", text=f"{word} kopio")  # type: ignore[arg-type]
        await sources.carry(session, note.id, copy.id, None)
        in_here = await session.get_one(Participant, who.id)
        await promises.give(session, hall.workshop, in_here, text=f"{word} lupaus", sharing=Sharing.NAMELESS)
    for kind in (PollKind.OPEN, PollKind.CLOUD):
        await _poll(session, hall, kind)
    before = await _everything(session)
    theirs = before.casefold().count(OTHERS.casefold())
    assert MINE in before
    here = board.id
    done = await erasing.erase_words(session, cast.aino.id)
    session.expire_all()
    after = await _everything(session)
    assert MINE.casefold() not in after.casefold()
    assert after.casefold().count(OTHERS.casefold()) >= theirs
    assert done.boards == {here}
    await session.commit()
    await done.finish()
    kept = {await files.get(one) for one in await session.scalars(select(col(Picture.sha256)))}
    assert kept == {OTHERS.encode()}
    assert len(done.files) == 1
