"""All doors of writing, in one list."""

from typing import Final

from agentnet.guide.writing import live_pages
from agentnet.guide.writing.draft_pages import DraftPages
from agentnet.guide.writing.history_pages import HistoryPages
from agentnet.guide.writing.look_pages import LookPages

HANDLERS: Final = (DraftPages, LookPages, HistoryPages, *live_pages.HANDLERS)
