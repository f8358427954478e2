"""Addresses that several rooms point to."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote

from litestar import Request

from agentnet.web.nexts import safe_path


def to_sign_in(path: str, query: bytes = b"") -> str:
    """The sign-in page, which brings people back to where they were going."""
    wanted = safe_path(quote(path, safe="/-_.~") + (f"?{query.decode('latin-1')}" if query else ""))
    return "/sign-in" if wanted == "/" else f"/sign-in?next={quote(wanted, safe='')}"


ways_in: Final[list[Callable[[Request[Any, Any, Any]], str | None]]] = []
"""Rooms that know a nearer way in than the sign-in page, for somebody whom nobody knows any more."""


def way_in(request: Request[Any, Any, Any]) -> str:
    """Where to send somebody who must say first who they are."""
    for way in ways_in:
        if (nearer := way(request)) is not None:
            return nearer
    return to_sign_in(request.scope["path"], request.scope["query_string"])
