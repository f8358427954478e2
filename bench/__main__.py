"""Runs the measurements, one after another, each on a sample of its own: all of them, or those that `--part` names."""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import board, fanout, pages, start, views, wall
from bench.process import many_files

PARTS: dict[str, Callable[[Path], str]] = {
    "start": start.report,
    "pages": pages.report,
    "views": views.report,
    "joins": board.joining,
    "deliveries": board.delivering,
    "saves": board.saving,
    "stalled": board.stalling,
    "browsers": wall.report,
    "fanout": lambda _var: fanout.report(),
}


def main() -> None:
    asked = argparse.ArgumentParser(prog="bench", description=__doc__)
    asked.add_argument("--part", default=",".join(PARTS), help=f"what to measure, of: {', '.join(PARTS)}")
    parts = asked.parse_args().part.split(",")
    if unknown := set(parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    many_files()
    for part in parts:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
            print(PARTS[part](Path(folder) / "var"), f"[{time.monotonic() - begun:.0f} s]\n", flush=True)


if __name__ == "__main__":
    main()
