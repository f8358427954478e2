"""Small servers that send: ours (the hub on its own protocol) and one of the `websockets` library, to compare with.

Usage: `python -m bench.fan hub|websockets PORT LISTENERS MESSAGES BYTES RATE`. Any listener's message starts it: RATE
messages a second by the clock, or (0) as fast as they go.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

from bench.process import many_files

BURST = 20


async def messages_at(messages: int, bytes_: int, rate: float) -> AsyncIterator[str]:
    """Each when it is due, saying so."""
    begun = time.perf_counter_ns()
    for n in range(messages):
        due = begun + int(n * 1e9 / rate) if rate else time.perf_counter_ns()
        if (wait := due - time.perf_counter_ns()) > 0:
            await asyncio.sleep(wait / 1e9)
        elif n % BURST == 0:
            await asyncio.sleep(0)
        yield f"klo:{due:020}:{n + 1:08}".ljust(bytes_ - 1, "x") + "\n"


async def of_the_library(port: int, *how: Any) -> None:
    from websockets.asyncio.server import ServerConnection, broadcast, serve
    from websockets.exceptions import ConnectionClosed

    listeners: set[ServerConnection] = set()

    async def listen(socket: ServerConnection) -> None:
        listeners.add(socket)
        with suppress(ConnectionClosed):
            async for _word in socket:
                async for text in messages_at(*how):
                    broadcast(listeners, text)
        listeners.discard(socket)

    async with serve(listen, "127.0.0.1", port, compression=None, ping_interval=None):
        await asyncio.Event().wait()


def of_ours(port: int, *how: Any) -> None:
    import uvicorn
    from litestar import Litestar, WebSocket, websocket

    from agentnet.live import LiveProtocol, hub, serve

    async def send() -> None:
        async for text in messages_at(*how):
            hub.publish("all", text)

    @websocket("/")
    async def listen(socket: WebSocket[Any, Any, Any]) -> None:
        tasks = []
        whose = str(id(socket))
        await serve(socket, hub, ("all",), whose, first=lambda: "", heard=lambda _w: tasks.append(_task(send())))

    app = Litestar([listen], openapi_config=None)
    uvicorn.run(app, port=port, loop="uvloop", ws=LiveProtocol, ws_per_message_deflate=False, log_level="warning")


def _task(work: Any) -> "asyncio.Task[None]":
    return asyncio.get_running_loop().create_task(work)


if __name__ == "__main__":
    many_files()
    kind, port, _listeners, messages, size = sys.argv[1], *map(int, sys.argv[2:6])
    if kind == "hub":
        of_ours(port, messages, size, float(sys.argv[6]))
    else:
        import uvloop

        uvloop.run(of_the_library(port, messages, size, float(sys.argv[6])))
