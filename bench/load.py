"""People at a board, in a process of their own: some listen, some write. Takes orders and answers as JSON.

Orders: port, pid (of the server), board, sections, people, listeners, writers, seconds, rate (operations a second by
the clock, whatever the server does; 0: each writer sends the next as soon as the last is saved), stalled (listeners who
stop reading), plain (true: they do not offer to take packed messages, as every browser does), padding (letters that
make the notes longer), since (a cursor; empty: the whole board comes first), trace (tell when each text of each note
was answered as saved).
"""

import asyncio
import json
import socket
import sys
import time
from typing import Any

import uvloop

from bench.people import Ear, Writer
from bench.process import cpu_seconds, many_files

JOINING = 50
"""Listeners that are on their way in at the same time."""

Orders = dict[str, Any]


def at(share: float, times: list[float]) -> float:
    """The time that this share of them stays below, in ms."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000 if times else 0.0


async def work(orders: Orders) -> dict[str, Any]:
    before, begun = cpu_seconds(orders["pid"]), time.perf_counter()
    ears = await _listen(orders)
    joined = {"seconds": time.perf_counter() - begun, "cpu": cpu_seconds(orders["pid"]) - before}
    await asyncio.sleep(2.5)  # heads are counted once for all who came
    stalled, reading = ears[: orders.get("stalled", 0)], ears[orders.get("stalled", 0) :]
    for ear in stalled:
        ear.stop_reading()
    for ear in ears:
        ear.forget()
    writers = [Writer(orders, *who) for who in orders["people"][: orders["writers"]]]
    await asyncio.gather(*(one.open() for one in writers))
    spent, begun = cpu_seconds(orders["pid"]), time.perf_counter()
    await (_by_the_clock(writers, orders) if orders["rate"] else _one_after_another(writers, orders))
    seconds = time.perf_counter() - begun
    saved = {note: n for one in writers for note, n in one.saved.items()}
    await _settle(reading, saved)
    spent = cpu_seconds(orders["pid"]) - spent
    await _look_again(stalled)
    return {
        "joined": joined,
        "snapshot": max((ear.snapshot for ear in ears), default=0),
        "board": max((ear.board for ear in ears), default=0),
        "seconds": seconds,
        "cpu": spent,
        **_outcome(writers, reading, saved),
        "saved_at": {one.note.hex: one.saved_at for one in writers} if orders.get("trace") else {},
        "stalled": {"dropped": sum(ear.closed for ear in stalled)},
    }


def _outcome(writers: list[Writer], ears: list[Ear], saved: dict[str, int]) -> dict[str, Any]:
    taken = [t for one in writers for t in one.taken]
    heard = [t for ear in ears for t in ear.delays]
    operations = sum(saved.values())
    return {
        "saved": operations,
        "refused": {code: n for one in writers for code, n in one.refused.items()},
        "late": sum(one.late for one in writers),
        "deliveries": operations * len(ears),
        "pieces": sum(ear.pieces for ear in ears),
        "frames": sum(ear.frames for ear in ears),
        "lost": sum(ear.lost(saved) for ear in ears),
        "backwards": sum(ear.backwards for ear in ears),
        "closed": sum(ear.closed for ear in ears),
        "answer": {"p50": at(0.5, taken), "p99": at(0.99, taken)},
        "heard": {"p50": at(0.5, heard), "p99": at(0.99, heard)},
    }


async def _listen(orders: Orders) -> list[Ear]:
    loop, port, people = asyncio.get_running_loop(), orders["port"], orders["people"]
    door, packs = asyncio.Semaphore(JOINING), not orders.get("plain")

    async def one(n: int) -> Ear:
        key = people[-1 - n % (len(people) // 2)][0]
        path = f"/boards/{orders['board']}/live?since={orders.get('since', '')}"
        line = socket.socket()
        line.setblocking(False)
        if n < orders.get("stalled", 0):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        async with door:
            await loop.sock_connect(line, ("127.0.0.1", port))
            _transport, ear = await loop.create_connection(lambda: Ear(path, port, key, packs), sock=line)
            await asyncio.wait_for(ear.ready, 60)
        return ear

    return list(await asyncio.gather(*(one(n) for n in range(orders["listeners"]))))


async def _one_after_another(writers: list[Writer], orders: Orders) -> None:
    ends = time.perf_counter() + orders["seconds"]

    async def write(one: Writer) -> None:
        while time.perf_counter() < ends:
            await one.post(time.perf_counter())

    await asyncio.gather(*(write(one) for one in writers))


async def _by_the_clock(writers: list[Writer], orders: Orders) -> None:
    """Open loop: each operation has its time. Who is still busy sends it late, and the waiting counts as its own."""
    begun, rate = time.perf_counter(), orders["rate"]

    async def write(n: int, one: Writer) -> None:
        for k in range(n, int(orders["seconds"] * rate), len(writers)):
            due = begun + k / rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            await one.post(due)

    await asyncio.gather(*(write(n, one) for n, one in enumerate(writers)))


async def _settle(ears: list[Ear], saved: dict[str, int]) -> None:
    """Until everybody has heard the last of everything, 5 seconds at most."""
    for _try in range(50):
        if not any(ear.behind(saved) for ear in ears):
            return
        await asyncio.sleep(0.1)


async def _look_again(stalled: list[Ear]) -> None:
    """Who stopped reading reads again, and so finds out whether the server has let go; 5 seconds at most."""
    for ear in stalled:
        ear.read_on()
    for _try in range(50):
        if all(ear.closed for ear in stalled):
            return
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    many_files()
    print(json.dumps(uvloop.run(work(json.load(sys.stdin)))))
