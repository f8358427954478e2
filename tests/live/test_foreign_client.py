"""The protocol's document is enough: a client written from it signs in, writes, hears, catches up and comes back."""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

import pytest
from sqlalchemy import update
from websockets.exceptions import ConnectionClosed, InvalidStatus

from agentnet import db
from agentnet.accounts import demo
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.workshops import joining
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.tables import WORKSHOP
from tests.boards.conftest import SetTable, Table
from tests.kills.test_kills import a_child, a_nursery
from tests.live.foreign import Client

pytestmark = pytest.mark.xdist_group("kills")


@contextmanager
def a_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """The real server; what it yields kills it with -9 and starts it again."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        monkeypatch.setenv("AGENTNET_BASE_URL", f"http://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.setenv("AGENTNET_DEMO", "true")
        settings.cache_clear()
        with a_nursery("server", str(listening.fileno()), pass_fds=(listening.fileno(),)) as nursery:
            living = [a_child(nursery)]

            def again() -> None:
                os.kill(living.pop(), signal.SIGKILL)
                assert nursery.stdout
                while nursery.stdout.readline().strip() != "dead":
                    pass
                living.append(a_child(nursery))

            try:
                yield again
            finally:
                os.kill(living.pop(), signal.SIGKILL)


async def a_member(person: Person, table: Table) -> Client:
    client = Client(settings().base_url)
    await client.sign_in(demo.path_of(person.id))
    await client.open(str(table.board.id))
    return client


async def a_guest(table: Table) -> Client:
    client, code = Client(settings().base_url), joining.code(table.workshop)
    with db.writer_connection() as connection, connection.begin():
        door = update(WORKSHOP).where(WORKSHOP.c.id == table.workshop.id)
        connection.execute(door.values(join_code_hash=joining.code_hash(code)))
    await client.join(joining.shown(code), "Kokemusasiantuntija Kaisa")
    await client.open(str(table.board.id))
    return client


async def hear_until(client: Client, line: object, true: Callable[[], bool]) -> str:
    heard = ""
    async with asyncio.timeout(10):
        while not true():
            heard += await client.hear(line)  # type: ignore[arg-type]
    return heard


async def test_a_client_written_from_the_document_alone(
    set_table: SetTable, aino: Person, heli: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_server(monkeypatch) as kill_and_start:
        table = set_table(Phase.PRESENTATION, Offer.CHOOSE, ["Ensimmäinen", "Toinen"])
        esteet, keinot = str(table.esteet.id), str(table.keinot.id)
        ainos, helis, kaisas = await a_member(aino, table), await a_member(heli, table), await a_guest(table)
        assert ainos.screen.shown == kaisas.screen.shown == {esteet: ["Ensimmäinen", "Toinen"], keinot: []}

        # Writing and hearing.
        note = str(uuid4())
        async with kaisas.listening() as line:
            await kaisas.hear(line)
            assert await ainos.do("notes", note=note, section=esteet, text="Kolmas & <viimeinen>", naming="name") == 200
            await hear_until(kaisas, line, lambda: note in kaisas.screen.words)
            assert kaisas.screen.shown[esteet] == ["Ensimmäinen", "Toinen", "Kolmas & <viimeinen>"]
            hers = str(uuid4())
            await line.send("writing")
            assert await kaisas.do("notes", note=hers, section=keinot, text="Nimetön", naming="anonymous") == 200
        assert hers in kaisas.screen.own["notes"]
        await ainos.ask()
        assert ainos.screen.shown == kaisas.screen.shown
        assert hers not in ainos.screen.own["notes"]

        # Catching up: only what was missed.
        wholes = kaisas.screen.wholes
        assert await ainos.do(f"notes/{note}/edit", onto="1", text="Kolmas, parempi") == 200
        assert await helis.do(f"notes/{note}/move", section=keinot, first="true") == 200
        moved, op = helis.undoable, str(uuid4())
        assert await helis.do("bin", note=helis.screen.sections[esteet][0]) == 200
        assert [await ainos.do("notes", op, section=keinot, text="Kerran") for _ in range(3)] == [200] * 3
        async with kaisas.listening() as line:
            await kaisas.hear(line)
        await helis.ask()
        assert kaisas.screen.wholes == wholes
        assert (
            kaisas.screen.shown
            == helis.screen.shown
            == {
                esteet: ["Toinen"],
                keinot: ["Kolmas, parempi", "Nimetön", "Kerran"],
            }
        )

        # Undo, by the one who did it.
        assert await ainos.do("undo", op=moved) == 409
        assert await helis.do("undo", op=moved) == 200
        assert helis.screen.shown == {esteet: ["Toinen", "Kolmas, parempi"], keinot: ["Nimetön", "Kerran"]}

        # The server dies and comes back: everybody takes the board again, nothing is lost or doubled.
        kill_and_start()
        assert await ainos.do("notes", op, section=keinot, text="Kerran") == 200
        async with kaisas.listening() as line:
            await kaisas.hear(line)
            assert kaisas.screen.wholes > wholes
            assert kaisas.screen.shown == helis.screen.shown

            # A phase, votes and what is left of them.
            assert await helis.do("phase", phase="voting") == 200
            await hear_until(kaisas, line, lambda: kaisas.screen.phase == "voting")
            assert await kaisas.do("votes", note=note) == 200
            assert (kaisas.screen.own["left"], kaisas.screen.own["voted"]) == ("2", note)
            assert await kaisas.do("phase", phase="locked") == 403
        for client in (ainos, helis, kaisas):
            await client.http.aclose()


async def test_errors_are_as_the_document_says(
    set_table: SetTable, aino: Person, onni: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_server(monkeypatch):
        table = set_table(Phase.PRESENTATION, notes=["Toisen lappu"])
        ainos, theirs = await a_member(aino, table), str(table.board.id)
        pekkas_note = ainos.screen.sections[str(table.esteet.id)][0]
        assert await ainos.do(f"notes/{pekkas_note}/edit", onto="1", text="Minun") == 403
        assert await ainos.do("notes", section=str(table.esteet.id), text="") == 409
        assert await ainos.do("notes", section="ei tunnus", text="x") == 422
        assert await ainos.do("votes", note=pekkas_note) == 409
        token, ainos.token = ainos.token, "väärä".encode().hex()
        assert await ainos.do("notes", section=str(table.esteet.id), text="x") == 403
        ainos.token = token

        async with ainos.listening() as line:
            await ainos.hear(line)
            await line.send(b"\x00")
            with suppress(ConnectionClosed):
                while True:
                    await line.recv()
            assert line.close_code == 1003

        stranger = Client(settings().base_url)
        await stranger.sign_in(demo.path_of(onni.id))
        stranger.board = theirs
        for client, base in ((stranger, stranger.base), (ainos, "http://elsewhere.example")):
            monkeypatch.setattr("tests.live.foreign.connect", _from(base))
            with pytest.raises(InvalidStatus) as refused:
                async with client.listening():
                    pass
            assert refused.value.response.status_code == 403
        for client in (ainos, stranger):
            await client.http.aclose()


def _from(origin: str) -> Callable[..., object]:
    """`connect`, from a page of this origin."""
    from websockets.asyncio.client import connect

    return lambda address, **more: connect(address, **{**more, "origin": origin})
