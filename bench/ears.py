"""Many listeners in one process of their own: they connect, start the sending, and count what each of them gets.

Usage: `python -m bench.ears PORT LISTENERS MESSAGES SECONDS`; prints JSON: seconds, got (all together), lost (how many
messages did not reach their listener). Messages end with a newline, so that they can be counted in a stream.
"""

import json
import resource
import selectors
import socket
import sys
import time

ASK = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
GO = b"\x81\x82\0\0\0\0go"


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


def listen(port: int, listeners: int, messages: int, seconds: float) -> dict[str, float]:
    counts: dict[socket.socket, int] = {}
    with selectors.DefaultSelector() as selector:
        for _n in range(listeners):
            one = connect(port)
            counts[one] = 0
            selector.register(one, selectors.EVENT_READ)
        begun = time.perf_counter()
        next(iter(counts)).sendall(GO)
        left = listeners
        while left and time.perf_counter() - begun < seconds:
            for key, _events in selector.select(timeout=0.2):
                one = key.fileobj  # type: ignore[assignment]
                data = one.recv(1 << 20)
                if not data:
                    selector.unregister(one)
                    left -= 1
                    continue
                counts[one] += data.count(b"\n")
                if counts[one] >= messages:
                    selector.unregister(one)
                    left -= 1
        taken = time.perf_counter() - begun
    lost = sum(max(0, messages - n) for n in counts.values())
    return {"seconds": taken, "got": sum(counts.values()), "lost": lost}


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    port, listeners, messages = map(int, sys.argv[1:4])
    print(json.dumps(listen(port, listeners, messages, float(sys.argv[4]))))
