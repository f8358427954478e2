"""What stands over a group's board: whose it is and who leads it. Told anew when the workshop has news."""

from typing import Any
from uuid import UUID

from agentnet.db import Session
from agentnet.workshops.boards.flow import PHASES
from agentnet.workshops.boards.models import Board
from agentnet.workshops.groups.queries import groups_of
from agentnet.workshops.models import Activity
from agentnet.workshops.queries import Seen


async def strip(session: Session, seen: Seen, path: str) -> dict[str, Any]:
    """For the page at `path`, when it is the board of a group that one is in or leads; nothing for any other."""
    try:
        board = await session.get(Board, UUID(path.removeprefix("/boards/")))
    except ValueError:
        return {}
    if board is None or board.workshop_id != seen.workshop.id or not board.group_id or not board.activity_id:
        return {}
    activity = await session.get_one(Activity, board.activity_id)
    group = next((one for one in await groups_of(session, activity) if one.group.id == board.group_id), None)
    if group is None or not (seen.leads or group.has(seen.participant)):
        return {}
    key = f"participant:{seen.participant.id}" if seen.participant else ""
    return {"group": group, "key": key, "facilitates": seen.leads, "phases": PHASES, "renamed": board}
