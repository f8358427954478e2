"""The board writer. Operations queue up while a commit runs, and the next commit stores them all (group commit).

`await submit(…)` answers when the operation is durable, or raises why not. Rights and phase are judged inside the
transaction; what is refused leaves no trace and stops nobody else. The rows of a whole batch go together.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Final
from uuid import UUID

from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from agentnet import db
from agentnet.web import logs
from agentnet.words import N_, Missing, Refused
from agentnet.workshops.boards import ops, rights, rows
from agentnet.workshops.boards.laws import apply
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.sheet import ADD_LINK, Sheet
from agentnet.workshops.boards.tables import BOARD, LOG
from agentnet.workshops.boards.undo import inverse
from agentnet.workshops.boards.wall import Actor, Wall

BATCH: Final = 512
EARLIER: Final = select(LOG.c.op_id, LOG.c.seq).where(
    LOG.c.board_id == bindparam("board"), LOG.c.op_id.in_(bindparam("ops", expanding=True))
)
SINGLY: Final = 2
"""Visitors of a batch who are asked about one by one."""

LOCKED: Final = select(BOARD.c.seq, BOARD.c.network_id).where(BOARD.c.id == bindparam("board")).with_for_update()


class NotSaved(db.Busy):
    """The database did not take it (locked, full, broken): nothing was saved, and nobody was told otherwise."""


class Done(Struct, frozen=True):
    """The answer to a stored operation. `repeated`: it had been stored before, and did nothing now.

    `undo` is the operation that would bring back what was, where no button does that already.
    """

    seq: int
    by: Actor
    repeated: bool = False
    undo: ops.Op | None = None


class Wish(Struct, frozen=True):
    """One operation on its way. `links` are rows of the thread that go with it, `asked` is when it arrived."""

    board: UUID
    op: ops.Op
    visitor: Visitor
    links: tuple[dict[str, object], ...] = ()
    asked: float = field(default_factory=time.monotonic)


class Written(Struct, frozen=True):
    """What a commit stored: an outcome per wish, and each board as it is now."""

    outcomes: list[Done | Refused]
    walls: list[Wall]


Waiting = tuple[Wish, "asyncio.Future[Done]"]
Take = Callable[[Wall, Sequence[Actor], float], None]


class Writer:
    """One per process. `known` tells what memory has of a board, `take` gets its new wall, `doubt` hears of failure."""

    def __init__(self, known: Callable[[UUID], Wall | None], take: Take, doubt: Callable[[UUID], None]) -> None:
        self._known, self._take, self._doubt = known, take, doubt
        self._queue: list[Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="boards")

    async def submit(self, wish: Wish) -> Done:
        """Store the operation.

        Raises:
            Refused, NotAllowed: it does not fit. Missing: the board is out of sight. NotSaved: the database failed.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Done] = loop.create_future()
        self._queue.append((wish, answer))
        if self._task is None or self._task.done() or self._task.get_loop() is not loop:
            self._task = loop.create_task(self._drain(), context=Context())
        return await answer

    async def _drain(self) -> None:
        while self._queue:
            batch, self._queue = self._queue[:BATCH], self._queue[BATCH:]
            try:
                await self._commit(batch)
            except Exception as broken:
                self._give_up(batch, broken)

    async def _commit(self, batch: list[Waiting]) -> None:
        wishes = [wish for wish, _ in batch]
        known = {wish.board: wall for wish in wishes if (wall := self._known(wish.board)) is not None}
        async with db.writing_turn():
            written = await asyncio.get_running_loop().run_in_executor(self._thread, write, wishes, known)
        for (_, answer), outcome in zip(batch, written.outcomes, strict=True):
            _settle(answer, outcome)
        for wall in written.walls:
            pairs = [(w, d) for w, d in zip(wishes, written.outcomes, strict=True) if w.board == wall.id]
            hands = [d.by for _, d in pairs if isinstance(d, Done) and not d.repeated]
            self._take(wall, hands, min(w.asked for w, _ in pairs))

    def _give_up(self, batch: list[Waiting], broken: Exception) -> None:
        logs.log().error("board operations not saved", operations=len(batch), trail=logs.trail(broken))
        for wish, answer in batch:
            self._doubt(wish.board)
            if not answer.done():
                answer.set_exception(NotSaved())


def _settle(answer: "asyncio.Future[Done]", outcome: Done | Refused) -> None:
    if answer.done():
        return
    if isinstance(outcome, Done):
        answer.set_result(outcome)
    else:
        answer.set_exception(outcome)


