"""The `websockets` library's end of a connection, which does not read again what the server has read.

uvicorn reads a request with httptools, writes it out anew, and hands it to this library, which reads it line by line:
a tenth of what it costs to join. What is plain to see is taken as it stands; all else goes the library's own way.

Messages may come packed (RFC 7692), each by itself: what many get is then packed once for all of them.
"""

from collections.abc import Generator
from functools import lru_cache
from typing import Final

from websockets.datastructures import Headers
from websockets.extensions.base import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.http11 import Request
from websockets.protocol import Protocol
from websockets.server import ServerProtocol

OFFER: Final = "Sec-WebSocket-Extensions"
PACKED: Final = "permessage-deflate"
ALONE: Final = ("server_no_context_takeover", "client_no_context_takeover")
TERMS: Final = frozenset((*ALONE, "client_max_window_bits"))
ACCEPTED: Final = "; ".join((PACKED, *ALONE))

LONG: Final = 8_192
"""Bytes from which the library looks whether a request is too long."""


class Handshake(ServerProtocol):
    """Takes the place of the library's own class in uvicorn's protocol."""

    _begun = False

    def receive_data(self, data: bytes | bytearray) -> None:
        if self._begun or (request := read(bytes(data))) is None:
            self._begun = True
            super().receive_data(data)
            return
        self._begun = True
        self.events.append(request)
        self.parser: Generator[None] = Protocol.parse(self)
        next(self.parser)

    def process_extensions(self, headers: Headers) -> tuple[str | None, list[Extension]]:
        """Only packing, only each message by itself, only if no small window is asked for."""
        offers = headers.get_all(OFFER)
        if not offers or not accepts(",".join(offers)):
            return None, []
        return ACCEPTED, [PerMessageDeflate(True, True, 15, 15)]


def read(data: bytes) -> Request | None:
    """A request of one address and plain lines, if that is all there is."""
    if len(data) > LONG or not data.isascii() or not data.endswith(b"\r\n\r\n"):
        return None
    first, *lines = data[:-4].decode("ascii").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or words[0] != "GET" or words[2] != "HTTP/1.1" or "" in lines:
        return None
    headers = Headers()
    for line in lines:
        name, _, value = line.partition(": ")
        headers.set_insecure(name, value)
    return Request(words[1], headers)


@lru_cache(maxsize=64)
def accepts(offers: str) -> bool:
    """Is packing among what is offered, on terms that suit?"""
    for offer in offers.split(","):
        name, *terms = (part.strip() for part in offer.split(";"))
        if name == PACKED and TERMS.issuperset(term.partition("=")[0].strip() for term in terms):
            return True
    return False
