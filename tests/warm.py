"""What SQLAlchemy has learned stays for the next test. A fresh database has fresh engines: each would compile every
statement anew, three milliseconds each, and ask the database first who it is.
"""

from collections.abc import Callable, Hashable
from typing import Any, Final

import pytest
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from agentnet.db import engines

STATEMENTS: Final = 3_000
"""More than the product has: none is forgotten."""

_known: dict[Hashable, tuple[Dialect, Any]] = {}


def keep(patch: pytest.MonkeyPatch) -> None:
    """From now on our engines share what they know with those of the same kind."""
    patch.setattr(engines, "create_engine", _sharing(create_engine))
    patch.setattr(engines, "create_async_engine", _sharing(create_async_engine))


def _sharing(create: Callable[..., Any]) -> Callable[..., Any]:
    def created(url: str, **options: Any) -> Any:
        kind = make_url(url).drivername, create
        made = create(url, query_cache_size=STATEMENTS, _initialize=kind not in _known, **options)
        engine = made.sync_engine if isinstance(made, AsyncEngine) else made
        if kind in _known:
            _introduce(engine, *_known[kind])
        else:
            first = engine.dialect, engine._compiled_cache
            event.listen(engine.pool, "connect", lambda _connection, _record: _known.setdefault(kind, first))
        return made

    return created


def _introduce(engine: Engine, dialect: Dialect, statements: Any) -> None:
    """To a dialect that has met its database, and to the statements compiled for it."""
    engine.dialect = engine.pool._dialect = dialect
    engine._compiled_cache = statements
    if greet := dialect.on_connect_url(engine.url):
        event.listen(engine.pool, "connect", lambda connection, _record: greet(connection))
