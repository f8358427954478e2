"""Letters per minute: the worker's own round, a real database on disk, and a mail server on loopback."""

import os
import subprocess
import sys
import time
from pathlib import Path

from bench import figures
from bench.process import busy

LETTERS = 1_200


def report(var: Path) -> str:
    """A letter to each of many at once, as when a workshop is announced to everybody of a county."""
    env = os.environ | {"AGENTNET_VAR": str(var), "AGENTNET_WORKER": "false"}
    asked = [sys.executable, "-m", "bench.letters", str(var)]
    done = subprocess.run(asked, env=env, check=True, capture_output=True, text=True, timeout=60)
    seconds, cpu = (float(one) for one in done.stdout.split())
    figures.at_least("letters sent a minute", LETTERS / seconds * 60, 3_000, "/min")
    return (
        f"{LETTERS} letters with their HTML, over loopback SMTP ({busy()}): {seconds:.1f} s,"
        f" {LETTERS / seconds * 60:,.0f} a minute (goal 3,000), {cpu / LETTERS * 1000:.1f} ms of processor each"
        " (the mail server's share is in it)"
    )


async def _measure() -> tuple[float, float]:
    from uuid import uuid4

    from agentnet import db, notify
    from agentnet.notify.outlets import outlet
    from agentnet.notify.sending import send_round

    values = {"name": "Aino Niemi", "title": "Yhteinen asiakas", "path": "/tasks/1", "due": "1.12.2026"}
    async with db.writing() as session:
        for number in range(LETTERS):
            to = f"aino.{number}@agentnet.example"
            notify.post(session, to=to, letter="task-reminder", about=uuid4(), values=values)
        await session.commit()
    begun, cpu = time.monotonic(), time.process_time()
    while await send_round(outlet()):
        pass
    return time.monotonic() - begun, time.process_time() - cpu


class _Sink:
    """Takes every letter, and forgets it."""

    got = 0

    async def handle_DATA(self, *_arguments: object) -> str:  # noqa: N802
        self.got += 1
        return "250 OK"


def main(var: Path) -> None:
    import asyncio
    import socket

    from aiosmtpd.controller import Controller

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    os.environ |= {"AGENTNET_SMTP_HOST": "127.0.0.1", "AGENTNET_SMTP_PORT": str(port), "AGENTNET_SMTP_TLS": "none"}
    import agentnet.models  # noqa: F401
    from agentnet.db import migrations

    var.mkdir(parents=True, exist_ok=True)
    migrations.upgrade()
    sink = _Sink()
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    seconds, cpu = asyncio.run(_measure())
    server.stop()
    assert sink.got == LETTERS, f"{sink.got} letters came"
    print(seconds, cpu)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