def write(wishes: Sequence[Wish], known: Mapping[UUID, Wall]) -> Written:
    """One transaction for all the wishes. Runs in the writer's thread; touches nothing but the database."""
    of_board: dict[UUID, list[Wish]] = {}
    for wish in wishes:
        of_board.setdefault(wish.board, []).append(wish)
    with db.writer_connection() as connection, connection.begin():
        desks = {board: Desk.open(connection, board, known.get(board), its) for board, its in of_board.items()}
        outcomes = _together(connection, desks, wishes)
        for desk in filter(None, desks.values()):
            desk.close(connection)
    return Written(outcomes, [desk.wall for desk in desks.values() if desk])


def _together(
    connection: Connection, desks: "Mapping[UUID, Desk | None]", wishes: Sequence[Wish]
) -> list[Done | Refused]:
    """All of them under one savepoint, their rows together; where the database refuses one, each on its own."""
    before = [(desk, desk.wall, dict(desk.stored)) for desk in desks.values() if desk is not None]
    try:
        with connection.begin_nested():
            sheet = Sheet(connection)
            outcomes = [_one(connection, sheet, desks[wish.board], wish) for wish in wishes]
            sheet.flush()
            return outcomes
    except IntegrityError:
        for desk, wall, stored in before:
            desk.wall, desk.stored = wall, stored
        if len(wishes) == 1:
            # An id that another board already uses: nobody learns more about it than this.
            return [Refused(N_("Lappu on jo tallennettu. Lataa sivu uudelleen."))]
        return [outcome for wish in wishes for outcome in _together(connection, desks, [wish])]


def _one(connection: Connection, sheet: Sheet, desk: "Desk | None", wish: Wish) -> Done | Refused:
    try:
        return desk.perform(connection, sheet, wish) if desk else Missing()
    except Refused as refused:
        return refused


class Desk:
    """One board in one transaction: its row locked, its wall as of now, and the number of each stored operation."""

    def __init__(self, wall: Wall, network: UUID, stored: dict[UUID, int], actors: dict[Visitor, Actor | None]) -> None:
        self.wall, self.network, self.stored, self._actors = wall, network, stored, actors
        self._seq = wall.seq

    @classmethod
    def open(cls, connection: Connection, board: UUID, known: Wall | None, its: Sequence[Wish]) -> "Desk | None":
        """Lock the board and take the wall from memory, or from the database when memory is behind."""
        if (found := connection.execute(LOCKED, {"board": board}).first()) is None:
            return None
        current = known if known is not None and known.seq == found.seq else rows.load(connection, board)
        if current is None:
            return None
        known_ops = {"board": board, "ops": [wish.op.id for wish in its]}
        stored = {line.op_id: line.seq for line in connection.execute(EARLIER, known_ops)}
        who = {wish.visitor for wish in its}
        actors = rights.of_all(connection, board, who) if len(who) > SINGLY else {}
        return cls(current, found.network_id, stored, actors)

    def perform(self, connection: Connection, sheet: Sheet, wish: Wish) -> Done:
        by = self._actor(connection, wish.visitor)
        if (earlier := self.stored.get(wish.op.id)) is not None:
            return Done(earlier, by, repeated=True)
        after = replace(apply(self.wall, wish.op, by), seq=self.wall.seq + 1)
        rows.store(sheet, self.network, self.wall, after, wish.op, by)
        for link in wish.links:
            sheet.execute(ADD_LINK, link)
        before, self.wall, self.stored[wish.op.id] = self.wall, after, after.seq
        return Done(after.seq, by, undo=inverse(before, after, wish.op))

    def _actor(self, connection: Connection, visitor: Visitor) -> Actor:
        if visitor not in self._actors:
            self._actors[visitor] = rights.of(connection, self.wall.id, visitor)
        if (actor := self._actors[visitor]) is None:
            raise Missing
        return actor

    def close(self, connection: Connection) -> None:
        """What the board's own row says of the wall."""
        if self.wall.seq == self._seq:
            return
        row = {
            "seq": self.wall.seq,
            "phase": self.wall.phase,
            "phase_since": self.wall.since,
            "timer_ends_at": self.wall.ends,
            "timer_left_s": self.wall.left,
            "spotlight_id": self.wall.spotlight,
            "screen_section": self.wall.screen.section,
            "screen_page": self.wall.screen.page,
            "screen_code": self.wall.screen.code,
        }
        connection.execute(update(BOARD).where(BOARD.c.id == self.wall.id).values(row))
