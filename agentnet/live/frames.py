"""Messages as they go over the wire: finished bytes, made once for however many get them, plain and packed."""

import zlib
from typing import Final, NamedTuple

WHOLE: Final = b"\x81"
FIRST: Final = b"\x01"
LAST: Final = b"\x80"
WHOLE_PACKED: Final = b"\xc1"
FIRST_PACKED: Final = b"\x41"

PACKED_FROM: Final = 1_024
"""Bytes below which a message stays as it is: one packet is one packet."""

QUICKLY: Final = 1
TAIL: Final = b"\x00\x00\xff\xff"
"""What ends a flushed piece; at the end of a message it is left out (RFC 7692, 7.2.1)."""


class Message:
    """One message to many, each of whom takes it plain or packed."""

    __slots__ = ("packed", "plain", "text")

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.plain = frame(text)
        self.packed = self.plain if len(text) < PACKED_FROM else frame(deflated(text), WHOLE_PACKED)


class Shared:
    """The beginning of a message that many get alike: encoded once, and framed once as its first fragment."""

    __slots__ = ("packed", "plain", "size")

    def __init__(self, html: str) -> None:
        text = html.encode()
        self.plain, self.size = frame(text, FIRST), len(text)
        self.packed = frame(deflated(text) + TAIL, FIRST_PACKED)

    @property
    def text(self) -> bytes:
        return self.plain[len(self.plain) - self.size :]


class Opening(NamedTuple):
    """What somebody who comes is told: what everybody like them gets, and what is theirs alone."""

    shared: Shared
    rest: str


def deflated(text: bytes) -> bytes:
    """The text packed by itself: it can follow other packed text, and tells nothing of it. Without its tail."""
    packer = zlib.compressobj(QUICKLY, zlib.DEFLATED, -zlib.MAX_WBITS)
    return (packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH))[: -len(TAIL)]


def frame(text: bytes, kind: bytes = WHOLE) -> bytes:
    """An unmasked text frame (RFC 6455, 5.2): a whole message, or the first or last part of one."""
    n = len(text)
    if n < 126:
        return kind + bytes((n,)) + text
    if n < 65_536:
        return kind + b"\x7e" + n.to_bytes(2, "big") + text
    return kind + b"\x7f" + n.to_bytes(8, "big") + text
