"""Where a request comes from. Browsers say so in `Origin` and `Sec-Fetch-Site`, which a page cannot forge."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from agentnet.settings import settings
from agentnet.words import N_, NotAllowed

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


def ours() -> str:
    """Scheme and host of this installation, as browsers write an origin."""
    parts = urlsplit(settings().base_url)
    return f"{parts.scheme}://{parts.netloc}"


def host() -> str:
    return urlsplit(settings().base_url).netloc


def socket_origin() -> str:
    """The origin of our websockets, for the content security policy."""
    return ours().replace("http", "ws", 1)


def origin_allowed(headers: Mapping[str, str]) -> bool:
    """May this handshake become a socket? Only from our own pages; no Origin is no."""
    return headers.get("origin") == ours()


def check(headers: Mapping[str, str]) -> None:
    """Refuse a changing request that another site caused.

    A missing `Origin` is let through to the token check: old browsers leave it out of same-site forms.

    Raises:
        NotAllowed: the request comes from elsewhere.
    """
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site", "same-origin")
    if (origin is not None and origin != ours()) or site not in ("same-origin", "none"):
        raise NotAllowed(
            N_("Pyyntö tuli toiselta sivustolta, joten sitä ei tehty. Avaa sivu uudelleen ja yritä siellä.")
        )
