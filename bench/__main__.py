"""Runs every measurement on a sample network in a folder of its own, one after another."""

import tempfile
from pathlib import Path

from bench import board, fanout, pages, start


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="agentnet-bench-") as folder:
        var = Path(folder) / "var"
        print(start.report(var), flush=True)
        print(pages.report(var), flush=True)
        print(board.report(Path(folder) / "board"), flush=True)
    print(fanout.report(), flush=True)


if __name__ == "__main__":
    main()
