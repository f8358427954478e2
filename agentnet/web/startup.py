"""What is checked before the doors open."""

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from litestar import Litestar
from sqlalchemy.engine import make_url

from agentnet import db
from agentnet.db import standing
from agentnet.settings import Settings, settings

WEAK: Final = ("", "secret", "changeme", "change-me", "agentnet", "default")


class Unsafe(Exception):
    """The settings are not fit for production: the application does not start."""


def check_settings() -> None:
    """In production, refuse what would be unsafe.

    Raises:
        Unsafe: with every reason in one sentence each.
    """
    if settings().mode == "production" and (reasons := unsafe(settings())):
        raise Unsafe(" ".join(reasons))


def unsafe(chosen: Settings) -> list[str]:
    """The reasons not to start in production. Empty when all is well."""
    key = chosen.secret_key
    checks = [
        (
            key.lower() in WEAK or len(key) < 32 or len(set(key)) < 10,
            "AGENTNET_SECRET_KEY must be 32 random characters.",
        ),
        (chosen.debug, "AGENTNET_DEBUG must be off."),
        (chosen.demo, "AGENTNET_DEMO must be off."),
        ("base_url" not in chosen.model_fields_set, "AGENTNET_BASE_URL must be set."),
        (not chosen.secure, "AGENTNET_BASE_URL must begin with https://."),
        (_readable_by_others(chosen), "The database file must not be readable by others (chmod 600)."),
    ]
    return [reason for wrong, reason in checks if wrong]


def _readable_by_others(chosen: Settings) -> bool:
    url = make_url(chosen.database)
    if url.get_backend_name() != "sqlite" or not url.database:
        return False
    path = Path(url.database)
    return path.exists() and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


@asynccontextmanager
async def lifespan(_app: Litestar) -> AsyncIterator[None]:
    """Refuse a database of another version in production; close it when the application stops.

    Raises:
        Unsafe.
    """
    if settings().mode == "production" and not standing.is_current():
        raise Unsafe("The database has another shape than this version expects. Run: agentnet migrate")
    try:
        yield
    finally:
        await db.dispose()
