"""Boards in memory: each one's wall, who listens to it, and what has been told so far.

A cursor counts what its audience was told, never what happened: a gap would betray hidden notes. It begins anew, under
another name, whenever the room does; a page whose cursor is of another time takes the board again.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import Sequence
from contextvars import Context
from typing import Final
from uuid import UUID

from agentnet import db
from agentnet.live import Opening, hub
from agentnet.words import LANGUAGES, language, using
from agentnet.workshops.boards import drawing, heart, rows
from agentnet.workshops.boards.flow import Audience
from agentnet.workshops.boards.leaders import Leaders
from agentnet.workshops.boards.news import News, between, since, tops, touched
from agentnet.workshops.boards.seats import Seat, Seats
from agentnet.workshops.boards.views import Own, View, concealed, own, seen
from agentnet.workshops.boards.wall import Actor, Wall
from agentnet.workshops.boards.writer import Writer

REMEMBERED: Final = 300
"""Pieces of news kept for those who come back; who missed more takes the board again."""

HEAD_COUNT_S: Final = 2.0


class Room:
    """One board in this process."""

    def __init__(self, wall: Wall) -> None:
        self.wall = wall
        self.name = secrets.token_hex(4)
        self.told: dict[Audience, int] = dict.fromkeys(Audience, 0)
        self.memory: dict[Audience, deque[News]] = {a: deque(maxlen=REMEMBERED) for a in Audience}
        self.seats = Seats()
        self._seated = tuple(
            self.topic(audience, lang)
            for audience in (Audience.PARTICIPANTS, Audience.FACILITATORS)
            for lang in LANGUAGES
        )
        self.views = {audience: seen(wall, audience) for audience in Audience}
        self.concealed = concealed(wall)
        self.stale = False
        self._counting = False
        self._count: asyncio.Task[None] | None = None
        self.leaders = Leaders(wall.id)

    def topic(self, audience: Audience, lang: str) -> str:
        return f"board:{self.wall.id}:{audience}:{lang}"

    def own_topic(self, actor: Actor, audience: Audience, lang: str) -> str:
        return f"own:{self.wall.id}:{audience}:{actor.key}:{actor.hand}:{lang}"

    def cursor(self, audience: Audience) -> str:
        return f"{self.name}-{self.told[audience]}"

    @property
    def present(self) -> int:
        """People whose page is open, projectors left out."""
        return hub.among(*self._seated)

    @property
    def people(self) -> frozenset[str]:
        """The keys of those who sit at the board now and do not lead it."""
        return frozenset(seat.actor.key for seat in self.seats.all if not seat.actor.facilitates)

    def step(self, after: Wall, hands: Sequence[Actor], asked: float = 0.0) -> None:
        """Take the wall a commit further and tell everyone what they may know of it; it was `asked` for at a time."""
        before, self.wall, self.stale = self.wall, after, False
        self.concealed = concealed(after)
        hands_on = touched(before, after)
        theirs = {after.notes[i].by for i in hands_on} | {key for one in hands for key in one.hands}
        shared = {audience: self._tell(audience, hands_on) for audience in Audience}
        if asked and shared[Audience.PROJECTOR].placed:
            self.leaders.painting.told(self.told[Audience.PROJECTOR], asked)
        self.leaders.nudge()
        again = any(news.again for news in shared.values())
        for seat in self.seats.all if again else self.seats.of(theirs):
            if shared[seat.audience].again or seat.actor.hands & theirs:
                self._tell_own(seat, shared[seat.audience], hands_on)

    def view(self, audience: Audience, by: Actor | None = None) -> View:
        """The board as `by` sees it: the audience's own view, unless they have notes that the others do not see."""
        if by is None or audience is not Audience.PARTICIPANTS or self.concealed.isdisjoint(by.hands):
            return self.views[audience]
        return seen(self.wall, audience, by)

    def _tell(self, audience: Audience, hands_on: frozenset[UUID]) -> News:
        before, view = self.views[audience], seen(self.wall, audience)
        self.views[audience] = view
        news, was = between(before, view, hands_on), self.cursor(audience)
        if news:
            self.told[audience] += 1
            self.memory[audience].append(news)
            for lang in LANGUAGES:
                if hub.heard(topic := self.topic(audience, lang)):
                    with using(lang):
                        hub.publish(topic, self._drawn(view, news, audience, was))
        return news

    def _tell_own(self, seat: Seat, shared: News, hands_on: frozenset[UUID]) -> None:
        """What the others do not get: one's own notes while they are hidden, one's marks and remaining votes."""
        topic, actor, audience, lang = seat
        mine = own(self.wall, actor)
        view = self.view(audience, actor)
        alone = tops(view) - tops(self.views[audience])
        theirs = frozenset(i for i in hands_on if self.wall.notes[i].by in actor.hands)
        news = since(view, alone if shared.again else theirs & (alone | (theirs - tops(view))), frame=False)
        with using(lang):
            html = drawing.news(view, news, audience, "") + drawing.mine(mine)
            hub.publish(topic, html, behind=self.topic(audience, lang))

    def missed(self, audience: Audience, cursor: str, actor: Actor | None, more: str = "") -> Opening | str:
        """What somebody with `cursor` needs to be up to date, in the language of the moment, and `more` after it."""
        view, mine = self.view(audience, actor), own(self.wall, actor) if actor else None
        more = (drawing.mine(mine) if mine else "") + more
        news = self._since(audience, cursor)
        if news.again:
            whole = drawing.begun(view, audience, self.cursor(audience), mine, self.present, self.leaders.seats)
            return Opening(whole, more)
        news = since(view, news.ids | self._alone(audience, actor), frame=news.frame)
        return self._drawn(view, news, audience, cursor, mine) + more

    def _drawn(self, view: View, news: News, audience: Audience, was: str, mine: Own | None = None) -> str:
        return drawing.news(view, news, audience, self.cursor(audience), self.present, mine, self.leaders.seats, was)

    def _since(self, audience: Audience, cursor: str) -> News:
        """Everything told after `cursor`, as one. Its order does not matter: the present state is what gets drawn."""
        name, _, count = cursor.partition("-")
        behind = self.told[audience] - int(count) if count.isdecimal() and len(count) < 12 else -1
        memory = self.memory[audience]
        if name != self.name or not 0 <= behind <= len(memory):
            return News(again=True)
        recent = list(memory)[len(memory) - behind :]
        ids = frozenset[UUID]().union(*(n.ids for n in recent))
        return News(again=any(n.again for n in recent), frame=any(n.frame for n in recent), gone=tuple(ids))

    def _alone(self, audience: Audience, actor: Actor | None) -> frozenset[UUID]:
        """A person's notes that only they see."""
        if actor is None or audience is not Audience.PARTICIPANTS:
            return frozenset()
        return tops(self.view(audience, actor)) - tops(self.views[audience])

    def count_heads(self) -> None:
        """Soon tell the facilitators and the wall how many are in: once for many who come at once."""
        if not self._counting:
            self._counting = True
            asyncio.get_running_loop().call_later(HEAD_COUNT_S, self._tell_heads, context=Context())

    def _tell_heads(self) -> None:
        self._count = asyncio.get_running_loop().create_task(self._count_and_tell(), context=Context())

    async def _count_and_tell(self) -> None:
        self._counting = False
        self.seats.clear()
        await self.leaders.count()
        self.leaders.nudge()
        for audience in (Audience.FACILITATORS, Audience.PROJECTOR):
            for lang in LANGUAGES:
                if hub.heard(topic := self.topic(audience, lang)):
                    with using(lang):
                        html = drawing.frame(self.views[audience], audience, self.present, self.leaders.seats)
                        hub.publish(topic, html)


