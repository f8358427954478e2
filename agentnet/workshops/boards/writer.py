"""The board writer. Operations queue up while a commit runs, and the next commit stores them all (group commit).

`await submit(…)` answers when the operation is durable, or raises why not. Rights and phase are judged inside the
transaction, each operation under a savepoint of its own; what is refused leaves no trace and stops nobody else.
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
from agentnet.workshops.boards.tables import BOARD, LINK, LOG
from agentnet.workshops.boards.undo import inverse
from agentnet.workshops.boards.wall import Actor, Wall

BATCH: Final = 512
EARLIER: Final = select(LOG.c.seq).where(LOG.c.board_id == bindparam("board"), LOG.c.op_id == bindparam("op"))


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
    desks: dict[UUID, Desk | None] = {}
    with db.writer_connection() as connection, connection.begin():
        outcomes = []
        for wish in wishes:
            if wish.board not in desks:
                desks[wish.board] = Desk.open(connection, wish.board, known.get(wish.board))
            outcomes.append(_one(connection, desks[wish.board], wish))
        for desk in filter(None, desks.values()):
            desk.close(connection)
    return Written(outcomes, [desk.wall for desk in desks.values() if desk])


def _one(connection: Connection, desk: "Desk | None", wish: Wish) -> Done | Refused:
    if desk is None:
        return Missing()
    try:
        with connection.begin_nested():
            return desk.perform(connection, wish)
    except Refused as refused:
        return refused
    except IntegrityError:
        # An id that another board already uses: nobody learns more about it than this.
        return Refused(N_("Lappu on jo tallennettu. Lataa sivu uudelleen."))


class Desk:
    """One board in one transaction: its row locked, its wall as of now."""

    def __init__(self, wall: Wall, network: UUID) -> None:
        self.wall, self.network = wall, network
        self._seq = wall.seq
        self._actors: dict[Visitor, Actor | None] = {}

    @classmethod
    def open(cls, connection: Connection, board: UUID, known: Wall | None) -> "Desk | None":
        """Lock the board and take the wall from memory, or from the database when memory is behind."""
        row = connection.execute(select(BOARD.c.seq, BOARD.c.network_id).where(BOARD.c.id == board).with_for_update())
        if (found := row.first()) is None:
            return None
        current = known if known is not None and known.seq == found.seq else rows.load(connection, board)
        return cls(current, found.network_id) if current else None

    def perform(self, connection: Connection, wish: Wish) -> Done:
        by = self._actor(connection, wish.visitor)
        earlier = connection.scalar(EARLIER, {"board": self.wall.id, "op": wish.op.id})
        if earlier is not None:
            return Done(earlier, by, repeated=True)
        after = replace(apply(self.wall, wish.op, by), seq=self.wall.seq + 1)
        rows.store(connection, self.network, self.wall, after, wish.op, by)
        if wish.links:
            connection.execute(LINK.insert(), list(wish.links))
        before, self.wall = self.wall, after
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
