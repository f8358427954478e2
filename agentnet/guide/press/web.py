"""A chapter as the guide's web pages need it: body, table of contents, summary."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from agentnet.guide.press.advice import WORDS_A_MINUTE
from agentnet.guide.press.ast import Block, Chapter, Heading
from agentnet.guide.press.html import render
from agentnet.guide.press.known import Known
from agentnet.guide.press.plain import plain, spoken, summary


class Entry(Struct, frozen=True):
    """One line of a table of contents: `#anchor`, the heading's words, its level (2 or 3)."""

    anchor: str
    words: str
    level: int


class WebChapter(Struct, frozen=True):
    title: str
    body: Markup
    contents: tuple[Entry, ...]
    summary: str
    minutes: int


def page(chapter: Chapter, known: Known | None = None) -> WebChapter:
    """All that a chapter's page shows."""
    return WebChapter(
        chapter.title,
        render(chapter.blocks, language=chapter.language, known=known),
        contents(chapter.blocks),
        summary(chapter.blocks),
        minutes(chapter.blocks),
    )


def contents(blocks: Sequence[Block], deepest: int = 2) -> tuple[Entry, ...]:
    """The headings down to level `deepest`, in order."""
    return tuple(
        Entry(block.anchor, spoken(block.inside), block.level)
        for block in blocks
        if isinstance(block, Heading) and block.level <= deepest
    )


def minutes(blocks: Sequence[Block]) -> int:
    """How long the chapter takes to read, at least a minute."""
    return max(1, round(len(plain(blocks).split()) / WORDS_A_MINUTE))
