"""A form sent twice does once: the second sending gets the answer of the first.

Every page gives its forms a mark of their own. The same words from the same visitor to the same address under the same
mark were pressed twice, or a shaky line repeated them. What was answered is kept in the process, like the limits.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, NamedTuple

from agentnet.web.visit import Visit

FIELD: Final = "once"
SECONDS: Final = 300
MOST: Final = 20_000
PATIENCE: Final = 15


class Done(NamedTuple):
    """The way on, and the cookies that went with it."""

    location: str
    key: str | None
    cookies: dict[str, tuple[str, int]]


@dataclass
class Sending:
    """One sending and, in time, what came of it; none when nothing was done."""

    since: float = field(default_factory=time.monotonic)
    came: asyncio.Future[Done | None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Repeated(Exception):
    """This very form has been answered."""

    def __init__(self, done: Done) -> None:
        self.done = done


_sendings: dict[str, Sending] = {}


async def check(visit: Visit, path: str, form: Mapping[str, list[str]]) -> None:
    """Let the first sending through; a second one waits for it.

    Raises:
        Repeated: with the answer that the first one got.
    """
    if visit.htmx or FIELD not in form:
        return
    name = sha256(repr((visit.key, path, sorted(form.items()))).encode()).hexdigest()
    _forget_old()
    while (earlier := _sendings.get(name)) is not None:
        with suppress(TimeoutError):
            done = await asyncio.wait_for(asyncio.shield(earlier.came), PATIENCE)
            if done is not None:
                raise Repeated(done)
        if _sendings.get(name) is earlier:
            del _sendings[name]
    _sendings[name] = Sending()
    visit.sending = name


def settle(visit: Visit, location: str | None) -> None:
    """The answer goes out: a way on (303) is remembered; after anything else the form may be sent again."""
    if (sending := _sendings.get(visit.sending)) is None or sending.came.done():
        return
    if location is None:
        del _sendings[visit.sending]
        sending.came.set_result(None)
    else:
        sending.came.set_result(Done(location, visit.key if visit.set_key else None, dict(visit.cookies)))


def _forget_old() -> None:
    """Oldest first: the dict keeps the order of arrival."""
    oldest = time.monotonic() - SECONDS
    while _sendings and (len(_sendings) > MOST or next(iter(_sendings.values())).since < oldest):
        del _sendings[next(iter(_sendings))]
