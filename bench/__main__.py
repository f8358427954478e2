"""Runs the measurements, one after another, each on a sample of its own: all of them, or those that `--part` names.

A new part is a module with `report(var: Path) -> str` (what to print; `var` is an empty folder of its own) and a line
in `PARTS`. Figures that have a goal go into the table at the end by `figures.at_most(name, measured, goal, unit)` or
`figures.at_least(…)`. All parts together stay below ten minutes, and one that fails does not stop the others.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import board, fanout, figures, guide, letters, pages, path, results, start, surveys, views, wall
from bench.process import many_files

PARTS: dict[str, Callable[[Path], str]] = {
    "start": start.report,
    "pages": pages.report,
    "views": views.report,
    "joins": board.joining,
    "deliveries": board.delivering,
    "path": path.report,
    "saves": board.saving,
    "stalled": board.stalling,
    "browsers": wall.report,
    "letters": letters.report,
    "fanout": lambda _var: fanout.report(),
    "surveys": surveys.report,
    "guide": guide.report,
    "results": results.report,
}


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
