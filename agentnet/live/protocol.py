"""uvicorn's websocket protocol, which also hands itself to the application: a frame is then written without a detour.

The scope carries it under `EXTENSION`. Applications that do not look for it, and other servers, use ASGI as ever.
"""

import asyncio
import socket
from typing import Any, Final, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import State

from agentnet.live.hub import BUFFER

EXTENSION: Final = "agentnet.live"
UNSENT: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)


class LiveProtocol(WebSocketsSansIOProtocol):
    """Use as `uvicorn.Config(…, ws=LiveProtocol, ws_per_message_deflate=False)`."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The kernel may keep little that is not on its way (it would take megabytes): then a stalled line shows."""
        super().connection_made(transport)
        line = transport.get_extra_info("socket")
        if UNSENT is not None and line is not None and line.family in (socket.AF_INET, socket.AF_INET6):
            line.setsockopt(socket.IPPROTO_TCP, UNSENT, BUFFER)

    def handle_connect(self, event: Request) -> None:
        """Answer the handshake; offer this connection unless frames would have to be compressed one by one."""
        super().handle_connect(event)
        if hasattr(self, "scope") and not self.conn.extensions:
            extensions = cast(dict[str, Any], self.scope["extensions"])
            extensions[EXTENSION] = Direct(self)


class Direct:
    """A listener that writes to the transport itself."""

    __slots__ = ("conn", "most", "transport")

    def __init__(self, protocol: LiveProtocol) -> None:
        self.most = BUFFER
        self.transport: asyncio.Transport = protocol.transport
        self.conn = protocol.conn

    def send(self, text: bytes, frame: bytes) -> bool:
        """Write the finished frame. A lost socket is quietly passed over: its own task tidies up."""
        transport = self.transport
        if transport.is_closing() or self.conn.state is not State.OPEN:
            return True
        if (waiting := transport.get_write_buffer_size()) > self.most:
            return False
        # A large board on a slow line may take its time: only what comes after it counts.
        self.most = BUFFER + waiting + len(frame) if len(frame) > BUFFER else self.most if waiting > BUFFER else BUFFER
        transport.write(frame)
        return True

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
