"""A page around a large piece that many get alike: the piece comes in parts, each encoded once and packed once.

What is one person's own stands around the piece, or in parts of their own. Every part is packed by itself, so that no
word of one tells by its length what stands in another.
"""

import zlib
from collections.abc import Sequence
from typing import Any, Final

from litestar import Litestar, Request
from litestar.response import Template
from litestar.response.base import ASGIResponse
from markupsafe import Markup

from agentnet.web import shrinking
from agentnet.web.templating import surroundings
from agentnet.web.visit import here

HOLE: Final = Markup("\0hole\0")
"""Where the piece goes in the page; no text of people holds a NUL."""


class Part:
    """A part of the piece: its bytes, and the same packed when somebody first takes them so."""

    __slots__ = ("_packed", "plain")

    def __init__(self, text: str) -> None:
        self.plain = text.encode()
        self._packed = b""

    @property
    def packed(self) -> bytes:
        if not self._packed:
            self._packed = shrinking.segment(self.plain)
        return self._packed


class Around(Template):
    """The page, drawn with a hole that is filled with the parts as they are."""

    __slots__ = ("parts",)

    parts: Sequence[Part]

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **named: Any) -> ASGIResponse:
        answer = super().to_asgi_response(app, request, **named)
        before, _hole, after = answer.body.partition(HOLE.encode())
        plain = (before, *(part.plain for part in self.parts), after)
        answer.body = b"".join(plain)
        if request.route_handler.opt.get("shrinks") and shrinking.accepts(request.headers):
            secret = here().token.encode()
            ends = shrinking.segment(before, secret), shrinking.segment(after, secret)
            packed = (ends[0], *(part.packed for part in self.parts), ends[1])
            answer.body = shrinking.whole(packed, zlib.crc32(answer.body), len(answer.body))
            answer.headers["content-encoding"] = "gzip"
            answer.headers.extend_header_value("vary", "Accept-Encoding")
        answer.content_length = len(answer.body)
        answer.headers["content-length"] = str(answer.content_length)
        return answer


def page_around(template: str, parts: Sequence[Part], *, status: int = 200, **context: Any) -> Around:
    """The page; its template says `{{ whole }}` where the parts go."""
    made = Around(
        template, context=surroundings({**context, "whole": HOLE}), status_code=status, media_type="text/html"
    )
    made.parts = parts
    return made
