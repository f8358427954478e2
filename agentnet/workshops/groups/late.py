"""Late results: what a group chooses, shows or takes away when everybody has left the groups follows to the plenary."""

import asyncio
from collections.abc import Awaitable
from contextvars import Context
from typing import Final, TypeVar
from uuid import UUID

from agentnet import db
from agentnet.network.models import Person
from agentnet.workshops.boards.models import Board
from agentnet.workshops.flow import ActivityState
from agentnet.workshops.groups.queries import work_of
from agentnet.workshops.groups.returning import bring_safely
from agentnet.workshops.models import Activity

TOGETHER_S: Final = 0.5
Answer = TypeVar("Answer")

_coming: set[UUID] = set()
_tasks: set["asyncio.Task[None]"] = set()


async def followed(board_id: UUID, changed: Awaitable[Answer]) -> Answer:
    """What a group's board gives to everybody's follows once the change has been made."""
    answer = await changed
    soon(board_id)
    return answer


def soon(board_id: UUID) -> None:
    """Something on a board was chosen or taken away, or its phase changed: look what goes on. After the commit."""
    if board_id in _coming:
        return
    _coming.add(board_id)
    task = asyncio.get_running_loop().create_task(_bring(board_id), context=Context())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


async def _bring(board_id: UUID) -> None:
    try:
        await asyncio.sleep(TOGETHER_S)
    finally:
        _coming.discard(board_id)
    await bring_late(board_id)


async def bring_late(board_id: UUID) -> None:
    """In the name of the coordinator who called everybody together, or went on."""
    async with db.reading() as session:
        board = await session.get(Board, board_id)
        if board is None or board.group_id is None or board.activity_id is None:
            return
        work = await work_of(session, board.activity_id)
        if work is None or work.gathered_by is None:
            return
        activity = await session.get_one(Activity, board.activity_id)
        if work.gathered_at is None and activity.state is not ActivityState.DONE:
            return
        by = await session.get(Person, work.gathered_by)
    if by is not None:
        await bring_safely(board.activity_id, by)
