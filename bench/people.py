"""One who listens and one who writes, as thin as can be: the load must not cost more than what it measures."""

import asyncio
import re
import time
import zlib
from functools import lru_cache
from random import choices
from string import ascii_letters
from typing import Any
from uuid import uuid4

WROTE = re.compile(rb"klo:(\d{20}):(\d{6}):([0-9a-f]{32})")
"""What a writer's note says: when it was due (ns), the how manieth of its texts it is, which note it is."""

UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


PACKS = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
"""What every browser offers."""


class Ear(asyncio.Protocol):
    """One open page. It takes every frame apart; each note's texts must come in order, up to the last.

    Texts of one note that come in one frame are several operations and one piece: what is gets drawn, not what was.
    """

    def __init__(self, path: str, port: int, key: str, packs: bool = True) -> None:
        host = f"127.0.0.1:{port}"
        head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: agentnet={key}\r\n"
        self.ask = f"{head}{PACKS if packs else ''}{UPGRADE}\r\n".encode()
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.buffer = bytearray()
        self.open, self.closed, self.board = False, False, 0
        self.forget()

    def forget(self) -> None:
        """Count from now on."""
        self.snapshot = getattr(self, "bytes", 0)
        self.delays: list[float] = []
        self.seen: dict[str, int] = {}
        self.bytes = self.pieces = self.frames = self.backwards = 0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.ask)

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("The server closed the socket."))

    def stop_reading(self) -> None:
        self.transport.pause_reading()

    def read_on(self) -> None:
        """Only who reads hears of an end: first comes what the kernel still held, then the end, if there was one."""
        self.transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)
        if self.open and not self.buffer and _whole(data) == len(data):  # as most of them come
            self.hear(data)
            return
        self.buffer += data
        if not self.open:
            head, end, rest = self.buffer.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head:
                raise ConnectionError(bytes(head[:80]))
            self.open, self.buffer = True, rest
        while (size := _whole(self.buffer)) is not None:
            message = bytes(self.buffer[:size])
            del self.buffer[:size]
            self.hear(message)

    def hear(self, message: bytes) -> None:
        if not self.ready.done():
            self.board = len(said(message))
            self.ready.set_result(None)
            return
        now, found = time.perf_counter_ns(), texts(message)
        for due, n, note in found:
            before = self.seen.get(note, 0)
            self.backwards += n < before
            if n > before:
                self.seen[note] = n
                self.delays.append((now - due) / 1e9)
        self.pieces += len(found)
        self.frames += bool(found)

    def behind(self, saved: dict[str, int]) -> bool:
        return any(self.seen.get(note, 0) < n for note, n in saved.items() if n)

    def lost(self, saved: dict[str, int]) -> int:
        """Saved operations whose text, or a later one of the same note, never came."""
        return sum(max(0, n - self.seen.get(note, 0)) for note, n in saved.items())


@lru_cache(maxsize=64)
def texts(message: bytes) -> tuple[tuple[int, int, str], ...]:
    """The texts in a message; a thousand listeners get the same one."""
    return tuple(sorted({(int(due), int(n), note.decode()) for due, n, note in WROTE.findall(said(message))}))


@lru_cache(maxsize=64)
def said(message: bytes) -> bytes:
    """What a frame says, unpacked if it is the beginning of something packed."""
    text = message[{126: 4, 127: 10}.get(message[1], 2) :]
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(text) if message[0] & 0x40 else text


def _whole(data: bytes | bytearray) -> int | None:
    """The length of the first frame, when all of it is there."""
    if len(data) < 2:
        return None
    short = data[1] & 0x7F
    head = {126: 4, 127: 10}.get(short, 2)
    if len(data) < head:
        return None
    size = head + (int.from_bytes(data[2:head], "big") if short > 125 else short)
    return size if len(data) >= size else None


class Writer:
    """One browser: it posts a note and then edits it over and over, so that the board keeps its size."""

    def __init__(self, orders: dict[str, Any], key: str, token: str) -> None:
        self.board, self.port, self.key, self.token = orders["board"], orders["port"], key, token
        self.section, self.note = orders["sections"][0], uuid4()
        self.padding = "+" + "".join(choices(ascii_letters, k=orders["padding"])) if orders.get("padding") else ""
        self.taken: list[float] = []
        self.saved_at: list[int] = []
        self.refused: dict[int, int] = {}
        self.revision = self.late = 0

    @property
    def saved(self) -> dict[str, int]:
        return {self.note.hex: self.revision}

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)

    async def post(self, due: float) -> None:
        """Send the next text, which was due then."""
        begun = time.perf_counter()
        self.late += begun - due > 0.1
        text = f"klo:{int(due * 1e9):020}:{self.revision + 1:06}:{self.note.hex}{self.padding}"
        first = f"note={self.note}&section={self.section}&naming=name"
        body = f"id={uuid4()}&text={text}&csrf={self.token}&" + (f"onto={self.revision}" if self.revision else first)
        path = f"notes/{self.note}/edit" if self.revision else "notes"
        origin = f"http://127.0.0.1:{self.port}"
        self.writer.write(
            f"POST /boards/{self.board}/{path} HTTP/1.1\r\nHost: {origin[7:]}\r\nOrigin: {origin}\r\n"
            f"Cookie: agentnet={self.key}; agentnet-hand={self.key[2:]}\r\nHX-Request: true\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = next(int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length"))
        await self.reader.readexactly(length)
        status = int(head.split()[1])
        if status == 200:
            self.taken.append(time.perf_counter() - begun)
            self.saved_at.append(time.perf_counter_ns())
            self.revision += 1
        else:
            self.refused[status] = self.refused.get(status, 0) + 1
