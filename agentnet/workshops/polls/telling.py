"""Tells the news of a poll to the pages that listen: one topic per audience and language, drawn once for all of them.

Answers that come together are told together.
"""

import asyncio
from contextvars import Context
from typing import Final
from uuid import UUID

from agentnet import db
from agentnet.live import hub
from agentnet.words import LANGUAGES, language, using
from agentnet.workshops.polls import views
from agentnet.workshops.polls.drawing import Drawn, drawn
from agentnet.workshops.polls.flow import Audience
from agentnet.workshops.polls.models import Poll

TOGETHER_S: Final = 0.1
BEAT_S: Final = 20.0

_coming: set[UUID] = set()
_told: dict[str, str] = {}
"""The last cursor of each topic."""
_tasks: set["asyncio.Task[None]"] = set()


def topic(poll_id: UUID, audience: Audience, lang: str) -> str:
    return f"poll:{poll_id}:{audience}:{lang}"


def listen(poll_id: UUID, audience: Audience) -> str:
    """The topic of one page, in its language; from now on its poll has a heart that beats."""
    _keep_beating()
    return topic(poll_id, audience, language.get())


def own(poll_id: UUID, key: str) -> str:
    """The topic of one person: what has become of their own answer."""
    return f"poll-own:{poll_id}:{key}"


def tell_writer(poll_id: UUID, key: str) -> None:
    """A leader has shown or hidden what they wrote: their page asks how it is now. Call it after your commit."""
    hub.publish(own(poll_id, key), "<live-own></live-own>")


def tell(poll_id: UUID) -> None:
    """Soon tell everybody how the poll is now. Call it after your commit; it is cheap when nobody listens.

    Call it too when somebody has begun to listen: what was told while they did is then noticed.
    """
    if poll_id in _coming or not hub.topics(f"poll:{poll_id}:"):
        return
    _coming.add(poll_id)
    task = asyncio.get_running_loop().create_task(_soon(poll_id), context=Context())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


async def _soon(poll_id: UUID) -> None:
    try:
        await asyncio.sleep(TOGETHER_S)
    finally:
        _coming.discard(poll_id)
    await _tell(poll_id)


async def _tell(poll_id: UUID, *, beat: bool = False) -> None:
    heard = {(a, lang) for a in Audience for lang in LANGUAGES if hub.heard(topic(poll_id, a, lang))}
    for audience in sorted({a for a, _lang in heard}):
        view = await _view(poll_id, audience)
        if view is None:
            return
        for lang in LANGUAGES:
            if (audience, lang) in heard:
                with using(lang):
                    _say(topic(poll_id, audience, lang), drawn(view, audience), beat=beat)


def _say(name: str, now: Drawn, *, beat: bool) -> None:
    """The news; to those who have heard them only the cursor."""
    if beat or _told.get(name) == now.cursor:
        hub.publish(name, now.beat)
    else:
        _told[name] = now.cursor
        hub.publish(name, now.news)


async def _view(poll_id: UUID, audience: Audience) -> views.View | None:
    async with db.reading() as session:
        poll = await session.get(Poll, poll_id)
        return await views.seen(session, poll, audience) if poll else None


_heart: "asyncio.Task[None] | None" = None


def _keep_beating() -> None:
    """One task a process says the cursors, so that a page that has missed something notices and asks."""
    global _heart
    loop = asyncio.get_running_loop()
    if _heart is None or _heart.done() or _heart.get_loop() is not loop:
        _coming.clear()
        _heart = loop.create_task(_beat(), context=Context())


async def _beat() -> None:
    while True:
        await asyncio.sleep(BEAT_S)
        names = hub.topics("poll:")
        for gone in _told.keys() - set(names):
            del _told[gone]
        for poll_id in {UUID(name.split(":")[1]) for name in names}:
            await _tell(poll_id, beat=True)
