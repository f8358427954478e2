"""Small servers that send: ours (the hub on its own protocol) and one of the `websockets` library, to compare with.

Usage: `python -m bench.fan hub|websockets PORT LISTENERS MESSAGES BYTES`. Any listener's message starts it.
"""

import asyncio
import sys
from contextlib import suppress
from typing import Any

BURST = 20


async def of_the_library(port: int, messages: int, bytes_: int) -> None:
    from websockets.asyncio.server import ServerConnection, broadcast, serve
    from websockets.exceptions import ConnectionClosed

    text = "x" * (bytes_ - 1) + "\n"
    listeners: set[ServerConnection] = set()

    async def listen(socket: ServerConnection) -> None:
        listeners.add(socket)
        with suppress(ConnectionClosed):
            async for _word in socket:
                for n in range(messages):
                    broadcast(listeners, text)
                    if n % BURST == 0:
                        await asyncio.sleep(0)
        listeners.discard(socket)

    async with serve(listen, "127.0.0.1", port, compression=None, ping_interval=None):
        await asyncio.Event().wait()


def of_ours(port: int, messages: int, bytes_: int) -> None:
    import uvicorn
    from litestar import Litestar, WebSocket, websocket

    from agentnet.live import LiveProtocol, hub, serve

    text = "x" * (bytes_ - 1) + "\n"

    async def send() -> None:
        for n in range(messages):
            hub.publish("all", text)
            if n % BURST == 0:
                await asyncio.sleep(0)

    @websocket("/")
    async def listen(socket: WebSocket[Any, Any, Any]) -> None:
        tasks = []
        await serve(socket, hub, ("all",), "x", first=lambda: "", heard=lambda _w: tasks.append(_task(send())))

    app = Litestar([listen], openapi_config=None)
    uvicorn.run(app, port=port, loop="uvloop", ws=LiveProtocol, ws_per_message_deflate=False, log_level="warning")


def _task(work: Any) -> "asyncio.Task[None]":
    return asyncio.get_running_loop().create_task(work)


if __name__ == "__main__":
    kind, port, _listeners, messages, size = sys.argv[1], *map(int, sys.argv[2:])
    if kind == "hub":
        of_ours(port, messages, size)
    else:
        import uvloop

        uvloop.run(of_the_library(port, messages, size))
