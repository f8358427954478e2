"""Topics → sockets. A frame is encoded once and written to every socket of its topic.

What is published within a short tick travels in one frame. The tick clocks itself: at once when idle, under load as
long as the previous flush took, `LONGEST_TICK` at most. Nobody is waited for: a socket that does not take its bytes
is closed, and catches up when it comes back.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Final, Protocol

LONGEST_TICK: Final = 0.020
"""Seconds that a change may wait for others to travel with."""

A_MOMENT: Final = 0.000_1
"""Seconds that put one flush after another."""

BUFFER: Final = 256 * 1024
"""Bytes that may wait for one socket before it is closed."""

GONE: Final = 1001
SLOW: Final = 1013


class Listener(Protocol):
    """One socket, however it is reached. `send` never waits; it answers whether the socket still keeps up."""

    def send(self, text: bytes, frame: bytes) -> bool:
        """Hand over a message: its bare UTF-8 `text`, and the same as a finished websocket `frame`."""
        ...

    def close(self, code: int) -> None: ...


def frame(text: bytes) -> bytes:
    """A whole unmasked text frame (RFC 6455, 5.2)."""
    n = len(text)
    if n < 126:
        return bytes((0x81, n)) + text
    if n < 65_536:
        return b"\x81\x7e" + n.to_bytes(2, "big") + text
    return b"\x81\x7f" + n.to_bytes(8, "big") + text


class Topic:
    """The sockets of one topic, and what waits for the next tick."""

    __slots__ = ("listeners", "next_flush", "pending", "ticking")

    def __init__(self) -> None:
        self.listeners: dict[Listener, None] = {}
        self.pending: list[str] = []
        self.ticking = False
        self.next_flush = 0.0


class Hub:
    """Who listens to what. One per process, used from its event loop only."""

    def __init__(self) -> None:
        self._topics: dict[str, Topic] = {}
        self._of: dict[Listener, tuple[str, tuple[str, ...]]] = {}
        self._by_key: defaultdict[str, set[Listener]] = defaultdict(set)

    def join(self, listener: Listener, topics: tuple[str, ...], key: str) -> None:
        """Send `topics` to `listener` from now on; `key` says whose socket it is."""
        self._of[listener] = (key, topics)
        self._by_key[key].add(listener)
        for name in topics:
            self._topics.setdefault(name, Topic()).listeners[listener] = None

    def leave(self, listener: Listener) -> None:
        """Forget a socket. Twice does no harm."""
        key, topics = self._of.pop(listener, ("", ()))
        for name in topics:
            if (topic := self._topics.get(name)) is not None:
                topic.listeners.pop(listener, None)
                if not topic.listeners:
                    del self._topics[name]
        if (mine := self._by_key.get(key)) is not None:
            mine.discard(listener)
            if not mine:
                del self._by_key[key]

    def heard(self, topic: str) -> bool:
        """Whether anybody listens: nothing needs to be rendered for an empty topic."""
        return topic in self._topics

    def topics(self, prefix: str) -> list[str]:
        return [name for name in self._topics if name.startswith(prefix)]

    def present(self, prefix: str) -> int:
        """How many different people listen to topics that begin with `prefix`."""
        listeners = (x for name in self.topics(prefix) for x in self._topics[name].listeners)
        return len({self._of[x][0] for x in listeners})

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
        self._write(tuple(topic.listeners), text)
        # Measured after the loop has been round once: system calls that the writes caused are counted too.
        loop.call_soon(self._rest, loop, topic, started)

    def _rest(self, loop: asyncio.AbstractEventLoop, topic: Topic, started: float) -> None:
        ended = loop.time()
        topic.next_flush = ended + min(LONGEST_TICK, ended - started)

    def _write(self, listeners: tuple[Listener, ...], text: bytes) -> None:
        whole = frame(text)
        for slow in [x for x in listeners if not x.send(text, whole)]:
            self.drop(slow, SLOW)

    def tell(self, listener: Listener, html: str) -> None:
        """Say something to one socket alone (what it missed)."""
        if html:
            self._write((listener,), html.encode())

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


hub = Hub()
