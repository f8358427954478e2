"""What a batch of operations writes, row by row on one sheet: rows of a kind go to the database together.

The statements are made once, and their rows wait for each other; whatever else is executed lets them go first.
"""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from sqlalchemy import Connection, Executable, bindparam, insert, update

from agentnet.workshops.boards.tables import LINK, LOG, NOTE, REVISION, SOURCE, VOTE

ADD_SOURCE: Final = insert(SOURCE)
ADD_NOTE: Final = insert(NOTE)
CHANGED: Final = (
    "section_id",
    "rank",
    "revision",
    "hidden",
    "reason",
    "held",
    "own_revision",
    "chosen",
    "binned",
    "bundle_id",
    "title",
    "tone",
    "pictures",
)
"""The columns of a note that an operation may change."""

CHANGE_NOTE: Final = (
    update(NOTE).where(NOTE.c.id == bindparam("this")).values({name: bindparam(name) for name in CHANGED})
)
ADD_REVISION: Final = insert(REVISION)
ADD_VOTE: Final = insert(VOTE)
ADD_LINK: Final = insert(LINK)
ADD_LINE: Final = insert(LOG)
IN_ORDER: Final = (ADD_SOURCE, ADD_NOTE, CHANGE_NOTE, ADD_REVISION, ADD_VOTE, ADD_LINK, ADD_LINE)
"""What others refer to comes first."""

Values = Mapping[str, Any]


class Pen(Protocol):
    """Something that rows are written with: a connection writes at once, a sheet when it is full."""

    def execute(self, statement: Executable, row: Any = None, /) -> Any: ...


class Sheet:
    """A pen that gathers rows. Nothing is read through it; `flush` writes what waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._piles: dict[int, list[Values]] = {id(statement): [] for statement in IN_ORDER}

    def execute(self, statement: Executable, row: Values | None = None, /) -> None:
        pile = self._piles.get(id(statement))
        if pile is not None and row is not None:
            pile.append(row)
            return
        self.flush()
        self._connection.execute(statement, row)

    def flush(self) -> None:
        for statement in IN_ORDER:
            if rows := self._piles[id(statement)]:
                self._connection.execute(statement, rows)
                self._piles[id(statement)] = []
