"""Boards as pages: the first view and the next, with 300 and 3,000 notes, and many who look at the same time."""

import asyncio
import statistics
import time
from pathlib import Path

import httpx

from bench import figures
from bench.board import Town, a_town
from bench.process import busy, cpu_seconds
from bench.server import Running
from bench.town import WALLS

CLIENTS = 16
ROUNDS = 30


def report(var: Path) -> str:
    with a_town(var) as (server, town):
        with _browser(server, town, 1) as client:
            client.get(f"/boards/{town['board']}").raise_for_status()
        lines = [f"boards as pages, ms ({busy()}):"]
        lines += [_board(server, town, name) for name in WALLS]
        lines.append(asyncio.run(_many(server, town)))
    return "\n".join(lines)


def _browser(server: Running, town: Town, who: int) -> httpx.Client:
    return httpx.Client(base_url=server.address, cookies={"agentnet": town["people"][who][0]}, timeout=60)


def _board(server: Running, town: Town, name: str) -> str:
    """Nobody has looked at it since the server started; then others do, and the leader, who sees more."""
    times, spent = [], cpu_seconds(server.pid)
    for n in range(1, 22):
        with _browser(server, town, n) as client:
            client.get("/join")  # connects
            begun = time.perf_counter()
            page = client.get(f"/boards/{town[name]}")
            times.append((time.perf_counter() - begun) * 1000)
            page.raise_for_status()
        if n == 1:
            first, spent = cpu_seconds(server.pid) - spent, cpu_seconds(server.pid)
    notes, size = page.text.count('id="note-'), len(page.content) / 1000
    each = (cpu_seconds(server.pid) - spent) / 20 * 1000
    with _browser(server, town, 0) as leader:
        begun = time.perf_counter()
        leader.get(f"/boards/{town[name]}").raise_for_status()
        led = (time.perf_counter() - begun) * 1000
    goal = " (goal 60)" if notes == 300 else ""
    if goal:
        figures.at_most("board with 300 notes, first view", times[0], 60, "ms")
    return (
        f"  {notes:5} notes, {size:.0f} KB: first {times[0]:.0f}{goal}, {first * 1000:.0f} of processor; the next"
        f" {statistics.median(times[1:]):.0f}, {each:.1f} of processor; the leader's first {led:.0f}"
    )


async def _many(server: Running, town: Town) -> str:
    """Sixteen people look at the board with 300 notes, over and over; each has looked once before it counts."""
    lookers = [_Looker(town["port"], town["people"][n + 1][0], f"/boards/{town['full']}") for n in range(CLIENTS)]
    await asyncio.gather(*(one.open() for one in lookers))
    times: list[float] = []

    async def look(one: _Looker) -> None:
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            await one.look()
            times.append((time.perf_counter() - begun) * 1000)

    spent, begun = cpu_seconds(server.pid), time.perf_counter()
    await asyncio.gather(*map(look, lookers))
    seconds, spent = time.perf_counter() - begun, cpu_seconds(server.pid) - spent
    times.sort()
    slow = times[int(len(times) * 0.99)]
    figures.at_most("board page, 300 notes, p99 at 16 clients", slow, 50, "ms")
    return (
        f"  {CLIENTS} at once, 300 notes: p50 {times[len(times) // 2]:.0f}, p99 {slow:.0f}"
        f" (goal 50), {len(times) / seconds:.0f} a second, {len(times) / spent:.0f} a processor-second"
    )


class _Looker:
    """A browser as thin as can be, on one connection: the page must cost more than asking for it."""

    def __init__(self, port: int, key: str, path: str) -> None:
        self.port = port
        self.ask = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n"
            f"Cookie: agentnet={key}; agentnet-hand={key[2:]}\r\n\r\n"
        ).encode()

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        await self.look()

    async def look(self) -> None:
        self.writer.write(self.ask)
        head = await self.reader.readuntil(b"\r\n\r\n")
        if head.split()[1] != b"200":
            raise ConnectionError(head[:40])
        length = next(int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length"))
        await self.reader.readexactly(length)
