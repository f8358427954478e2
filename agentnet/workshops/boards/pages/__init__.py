"""Doors to a board: its page, what changes it, and the news of it."""

from typing import Final

from agentnet.workshops.boards.pages import changes, leading, news, show, wall

HANDLERS: Final = (*show.HANDLERS, *changes.HANDLERS, *leading.HANDLERS, *news.HANDLERS, *wall.HANDLERS)
