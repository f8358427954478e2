"""Sign-in links of the sample cast: reusable, and only where the demo runs on one's own machine."""

import hmac
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from agentnet.settings import settings
from agentnet.web.visit import sign
from agentnet.words import Missing

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def is_open() -> bool:
    """Only the demo, only on this machine, never in production."""
    chosen = settings()
    return chosen.demo and chosen.mode != "production" and urlsplit(chosen.base_url).hostname in _LOOPBACK


def path_of(person_id: UUID) -> str:
    """The path of somebody's link: `/demo/<id>.<signature>`."""
    return f"/demo/{person_id.hex}.{sign('demo', person_id.hex)}"


def person_id_of(key: str) -> UUID:
    """Whose link it is.

    Raises:
        Missing: the demo is not open, or the link is not ours.
    """
    who, _dot, signature = key.partition(".")
    if not is_open() or not hmac.compare_digest(signature.encode(), sign("demo", who).encode()):
        raise Missing
    return UUID(who)
