"""Rights that end while something is still there to fetch: roles that change, points that are taken out."""

from uuid import UUID, uuid4

from sqlalchemy import update
from sqlmodel import col

from agentnet import clock, db, files
from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from agentnet.workshops.boards.export import jobs
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.models import Activity, Participant, Workshop
from agentnet.workshops.outcomes.queries import page_of
from tests.boards.conftest import SetTable, set_table
from tests.cast import Cast
from tests.conftest import Add, SignedInAs

__all__ = ["set_table"]


async def _becomes(person: Person, role: Role) -> None:
    async with db.writing() as session:
        theirs = col(Membership.person_id) == person.id
        await session.execute(update(Membership).where(theirs).values(role=role))
        await session.commit()


async def test_who_becomes_a_supervisor_reads_the_board_no_more(
    set_table: SetTable, signed_in_as: SignedInAs, pekka: Person
) -> None:
    table, pekkas = set_table(Phase.PRESENTATION, notes=["Ajatus"]), signed_in_as(pekka)
    assert pekkas.get(table.path).status_code == 200
    await _becomes(pekka, Role.SUPERVISOR)
    for path in ("", "/changes", "/screen", "/export", "/export/csv", "/slips"):
        assert pekkas.get(f"{table.path}{path}").status_code == 404, path
    fields = {"id": uuid4(), "note": uuid4(), "section": table.esteet.id, "text": "Vielä yksi"}
    assert pekkas.swap(f"{table.path}/notes", fields).status_code == 404


async def test_who_no_longer_facilitates_gets_no_facilitators_drawing(
    set_table: SetTable, signed_in_as: SignedInAs, add: Add, cast: Cast, heli: Person
) -> None:
    """Heli ordered it as a coordinator, and takes part as an agent now."""
    table, helis = set_table(Phase.PRESENTATION, notes=["Ajatus"]), signed_in_as(heli)
    add(Participant(workshop_id=table.workshop.id, person_id=heli.id, name="Heli, Salo"))
    orders = {
        whose: str(helis.form(f"{table.path}/export/png", {"whose": whose}).headers["location"])
        for whose in ("", "participants")
    }
    for path in orders.values():
        await jobs._keep(_job(path), file=await _drawn())
        assert helis.get(f"{path}/file").status_code == 200
    await _becomes(heli, Role.AGENT)
    assert helis.get(table.path).status_code == 200
    assert helis.get(f"{orders['']}/file").status_code == 404
    assert helis.get(orders[""]).status_code == 404
    assert helis.get(f"{orders['participants']}/file").status_code == 200


def _job(path: str) -> UUID:
    return UUID(path.rpartition("/")[2])


async def _drawn() -> str:
    return await files.put(b"picture")


async def test_what_was_taken_out_of_the_programme_is_not_taken_home(add: Add, set_table: SetTable) -> None:
    table = set_table(Phase.SUMMARY, notes=["Jäänyt ajatus"])
    workshop: Workshop = table.workshop
    point = Activity(workshop_id=workshop.id, kind=ActivityKind.BOARD, title="Esteet")
    add(point)
    async with db.writing() as session:
        board = await session.get_one(type(table.board), table.board.id)
        board.activity_id = point.id
        kept = await session.get_one(Workshop, workshop.id)
        kept.stage = Stage.CLOSED
        await session.flush()
        assert [part.id for part in (await page_of(session, kept, None)).boards] == [board.id]
        (await session.get_one(Activity, point.id)).removed_at = clock.now()
        await session.flush()
        assert (await page_of(session, kept, None)).boards == ()
