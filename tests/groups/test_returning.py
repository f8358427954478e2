"""Results come back by themselves: chosen notes, else those with most votes; once each, in the group's name."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network.models import Person
from agentnet.sources.flow import Relation
from agentnet.sources.models import Source, SourceLink
from agentnet.workshops.boards import ops, rows
from agentnet.workshops.boards.actions import carried_id
from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.models import Board, Note, Picture, Section
from agentnet.workshops.boards.planting import planted
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.wall import Wall
from agentnet.workshops.boards.writer import Wish
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.queries import groups_of, plenary_of
from agentnet.workshops.groups.returning import bring_back
from agentnet.workshops.groups.withdrawing import Followed
from agentnet.workshops.models import Activity, Workshop
from tests.conftest import Add
from tests.groups.conftest import Meeting

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
async def tidy(database: str) -> AsyncIterator[None]:
    yield
    await db.dispose()


async def two_groups(meeting: Meeting) -> list[Board]:
    """Two groups; the first is called 'Kalevan tupa'. Their boards."""
    async with db.writing() as session:
        workshop = await session.get_one(Workshop, meeting.workshop.id)
        activity = await session.get_one(Activity, meeting.activity.id)
        await actions.deal(session, workshop, activity, 2, together=False)
        groups = await groups_of(session, activity)
        await actions.rewrite(session, activity, groups[0].group, leader_id=None, name="Kalevan tupa")
        await session.commit()
        boards = [group.board for group in await groups_of(session, activity) if group.board]
        for board in boards:
            board.phase = Phase.PRESENTATION
        await session.commit()
        return boards


def write(add: Add, board: Board, *texts: str, **more: object) -> list[UUID]:
    ids = [uuid4() for _ in texts]
    with db.writer_connection() as connection:
        found = connection.execute(select(Section).where(col(Section.board_id) == board.id)).mappings().first()
    assert found is not None
    section = Section(**found)
    for rank, (id, text) in enumerate(zip(ids, texts, strict=True), 1):
        add(*planted(board, section, text, rank=float(rank), id=id, **more))  # type: ignore[arg-type]
    return ids


def mark(note: UUID, **values: object) -> None:
    with db.writer_connection() as connection, connection.begin():
        connection.execute(Note.__table__.update().where(Note.id == note).values(**values))  # type: ignore[attr-defined]


def wall_of(board: UUID) -> Wall:
    with db.writer_connection() as connection:
        wall = rows.load(connection, board)
    assert wall is not None
    return wall


def on_plenary(board: UUID | None) -> list[tuple[str, str, str]]:
    """Section, text and signature of each note."""
    assert board is not None
    wall = wall_of(board)
    return [(s.name, n.text, n.signed) for s in sorted(wall.sections, key=lambda s: s.place) for n in wall.stack(s.id)]


async def test_chosen_notes_come_in_the_name_of_the_group(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    first, second, _ = write(add, boards[0], "Yhteinen kutsupohja", "Soitto edellisenä päivänä", "Jää", by=meeting.aino)
    mark(first, chosen=True)
    mark(second, chosen=True)
    brought = await bring_back(meeting.activity.id, heli)
    assert (brought.added, brought.silent) == (2, ("Ryhmä 2",))
    assert on_plenary(brought.board_id) == [
        ("1 · Kalevan tupa", "Yhteinen kutsupohja", "1 · Kalevan tupa"),
        ("1 · Kalevan tupa", "Soitto edellisenä päivänä", "1 · Kalevan tupa"),
    ]


async def test_a_second_time_brings_only_what_is_new(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    first, second = write(add, boards[0], "Yksi", "Kaksi")
    mark(first, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).added == 1
    mark(second, chosen=True)
    again = await bring_back(meeting.activity.id, heli)
    assert again.added == 1
    assert [text for _, text, _ in on_plenary(again.board_id)] == ["Yksi", "Kaksi"]
    assert (await bring_back(meeting.activity.id, heli)).added == 0


async def test_what_is_no_longer_chosen_leaves_the_plenary_unless_it_is_in_use_there(
    meeting: Meeting, add: Add, heli: Person
) -> None:
    boards = await two_groups(meeting)
    first, second, _ = write(add, boards[0], "Yksi", "Kaksi", "Kolme")
    brought = await bring_back(meeting.activity.id, heli)
    assert (brought.added, brought.whole) == (3, ("1 · Kalevan tupa",))
    plenary = brought.board_id
    mark(first, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(gone=2)
    assert [text for _, text, _ in on_plenary(plenary)] == ["Yksi"]
    mark(second, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(back=1)
    assert [text for _, text, _ in on_plenary(plenary)] == ["Yksi", "Kaksi"]
    assert plenary is not None
    shown = ops.ChooseNote(id=uuid4(), note=carried_id(plenary, second))
    await writer.submit(Wish(plenary, shown, Visitor(person=heli.id)))
    mark(second, chosen=False)
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(kept=1)


async def test_what_is_hidden_in_its_group_is_hidden_here_too_also_when_it_is_in_use(
    meeting: Meeting, add: Add, heli: Person
) -> None:
    boards = await two_groups(meeting)
    first, _second = write(add, boards[0], "Kanarialintu", "Kaksi")
    plenary = (await bring_back(meeting.activity.id, heli)).board_id
    assert plenary is not None
    by, copy = Visitor(person=heli.id), carried_id(plenary, first)
    await writer.submit(Wish(plenary, ops.ChooseNote(id=uuid4(), note=copy), by))
    await writer.submit(Wish(await board_of(first), ops.HideNote(id=uuid4(), note=first, reason="Tunnistaa"), by))
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(kept=1)
    assert await hidden(copy) == (True, "Tunnistaa")
    await writer.submit(Wish(plenary, ops.ShowNote(id=uuid4(), note=copy), by))
    await bring_back(meeting.activity.id, heli)
    assert await hidden(copy) == (False, ""), "the leader's own word stays"


async def test_what_is_edited_in_its_group_has_the_new_words_here_unless_it_was_edited_here(
    meeting: Meeting, add: Add, heli: Person
) -> None:
    boards = await two_groups(meeting)
    first, second = write(add, boards[0], "Kanarialintu", "Kaksi")
    plenary, by = (await bring_back(meeting.activity.id, heli)).board_id, Visitor(person=heli.id)
    assert plenary is not None

    async def edit(board: UUID, note: UUID, text: str, onto: int = 1) -> None:
        await writer.submit(Wish(board, ops.EditNote(id=uuid4(), note=note, onto=onto, text=text), by))

    await edit(plenary, carried_id(plenary, second), "Kaksi, yhdessä")
    await edit(boards[0].id, first, "Lintu")
    await edit(boards[0].id, second, "Toinen")
    await bring_back(meeting.activity.id, heli)
    assert [text for _, text, _ in on_plenary(plenary)] == ["Lintu", "Kaksi, yhdessä"]
    await edit(boards[0].id, first, "Pikkulintu", onto=2)
    await bring_back(meeting.activity.id, heli)
    assert [text for _, text, _ in on_plenary(plenary)] == ["Pikkulintu", "Kaksi, yhdessä"]
    mark(second, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(gone=1), "nobody has worked on it"


async def board_of(note: UUID) -> UUID:
    async with db.reading() as session:
        return (await session.get_one(Note, note)).board_id


async def hidden(note: UUID) -> tuple[bool, str]:
    async with db.reading() as session:
        row = await session.get_one(Note, note)
        return row.hidden, row.reason


async def test_what_the_leader_puts_into_the_bin_or_restores_stays_so(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    first, second = write(add, boards[0], "Yksi", "Kaksi")
    plenary = (await bring_back(meeting.activity.id, heli)).board_id
    assert plenary is not None
    by = Visitor(person=heli.id)
    await writer.submit(Wish(plenary, ops.BinNote(id=uuid4(), note=carried_id(plenary, first)), by))
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed()
    mark(first, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed(gone=1)
    await writer.submit(Wish(plenary, ops.RestoreNote(id=uuid4(), note=carried_id(plenary, second)), by))
    assert (await bring_back(meeting.activity.id, heli)).followed == Followed()
    assert [text for _, text, _ in on_plenary(plenary)] == ["Kaksi"]


async def test_the_thread_goes_on_from_the_note_and_what_was_under_it(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    top, under = write(add, boards[0], "Päällä", "Alla", by=meeting.aino)
    mark(top, chosen=True, title="Kutsut")
    mark(under, bundle_id=top)
    brought = await bring_back(meeting.activity.id, heli)
    assert [text for _, text, _ in on_plenary(brought.board_id)] == ["Kutsut\nPäällä"]
    async with db.reading() as reading:
        links = list(await reading.scalars(select(SourceLink)))
    assert {link.source_id for link in links} == {top, under}
    assert {link.relation for link in links} == {Relation.CARRIED}
    assert len({link.target_id for link in links}) == 1


async def test_an_anonymous_note_stays_anonymous(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    (note,) = write(add, boards[1], "Nimetön ajatus", naming=Naming.ANONYMOUS, author_key="hash", by=meeting.aino)
    mark(note, chosen=True)
    brought = await bring_back(meeting.activity.id, heli)
    assert on_plenary(brought.board_id) == [("Ryhmä 2", "Nimetön ajatus", "Ryhmä 2")]
    async with db.reading() as session:
        carried = (await session.scalars(select(Note).where(col(Note.carried).is_(True)))).one()
        source = await session.get_one(Source, carried.id)
        assert (carried.participant_id, carried.person_id, carried.author_key) == (None, None, "")
        assert source.person_id is None


async def test_a_locked_plenary_board_says_why_nothing_came(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    (note,) = write(add, boards[0], "Yksi")
    mark(note, chosen=True)
    plenary = (await bring_back(meeting.activity.id, heli)).board_id
    assert plenary is not None
    await lock(plenary, heli)
    (other,) = write(add, boards[1], "Kaksi")
    mark(other, chosen=True)
    brought = await bring_back(meeting.activity.id, heli)
    assert brought.refused
    assert brought.added == 0


async def lock(board: UUID, by: Person) -> None:
    op = ops.EnterPhase(id=uuid4(), phase=Phase.LOCKED, at=clock.now())
    await writer.submit(Wish(board, op, Visitor(person=by.id)))


async def test_a_removed_section_of_a_group_is_not_missed(meeting: Meeting, add: Add, heli: Person) -> None:
    boards = await two_groups(meeting)
    first, second = write(add, boards[0], "Yksi", "Kaksi")
    mark(first, chosen=True)
    plenary = (await bring_back(meeting.activity.id, heli)).board_id
    assert plenary is not None
    one, other = sorted(wall_of(plenary).sections, key=lambda s: s.place)
    gone = ops.RemoveSection(id=uuid4(), section=one.id, to=other.id)
    await writer.submit(Wish(plenary, gone, Visitor(person=heli.id)))
    mark(second, chosen=True)
    assert (await bring_back(meeting.activity.id, heli)).added == 1
    assert {text for _, text, _ in on_plenary(plenary)} == {"Yksi", "Kaksi"}


async def test_an_activity_without_groups_brings_nothing(meeting: Meeting, heli: Person) -> None:
    assert (await bring_back(meeting.activity.id, heli)).board_id is None
    assert (await bring_back(uuid4(), heli)).board_id is None


@pytest.mark.parametrize("takes", [True, False])
async def test_pictures_go_along_where_the_board_takes_them(
    meeting: Meeting, add: Add, heli: Person, takes: bool
) -> None:
    boards = await two_groups(meeting)
    (note,) = write(add, boards[0], "Seinän taulu", by=meeting.aino)
    picture = Picture(board_id=boards[0].id, sha256="ab" * 32, width=40, height=30, alt="Taulu seinällä")
    add(picture)
    mark(note, chosen=True, pictures=[{"id": str(picture.id), "alt": picture.alt, "width": 40, "height": 30}])
    async with db.reading() as session:
        plenary = await plenary_of(session, meeting.activity.id)
    assert plenary is not None
    with db.writer_connection() as connection, connection.begin():
        where = col(Board.id) == plenary.id
        connection.execute(Board.__table__.update().where(where).values(pictures=takes))  # type: ignore[attr-defined]
    assert (await bring_back(meeting.activity.id, heli)).added == 1
    (carried,) = [one for one in wall_of(plenary.id).notes.values() if one.carried]
    hung = [(one.id, one.alt) for one in carried.pictures]
    assert hung == ([(picture.id, "Taulu seinällä")] if takes else [])
    assert carried.text == "Seinän taulu"
