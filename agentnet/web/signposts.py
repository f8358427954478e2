"""Addresses that several rooms point to."""

from urllib.parse import quote

from agentnet.web.nexts import safe_path


def to_sign_in(path: str, query: bytes = b"") -> str:
    """The sign-in page, which brings people back to where they were going."""
    wanted = safe_path(quote(path, safe="/-_.~") + (f"?{query.decode('latin-1')}" if query else ""))
    return "/sign-in" if wanted == "/" else f"/sign-in?next={quote(wanted, safe='')}"
