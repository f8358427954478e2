"""uvicorn's websocket protocol, which also hands itself to the application: a frame is then written without a detour.

The scope carries it under `EXTENSION`. Applications that do not look for it, and other servers, use ASGI as ever. Once
it has been handed over, the application may return: a socket that only listens costs no task and no request.
"""

import asyncio
import socket
from collections.abc import Callable
from contextvars import Context
from typing import Any, Final, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import State

from agentnet.live.frames import LAST, Message, Shared, deflated, frame
from agentnet.live.handshake import Handshake
from agentnet.live.hub import BUFFER

EXTENSION: Final = "agentnet.live"
PARTING_S: Final = 5.0
"""Seconds that the last words may take to somebody who does not read."""

UNSENT: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)


class LiveProtocol(WebSocketsSansIOProtocol):
    """Use as `uvicorn.Config(…, ws=LiveProtocol, ws_per_message_deflate=False)`: it packs in a way of its own."""

    def __init__(self, *how: Any, **named: Any) -> None:
        super().__init__(*how, **named)
        self.conn.__class__ = Handshake  # made a second time, it would cost as much as what it saves

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The kernel may keep little that is not on its way (it would take megabytes): then a stalled line shows."""
        super().connection_made(transport)
        line = transport.get_extra_info("socket")
        if UNSENT is not None and line is not None and line.family in (socket.AF_INET, socket.AF_INET6):
            line.setsockopt(socket.IPPROTO_TCP, UNSENT, BUFFER)

    def handle_connect(self, event: Request) -> None:
        """Answer the handshake, and offer this connection."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions = cast(dict[str, Any], self.scope["extensions"])
            extensions[EXTENSION] = Direct(self)

    def start_keepalive(self) -> None:
        """The timer must not hold the visitor of the request that it began in."""
        Context().run(super().start_keepalive)

    def hand_over(self, heard: Callable[[str | None], None], gone: Callable[[], None]) -> None:
        """From now on `heard` gets what comes (None: no text), at once, and `gone` is called at the end.

        The end of the application is no longer the end of the connection: uvicorn leaves one alone that has a timer for
        its closing. What the handshake and the application needed is let go.
        """
        waiting, self.queue = self.queue, cast("asyncio.Queue[Any]", Ears(heard, gone))
        while not waiting.empty():
            self.queue.put_nowait(waiting.get_nowait())
        if self.read_paused and not self.transport.is_closing():
            self.transport.resume_reading()
        self.read_paused = True  # so that nobody pauses it: nothing waits here
        if not self.disconnected:
            self.close_timer = self.loop.call_later(0, _nothing, context=Context())
            self.close_timer.cancel()
        self.writable = _WRITABLE
        for head in (self.request, self.response):  # the parser remembers them as long as it lives
            head.headers.clear()
        del self.scope, self.request, self.response


_WRITABLE: Final = asyncio.Event()
"""For all who are handed over: nobody waits for it, since they write to the transport themselves."""


def _nothing() -> None: ...


class Ears:
    """Stands where the queue to the application stood."""

    __slots__ = ("_gone", "_heard")

    def __init__(self, heard: Callable[[str | None], None], gone: Callable[[], None]) -> None:
        self._heard, self._gone = heard, gone

    def put_nowait(self, event: dict[str, Any]) -> None:
        if event["type"] == "websocket.receive":
            self._heard(event.get("text"))
        else:
            gone, self._gone, self._heard = self._gone, _nothing, _pass_over
            gone()


def _pass_over(_said: str | None) -> None: ...


class Direct:
    """A listener that writes to the transport itself."""

    __slots__ = ("conn", "most", "packs", "protocol", "transport")

    def __init__(self, protocol: LiveProtocol) -> None:
        self.most = BUFFER
        self.protocol = protocol
        self.transport: asyncio.Transport = protocol.transport
        self.conn = protocol.conn
        self.packs = bool(protocol.conn.extensions)

    def send(self, message: Message) -> bool:
        return self._write(message.packed if self.packs else message.plain)

    def _write(self, frame: bytes) -> bool:
        """Write a finished frame. A lost socket is quietly passed over: its own task tidies up."""
        transport = self.transport
        if transport.is_closing() or self.conn.state is not State.OPEN:
            return True
        if (waiting := transport.get_write_buffer_size()) > self.most:
            return False
        # A large board on a slow line may take its time: only what comes after it counts.
        self.most = BUFFER + waiting + len(frame) if len(frame) > BUFFER else self.most if waiting > BUFFER else BUFFER
        transport.write(frame)
        return True

    def send_after(self, shared: Shared, text: bytes) -> bool:
        """One message in two fragments: the first is the same bytes for everybody."""
        if self.packs:
            return self._write(shared.packed) and self._write(frame(deflated(text), LAST))
        return self._write(shared.plain) and self._write(frame(text, LAST))

    def close(self, code: int) -> None:
        """Say goodbye if the peer still reads, and let go at once in any case."""
        transport = self.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() > BUFFER:
            transport.abort()
            return
        if self.conn.state is State.OPEN:
            self.conn.send_close(code)
            transport.write(b"".join(self.conn.data_to_send()))
        transport.close()
        if transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(PARTING_S, transport.abort, context=Context())
