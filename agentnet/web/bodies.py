"""What a request carries, read once and within limits: size, parts, fields, nesting, and text that is text.

Our own parser, because the framework's keeps the last thousand bodies in a cache, answers 500 to some broken ones,
and takes a million fields before anybody is asked.
"""

import re
from hashlib import sha256
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from litestar.connection import ASGIConnection, Request
from multipart import (  # type: ignore[import-untyped]
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
    parse_options_header,
)

from agentnet.words import N_, Refused

BODY: Final = 256 * 1024
LONG_TEXT: Final = 1024 * 1024
FIELDS: Final = 1_000
PARTS: Final = 200
NESTING: Final = 32
_BRACKETS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{\]}]', re.DOTALL)
"""Strings (so that brackets in them do not count) and brackets. Possessive, and an open string ends with the body:
otherwise a body of quotes and backslashes would be gone through once for each of them.
"""


class BadInput(Refused):
    """What came cannot be read: 400."""

    def __init__(
        self, sentence: str = N_("Palvelin ei saanut pyynnöstä selvää. Mitään ei tallennettu."), **values: Any
    ):
        super().__init__(sentence, **values)


class TooLarge(Refused):
    """More came than we take: 413."""

    def __init__(self, sentence: str = N_("Lähetetty sisältö on liian suuri. Mitään ei tallennettu."), **values: Any):
        super().__init__(sentence, **values)


class Upload(NamedTuple):
    """A file as it was sent."""

    name: str
    data: bytes


class FormData(dict[str, list[str]]):
    """The fields of a form, each with everything that was sent under its name; files apart, where a route takes them.

    A file also stands among the fields by its hash, so that two files do not make the same form.
    """

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, list[Upload]] = {}

    def take(self, field: str, name: str, data: bytes) -> None:
        """Keep a file. One without bytes and name is a field left empty."""
        if name or data:
            self.files.setdefault(field, []).append(Upload(name, data))
            self.setdefault(field, []).append(sha256(data).hexdigest())

    def first(self, name: str) -> str:
        values = self.get(name)
        return values[0] if values else ""


async def read(connection: ASGIConnection[Any, Any, Any, Any]) -> FormData:
    """Read the whole body (before any database session is opened) and take the form out of it. Files are taken where
    the route says `files=True` in its own declaration (and how large its body may be).

    Raises:
        BadInput, TooLarge, litestar's RequestEntityTooLarge.
    """
    assert isinstance(connection, Request)
    body = await connection.body()
    kind, options = parse_options_header(connection.headers.get("content-type", ""))
    if kind == "application/x-www-form-urlencoded":
        return url_encoded(body)
    if kind == "multipart/form-data":
        return multipart(body, options.get("boundary", ""), files=bool(connection.route_handler.opt.get("files")))
    if kind == "application/json":
        check_json(body)
    return FormData()


def url_encoded(body: bytes) -> FormData:
    """Fields of an ordinary form. Strict UTF-8."""
    if body.count(b"&") >= FIELDS:
        raise TooLarge(N_("Lomakkeessa on liian monta kenttää. Mitään ei tallennettu."))
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as unreadable:
        raise BadInput from unreadable
    form = FormData()
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    return form


def multipart(body: bytes, boundary: str, *, files: bool = False) -> FormData:
    """Fields of a multipart form. Files have routes of their own: elsewhere they are refused."""
    form = FormData()
    try:
        with PushMultipartParser(boundary, max_segment_count=PARTS, strict=True) as parser:
            name, file, sent = "", None, bytearray()
            for piece in parser.parse(body):
                if isinstance(piece, MultipartSegment):
                    name, file, sent = piece.name, piece.filename, bytearray()
                    if file is not None and not files:
                        raise BadInput(N_("Tähän ei voi lähettää tiedostoa. Mitään ei tallennettu."))
                elif piece is not None:
                    sent.extend(piece)
                elif file is None:
                    form.setdefault(name, []).append(sent.decode())
                else:
                    form.take(name, file, bytes(sent))
    except ParserLimitReached as many:
        raise TooLarge(N_("Lomakkeessa on liian monta kenttää. Mitään ei tallennettu.")) from many
    except (MultipartError, UnicodeError) as broken:
        raise BadInput from broken
    return form


def check_json(body: bytes) -> None:
    """JSON must be UTF-8 and shallow: a thousand brackets would end in a recursion error."""
    try:
        body.decode()
    except UnicodeDecodeError as broken:
        raise BadInput from broken
    depth = 0
    for match in _BRACKETS.finditer(body):
        mark = match[0]
        depth += (mark in b"[{") - (mark in b"]}") if len(mark) == 1 else 0
        if depth > NESTING:
            raise BadInput
