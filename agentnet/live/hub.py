"""Topics → sockets. A frame is encoded once and written to every socket of its topic.

What is published within a short tick travels in one frame. The tick clocks itself: at once when idle, under load as
long as the previous flush took, `LONGEST_TICK` at most. Nobody is waited for: a socket that does not take its bytes
is closed, and catches up when it comes back. Who may listen is asked again now and then, a few sockets at a time.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context
from typing import Final, NamedTuple, Protocol

from agentnet.live.frames import Message, Opening, Shared

LONGEST_TICK: Final = 0.020
"""Seconds that a change may wait for others to travel with."""

A_MOMENT: Final = 0.000_1
"""Seconds that put one flush after another."""

BUFFER: Final = 256 * 1024
"""Bytes that may wait for one socket before it is closed."""

EACH: Final = 20
"""Sockets that one person may have open; one more, and the oldest is closed."""

ROUND_S: Final = 60.0
"""Seconds in which everybody is judged again."""

STEP_S: Final = 1.0

GONE: Final = 1001
SLOW: Final = 1013
CROWDED: Final = 4429

Judge = Callable[[], Awaitable[int]]
"""May a socket stay open? 0, or the code to close it with."""


class Listener(Protocol):
    """One socket, however it is reached. `send` never waits; it answers whether the socket still keeps up."""

    def send(self, message: Message) -> bool:
        """Hand over a message, of which there is the bare text and finished frames."""
        ...

    def send_after(self, shared: Shared, text: bytes) -> bool:
        """The same for a message that begins with what others get too, and goes on with `text`."""
        ...

    def close(self, code: int) -> None: ...


class Membership(NamedTuple):
    """What the hub knows of a socket."""

    key: str = ""
    topics: tuple[str, ...] = ()
    judge: Judge | None = None


class Topic:
    """The sockets of one topic, how many each person has among them, and what waits for the next tick."""

    __slots__ = ("heads", "listeners", "next_flush", "pending", "ticking")

    def __init__(self) -> None:
        self.listeners: dict[Listener, None] = {}
        self.heads: Counter[str] = Counter()
        self.pending: list[str] = []
        self.ticking = False
        self.next_flush = 0.0


class Hub:
    """Who listens to what. One per process, used from its event loop only."""

    def __init__(self) -> None:
        self._topics: dict[str, Topic] = {}
        self._of: dict[Listener, Membership] = {}
        self._by_key: dict[str, dict[Listener, None]] = {}
        self._patrol: asyncio.Task[None] | None = None

    def join(self, listener: Listener, topics: tuple[str, ...], key: str, judge: Judge | None = None) -> None:
        """Send `topics` to `listener` from now on; `key` says whose socket it is, `judge` whether it may stay."""
        self._of[listener] = Membership(key, topics, judge)
        mine = self._by_key.setdefault(key, {})
        mine[listener] = None
        for name in topics:
            topic = self._topics.setdefault(name, Topic())
            topic.listeners[listener] = None
            topic.heads[key] += 1
        if len(mine) > EACH:
            self.drop(next(iter(mine)), CROWDED)

    def leave(self, listener: Listener) -> None:
        """Forget a socket. Twice does no harm."""
        key, topics, _judge = self._of.pop(listener, Membership())
        for name in topics:
            topic = self._topics[name]
            del topic.listeners[listener]
            topic.heads[key] -= 1
            if not topic.heads[key]:
                del topic.heads[key]
            if not topic.listeners:
                del self._topics[name]
        if (mine := self._by_key.get(key)) is not None:
            mine.pop(listener, None)
            if not mine:
                del self._by_key[key]

    def heard(self, topic: str) -> bool:
        """Whether anybody listens: nothing needs to be rendered for an empty topic."""
        return topic in self._topics

    def topics(self, prefix: str) -> list[str]:
        return [name for name in self._topics if name.startswith(prefix)]

    def present(self, prefix: str) -> int:
        """How many different people listen to topics that begin with `prefix`."""
        heads = [self._topics[name].heads for name in self.topics(prefix)]
        return len(heads[0]) if len(heads) == 1 else len(set().union(*heads))

    def among(self, *names: str) -> int:
        """The same for topics that are known by name, without a look at every topic there is."""
        heads = [topic.heads for name in names if (topic := self._topics.get(name)) is not None]
        return len(heads[0]) if len(heads) == 1 else len(set().union(*heads))

    def people(self, topic: str) -> frozenset[str]:
        """Whose sockets listen to a topic."""
        found = self._topics.get(topic)
        return frozenset(self._of[x][0] for x in found.listeners) if found else frozenset()

    def sockets_of(self, key: str) -> tuple[Listener, ...]:
        return tuple(self._by_key.get(key, ()))

    def publish(self, name: str, html: str, *, behind: str = "") -> None:
        """Hand a finished fragment to a topic. Fragments keep their order; `behind` names a topic to let go first."""
        topic = self._topics.get(name)
        if topic is None or not html:
            return
        topic.pending.append(html)
        if not topic.ticking:
            topic.ticking = True
            loop = asyncio.get_running_loop()
            first = self._topics.get(behind)
            at = max(topic.next_flush, loop.time(), first.next_flush + A_MOMENT if first else 0.0)
            loop.call_at(at + A_MOMENT if first else at, self._flush, loop, topic)

    def _flush(self, loop: asyncio.AbstractEventLoop, topic: Topic) -> None:
        started = loop.time()
        text = "".join(topic.pending).encode()
        topic.pending.clear()
        topic.ticking = False
        self._write(tuple(topic.listeners), Message(text))
        # Measured after the loop has been round once: system calls that the writes caused are counted too.
        loop.call_soon(self._rest, loop, topic, started)

    def _rest(self, loop: asyncio.AbstractEventLoop, topic: Topic, started: float) -> None:
        ended = loop.time()
        topic.next_flush = ended + min(LONGEST_TICK, ended - started)

    def _write(self, listeners: tuple[Listener, ...], message: Message) -> None:
        for slow in [x for x in listeners if not x.send(message)]:
            self.drop(slow, SLOW)

    def tell(self, listener: Listener, said: str | Opening) -> None:
        """Say something to one socket alone (what it missed)."""
        if isinstance(said, Opening):
            if not listener.send_after(said.shared, said.rest.encode()):
                self.drop(listener, SLOW)
        elif said:
            self._write((listener,), Message(said.encode()))

    def drop(self, listener: Listener, code: int) -> None:
        """Close one socket; it may come back and catch up."""
        self.leave(listener)
        listener.close(code)

    def cut(self, key: str, code: int = GONE) -> int:
        """Close every socket of one person at once (a right was taken away). Answers how many there were."""
        mine = self.sockets_of(key)
        for listener in mine:
            self.drop(listener, code)
        return len(mine)

    async def beat(self, seconds: float, words: Callable[[str], str]) -> None:
        """Tell every topic `words(topic)` each `seconds`, a few at a time, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            for name in list(self._topics):
                self.publish(name, words(name))
                await asyncio.sleep(0)

    def watch(self) -> None:
        """Let one task judge the sockets of this hub, from the first one on."""
        loop = asyncio.get_running_loop()
        if self._patrol is None or self._patrol.done() or self._patrol.get_loop() is not loop:
            self._patrol = loop.create_task(self.patrol(ROUND_S, STEP_S), context=Context())

    async def patrol(self, round_: float, step: float) -> None:
        """Judge every socket again each `round_` seconds: the longest unasked first, some each `step`, until cancelled.

        A judge who fails has said nothing: the socket stays until the next round.
        """
        while True:
            await asyncio.sleep(step)
            for listener in list(self._of)[: -int(-len(self._of) * step // round_)]:
                if (one := self._of.pop(listener, None)) is None:
                    continue
                self._of[listener] = one  # to the end of the line
                with suppress(Exception):
                    code = await one.judge() if one.judge else 0
                    if code and listener in self._of:
                        self.drop(listener, code)


hub = Hub()
