"""A guide behind the running application."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import pytest

from agentnet import db
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Edition
from tests.cast import Cast
from tests.guide import scene
from tests.visitor import Visitor

Lived: TypeAlias = Callable[..., Any]


@pytest.fixture
def live(client: Visitor, cast: Cast) -> Lived:
    """Let the room's own actions happen before the page is opened: `one = live(scene.in_review)`."""

    async def happen(what: Callable[..., Awaitable[Any]], *more: Any) -> Any:
        async with db.writing() as session:
            got = await what(session, cast, *more)
            await session.commit()
            return got

    return lambda what, *more: client.blocking_portal.call(happen, what, *more)


@pytest.fixture
def edition(client: Visitor, cast: Cast, live: Lived) -> Edition:
    """The first edition, with one chapter."""
    one: Seen = live(scene.approved)
    made: Edition = client.blocking_portal.call(scene.publish, cast, one.guide.id, [one.chapter.id])
    return made
