"""A board under load, on the real server: what is saved by POST, when it is heard, and what listeners cost."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from bench.fanout import cpu_seconds, memory
from bench.server import Running, free_port, running

SECONDS = 10
WRITERS = 100
Town = dict[str, Any]


def report(var: Path) -> str:
    _many_files()
    port = free_port()
    made = [sys.executable, "-m", "bench.town", str(var), f"http://127.0.0.1:{port}"]
    town: Town = json.loads(subprocess.run(made, check=True, capture_output=True, timeout=120).stdout)
    with running("serve", var, port) as server:
        town |= {"port": port}
        lines = ["a board, the whole way (sign-in, check, commit, draw, send); p99 in ms:"]
        lines += [_join(server, town), _steady(server, town, 200, 50), _view(server, town), _full(server, town)]
        lines += [_steady(server, town, 1_000, 50)]
    return "\n".join(lines)


def _full(server: Running, town: Town) -> str:
    """Closed loop: as much as goes in. A person may write 120 times a minute, so there are many of them."""
    found, cpu = _load(server, town, listeners=200, writers=WRITERS, rate=0, seconds=SECONDS)
    speed = found["saved"] / found["seconds"]
    return (
        f"  closed loop, 200 listeners: {speed:.0f} operations/s (goal 500), {found['saved'] / cpu:.0f} a core-second, "
        f"{cpu / max(1, found['saved']) * 1000:.2f} ms each, answer {_ms(found['answer'])}, {_odd(found)}"
    )


def _steady(server: Running, town: Town, listeners: int, rate: int) -> str:
    found, cpu = _load(server, town, listeners=listeners, writers=50, rate=rate, seconds=SECONDS)
    return (
        f"  {rate} operations/s, {listeners} listeners: answer {_ms(found['answer'])}, heard {_ms(found['delivery'])}, "
        f"{cpu / found['seconds']:.2f} cores, {_odd(found)}"
    )


def _join(server: Running, town: Town) -> str:
    before = memory(server.pid)
    with _loading(town, listeners=1_000, writers=0, rate=0, seconds=2) as load:
        time.sleep(0.2)
        most = before
        while load.poll() is None:
            most = max(most, memory(server.pid))
            time.sleep(0.05)
        found = json.loads(load.communicate()[0])
    return (
        f"  1,000 join with {found['snapshot'] / 1000:.0f} KB each: {found['joined']:.1f} s (goal 1.5), "
        f"{most - before:.0f} MB more, {most:.0f} MB in all (goal 140)"
    )


def _view(server: Running, town: Town) -> str:
    """The page with its notes: the first view, then again and again."""
    key = town["people"][0][0]
    with httpx.Client(base_url=server.address, cookies={"agentnet": key}, timeout=30) as client:
        times = []
        for _n in range(60):
            begun = time.perf_counter()
            page = client.get(f"/boards/{town['full']}")
            page.raise_for_status()
            times.append((time.perf_counter() - begun) * 1000)
    notes = page.text.count('id="note-')
    return (
        f"  page with {notes} notes: first {times[0]:.0f} ms (goal 60), "
        f"median {statistics.median(times[1:]):.0f}, p99 {sorted(times[1:])[-1]:.0f} (goal 50)"
    )


def _load(server: Running, town: Town, **orders: Any) -> tuple[dict[str, Any], float]:
    before = cpu_seconds(server.pid)
    with _loading(town, **orders) as load:
        found: dict[str, Any] = json.loads(load.communicate(timeout=120)[0])
    return found, cpu_seconds(server.pid) - before


def _loading(town: Town, **orders: Any) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    load = subprocess.Popen([sys.executable, "-m", "bench.load"], stdin=pipe, stdout=pipe)
    assert load.stdin is not None
    load.stdin.write(json.dumps({"since": "", **town, **orders}).encode())
    load.stdin.close()
    load.stdin = None
    return load


def _ms(one: list[float]) -> str:
    return f"{one[0] * 1000:.0f}" if one else "-"


def _odd(found: dict[str, Any]) -> str:
    return f"lost {found['lost']}" + (f", refused {found['refused']}" if found["refused"] else "")


def _many_files() -> None:
    """Two thousand sockets need more than a shell's usual thousand open files."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
        print(report(Path(folder) / "var"))
