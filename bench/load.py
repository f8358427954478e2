"""People at a board, in a process of their own: some listen, some write. Takes orders and answers as JSON.

Orders: port, board, sections, people, listeners, writers, seconds, rate (operations a second, 0: each writer sends the
next as soon as the last is saved), since (a cursor; empty: the whole board comes first).
"""

import asyncio
import json
import resource
import sys
import time
from typing import Any
from uuid import uuid4

import uvloop

PLACED = b"<live-place "


class Ear(asyncio.Protocol):
    """One open page: counts the notes that come, and when the one with a time in it did."""

    def __init__(self, ask: bytes, delays: list[float]) -> None:
        self.ask, self.delays = ask, delays
        self.count, self.tail, self.bytes = 0, b"", 0
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        transport.write(self.ask)

    def data_received(self, data: bytes) -> None:
        self.bytes += len(data)
        if not self.ready.done() and self.bytes > 300:
            self.ready.set_result(None)
        text = self.tail + data
        self.count += text.count(PLACED)
        self.tail = text[-len(PLACED) + 1 :]
        at = data.rfind(b"klo:")
        if at >= 0 and len(data) >= at + 24:
            self.delays.append(time.perf_counter() - int(data[at + 4 : at + 24]) / 1e9)


class Writer:
    """One browser: it posts a note and then edits it over and over, so that the board keeps its size."""

    def __init__(self, orders: dict[str, Any], key: str, token: str) -> None:
        self.orders, self.key, self.token = orders, key, token
        self.taken: list[float] = []
        self.refused: dict[int, int] = {}
        self.section, self.note, self.revision = orders["sections"][0], uuid4(), 0

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.orders["port"], limit=1 << 22)

    async def post(self) -> None:
        text = f"klo:{time.perf_counter_ns():020}"
        first = f"note={self.note}&section={self.section}&naming=name"
        body = f"id={uuid4()}&text={text}&csrf={self.token}&" + (f"onto={self.revision}" if self.revision else first)
        path = f"notes/{self.note}/edit" if self.revision else "notes"
        origin = f"http://127.0.0.1:{self.orders['port']}"
        begun = time.perf_counter()
        self.writer.write(
            f"POST /boards/{self.orders['board']}/{path} HTTP/1.1\r\nHost: {origin[7:]}\r\nOrigin: {origin}\r\n"
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
            self.revision += 1
        else:
            self.refused[status] = self.refused.get(status, 0) + 1


async def work(orders: dict[str, Any]) -> dict[str, Any]:
    delays: list[float] = []
    begun = time.perf_counter()
    ears = await _listen(orders, delays)
    joined = time.perf_counter() - begun
    await asyncio.sleep(0.5)
    before = [ear.count for ear in ears]
    writers = [Writer(orders, *who) for who in orders["people"][: orders["writers"]]]
    for one in writers:
        await one.open()
    delays.clear()
    begun = time.perf_counter()
    await asyncio.gather(*(_write(one, n, orders) for n, one in enumerate(writers)))
    seconds = time.perf_counter() - begun
    saved = sum(len(one.taken) for one in writers)
    await _settle(ears, before, saved)
    heard = [ear.count - was for ear, was in zip(ears, before, strict=True)]
    return {
        "joined": joined,
        "snapshot": max((ear.bytes for ear in ears), default=0),
        "seconds": seconds,
        "saved": saved,
        "refused": [one.refused for one in writers if one.refused],
        "lost": sum(max(0, saved - n) for n in heard),
        "answer": sorted(t for one in writers for t in one.taken)[-max(1, saved // 100) :][:1],
        "delivery": sorted(delays)[-max(1, len(delays) // 100) :][:1],
    }


async def _listen(orders: dict[str, Any], delays: list[float]) -> list[Ear]:
    loop, ears, port = asyncio.get_running_loop(), [], orders["port"]
    for n in range(orders["listeners"]):
        key = orders["people"][-1 - n % (len(orders["people"]) // 2)][0]
        ask = (
            f"GET /boards/{orders['board']}/live?since={orders['since']} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nCookie: agentnet={key}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        ear = Ear(ask.encode(), delays)
        await loop.create_connection(lambda ear=ear: ear, "127.0.0.1", port)  # type: ignore[misc]
        ears.append(ear)
    await asyncio.wait_for(asyncio.gather(*(ear.ready for ear in ears)), 60)
    return ears


async def _write(one: Writer, n: int, orders: dict[str, Any]) -> None:
    loop, ends = asyncio.get_running_loop(), time.perf_counter() + orders["seconds"]
    pause = orders["writers"] / orders["rate"] if orders["rate"] else 0.0
    due = loop.time() + pause * n / orders["writers"]
    while time.perf_counter() < ends:
        if pause:
            await asyncio.sleep(max(0.0, due - loop.time()))
            due += pause
        await one.post()


async def _settle(ears: list[Ear], before: list[int], saved: int) -> None:
    """Until everybody has got everything, 5 seconds at most."""
    for _try in range(50):
        if all(ear.count - was >= saved for ear, was in zip(ears, before, strict=True)):
            return
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    print(json.dumps(uvloop.run(work(json.load(sys.stdin)))))
