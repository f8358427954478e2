"""Those who lead a board: told that its figures have changed, never what anybody says."""

import asyncio
import re
from contextvars import Context
from typing import Final, NamedTuple
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
PAINTED: Final = re.compile(r"([0-9a-f]+)-(\d{1,11})(?: (\d{1,4}))?", re.ASCII)
PAGES: Final = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,2}) ?([0-9a-f-]{36}|)", re.ASCII)
FIGURES: Final = "<live-figures></live-figures>"
SEATS: Final = heads(select(BOARD.c.workshop_id).where(BOARD.c.id == bindparam("board")).scalar_subquery())


def topic(board: UUID) -> str:
    """What the pages of those who lead listen to."""
    return f"leaders:{board}"


class Pages(NamedTuple):
    """What a wall really shows: page `at`, from 0, of so many (`of`); only it knows how much of the board it has room
    for. `section` (its id, or nothing for all) is what it was asked to show then."""

    at: int
    of: int
    section: str


class Leaders:
    """What is gathered for the leaders of one board. `seats`: how many people may vote, when somebody has counted;
    `pages`: what the wall that spoke last shows."""

    def __init__(self, board: UUID) -> None:
        self.board = board
        self.topic = topic(board)
        self.painting = Painting()
        self.seats: int | None = None
        self.pages: Pages | None = None
        self._nudging = False

    async def count(self) -> None:
        """Ask how many are in the workshop; on a board without one there is nobody to count."""
        self.seats = await db.hot(_seats, self.board)

    def hear(self, wall: Wall, key: str, said: str) -> None:
        """What a phone says: writing, done, ready, unready."""
        if table(wall.id).say(wall, key, said):
            self.nudge()

    def hear_wall(self, room: str, said: str) -> None:
        """What a wall says: `painted CURSOR AGO`, a cursor of this room, so many milliseconds ago (absent: just now);
        `pages AT/OF SECTION`, what it shows."""
        words, _, rest = said.partition(" ")
        if words == "pages":
            return self._hear_pages(rest)
        found = PAINTED.fullmatch(rest)
        if words == "painted" and found and found[1] == room:
            self.painting.painted(int(found[2]), int(found[3] or 0) / 1000)

    def _hear_pages(self, said: str) -> None:
        found = PAGES.fullmatch(said)
        pages = Pages(int(found[1]) - 1, int(found[2]), found[3]) if found else None
        if pages is not None and 0 <= pages.at < pages.of and pages != self.pages:
            self.pages = pages
            self.nudge()

    def shown(self, section: UUID | None) -> Pages | None:
        """What the wall shows of this section, or of all; nothing until it has said so."""
        return self.pages if self.pages and self.pages.section == (str(section) if section else "") else None

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
