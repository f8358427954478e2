"""Doors to a poll: its page, the answer, what leaders do, the wall and the news."""

from typing import Final

from agentnet.workshops.polls import jobs  # noqa: F401 (the worker finds the job when the doors are there)
from agentnet.workshops.polls.pages import editing, leading, news, proxy, show, wall, wording

HANDLERS: Final = (
    *show.HANDLERS,
    *editing.HANDLERS,
    *leading.HANDLERS,
    *proxy.HANDLERS,
    *wording.HANDLERS,
    *wall.HANDLERS,
    *news.HANDLERS,
)
