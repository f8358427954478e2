"""The wall in a process of its own, so that a thousand other ears do not hold it up: when it got which text.

Usage: `python -m bench.projector PORT BOARD KEY`; prints a line once it listens. At the end of its input it prints
JSON: for each note when (ns) which of its texts came.
"""

import asyncio
import json
import sys
import time
from typing import Any

import uvloop

from bench.people import Ear, texts

Came = dict[str, list[tuple[int, int]]]


class Wall(Ear):
    """Keeps the moment of each text."""

    def __init__(self, *how: Any) -> None:
        super().__init__(*how)
        self.came: Came = {}

    def hear(self, message: bytes) -> None:
        now, first = time.perf_counter_ns(), not self.ready.done()
        super().hear(message)
        for _due, n, note in () if first else texts(message):
            self.came.setdefault(note, []).append((n, now))


async def watch(port: int, board: str, key: str) -> Came:
    loop = asyncio.get_running_loop()
    path = f"/boards/{board}/live?since=&as=projector"
    _transport, wall = await loop.create_connection(lambda: Wall(path, port, key), "127.0.0.1", port)
    await asyncio.wait_for(wall.ready, 30)
    print("listens", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    return wall.came


if __name__ == "__main__":
    print(json.dumps(uvloop.run(watch(int(sys.argv[1]), sys.argv[2], sys.argv[3]))))
