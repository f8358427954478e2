"""Many listeners in one process of their own: they connect, start the sending, and check what each of them gets.

Usage: `python -m bench.ears PORT LISTENERS MESSAGES SECONDS`; prints JSON: seconds, got (all together), lost (messages
that did not reach their listener), wrong (came out of order), p50 and p99 (ms from when it was due). A message says
when it was due and its number, and ends with a newline.
"""

import json
import re
import selectors
import socket
import sys
import time

from bench.process import many_files

ASK = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
GO = b"\x81\x82\0\0\0\0go"
SAID = re.compile(rb"klo:(\d{20}):(\d{8})x*\n")


def connect(port: int) -> socket.socket:
    one = socket.create_connection(("127.0.0.1", port))
    one.sendall(ASK)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += one.recv(4096)
    if b" 101 " not in answer:
        raise ConnectionError(answer[:80])
    one.setblocking(False)
    return one


class Ear:
    """One listener: the number that comes next, and what has come of a message that is not whole yet."""

    def __init__(self) -> None:
        self.last = self.got = self.wrong = 0
        self.rest = b""

    def hear(self, data: bytes, delays: list[float]) -> None:
        text, now = self.rest + data, time.perf_counter_ns()
        end = text.rfind(b"\n") + 1
        self.rest = text[end:]
        for due, number in SAID.findall(text, 0, end):
            self.got += 1
            self.wrong += int(number) != self.last + 1
            self.last = int(number)
            delays.append((now - int(due)) / 1e6)


def listen(port: int, listeners: int, messages: int, seconds: float) -> dict[str, float]:
    ears: dict[socket.socket, Ear] = {}
    delays: list[float] = []
    with selectors.DefaultSelector() as selector:
        for _n in range(listeners):
            one = connect(port)
            ears[one] = Ear()
            selector.register(one, selectors.EVENT_READ)
        begun = time.perf_counter()
        next(iter(ears)).sendall(GO)
        left = listeners
        while left and time.perf_counter() - begun < seconds:
            for key, _events in selector.select(timeout=0.2):
                one = key.fileobj  # type: ignore[assignment]
                data = one.recv(1 << 20)
                ears[one].hear(data, delays)
                if not data or ears[one].got >= messages:
                    selector.unregister(one)
                    left -= 1
        taken = time.perf_counter() - begun
    got = [ear.got for ear in ears.values()]
    delays.sort()
    return {
        "seconds": taken,
        "got": sum(got),
        "lost": sum(max(0, messages - n) for n in got),
        "wrong": sum(ear.wrong for ear in ears.values()),
        "p50": delays[len(delays) // 2] if delays else 0.0,
        "p99": delays[int(len(delays) * 0.99)] if delays else 0.0,
    }


if __name__ == "__main__":
    many_files()
    port, listeners, messages = map(int, sys.argv[1:4])
    print(json.dumps(listen(port, listeners, messages, float(sys.argv[4]))))
