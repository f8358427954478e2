"""The whole path of a note at 1,000 listeners: who sends it is recognised, it is checked, committed, drawn and told;
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

LISTENERS = 1_000
SECONDS = 6
RATES = (50, 200)
"""Posts a second, by the clock."""


def report(var: Path) -> str:
    lines = [f"the whole path, {LISTENERS} listeners, ms at p50/p99 ({busy()}):"]
    with a_town(var) as (_server, town):
        for rate in RATES:
            with _wall(town) as wall:
                found = load(town, listeners=LISTENERS, writers=125, rate=rate, seconds=SECONDS, trace=True)
                came = json.loads(wall.communicate()[0].splitlines()[-1])
            waits = list(_waits(found["saved_at"], came))
            goal = ""
            if rate == RATES[0]:
                goal = " (goal p99 25)"
                figures.at_most("note saved → at the projector, p99, 1,000 listeners, 50/s", at(0.99, waits), 25, "ms")
            else:
                figures.at_most("heard, p99, 1,000 listeners, 200 operations/s", found["heard"]["p99"], 50, "ms")
            cost = found["cpu"] / max(1, found["saved"]) * 1000
            lines.append(
                f"  {rate:3} posts/s: answered {ms(found['answer'])}; saved → on the wall {at(0.5, waits):.1f}/"
                f"{at(0.99, waits):.1f}{goal}; due → heard by all {ms(found['heard'])}; {len(waits)} of"
                f" {found['saved']} seen on the wall, lost {found['lost']}, {cost:.1f} ms of processor a post"
            )
    return "\n".join(lines)


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
