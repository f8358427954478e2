"""Doors to a board: its page, what changes it, and the news of it."""

from typing import Final

from agentnet.workshops.boards.pages import (
    changes,
    export,
    grid_rows,
    leading,
    moves,
    news,
    pictures,
    ready,
    sections,
    settings,
    show,
    wall,
)

HANDLERS: Final = (
    *show.HANDLERS,
    *changes.HANDLERS,
    *moves.HANDLERS,
    *leading.HANDLERS,
    *news.HANDLERS,
    *pictures.HANDLERS,
    *ready.HANDLERS,
    *wall.HANDLERS,
    *settings.HANDLERS,
    *sections.HANDLERS,
    *grid_rows.HANDLERS,
    *export.HANDLERS,
)
