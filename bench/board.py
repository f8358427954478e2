"""A board under load, on the real server: sign-in, check, commit, draw, send. Every part prints its goal beside it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import figures
from bench.process import busy, memory
from bench.server import Running, free_port, running

SECONDS = 8
JOINS = ((250, "board", False), (1_000, "board", False), (1_000, "full", False), (1_000, "full", True))
"""Listeners, the board they come to, and whether they take nothing packed (no browser does that)."""

Town = dict[str, Any]
Found = dict[str, Any]


@contextmanager
def a_town(var: Path) -> Iterator[tuple[Running, Town]]:
    """A server of its own, its people, its boards."""
    port = free_port()
    made = [sys.executable, "-m", "bench.town", str(var), f"http://127.0.0.1:{port}"]
    town: Town = json.loads(subprocess.run(made, check=True, capture_output=True, timeout=120).stdout)
    with running("serve", var, port) as server:
        yield server, {**town, "port": port, "pid": server.pid}


def joining(var: Path) -> str:
    """A thousand at once, each with the board; how it grows, and what each costs in memory."""
    with a_town(var) as (server, town):
        load(town, listeners=20)
        before, lines = memory(server.pid), [f"joining, each with the whole board ({busy()}):"]
        for listeners, board, plain in JOINS:
            most, found = _watched(server, {**town, "board": town[board], "plain": plain}, listeners)
            how, each = found["joined"], (most - before) / listeners * 1000
            if (listeners, board) == (1_000, "board"):
                figures.at_most("1,000 people join, with their snapshot", how["seconds"], 1.5, "s")
                figures.at_most("memory a listener, at 1,000", each, 25, "KB")
                figures.at_most("memory of the whole server, at 1,000", most, 140, "MB")
            elif board == "full" and not plain:
                figures.at_most("1,000 people join a board of 300 notes", how["seconds"], 1.5, "s")
            lines.append(
                f"  {listeners:5} with {found['board'] / 1000:4.0f} KB, {found['snapshot'] / 1000:4.0f} on the wire:"
                f" {how['seconds']:.2f} s"
                f" (goal 1.5 s for 1,000), {how['cpu'] / listeners * 1000:.2f} ms of processor each;"
                f" {each:.0f} KB a listener (goal 25), {most:.0f} MB in all (goal 140)"
            )
    return "\n".join(lines)


def _watched(server: Running, town: Town, listeners: int) -> tuple[float, Found]:
    """The most memory that the server holds while so many listen, once they have all come."""
    with _loading(town, listeners=listeners) as crowd:
        most = 0.0
        while crowd.poll() is None:
            most = max(most, memory(server.pid))
            time.sleep(0.1)
        return most, json.loads(crowd.communicate()[0])


def delivering(var: Path) -> str:
    """Open loop at fixed rates. A delivery is one saved operation that came to one listener."""
    with a_town(var) as (_server, town):
        lines = [f"open loop, ms at p50/p99 ({busy()}):"]
        for listeners, rate in ((50, 50), (200, 50), (200, 200)):
            found = load(town, listeners=listeners, writers=125, rate=rate, seconds=SECONDS)
            lines.append(f"  {listeners:5} listeners, {rate:3} operations/s: {_told(found)}")
    return "\n".join(lines)


def _told(found: Found) -> str:
    sent = found["deliveries"]
    late = f", {found['late']} sent late" if found["late"] else ""
    odd = f", refused {found['refused']}" if found["refused"] else ""
    return (
        f"heard {ms(found['heard'])}, answered {ms(found['answer'])}; {sent / found['seconds']:,.0f} deliveries/s in"
        f" {found['frames'] / found['seconds']:,.0f} frames/s, {found['cpu'] / max(1, sent) * 1e6:.0f} µs of processor"
        f" a delivery, {found['cpu'] / max(1, found['saved']) * 1000:.1f} ms an operation;"
        f" lost {found['lost']}, out of order {found['backwards']}{late}{odd}"
    )


def saving(var: Path) -> str:
    """Closed loop: as much as goes in. A person may write 120 times a minute, so there are many of them."""
    with a_town(var) as (_server, town):
        lines = [f"saved by POST, a hundred writers, each sends the next when one is saved ({busy()}):"]
        for listeners, goal in ((200, " (goal 500)"), (10, "")):
            found = load(town, listeners=listeners, writers=100, rate=0, seconds=SECONDS)
            if goal:
                figures.at_least("saved by POST, 200 listeners", found["saved"] / found["seconds"], 500, "/s")
            lines.append(
                f"  {listeners:4} listeners: {found['saved'] / found['seconds']:.0f} operations/s{goal},"
                f" {found['saved'] / found['cpu']:.0f} a processor-second; {_told(found)}"
            )
    return "\n".join(lines)


def stalling(var: Path) -> str:
    """One phone stops reading: nobody else notices, it is let go, and it catches up when it comes back."""
    orders: Found = {"listeners": 200, "writers": 125, "rate": 150, "seconds": SECONDS, "padding": 900}
    with a_town(var) as (_server, town):
        alone = load(town, **orders)
        beside = load(town, **orders, stalled=3)
        again = load(town, listeners=1)
    figures.at_least("stalled readers that are let go, of 3", beside["stalled"]["dropped"], 3)
    figures.at_most("heard beside 3 stalled readers, p99, 200 listeners, 150/s", beside["heard"]["p99"], 50, "ms")
    return (
        f"stalled readers, 3 of 200 ({busy()}): the others hear at p50/p99 {ms(beside['heard'])} ms"
        f" (without them {ms(alone['heard'])}), lost {beside['lost']}; let go {beside['stalled']['dropped']}"
        f" when 256 KB wait for them beyond what the kernel holds;"
        f" who comes back takes the board again in {again['joined']['seconds'] * 1000:.0f} ms"
    )


def load(town: Town, **orders: Any) -> Found:
    """What a load found, as `bench.load` tells it."""
    with _loading(town, **orders) as crowd:
        found: Found = json.loads(crowd.communicate(timeout=120)[0])
    return found


@contextmanager
def _loading(town: Town, **orders: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """The load is on; it ends with the block."""
    pipe = subprocess.PIPE
    crowd = subprocess.Popen([sys.executable, "-m", "bench.load"], stdin=pipe, stdout=pipe)
    assert crowd.stdin is not None
    crowd.stdin.write(json.dumps({"writers": 0, "rate": 0, "seconds": 0, **town, **orders}).encode())
    crowd.stdin.close()
    crowd.stdin = None
    try:
        yield crowd
    finally:
        crowd.kill()
        crowd.wait()


def ms(one: dict[str, float]) -> str:
    return f"{one['p50']:.0f}/{one['p99']:.0f}"
