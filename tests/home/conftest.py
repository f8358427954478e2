"""What has happened before somebody opens their front page."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from agentnet import db
from tests.cast import Cast
from tests.visitor import Visitor

Happened: TypeAlias = Callable[..., Any]


@pytest.fixture
def happened(client: Visitor, cast: Cast) -> Happened:
    """Let the rooms' own actions happen: `one = happened(scene.in_review)`."""

    async def happen(what: Callable[..., Awaitable[Any]], *more: Any) -> Any:
        async with db.writing() as session:
            got = await what(session, cast, *more)
            await session.commit()
            return got

    return lambda what, *more: client.blocking_portal.call(happen, what, *more)
