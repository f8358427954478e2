"""One chapter as it looks, again and again while it is being written: runs in a warm child, never in the server."""

from collections import OrderedDict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec
from markupsafe import Markup
from msgspec import Struct

from agentnet.guide import press
from agentnet.guide.press import Known
from agentnet.guide.press.ast import Block, Heading
from agentnet.guide.press.layout import one_chapter
from agentnet.guide.press.plain import plain
from agentnet.guide.press.problems import Problem
from agentnet.typeset.setting import CannotSet, Warm
from agentnet.words import using

SHEETS: Final = 4
"""Chapters that one child remembers."""

WHEREABOUTS: Final = """
#context [#metadata((
  heads: query(heading).map(it => (it.level, it.location().page(), it.location().position().y / page.height)),
  end: (here().page(), here().position().y / page.height),
)) <whereabouts>]
"""
"""Where on paper each heading stands, and where the chapter ends."""


class Order(Struct, frozen=True):
    """A chapter as its writer has it. `edition` has the chapter, without blocks, and all that surrounds it on paper.

    `line` is where the cursor is (1 is the first), `page` the page that is asked for (0: where the cursor is);
    `paper`: whether the page is wanted as a picture. `reader` is the language of the sentences about problems.
    """

    key: str
    markdown: str
    known: Known
    edition: press.Edition
    line: int = 1
    page: int = 0
    paper: bool = False
    reader: str = "fi"


class Told(Struct, frozen=True):
    line: int
    sentence: str
    stops: bool
    kind: str


class Look(Struct, frozen=True):
    """The chapter as web page, its problems, the line where each block begins, and a page as a drawing (SVG)."""

    body: Markup
    problems: tuple[Told, ...]
    blocks: tuple[tuple[str, int], ...]
    page: int = 0
    pages: int = 0
    drawing: bytes = b""


class Sheet:
    """The folder of one chapter, and the compiler that remembers it."""

    def __init__(self) -> None:
        self.held = TemporaryDirectory(prefix="agentnet-sheet-")
        self.folder = Path(self.held.name)
        self.written: dict[str, bytes] = {}
        self.warm: Warm | None = None

    def set(self, edition: press.Edition) -> tuple[list[bytes], Any]:
        """Every page as SVG, and where the headings are. Raises CannotSet."""
        with using(edition.language):
            files = one_chapter(edition)
        files["main.typ"] += WHEREABOUTS.encode()
        for name in self.written.keys() - files.keys():
            (self.folder / name).unlink()
        for name, data in files.items():
            if self.written.get(name) != data:
                (self.folder / name).write_bytes(data)
        self.written = dict(files)
        self.warm = self.warm or Warm(self.folder)
        return self.warm.drawings(), self.warm.asked("whereabouts")


_sheets: OrderedDict[str, Sheet] = OrderedDict()


def look(order: Order) -> Look:
    """Read the words, draw them, and set the page that is asked for."""
    of = order.edition.chapters[0]
    parsed = press.parse(order.markdown, language=of.chapter.language, known=order.known)
    body = press.render(parsed.blocks, language=of.chapter.language, known=order.known)
    lines = parsed.lines
    with using(order.reader):
        problems = tuple(_told(problem) for problem in parsed.problems)
    made = Look(body, problems, tuple(zip((b.id for b in parsed.blocks), lines, strict=True)))
    if not order.paper:
        return made
    chapter = msgspec.structs.replace(of.chapter, blocks=parsed.blocks)
    edition = msgspec.structs.replace(order.edition, chapters=(msgspec.structs.replace(of, chapter=chapter),))
    try:
        pages, where = _sheet(order.key).set(edition)
    except CannotSet:
        return made
    page = order.page or page_of(parsed.blocks, lines, order.line, where)
    page = min(max(page, 1), len(pages))
    return msgspec.structs.replace(made, page=page, pages=len(pages), drawing=pages[page - 1])


def _told(problem: Problem) -> Told:
    return Told(problem.line, problem.sentence, problem.stops, problem.kind.value)


def _sheet(key: str) -> Sheet:
    sheet = _sheets.pop(key, None) or Sheet()
    _sheets[key] = sheet
    while len(_sheets) > SHEETS:
        _, old = _sheets.popitem(last=False)
        old.held.cleanup()
    return sheet


def page_of(blocks: tuple[Block, ...], lines: tuple[int, ...], line: int, where: Any) -> int:
    """The page of the block that holds `line`: from the headings' places, between them by the length of the words."""
    at = max((n for n, start in enumerate(lines) if start <= line), default=0)
    heads = [(page - 1 + down) for level, page, down in where["heads"] if level > 1]
    ends = [0.0, *heads, where["end"][0] - 1 + where["end"][1]]
    section, before, whole = 0, 0, 0
    for n, block in enumerate(blocks):
        if isinstance(block, Heading) and n <= at:
            section, before, whole = section + 1, 0, 0
        elif isinstance(block, Heading):
            break
        letters = len(plain([block])) + 40
        whole += letters
        before += letters if n < at else 0
    if section + 1 >= len(ends):
        return int(ends[-1]) + 1
    start, end = ends[section], ends[section + 1]
    return int(start + (end - start) * before / max(whole, 1)) + 1
