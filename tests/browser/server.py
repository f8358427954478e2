"""A server as a user starts it: a process of its own, with its own folder, port and worker; letters are files."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final, TypeVar

import httpx

from tests import once

START_SECONDS: Final = 300.0
LETTER_SECONDS: Final = 60.0
T = TypeVar("T")
COMMAND: Final = (sys.executable, "-c", "from agentnet.cli import main; main()")
SAMPLE: Final = (
    "import asyncio; from agentnet import cli; cli._claim_var(); cli._bring_up_to_date(); "
    "asyncio.run(cli._seeded_links())"
)
"""What `agentnet demo` does before it serves."""


class Server:
    """A running installation: where it is, where its things are, and the letters that it has sent."""

    def __init__(self, address: str, var: Path) -> None:
        self.address, self.var = address, var
        self._keys: dict[str, list[tuple[str, str]]] = {}

    @property
    def log(self) -> str:
        return self.var.with_suffix(".log").read_text()

    def letters(self, to: str, subject: str = "") -> list[EmailMessage]:
        """What has been sent to this address so far, the oldest first."""
        files = sorted((self.var / "letters").glob("*.eml"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [one for one in read if to in str(one["to"]) and subject in str(one["subject"])]

    def letter(self, to: str, subject: str = "", *, after: int = 0) -> EmailMessage:
        """The newest letter, when there are more than `after` of them; waits for the worker."""
        found = within(LETTER_SECONDS, lambda: self.letters(to, subject)[after:])
        assert found, f"No letter to {to} about “{subject}”. Sent: {[str(one['to']) for one in self.letters('')]}"
        return found[-1]

    def link(self, to: str, path: str, *, after: int = 0, subject: str = "") -> str:
        """The address in that letter (of that subject) that leads to `path…`."""
        found = within(LETTER_SECONDS, lambda: self._links(to, path, subject)[after:])
        assert found, f"No letter to {to} links to {path}. Log:\n{self.log[-2000:]}"
        return found[-1]

    def _links(self, to: str, path: str, subject: str) -> list[str]:
        bodies = [one.get_body(("plain",)) for one in self.letters(to, subject)]
        texts = [str(body.get_content()) for body in bodies if body is not None]
        return [found for text in texts for found in re.findall(re.escape(self.address + path) + r"\S*", text)]

    def client(self) -> httpx.Client:
        """A browser without a screen: keeps cookies, follows redirects, says where its forms come from."""
        return httpx.Client(base_url=self.address, follow_redirects=True, timeout=60, headers={"Origin": self.address})

    def sample_link(self, name: str) -> str:
        """The sign-in link that the demo has printed."""
        printed = re.search(rf"^\s*{re.escape(name)}.*\s(http\S+)$", self.log, re.MULTILINE)
        assert printed, f"The demo printed no link of {name}."
        return printed[1]

    def sample_keys(self, name: str) -> list[tuple[str, str]]:
        """Cookies (name, value) of somebody of the sample cast, signed in by the printed link; once per person."""
        if name not in self._keys:
            with self.client() as client:
                send(client, self.sample_link(name)).raise_for_status()
                self._keys[name] = [(one.name, one.value or "") for one in client.cookies.jar]
        return self._keys[name]


def send(client: httpx.Client, page: str, to: str = "", **fields: str) -> httpx.Response:
    """Open a page and send a form of it, with its hidden token."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(page).raise_for_status().text)
    assert token, f"No form on {page}."
    return client.post(to or page, data={"csrf": token[1], **fields})


def within(seconds: float, ask: Callable[[], T]) -> T:
    """Ask until the answer is something, or the time is over; the last answer."""
    end = time.monotonic() + seconds
    while not (answer := ask()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


@contextmanager
def serving(command: str, var: Path) -> Iterator[Server]:
    """`agentnet COMMAND`, from its first answer until the end of the block."""
    once.compile_together(var)
    port = _free_port()
    server = Server(f"http://127.0.0.1:{port}", var)
    with var.with_suffix(".log").open("w") as out:
        process = subprocess.Popen(
            [*COMMAND, command, "--port", str(port)], env=environment(var), stdout=out, stderr=out
        )
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def migrate(var: Path) -> None:
    """An empty installation."""
    subprocess.run([*COMMAND, "migrate"], env=environment(var), check=True, capture_output=True)


def sow(var: Path) -> None:
    """The sample network."""
    subprocess.run([*COMMAND[:2], SAMPLE], env=environment(var) | {"AGENTNET_DEMO": "1"}, check=True)


def environment(var: Path) -> dict[str, str]:
    """Nothing of ours from outside: only where the data is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AGENTNET_")}
    return {**kept, "AGENTNET_VAR": str(var), "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    def answers() -> bool:
        assert process.poll() is None, f"The server ended by itself:\n{server.log[-3000:]}"
        try:
            return httpx.get(f"{server.address}/join", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    assert within(START_SECONDS, answers), f"The server does not answer:\n{server.log[-3000:]}"
