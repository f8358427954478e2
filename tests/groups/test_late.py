"""What a group shows when everybody has gone on follows to the plenary."""

from uuid import UUID

from sqlmodel import col

from agentnet import db
from agentnet.network.models import Person
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityState
from agentnet.workshops.groups.late import bring_late
from agentnet.workshops.groups.returning import when_left
from agentnet.workshops.models import Activity
from tests.conftest import Add, SignedInAs
from tests.groups.conftest import Meeting
from tests.groups.test_pages import apart, sing
from tests.groups.test_together import carried


async def test_what_a_group_shows_after_everybody_has_gone_on_comes_too(
    meeting: Meeting, heli: Person, signed_in_as: SignedInAs, add: Add
) -> None:
    board, _second = apart(meeting, signed_in_as(heli))
    sing(add, board)
    async with db.writing() as session:
        activity = await session.get_one(Activity, meeting.activity.id)
        activity.state = ActivityState.DONE
        await session.commit()
    await when_left(activity, heli)
    assert carried() == [], "the group still writes, each for oneself"
    reveal(board.id)
    await bring_late(board.id)
    assert carried() == [("Ryhmä 1", "Ryhmä 1")]
    await db.dispose()


def reveal(board: UUID) -> None:
    with db.writer_connection() as connection, connection.begin():
        shown = Board.__table__.update().where(col(Board.id) == board)  # type: ignore[attr-defined]
        connection.execute(shown.values(phase=Phase.PRESENTATION))
