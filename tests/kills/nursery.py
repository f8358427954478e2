"""A parent that bears one child after another, so that a test can kill each with signal 9.

`python -m tests.kills.nursery server FD` serves the real application on the listening socket FD; `… writer BOARD`
submits operations to the real writer. Each child's id is printed as `child PID`; the writer's child prints every
acknowledged operation as `saved ID`. The next child comes when this one is dead; the end of stdin ends it all.
"""

import asyncio
import os
import socket
import sys
from collections.abc import Callable
from uuid import UUID, uuid4

import uvicorn
from sqlalchemy import select

from agentnet import db
from agentnet.app import create_app
from agentnet.live import LiveProtocol
from agentnet.workshops.boards import ops
from agentnet.workshops.boards.rights import Visitor
from agentnet.workshops.boards.rooms import writer
from agentnet.workshops.boards.tables import PARTICIPANT, SECTION
from agentnet.workshops.boards.writer import Wish

WRITERS = 12


def server(fd: str) -> Callable[[], None]:
    app = create_app()  # once, before the first fork: a child is at work at once

    def serve() -> None:
        config = uvicorn.Config(app, ws=LiveProtocol, ws_per_message_deflate=False, log_level="error")
        uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(fd))])

    return serve


def writing(board: str) -> Callable[[], None]:
    return lambda: asyncio.run(_write(UUID(board)))


async def _write(board: UUID) -> None:
    with db.writer_connection() as connection:
        section = connection.scalar(select(SECTION.c.id).where(SECTION.c.board_id == board))
        guests = list(connection.scalars(select(PARTICIPANT.c.guest_id).where(PARTICIPANT.c.guest_id.is_not(None))))
    assert section is not None
    await asyncio.gather(*(_scribble(board, section, guests[n % len(guests)]) for n in range(WRITERS)))


async def _scribble(board: UUID, section: UUID, guest: UUID) -> None:
    while True:
        op = ops.AddNote(id=uuid4(), note=uuid4(), section=section, text="Tämä on tallessa")
        await writer.submit(Wish(board, op, Visitor(guest=guest)))
        os.write(1, f"saved {op.note}\n".encode())


def bear(child: Callable[[], None]) -> None:
    """Fork until stdin ends. A line on stdin asks for the next child."""
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            child()
            os._exit(0)
        os.write(1, f"child {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    bear({"server": server, "writer": writing}[sys.argv[1]](sys.argv[2]))
