"""Kill -9 while notes are written. Every note that was acknowledged is there afterwards, whole, in one unbroken log."""

import asyncio
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from agentnet import db
from agentnet.accounts import sessions
from agentnet.accounts.models import Guest
from agentnet.settings import settings
from agentnet.web.visit import Visit, cookie_name
from agentnet.workshops.models import Participant
from tests.boards.conftest import SetTable, Table
from tests.conftest import Add

pytestmark = [pytest.mark.kills, pytest.mark.xdist_group("kills")]

SERVER_KILLS = 30
WRITER_KILLS = int(os.environ.get("KILLS", "30"))
ROOT = Path(__file__).parents[2]
HANDS = 8


@contextmanager
def a_nursery(*words: str, pass_fds: tuple[int, ...] = ()) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.kills.nursery", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(10)


def a_child(nursery: subprocess.Popen[str]) -> int:
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write("next\n")
    nursery.stdin.flush()
    word, pid = nursery.stdout.readline().split()
    assert word == "child"
    return int(pid)


def the_first_word(nursery: subprocess.Popen[str]) -> str:
    """Wait until the child is at work."""
    assert nursery.stdout
    return nursery.stdout.readline().strip()


def the_last_words(nursery: subprocess.Popen[str]) -> list[str]:
    """What the child said until it died."""
    assert nursery.stdout
    said = []
    while (line := nursery.stdout.readline().strip()) != "dead":
        said.append(line)
    return said


def check(path: Path, board: UUID, acknowledged: set[str]) -> int:
    """How many notes there are; each acknowledged one with its words, and a log without a hole."""
    with sqlite3.connect(path) as file:
        notes = {
            str(UUID(id)): text
            for id, text in file.execute("SELECT note.id, text FROM note JOIN sourcerevision ON source_id = note.id")
        }
        log = [seq for (seq,) in file.execute("SELECT seq FROM boardop ORDER BY seq")]
        (told,) = file.execute("SELECT seq FROM board WHERE id = ?", (board.hex,)).fetchone()
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert acknowledged - notes.keys() == set()
    assert set(notes.values()) <= {"Tämä on tallessa"}
    assert log == list(range(1, told + 1))
    assert len(notes) == told
    return len(notes)


def test_the_writer_loses_nothing_when_killed(set_table: SetTable, tmp_path: Path) -> None:
    table = set_table()
    acknowledged: set[str] = set()
    with a_nursery("writer", str(table.board.id)) as nursery:
        for _ in range(WRITER_KILLS):
            child = a_child(nursery)
            first = the_first_word(nursery)
            time.sleep(random.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
            acknowledged |= {word.split()[1] for word in (first, *the_last_words(nursery))}
    there = check(tmp_path / "agentnet.db", table.board.id, acknowledged)
    print(f"{WRITER_KILLS} kills of the writer: {len(acknowledged)} notes acknowledged, {there} there, 0 lost")
    assert len(acknowledged) > WRITER_KILLS


async def keys(add: Add, table: Table) -> list[str]:
    """Signed-in guests of the workshop, as cookies."""
    made = []
    for n in range(HANDS):
        guest = Guest(name=f"Vieras {n}", token_hash=uuid4().hex)
        add(guest, Participant(workshop_id=table.workshop.id, guest_id=guest.id, name=guest.name))
        async with db.writing() as session:
            _row, key = await sessions.begin(session, guest, device="kills")
            await session.commit()
        made.append(key)
    await db.dispose()
    return made


class Hands:
    """Many hands that write through the real pages until the server dies."""

    def __init__(self, table: Table, keys: list[str]) -> None:
        self.table, self.keys = table, keys
        self.acknowledged: set[str] = set()
        self.at_work = asyncio.Event()

    async def write(self, pid: int) -> None:
        """Until a moment after the first note of this life was acknowledged."""
        self.at_work.clear()
        end = asyncio.create_task(self._kill(pid))
        async with httpx.AsyncClient(base_url=settings().base_url) as client:
            await asyncio.gather(*(self._one(client, key) for key in self.keys))
        await end

    async def _kill(self, pid: int) -> None:
        await asyncio.wait_for(self.at_work.wait(), 30)
        await asyncio.sleep(random.uniform(0, 0.3))
        os.kill(pid, signal.SIGKILL)

    async def _one(self, client: httpx.AsyncClient, key: str) -> None:
        headers = {"cookie": f"{cookie_name('agentnet')}={key}", "origin": settings().base_url, "hx-request": "true"}
        fields = {"csrf": Visit(key=key).token, "section": str(self.table.esteet.id), "text": "Tämä on tallessa"}
        for _ in range(100):
            note = str(uuid4())
            try:
                answer = await client.post(
                    f"{self.table.path}/notes", data={**fields, "id": str(uuid4()), "note": note}, headers=headers
                )
            except httpx.HTTPError:
                return
            assert answer.status_code == 200, answer.text
            self.acknowledged.add(note)
            self.at_work.set()


async def test_the_server_loses_nothing_when_killed(
    set_table: SetTable, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        monkeypatch.setenv("AGENTNET_BASE_URL", f"http://127.0.0.1:{listening.getsockname()[1]}")
        settings.cache_clear()
        table = set_table()
        hands = Hands(table, await keys(add, table))
        with a_nursery("server", str(listening.fileno()), pass_fds=(listening.fileno(),)) as nursery:
            for _ in range(SERVER_KILLS):
                await hands.write(a_child(nursery))
                the_last_words(nursery)
    there = check(tmp_path / "agentnet.db", table.board.id, hands.acknowledged)
    print(f"{SERVER_KILLS} kills of the server: {len(hands.acknowledged)} notes acknowledged, {there} there, 0 lost")
    assert len(hands.acknowledged) > SERVER_KILLS
