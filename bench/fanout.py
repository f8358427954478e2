"""Deliveries a second of one core: our hub beside the `websockets` library and a C++ server, in turn, in one run."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import figures
from bench.process import TICK, busy, cpu_seconds, many_files
from bench.server import free_port

ROUNDS = 2
BYTES = 300
SECONDS = 15.0
SIZES = {50: 2_000, 200: 1_000, 1_000: 300}
"""Listeners, and messages to each."""

GOALS = {200: 0.6, 1_000: 1.5}
"""Of the C++ server's figure."""

PACED = ((50, 50), (200, 200), (1_000, 50))
"""Listeners, and messages a second by the clock."""

PACED_S = 3
Commands = dict[str, list[str]]
Heard = dict[str, float]
Found = dict[str, Heard]


def report() -> str:
    with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
        commands: Commands = {name: [sys.executable, "-m", "bench.fan", name] for name in ("hub", "websockets")}
        reference = _compiled(Path(folder))
        if reference:
            commands["C++"] = [reference]
        lines = [f"the hub alone, {BYTES} bytes a message, in turn with others ({busy()}):"]
        lines += [_full(listeners, _measure(commands, listeners, SIZES[listeners], 0)) for listeners in SIZES]
        for listeners, rate in PACED:
            lines.append(_paced(listeners, rate, _measure(commands, listeners, rate * PACED_S, rate, rounds=1)))
    return "\n".join(lines if reference else [*lines, "  (no g++ here: the C++ reference is left out)"])


def _full(listeners: int, found: Found) -> str:
    """As fast as it goes: deliveries a second of the server's own processor time."""
    ours = found["hub"]
    speed = f"{ours['speed']:,.0f}/s of a core"
    rest = [
        f"{ours['speed'] / it['speed']:.2f} x {name} ({it['speed']:,.0f})"
        for name, it in found.items()
        if it is not ours
    ]
    goal = f"; goal {GOALS[listeners]} x C++" if listeners in GOALS else ""
    if goal and "C++" in found:
        times = ours["speed"] / found["C++"]["speed"]
        figures.at_least(f"deliveries a core, {listeners:,} listeners, beside C++", times, GOALS[listeners], "x")
    return f"  {listeners:5} listeners, full speed: {speed}, {_odd(ours)}; {'; '.join(rest)}{goal}"


def _paced(listeners: int, rate: int, found: Found) -> str:
    """By the clock: what each delivery waits for and costs."""
    each = [
        f"{name} {it['p50']:.1f}/{it['p99']:.1f} ms, {it['spent'] / it['got'] * 1e6:.1f} µs of processor, {_odd(it)}"
        for name, it in found.items()
    ]
    return f"  {listeners:5} listeners, {rate:3} a second, p50/p99 and a delivery's cost: {'; '.join(each)}"


def _odd(it: Heard) -> str:
    return f"lost {it['lost']:.0f}" + (f", out of order {it['wrong']:.0f}" if it["wrong"] else "")


def _compiled(folder: Path) -> str:
    compiler = shutil.which("g++")
    if compiler is None:
        return ""
    made, source = folder / "reference", Path(__file__).with_name("reference.cpp")
    subprocess.run([compiler, "-O2", "-std=c++20", "-o", made, source], check=True)
    return str(made)


def _measure(commands: Commands, listeners: int, messages: int, rate: int, rounds: int = ROUNDS) -> Found:
    """The median of some rounds in turn: the machine's speed drifts, and it drifts for all."""
    found: dict[str, list[Heard]] = {name: [] for name in commands}
    for _round in range(rounds):
        for name, command in commands.items():
            found[name].append(_once(command, listeners, messages, rate))
    return {name: {key: statistics.median(one[key] for one in each) for key in each[0]} for name, each in found.items()}


def _once(command: list[str], listeners: int, messages: int, rate: int) -> Heard:
    """What the listeners heard, and what it cost the server."""
    port = free_port()
    words = [str(n) for n in (port, listeners, messages, BYTES, rate)]
    server = subprocess.Popen([*command, *words])
    try:
        _wait(port, server)
        before = cpu_seconds(server.pid)
        ears = [sys.executable, "-m", "bench.ears", *words[:3], str(SECONDS)]
        heard: Heard = json.loads(subprocess.run(ears, check=True, capture_output=True, timeout=SECONDS + 60).stdout)
        heard["spent"] = max(cpu_seconds(server.pid) - before, 1 / TICK)
    finally:
        server.terminate()
        server.wait(timeout=10)
    return {**heard, "speed": heard["got"] / heard["spent"]}


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until the server listens; looked up without connecting, since every connection counts as a listener."""
    wanted = f"0100007F:{port:04X}"
    while not any(wanted == row.split()[1] for row in Path("/proc/net/tcp").read_text().splitlines()[1:]):
        if server.poll() is not None:
            raise RuntimeError("The server ended by itself.")
        time.sleep(0.02)


if __name__ == "__main__":
    many_files()
    print(report())
