"""Runs the measurements, one after another, each on a sample of its own: all of them, or those that `--part` names.

A new part is a module with `report(var: Path) -> str` (what to print; `var` is an empty folder of its own) and a line
in `PARTS`. Figures that have a goal go into the table at the end by `figures.at_most(name, measured, goal, unit)` or
`figures.at_least(…)`. All parts together stay below ten minutes: each has its time, and the last ones what is left; one
that fails or takes too long does not stop the others.
"""

import argparse
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import board, fanout, figures, guide, letters, pages, path, results, start, surveys, views, wall
from bench.process import many_files

WHOLE_S = 585
"""Seconds for all parts; `make bench` says ten minutes."""

PART_S = 100
"""Seconds for one part."""

PARTS: dict[str, Callable[[Path], str]] = {
    "start": start.report,
    "pages": pages.report,
    "views": views.report,
    "joins": board.joining,
    "deliveries": board.delivering,
    "path-200": lambda var: path.report(var, 200),
    "path": lambda var: path.report(var, 1_000),
    "saves": board.saving,
    "stalled": board.stalling,
    "browsers": wall.report,
    "letters": letters.report,
    "fanout": lambda _var: fanout.report(),
    "surveys": surveys.report,
    "guide": guide.report,
    "results": results.report,
}


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Interrupt a part that takes longer: it fails, and what it has started ends with it."""

    def ring(*_rung: object) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    was = signal.signal(signal.SIGALRM, ring)
    signal.alarm(max(1, seconds))
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, was)


def main() -> int:
    asked = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    asked.add_argument("--part", default=",".join(PARTS), help=f"what to measure, of: {', '.join(PARTS)}")
    parts = asked.parse_args().part.split(",")
    if unknown := set(parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    many_files()
    whole, failed = time.monotonic(), []
    for part in parts:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
            try:
                with at_most(min(PART_S, WHOLE_S - int(begun - whole))):
                    print(PARTS[part](Path(folder) / "var"), end=" ")
            except Exception:
                failed.append(part)
                traceback.print_exc()
            print(f"[{part}, {time.monotonic() - begun:.0f} s]\n", flush=True)
    print(f"{figures.table()}\n\n{time.monotonic() - whole:.0f} s in all")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
