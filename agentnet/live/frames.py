"""Messages as they go over the wire: finished bytes, made once for however many get them."""

from typing import Final, NamedTuple

WHOLE: Final = b"\x81"
FIRST: Final = b"\x01"
LAST: Final = b"\x80"


class Shared:
    """The beginning of a message that many get alike: encoded once, and framed once as its first fragment."""

    __slots__ = ("begun", "size")

    def __init__(self, html: str) -> None:
        text = html.encode()
        self.begun, self.size = frame(text, FIRST), len(text)

    @property
    def text(self) -> bytes:
        return self.begun[len(self.begun) - self.size :]


class Opening(NamedTuple):
    """What somebody who comes is told: what everybody like them gets, and what is theirs alone."""

    shared: Shared
    rest: str


def frame(text: bytes, kind: bytes = WHOLE) -> bytes:
    """An unmasked text frame (RFC 6455, 5.2): a whole message, or the first or last part of one."""
    n = len(text)
    if n < 126:
        return kind + bytes((n,)) + text
    if n < 65_536:
        return kind + b"\x7e" + n.to_bytes(2, "big") + text
    return kind + b"\x7f" + n.to_bytes(8, "big") + text
