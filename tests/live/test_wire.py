"""The direct way and plain ASGI put the same bytes on the wire; a phone that stops reading holds up nobody."""

import asyncio
import os
import socket as sockets
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from litestar import Litestar, WebSocket, websocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from agentnet.live import Hub, LiveProtocol, Opening, Shared, serve
from agentnet.live.hub import BUFFER
from agentnet.live.socket import BURST, LONGEST

hub = Hub()
SHARED = Shared("<p>ens")
GOODBYE = b"\x88\x02\x03\xe9"
HEARD: list[str] = []
LEFT: list[str] = []
RETURNED: list[str] = []


@websocket("/live")
async def live(socket: WebSocket[Any, Any, Any]) -> None:
    def left() -> None:
        LEFT.append("person:1")

    def first() -> str | Opening:
        return Opening(SHARED, "in</p>") if "shared" in socket.query_params else "<p>ensin</p>"

    await serve(socket, hub, ("board",), "person:1", first=first, heard=HEARD.append, left=left)
    RETURNED.append("person:1")


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 (another task's doing, without an event to wait for)
            await asyncio.sleep(0.01)


@asynccontextmanager
async def a_server(protocol: type[WebSocketsSansIOProtocol]) -> AsyncIterator[int]:
    app = Litestar([live], openapi_config=None)
    config = uvicorn.Config(app, port=0, ws=protocol, ws_per_message_deflate=False, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    listening = sockets.socket()
    listening.bind(("127.0.0.1", 0))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    await until(lambda: server.started)
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task


class Wire:
    """A websocket client that keeps every byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port: int, path: str = "/live", offers: str = "") -> "Wire":
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        key = b64encode(os.urandom(16)).decode()
        extensions = f"Sec-WebSocket-Extensions: {offers}\r\n" if offers else ""
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"{extensions}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
        return cls(reader, writer)

    def say(self, text: str) -> None:
        data = text.encode()
        self.writer.write(bytes((0x81, 0x80 | len(data), 0, 0, 0, 0)) + data)

    async def read_to(self, end: bytes) -> bytes:
        got = bytearray()
        async with asyncio.timeout(10):
            while not got.endswith(end):
                got += await self.reader.read(65_536)
        return bytes(got)


async def the_bytes(protocol: type[WebSocketsSansIOProtocol]) -> bytes:
    async with a_server(protocol) as port:
        wire = await Wire.open(port)
        await until(lambda: hub.heard("board"))
        for text in ("<p>lyhyt ä</p>", "<p>" + "keski" * 50 + "</p>", "<p>" + "pitkä" * 20_000 + "</p>"):
            hub.publish("board", text)
            await asyncio.sleep(0.05)
        hub.cut("person:1", 1001)
        got = await wire.read_to(GOODBYE)
        wire.writer.close()
    return got


async def test_both_ways_send_the_same_bytes() -> None:
    direct, asgi = await the_bytes(LiveProtocol), await the_bytes(WebSocketsSansIOProtocol)
    assert direct == asgi
    assert direct.startswith(b"\x81\x0c<p>ensin</p>\x81")
    assert direct.endswith(GOODBYE)


@pytest.mark.parametrize(
    ("protocol", "bytes_"),
    [
        (LiveProtocol, b"\x01\x06<p>ens\x80\x06in</p>"),
        (WebSocketsSansIOProtocol, b"\x81\x0c<p>ensin</p>"),
    ],
)
async def test_a_message_that_begins_as_others_do_is_one_message(
    protocol: type[WebSocketsSansIOProtocol], bytes_: bytes
) -> None:
    async with a_server(protocol) as port:
        wire = await Wire.open(port, "/live?shared=1")
        assert await wire.read_to(bytes_) == bytes_
        wire.writer.close()


@pytest.mark.parametrize("protocol", [LiveProtocol, WebSocketsSansIOProtocol])
async def test_a_phone_that_stops_reading_is_let_go_and_holds_up_nobody(
    protocol: type[WebSocketsSansIOProtocol],
) -> None:
    async with a_server(protocol) as port:
        stuck, reads = await Wire.open(port), await Wire.open(port)
        await until(lambda: len(hub.sockets_of("person:1")) == 2)
        got = asyncio.create_task(reads.read_to(b"loppu"))
        # Beyond what kernel buffers swallow on both sides, so that the server's own buffer must fill.
        for _ in range(150):
            hub.publish("board", "x" * (BUFFER // 2))
            await asyncio.sleep(0.021)
            if len(hub.sockets_of("person:1")) == 1:
                break
        hub.publish("board", "loppu")
        await got
        assert len(hub.sockets_of("person:1")) == 1
        reads.writer.close()
        stuck.writer.close()


@pytest.mark.parametrize("protocol", [LiveProtocol, WebSocketsSansIOProtocol])
async def test_a_large_board_on_a_slow_line_may_take_its_time(protocol: type[WebSocketsSansIOProtocol]) -> None:
    large = 40 * BUFFER
    async with a_server(protocol) as port:
        slow = await Wire.open(port)
        await until(lambda: hub.heard("board"))
        hub.publish("board", "x" * large)
        await asyncio.sleep(0.05)
        for _ in range(5):  # nothing has been read yet
            hub.publish("board", "y" * 1_000)
            await asyncio.sleep(0.03)
        hub.publish("board", "loppu")
        assert len(await slow.read_to(b"loppu")) > large
        slow.writer.close()


@pytest.mark.parametrize("protocol", [LiveProtocol, WebSocketsSansIOProtocol])
async def test_what_comes_up_the_socket_is_heard(protocol: type[WebSocketsSansIOProtocol]) -> None:
    HEARD.clear()
    async with a_server(protocol) as port:
        wire = await Wire.open(port)
        wire.say("writing")
        await until(lambda: bool(HEARD))
        wire.writer.close()
    assert HEARD == ["writing"]


def masked(opcode: int, data: bytes) -> bytes:
    head = (
        bytes((opcode, 0x80 | len(data))) if len(data) < 126 else bytes((opcode, 0xFE)) + len(data).to_bytes(2, "big")
    )
    return head + bytes(4) + data


GARBAGE = {
    "binary": (masked(0x82, b"\x00\xff"), 1003),
    "long": (masked(0x81, b"x" * (LONGEST + 1)), 1009),
    "no text at all": (masked(0x81, b"\xff\xfe"), 1007),
    "a flood": (masked(0x81, b"x") * (BURST + 60), 1008),
}


@pytest.mark.parametrize("protocol", [LiveProtocol, WebSocketsSansIOProtocol])
@pytest.mark.parametrize("kind", GARBAGE)
async def test_who_sends_garbage_is_shown_out_and_the_others_hear_on(
    protocol: type[WebSocketsSansIOProtocol], kind: str
) -> None:
    garbage, code = GARBAGE[kind]
    async with a_server(protocol) as port:
        rude, polite = await Wire.open(port), await Wire.open(port)
        await until(lambda: len(hub.sockets_of("person:1")) == 2)
        rude.writer.write(garbage)
        await rude.read_to(b"\x88\x02" + code.to_bytes(2, "big"))
        await until(lambda: len(hub.sockets_of("person:1")) == 1)
        hub.publish("board", "loppu")
        await polite.read_to(b"loppu")
        for wire in (rude, polite):
            wire.writer.close()


@pytest.mark.parametrize("protocol", [LiveProtocol, WebSocketsSansIOProtocol])
@pytest.mark.parametrize("how", ["goodbye", "broken"])
async def test_who_leaves_is_forgotten_once(protocol: type[WebSocketsSansIOProtocol], how: str) -> None:
    LEFT.clear()
    async with a_server(protocol) as port:
        wire, other = await Wire.open(port), await Wire.open(port)
        await until(lambda: len(hub.sockets_of("person:1")) == 2)
        if how == "goodbye":
            wire.writer.write(masked(0x88, b"\x03\xe8"))
        else:
            wire.writer.transport.abort()
        await until(lambda: len(LEFT) == 1)
        assert len(hub.sockets_of("person:1")) == 1
        hub.publish("board", "loppu")
        await other.read_to(b"loppu")
        for one in (wire, other):
            one.writer.close()
    assert LEFT == ["person:1"] * 2
    assert not hub.heard("board")


async def test_a_socket_that_only_listens_keeps_no_task() -> None:
    RETURNED.clear()
    async with a_server(LiveProtocol) as port:
        wire = await Wire.open(port)
        await until(lambda: bool(RETURNED))
        hub.publish("board", "<p>silti</p>")
        await wire.read_to(b"<p>silti</p>")
        wire.writer.write(masked(0x81, b"x" * (LONGEST + 1)))
        await wire.read_to(b"\x88\x02" + (1009).to_bytes(2, "big"))
        wire.writer.close()
