"""One socket from its acceptance to its end, directly on the server's connection or by plain ASGI."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from agentnet.live.hub import BUFFER, Hub
from agentnet.live.protocol import EXTENSION, Direct

Socket = WebSocket[Any, Any, Any]


class Queued:
    """A listener behind plain ASGI (other servers, the test client): a bounded queue and a task that empties it."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.waiting: deque[bytes] = deque()
        self.size = 0
        self.code: int | None = None
        self.woken = asyncio.Event()

    def send(self, text: bytes, frame: bytes) -> bool:
        if self.size > BUFFER:
            return False
        self.waiting.append(text)
        self.size += len(text)
        self.woken.set()
        return True

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


async def serve(
    socket: Socket,
    hub: Hub,
    topics: tuple[str, ...],
    key: str,
    *,
    first: Callable[[], str],
    heard: Callable[[str], None],
) -> None:
    """Accept, join, send `first()` (what was missed, asked for after joining), then listen until the socket closes.

    What comes up the socket goes to `heard`, which must take anything and never wait.
    """
    await socket.accept()
    listener = listener_of(socket)
    pump = asyncio.ensure_future(listener.pump()) if isinstance(listener, Queued) else None
    hub.join(listener, topics, key)
    try:
        hub.tell(listener, first())
        while True:
            heard(await socket.receive_data(mode="text"))
    except WebSocketDisconnect:
        pass
    finally:
        hub.leave(listener)
        if pump is not None:
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)
