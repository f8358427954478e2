"""The real server as a child process, on loopback, ended by its own id."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

WAIT = 60.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Running:
    """A server: its address, what it prints, how long it took to answer (s), its process id."""

    def __init__(self, address: str, log: Path, seconds: float, pid: int) -> None:
        self.address, self.log, self.seconds, self.pid = address, log, seconds, pid

    def link_of(self, name: str) -> str:
        """The demo's sign-in link of the person whose name starts so."""
        found = re.search(rf"^\s*{re.escape(name)}.*\s(http\S+)$", self.log.read_text(), re.MULTILINE)
        if found is None:
            raise LookupError(name)
        return found[1]

    def sign_in(self, name: str) -> httpx.Client:
        """A browser-like client, signed in by the demo's own page."""
        client = httpx.Client(base_url=self.address, follow_redirects=True, timeout=30)
        link = self.link_of(name)
        token = re.search(r'name="csrf" value="([^"]+)"', client.get(link).text)
        assert token is not None
        client.post(link, data={"csrf": token[1]}, headers={"Origin": self.address}).raise_for_status()
        return client


@contextmanager
def running(command: str, var: Path, port: int = 0) -> Iterator[Running]:
    """`agentnet COMMAND` in `var`, from the start of the process to its first answer."""
    port = port or free_port()
    var.mkdir(parents=True, exist_ok=True)
    log = var.parent / f"{command}.log"
    address = f"http://127.0.0.1:{port}"
    env = {**os.environ, "AGENTNET_VAR": str(var), "AGENTNET_BASE_URL": address, "PYTHONUNBUFFERED": "1"}
    begun = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "agentnet.cli", command, "--port", str(port)], env=env, stdout=out, stderr=out
        )
    try:
        yield Running(address, log, _first_answer(address, begun, process), process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _first_answer(address: str, begun: float, process: "subprocess.Popen[bytes]") -> float:
    """Asked by one client that is ready beforehand: to make one takes longer than to wait for the next moment."""
    with httpx.Client(timeout=5) as client:
        while time.perf_counter() - begun < WAIT:
            if process.poll() is not None:
                raise RuntimeError("The server ended by itself.")
            try:
                client.get(f"{address}/join").raise_for_status()
            except httpx.TransportError:
                time.sleep(0.005)
            else:
                return time.perf_counter() - begun
    raise TimeoutError(address)
