"""One socket from its acceptance to its end, directly on the server's connection or by plain ASGI."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, cast

from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from agentnet.live.frames import Message, Opening, Shared
from agentnet.live.hub import BUFFER, Hub, Judge
from agentnet.live.protocol import EXTENSION, PARTING_S, Direct

LONGEST: Final = 4_096
"""Characters that a page may say at once."""

BURST: Final = 40
A_SECOND: Final = 10.0
"""Messages that a page may say at once, and a second in the long run."""

NOT_TEXT: Final = 1003
TOO_MANY: Final = 1008
TOO_LONG: Final = 1009

Socket = WebSocket[Any, Any, Any]


class Queued:
    """A listener behind plain ASGI (other servers, the test client): a bounded queue and a task that empties it."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.waiting: deque[bytes] = deque()
        self.size = 0
        self.most = BUFFER
        self.code: int | None = None
        self.woken = asyncio.Event()

    def send(self, message: Message) -> bool:
        return self._wait(message.text)

    def _wait(self, text: bytes) -> bool:
        if self.size > self.most:
            return False
        self.most = (
            BUFFER + self.size + len(text) if len(text) > BUFFER else self.most if self.size > BUFFER else BUFFER
        )
        self.waiting.append(text)
        self.size += len(text)
        self.woken.set()
        return True

    def send_after(self, shared: Shared, text: bytes) -> bool:
        return self._wait(shared.text + text)

    def close(self, code: int) -> None:
        self.waiting.clear()
        self.code = code
        self.woken.set()

    async def pump(self) -> None:
        """Send what is queued until closed. One slow socket waits here, alone."""
        while self.code is None:
            await self.woken.wait()
            self.woken.clear()
            while self.waiting and self.code is None:
                text = self.waiting.popleft()
                await self.socket.send_data(text.decode(), mode="text")
                self.size -= len(text)
        await self.socket.close(code=self.code)


def listener_of(socket: Socket) -> Direct | Queued:
    """The fastest way to this socket that its server offers. Ask after `accept()`."""
    extensions: dict[str, Any] = dict(socket.scope.get("extensions") or {})
    direct = extensions.get(EXTENSION)
    return direct if isinstance(direct, Direct) else Queued(socket)


class Manners:
    """What may come up one socket: text, not too long, not too often."""

    __slots__ = ("_left", "_since")

    def __init__(self) -> None:
        self._left, self._since = float(BURST), time.monotonic()

    def wrong(self, said: str | None) -> int:
        """The code to close with; 0 when there is nothing to say against it."""
        now = time.monotonic()
        self._left, self._since = min(BURST, self._left + (now - self._since) * A_SECOND) - 1, now
        if said is None:
            return NOT_TEXT
        if len(said) > LONGEST:
            return TOO_LONG
        return TOO_MANY if self._left < 0 else 0


async def serve(
    socket: Socket,
    hub: Hub,
    topics: tuple[str, ...],
    key: str,
    *,
    first: Callable[[], str | Opening],
    heard: Callable[[str], None],
    judge: Judge | None = None,
    left: Callable[[], None] = lambda: None,
) -> None:
    """Accept, join, send `first()` (what was missed, asked for after joining). The socket then listens until it closes,
    and `left` is called; this may have returned long before, where the server lets a connection live by itself.

    What comes up the socket goes to `heard`, which must take any short text and never wait; a socket that says
    anything else is closed. `judge` is asked every minute whether it may stay.
    """
    await socket.accept()
    listener = listener_of(socket)
    hub.join(listener, topics, key, judge)
    hub.watch()
    if isinstance(listener, Direct):
        _let_live(listener, hub, first, heard, left)
        return
    pump = asyncio.ensure_future(listener.pump())
    try:
        hub.tell(listener, first())
        if code := await _listen(socket, heard):
            hub.drop(listener, code)
            await _part(socket)
    except WebSocketDisconnect:
        pass
    finally:
        hub.leave(listener)
        pump.cancel()
        await asyncio.gather(pump, return_exceptions=True)
        left()


def _let_live(
    listener: Direct,
    hub: Hub,
    first: Callable[[], str | Opening],
    heard: Callable[[str], None],
    left: Callable[[], None],
) -> None:
    """Leave the socket to the server's own connection: no task waits for what it says, or for its end."""
    manners = Manners()

    def hears(said: str | None) -> None:
        if listener.transport.is_closing():
            return
        if code := manners.wrong(said):
            hub.drop(listener, code)
        elif said is not None:
            heard(said)

    def gone() -> None:
        hub.leave(listener)
        left()

    try:
        hub.tell(listener, first())
    except BaseException:
        gone()
        raise
    listener.protocol.hand_over(hears, gone)


async def _listen(socket: Socket, heard: Callable[[str], None]) -> int:
    """Hear what comes, until it is gone (0) or has no manners (the code to close it with)."""
    manners = Manners()
    while (event := cast(dict[str, Any], await socket.receive()))["type"] != "websocket.disconnect":
        said = event.get("text")
        if code := manners.wrong(said):
            return code
        heard(said or "")
    return 0


async def _part(socket: Socket) -> None:
    """Until the other side has closed too; what it still says is not heard."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PARTING_S):
            while (await socket.receive())["type"] != "websocket.disconnect":
                pass
