"""Those who lead a board: told that its figures have changed, never what anybody says."""

import asyncio
from contextvars import Context
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from agentnet import db
from agentnet.live import hub
from agentnet.workshops.boards.painting import Painting
from agentnet.workshops.boards.presence import table
from agentnet.workshops.boards.tables import BOARD
from agentnet.workshops.boards.wall import Wall
from agentnet.workshops.queries import heads

NUDGE_S: Final = 0.5
FIGURES: Final = "<live-figures></live-figures>"
SEATS: Final = heads(select(BOARD.c.workshop_id).where(BOARD.c.id == bindparam("board")).scalar_subquery())


def topic(board: UUID) -> str:
    """What the pages of those who lead listen to."""
    return f"leaders:{board}"


class Leaders:
    """What is gathered for the leaders of one board. `seats`: how many people may vote, when somebody has counted."""

    def __init__(self, board: UUID) -> None:
        self.board = board
        self.topic = topic(board)
        self.painting = Painting()
        self.seats: int | None = None
        self._nudging = False

    async def count(self) -> None:
        """Ask how many are in the workshop; on a board without one there is nobody to count."""
        self.seats = await db.hot(_seats, self.board)

    def hear(self, wall: Wall, key: str, said: str) -> None:
        """What a phone says: writing, ready, unready."""
        if table(wall.id).say(wall, key, said):
            self.nudge()

    def hear_wall(self, room: str, said: str) -> None:
        """What a wall says: `painted CURSOR`, a cursor of this room."""
        words, _, cursor = said.partition(" ")
        name, _, count = cursor.partition("-")
        if words == "painted" and name == room and count.isdecimal() and len(count) < 12:
            self.painting.painted(int(count))

    def nudge(self) -> None:
        """They look again, once for many changes."""
        if not self._nudging and hub.heard(self.topic):
            self._nudging = True
            asyncio.get_running_loop().call_later(NUDGE_S, self._tell, context=Context())

    def _tell(self) -> None:
        self._nudging = False
        hub.publish(self.topic, FIGURES)


def _seats(connection: Connection, board: UUID) -> int | None:
    found: int | None = connection.scalar(SEATS, {"board": board})
    return found