_rooms: dict[UUID, Room] = {}
_loading: "dict[UUID, asyncio.Task[None]]" = {}


async def open_room(board: UUID, seq: int) -> Room:
    """The board's room, at least as new as `seq` (which its row says: another process may have written)."""
    while (room := _rooms.get(board)) is None or room.wall.seq < seq:
        if (loading := _loading.get(board)) is None or loading.get_loop() is not asyncio.get_running_loop():
            loading = _loading[board] = asyncio.get_running_loop().create_task(_fetch(board), context=Context())
        await asyncio.shield(loading)
    return room


def room_of(board: UUID) -> Room | None:
    """The room as it is in memory, if anybody has looked at the board: who is there, what they are doing."""
    return _rooms.get(board)


async def _fetch(board: UUID) -> None:
    """Once for all who look at the same time: everybody comes back when the server has been started anew."""
    try:
        take(await _load(board), ())
    finally:
        del _loading[board]


async def _load(board: UUID) -> Wall:
    async with db.reading() as session:
        wall = await (await session.connection()).run_sync(rows.load, board)
    assert wall is not None, "asked only for boards that were just seen"
    return wall


def listen(room: Room, actor: Actor | None, audience: Audience) -> tuple[str, ...]:
    """The topics of one page: the audience's and, for somebody, their own."""
    heart.keep_beating(beat)
    lang = language.get()
    shared = room.topic(audience, lang)
    if actor is None or audience is Audience.PROJECTOR:
        return (shared,)
    mine = room.own_topic(actor, audience, lang)
    room.seats.take(mine, actor, audience, lang)
    return shared, mine


def known(board: UUID) -> Wall | None:
    """What memory says of a board, if it can be trusted."""
    room = _rooms.get(board)
    return room.wall if room and not room.stale else None


def take(wall: Wall, hands: Sequence[Actor], asked: float = 0.0) -> None:
    """A board is now so. Its room tells it on, without a visitor: nobody's token may get into the news."""
    room = _rooms.get(wall.id)
    if room is None:
        _rooms[wall.id] = Room(wall)
    elif room.wall.seq < wall.seq:
        Context().run(room.step, wall, hands, asked)


def doubt(board: UUID) -> None:
    """A commit has failed: look into the database before the next one."""
    if room := _rooms.get(board):
        room.stale = True


def beat(topic: str) -> str:
    """Board topics hear their present cursor, so that a page which missed something notices; workshops the time."""
    kind, _, rest = topic.partition(":")
    if kind == "workshop":
        return drawing.time()
    if kind != "board":
        return ""
    board, audience, *_rest = rest.split(":")
    room = _rooms.get(UUID(board))
    return drawing.beat(room.cursor(Audience(audience))) if room else ""


writer: Final = Writer(known, take, doubt)
