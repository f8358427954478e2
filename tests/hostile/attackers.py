"""A real server in a thread of the test's own process, so that limits can be lifted, and those who knock on it."""

import asyncio
import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpx
import uvicorn
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI
from websockets.sync.client import ClientConnection, connect

from agentnet import db
from agentnet.live import LiveProtocol
from agentnet.web import visit
from agentnet.web.shell import Agentnet
from tests.faults.test_fuzz import NASTY, Fuzzer

Problem = (ConnectionClosed, InvalidHandshake, InvalidURI, OSError, ValueError)
SAYINGS: Final = ("writing", "done", "idle", "painted 3", "painted -1", "seen x", "ping", "null", "{}", "[]")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(app: Agentnet, port: int) -> Iterator[None]:
    config = uvicorn.Config(app, port=port, ws=LiveProtocol, ws_per_message_deflate=False, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + 30
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    assert server.started
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=30)


class Attacker(httpx.Client):
    """A browser without manners. `key` is a session's, so that it is somebody."""

    def __init__(self, address: str, key: str) -> None:
        super().__init__(base_url=address, timeout=60, cookies={visit.cookie_name("agentnet"): key} if key else None)
        self.key = key

    @property
    def token(self) -> str:
        name = visit.cookie_name("agentnet")
        if name not in self.cookies:
            self.get("/sign-in")
        return visit.Visit(key=self.cookies[name]).token

    def sign_in_again(self) -> None:
        """Somebody has pressed "sign out" here."""
        self.cookies.clear()
        if self.key:
            self.cookies.set(visit.cookie_name("agentnet"), self.key)


class Sockets:
    """A few open sockets; one that was closed is opened again, by somebody, somewhere."""

    def __init__(self, dice: random.Random, address: str, keys: list[str], paths: list[str]) -> None:
        self.dice, self.keys, self.paths = dice, keys, paths
        self.address = address
        self.open: list[ClientConnection] = []
        self.said = self.refused = self.closed = 0

    def say(self) -> None:
        """One message up a socket, text or bytes, long or short."""
        if len(self.open) < 6:
            self.knock()
        if self.open:
            one = self.dice.choice(self.open)
            try:
                one.send(self._words())
                self.said += 1
            except Problem:
                self._drop(one)

    def knock(self) -> None:
        """Any path, anybody, any cursor; many are turned away."""
        since = Fuzzer.quoted(self.dice.choice(NASTY)[:200])
        query = f"?since={since}&as={self.dice.choice(('', 'projector', 'x', '%00'))}"
        cookie = f"{visit.cookie_name('agentnet')}={self.dice.choice(self.keys)}"
        address = self.address.replace("http", "ws", 1) + self.dice.choice(self.paths) + query
        more: Any = {"origin": self.address, "additional_headers": {"Cookie": cookie}, "compression": None}
        try:
            self.open.append(connect(address, open_timeout=10, close_timeout=2, max_size=None, legacy=True, **more))
        except Problem:
            self.refused += 1

    def _words(self) -> str | bytes:
        match self.dice.randrange(6):
            case 0:
                return self.dice.randbytes(self.dice.randrange(300))
            case 1 | 2:
                return self.dice.choice(SAYINGS)
            case 3:
                return '{"a":' * 200
            case _:
                return self.dice.choice(NASTY)[:5_000].replace("\ud800", "")

    def hear(self) -> str:
        """Everything that has come down since the last time."""
        heard = []
        for one in list(self.open):
            try:
                while True:
                    heard.append(str(one.recv(timeout=0.001)))
            except TimeoutError:
                continue
            except Problem:
                self._drop(one)
        return "".join(heard)

    def _drop(self, one: ClientConnection) -> None:
        self.closed += 1
        self.open.remove(one)
        one.close()

    def leave(self) -> None:
        for one in list(self.open):
            self._drop(one)


def forget_loops() -> None:
    """Connections belong to the loop that opened them; the server has its own."""
    asyncio.run(db.dispose())
