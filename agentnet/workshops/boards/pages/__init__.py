"""Doors to a board: its page, what changes it, and the news of it."""

from typing import Final

from agentnet.workshops.boards.pages import (
    changes,
    export,
    grid_rows,
    leading,
    lines,
    moderation,
    moves,
    news,
    pictures,
    proxy,
    ready,
    sections,
    settings,
    show,
    similar,
    suggesting,
    talk,
    wall,
)

HANDLERS: Final = (
    *show.HANDLERS,
    *changes.HANDLERS,
    *moves.HANDLERS,
    *leading.HANDLERS,
    *news.HANDLERS,
    *pictures.HANDLERS,
    *talk.HANDLERS,
    *similar.HANDLERS,
    *suggesting.HANDLERS,
    *moderation.HANDLERS,
    *proxy.HANDLERS,
    *lines.HANDLERS,
    *ready.HANDLERS,
    *wall.HANDLERS,
    *settings.HANDLERS,
    *sections.HANDLERS,
    *grid_rows.HANDLERS,
    *export.HANDLERS,
)
