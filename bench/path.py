"""The whole path of a note, however many listen: who sends it is recognised, it is checked, committed, drawn and told;
from the moment that it is answered as saved until it is on the wall's own socket.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import figures
from bench.board import Town, a_town, load, ms
from bench.load import at
from bench.process import busy

SECONDS = 5
RATES = (50, 200)
"""Posts a second, by the clock."""

SEEN_MS = 25
HEARD_MS = 50


def report(var: Path, listeners: int) -> str:
    lines = [f"the whole path, ms at p50/p99 ({busy()}):"]
    with a_town(var) as (_server, town):
        lines += [_measured(town, listeners, rate) for rate in RATES]
    return "\n".join(lines)


def _measured(town: Town, listeners: int, rate: int) -> str:
    with _wall(town) as wall:
        found = load(town, listeners=listeners, writers=125, rate=rate, seconds=SECONDS, trace=True)
        came = json.loads(wall.communicate()[0].splitlines()[-1])
    waits, heard = list(_waits(found["saved_at"], came)), found["heard"]["p99"]
    where = f"{listeners:,} listeners, {rate}/s"
    if rate == RATES[0]:
        figures.at_most(f"note saved → at the projector, p99, {where}", at(0.99, waits), SEEN_MS, "ms")
    figures.at_most(f"note due → heard by everybody, p99, {where}", heard, HEARD_MS, "ms")
    cost = found["cpu"] / max(1, found["saved"]) * 1000
    return (
        f"  {listeners:5} listeners, {rate:3} posts/s: answered {ms(found['answer'])}; saved → on the wall"
        f" {at(0.5, waits):.1f}/{at(0.99, waits):.1f} (goal p99 {SEEN_MS} at {RATES[0]}/s); due → heard by all"
        f" {ms(found['heard'])} (goal p99 {HEARD_MS}); {len(waits)} of {found['saved']} seen on the wall,"
        f" lost {found['lost']}, {cost:.1f} ms of processor a post"
    )


@contextmanager
def _wall(town: Town) -> Iterator["subprocess.Popen[str]"]:
    """It listens before the load begins; it tells what came when its input ends."""
    words = [str(town["port"]), town["board"], town["people"][0][0]]
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "bench.projector", *words]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as wall:
        assert wall.stdout is not None
        if wall.stdout.readline() != "listens\n":
            raise ConnectionError("The wall did not come up.")
        try:
            yield wall
        finally:
            wall.kill() if wall.poll() is None else None


def _waits(saved: dict[str, list[int]], came: dict[str, list[Any]]) -> Iterator[float]:
    """Seconds from "saved" until the text, or a later one of the same note, was there. Never less than nothing: the
    news and the answer leave at the same time, and either may be the first to arrive.
    """
    for note, moments in saved.items():
        seen = came.get(note, [])
        for n, moment in enumerate(moments, 1):
            there = next((now for which, now in seen if which >= n), None)
            if there is not None:
                yield max(0, there - moment) / 1e9
