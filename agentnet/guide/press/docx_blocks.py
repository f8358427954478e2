"""A chapter's blocks as WordprocessingML, each inside a bookmark that carries its id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from agentnet.guide.press.ast import (
    Block,
    Callout,
    Checklist,
    Divider,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Piece,
    Preformatted,
    Process,
    Qr,
    Quote,
    Table,
    inner,
)
from agentnet.guide.press.docx_inlines import Words
from agentnet.guide.press.docx_xml import (
    BOXES,
    NOTHING,
    Bookmarks,
    Marks,
    bookmark_of,
    box_style,
    cell,
    paragraph,
    run,
    table,
)
from agentnet.guide.press.labels import CALLOUTS
from agentnet.guide.press.plain import own_words
from agentnet.guide.press.qr_picture import qr_png
from agentnet.words import _

BOLD: Final = Marks(bold=True)
DEEPEST: Final = 3
QR_WIDTH: Final = 28 * 36000
INDENT: Final = 227
STEP: Final = 300
"""Twentieths of a point: where a box begins, and a list in it."""
CLEARED: Final = Markup("<w:tabs>{}</w:tabs>").format(
    Markup().join(Markup('<w:tab w:val="clear" w:pos="{}"/>').format(at) for at in (360, 643, 720, 926, 1080))
)
ACROSS: Final = 4
"""So many steps of a process stand side by side; more stand under one another."""
AFTER_TABLE: Final = paragraph(NOTHING, "TableText")


@dataclass
class Chapters:
    """One Word text being written. `style` is that of the paragraphs just now, `depth` how many lists are open."""

    words: Words
    bookmarks: Bookmarks
    images: Mapping[str, bytes]
    grounds: Mapping[str, str]
    style: str = ""
    depth: int = 0
    lists: list[int | None] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Markup]:
        for block in blocks:
            yield from self.marked(block, list(self.block(block)))

    def marked(self, piece: Piece, paragraphs: list[Markup]) -> Iterator[Markup]:
        yield from self.bookmarks.around(bookmark_of(piece.id), paragraphs)

    def block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading():
                yield paragraph(self.words.inlines(block.inside), f"Heading{block.level}")
            case Paragraph():
                yield paragraph(self.words.inlines(block.inside), self.style)
            case Listing():
                yield from self._list(block)
            case Quote():
                yield from self._in(block.blocks, "Quote")
            case Preformatted():
                yield paragraph(run(block.text), "CodeText")
            case Divider():
                yield paragraph(run("⁂"), self.style, Markup('<w:jc w:val="center"/>'))
            case Callout():
                label = _(CALLOUTS[block.kind])
                yield paragraph(
                    run(f"{label}: {block.title}" if block.title else label), box_style(block.kind, title=True)
                )
                yield from self._in(block.blocks, box_style(block.kind) if block.kind in BOXES else "")
            case Checklist():
                yield from self._checklist(block)
            case Figure():
                yield from self._figure(block)
            case Qr():
                yield from self._qr(block)
            case Process():
                yield from self._process(block)
            case Table():
                yield self._table(block)
                yield AFTER_TABLE
            case _:
                yield paragraph(run(own_words(block)), self.style)
                yield from self._in(inner(block), self.style)

    def _in(self, pieces: Sequence[Piece], style: str) -> Iterator[Markup]:
        """The pieces inside a box or a quote, in its style."""
        before, self.style = self.style, style
        for piece in pieces:
            made = list(self._item(piece, "") if isinstance(piece, Item) else self.block(piece))
            yield from self.marked(piece, made)
        self.style = before

    def _list(self, block: Listing) -> Iterator[Markup]:
        self.depth += 1
        level = min(self.depth, DEEPEST)
        kind = "ListBullet" if block.start is None else "ListNumber"
        style = f"{kind}{level if level > 1 else ''}"
        numbering = NOTHING
        if block.start is not None:
            number = self.words.package.numbered(level, block.start)
            numbering = Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>').format(number)
        elif self.style.startswith("Box"):
            numbering = self.words.package.bulleted(level)
        if self.style.startswith("Box"):  # the ground of the box goes on under its list
            style, left = self.style, INDENT + STEP * level
            numbering += CLEARED + Markup('<w:ind w:left="{}" w:right="{}" w:hanging="{}"/>').format(left, INDENT, STEP)
        for item in block.items:
            yield from self.marked(item, list(self._item(item, style, numbering)))
        self.depth -= 1

    def _item(self, item: Item, style: str, numbering: Markup = NOTHING, before: str = "") -> Iterator[Markup]:
        """An item: its first paragraph with the mark, the others under it."""
        first, *others = item.blocks or (Paragraph("", ()),)
        if isinstance(first, Paragraph):
            words = run(before) + self.words.inlines(first.inside)
            yield from self.marked(first, [paragraph(words, style or self.style, numbering)])
        else:
            yield paragraph(run(before), style or self.style, numbering)
            others = [first, *others]
        level = min(self.depth, DEEPEST)
        under = f"ListContinue{level if level > 1 else ''}" if style.startswith("List") else self.style
        yield from self._in(others, under)

    def _checklist(self, block: Checklist) -> Iterator[Markup]:
        yield paragraph(run(block.title or _("Tunnusmerkit")), box_style("tunnusmerkit", title=True))
        before, self.style = self.style, box_style("tunnusmerkit")
        for item in block.items:
            yield from self.marked(item, list(self._item(item, self.style, before="☐ ")))
        self.style = before

    def _figure(self, block: Figure) -> Iterator[Markup]:
        share = getattr(block, "width", 100) / 100
        picture = self.words.package.picture(self.images.get(block.image, b""), block.alt, min(max(share, 0.1), 1))
        yield paragraph(picture or run(block.alt or block.image), self.style, KEPT if picture else NOTHING)
        if block.caption:
            yield paragraph(run(block.caption), "Caption")

    def _qr(self, block: Qr) -> Iterator[Markup]:
        alt = _("QR-koodi: {url}", url=block.url)
        picture = self.words.package.picture(qr_png(block.url), alt, width=QR_WIDTH)
        yield paragraph(picture or NOTHING, self.style, KEPT)
        yield paragraph(self.words.link(block.url, block.caption or block.url), self.style)

    def _process(self, block: Process) -> Iterator[Markup]:
        """Roles down, steps across, as on the web; many steps under one another. A step's number is in its words."""
        if len(block.steps) > ACROSS:
            yield from self._long_process(block)
            return
        head = [cell(run(_("Rooli"), BOLD))]
        head += [cell(run(f"{n}. {step}", BOLD)) for n, step in enumerate(block.steps, 1)]
        rows = [
            [
                cell(run(lane.role, BOLD)),
                *(
                    cell(self.words.inlines(deed), ground=self.grounds.get(lane.tone, "") if deed else "")
                    for deed in lane.cells
                ),
            ]
            for lane in block.lanes
        ]
        yield table([head, *rows], block.title or _("Prosessikuva"))
        yield paragraph(run(block.title), "Caption") if block.title else AFTER_TABLE

    def _long_process(self, block: Process) -> Iterator[Markup]:
        rows = [[cell(run(words, BOLD)) for words in (_("Vaihe"), _("Kuka"), _("Mitä tekee"))]]
        for n, step in enumerate(block.steps):
            name = f"{n + 1}. {step}"
            for lane in block.lanes:
                if n < len(lane.cells) and (deed := lane.cells[n]):
                    ground = self.grounds.get(lane.tone, "")
                    told = cell(self.words.inlines(deed), ground=ground)
                    rows.append([cell(run(name, BOLD)), cell(run(lane.role, BOLD), ground=ground), told])
                    name = ""
        yield table(rows, block.title or _("Prosessikuva"))
        yield paragraph(run(block.title), "Caption") if block.title else AFTER_TABLE

    def _table(self, block: Table) -> Markup:
        aligns = (*block.aligns, *("" for _more in block.head))
        rows = [
            [
                cell(self.words.inlines(part, BOLD if n == 0 else Marks()), align=align)
                for part, align in zip(row, aligns, strict=False)
            ]
            for n, row in enumerate((block.head, *block.rows))
        ]
        return table([row or [cell(NOTHING)] for row in rows])


KEPT: Final = Markup("<w:keepNext/>")
