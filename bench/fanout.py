"""Deliveries a second of one core: our hub beside the `websockets` library and a C++ server, in turn, in one run."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.process import TICK, cpu_seconds
from bench.server import free_port

ROUNDS = 3
BYTES = 300
SECONDS = 15.0
SIZES = {200: 1_500, 1_000: 300}
"""Listeners, and messages to each."""

GOALS = {200: 0.6, 1_000: 1.5}
"""Of the C++ server's figure."""

Commands = dict[str, list[str]]
Found = dict[str, tuple[float, int]]


def report() -> str:
    with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
        commands: Commands = {name: [sys.executable, "-m", "bench.fan", name] for name in ("hub", "websockets")}
        reference = _compiled(Path(folder))
        if reference:
            commands["C++"] = [reference]
        lines = ["deliveries/s of one core, 300 bytes each:"]
        lines += [_line(listeners, _measure(commands, listeners)) for listeners in SIZES]
    return "\n".join(lines if reference else [*lines, "  (no g++ here: the C++ reference is left out)"])


def _line(listeners: int, found: Found) -> str:
    hub, lost = found["hub"]
    rest = [f"{hub / figure:.2f} x {name} ({figure:,.0f})" for name, (figure, _lost) in found.items() if name != "hub"]
    goal = f"goal {GOALS[listeners]} x C++"
    return f"  {listeners:5} listeners: {hub:,.0f}, lost {lost}; {'; '.join(rest)}; {goal}"


def _compiled(folder: Path) -> str:
    compiler = shutil.which("g++")
    if compiler is None:
        return ""
    made, source = folder / "reference", Path(__file__).with_name("reference.cpp")
    subprocess.run([compiler, "-O2", "-std=c++20", "-o", made, source], check=True)
    return str(made)


def _measure(commands: Commands, listeners: int) -> Found:
    """The median of some rounds in turn: the machine's speed drifts, and it drifts for all."""
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    for _round in range(ROUNDS):
        for name, command in commands.items():
            found[name].append(_once(command, listeners, SIZES[listeners]))
    return {name: (statistics.median(f for f, _ in each), sum(n for _, n in each)) for name, each in found.items()}


def _once(command: list[str], listeners: int, messages: int) -> tuple[float, int]:
    """Deliveries a second of the server's own time, and how many messages did not come to their listener in time."""
    port = free_port()
    words = [str(n) for n in (port, listeners, messages, BYTES)]
    server = subprocess.Popen([*command, *words])
    try:
        _wait(port, server)
        before = cpu_seconds(server.pid)
        ears = [sys.executable, "-m", "bench.ears", *words[:3], str(SECONDS)]
        heard = json.loads(subprocess.run(ears, check=True, capture_output=True, timeout=SECONDS + 30).stdout)
        spent = cpu_seconds(server.pid) - before
    finally:
        server.terminate()
        server.wait(timeout=10)
    return float(heard["got"] / max(spent, 1 / TICK)), int(heard["lost"])


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until the server listens; looked up without connecting, since every connection counts as a listener."""
    wanted = f"0100007F:{port:04X}"
    while not any(wanted == row.split()[1] for row in Path("/proc/net/tcp").read_text().splitlines()[1:]):
        if server.poll() is not None:
            raise RuntimeError("The server ended by itself.")
        time.sleep(0.02)


if __name__ == "__main__":
    print(report())
