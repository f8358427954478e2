"""What handlers are given by name: the session, the one who asks, and things seen through their eyes."""

from typing import Final, TypeAlias, TypeVar

from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation
from litestar.types import Scope
from sqlalchemy.ext.asyncio import AsyncSession

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web.policy import SAFE, SignInFirst
from agentnet.web.visit import here

T = TypeVar("T")

Seen: TypeAlias = NamedDependency[SkipValidation[T]]
"""Something that a dependency of ours has loaded through `me`: `network: Seen[Network]`."""
Session: TypeAlias = NamedDependency[SkipValidation[AsyncSession]]
Me: TypeAlias = NamedDependency[SkipValidation[Person | Guest | None]]
Somebody: TypeAlias = NamedDependency[SkipValidation[Person]]


async def provide_session(scope: Scope) -> AsyncSession:
    """Read-only for GET; for the others a write session, opened after the whole body has come. The handler commits.

    The shell closes it before the first byte of the answer goes out. (A generator would be left open, and the writers'
    turn taken, when another dependency refuses: the framework forgets its clean-up then.)
    """
    opened = db.reading() if scope.get("method", "GET") in SAFE else db.writing()
    session = await here().opened.enter_async_context(opened)
    if (me := here().me) is not None:
        session.add(me)
    return session


async def provide_me() -> Person | Guest | None:
    return here().me


async def provide_somebody() -> Person:
    """The person who is signed in.

    Raises:
        SignInFirst: a guest or nobody (a route with a policy for persons never gets here).
    """
    me = here().me
    if not isinstance(me, Person):
        raise SignInFirst
    return me


DEPENDENCIES: Final = {
    "session": Provide(provide_session),
    "me": Provide(provide_me),
    "somebody": Provide(provide_somebody),
}
