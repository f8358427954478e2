"""Answers made small on their way: routes that say `shrinks=True`, and files that are text.

A body that holds a secret beside words of somebody else can tell the secret by its length. So the token of the forms is
packed apart, with nothing before or after it to compare it with; routes that repeat what was asked do not shrink.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from litestar.datastructures import MutableScopeHeaders
from litestar.types import HTTPResponseStartEvent, Message, Scope, Send

from agentnet.web.visit import Visit

LEAST: Final = 1_024
QUICK, SMALL = 1, 9
WORDS: Final = ("text/", "image/svg+xml", "application/json")
BARE: Final = -15
HEAD: Final = b"\x1f\x8b\x08\0\0\0\0\0\x04\xff"
LAST: Final = b"\x03\0"
"""A block without anything in it, marked as the last one."""

_ACCEPTED: Final = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([0-9.]+))?\s*(?:,|$)")


def accepts(headers: Mapping[str, str]) -> bool:
    """Does this browser take gzip?"""
    found = _ACCEPTED.search(headers.get("accept-encoding", "").lower())
    return found is not None and (found[1] or "1").strip("0.") != ""


def worth(kind: str, size: int) -> bool:
    """Pictures, fonts and PDFs are packed already, and the smallest answers fit into one packet."""
    return size >= LEAST and kind.startswith(WORDS)


@cache
def packed_once(body: bytes) -> bytes:
    """A file, as small as it gets: packed when it is first asked for."""
    return gzip.compress(body, SMALL, mtime=0)


def of_file(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """What a browser with these headers gets of a file, and the headers that say so."""
    vary = {"vary": "Accept-Encoding"}
    return (packed_once(body), {**vary, "content-encoding": "gzip"}) if accepts(headers) else (body, vary)


def packed(body: bytes, secret: bytes = b"") -> bytes:
    """A page, quickly. Each `secret` in it stands alone: no other word may be told to be like it, or not."""
    return whole([segment(body, secret)], zlib.crc32(body), len(body))


def segment(body: bytes, secret: bytes = b"") -> bytes:
    """A part of an answer, packed by itself; parts stand one after another in `whole`."""
    press = zlib.compressobj(QUICK, zlib.DEFLATED, BARE)
    out = []
    for at, part in enumerate(body.split(secret) if secret else [body]):
        if at:
            out += [press.flush(zlib.Z_FULL_FLUSH), press.compress(secret), press.flush(zlib.Z_FULL_FLUSH)]
        out.append(press.compress(part))
    return b"".join((*out, press.flush(zlib.Z_FULL_FLUSH)))


def whole(segments: Iterable[bytes], crc: int, size: int) -> bytes:
    """The parts as one gzip (RFC 1952); `crc` and `size` are those of everything unpacked."""
    return b"".join((HEAD, *segments, LAST, crc.to_bytes(4, "little"), (size & 0xFFFFFFFF).to_bytes(4, "little")))


def shrinking(scope: Scope, send: Send, headers: Mapping[str, str], visitor: Visit) -> Send:
    """`send` that packs the whole answers of routes that may shrink, for browsers that take it."""
    held: list[HTTPResponseStartEvent] = []

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and _may_shrink(scope, message):
            MutableScopeHeaders.from_message(message).extend_header_value("vary", "Accept-Encoding")
            if accepts(headers):
                held.append(message)
                return
        if held and message["type"] == "http.response.body":
            start = held.pop()
            if not message.get("more_body") and len(message["body"]) >= LEAST:
                message = {**message, "body": packed(message["body"], visitor.token.encode())}
                marked = MutableScopeHeaders.from_message(start)
                marked["content-encoding"] = "gzip"
                marked["content-length"] = str(len(message["body"]))
            await send(start)
        await send(message)

    return sent


def _may_shrink(scope: Scope, start: HTTPResponseStartEvent) -> bool:
    handler: Any = scope.get("route_handler")
    told = MutableScopeHeaders.from_message(start)
    asked = handler is not None and bool(handler.opt.get("shrinks"))
    return asked and "content-encoding" not in told and told.get("content-type", "").startswith(WORDS)
