"""Blocks as web page: every word escaped here, and the whole washed again by nh3 before it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from agentnet.guide.press.ast import (
    Block,
    Break,
    Callout,
    Checklist,
    Cite,
    Code,
    Divider,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Process,
    Qr,
    Quote,
    Reference,
    Strong,
    Struck,
    Table,
    Termed,
    Text,
    Tooled,
    Tools,
    anchors,
)
from agentnet.guide.press.html_parts import NOTHING, element, footnotes, glossary, hidden, picture, qr, tools
from agentnet.guide.press.html_tables import process, table
from agentnet.guide.press.html_wash import washed
from agentnet.guide.press.known import Known
from agentnet.guide.press.labels import CALLOUTS
from agentnet.words import _, using


def render(blocks: Sequence[Block], *, language: str, known: Known | None = None) -> Markup:
    """The chapter's body with its footnotes; fixed words are in the chapter's `language`. Headings begin at level 2."""
    with using(language):
        page = Page(known or Known(), anchors(blocks))
        return washed(page.blocks(blocks) + page.ends())


@dataclass(frozen=True, slots=True)
class Rendered:
    """The chapter in pieces: each top block by its id, the numbers of its footnotes alone (for a block that is shown in
    other words), and what stands after the last one.
    """

    blocks: dict[str, Markup]
    notes: dict[str, Markup]
    ends: Markup


def render_apart(blocks: Sequence[Block], *, language: str, known: Known | None = None) -> Rendered:
    """The same as `render`, so that something may stand between the blocks (in a review)."""
    with using(language):
        page = Page(known or Known(), anchors(blocks))
        shown, notes = dict[str, Markup](), dict[str, Markup]()
        for block in blocks:
            page.marks.clear()
            shown[block.id] = washed(page.block(block))
            notes[block.id] = washed(NOTHING.join(page.marks))
        return Rendered(shown, notes, washed(page.ends()))


@dataclass
class Page:
    """One page being written: what it may point to, the footnotes met so far, and the numbers that point to them."""

    known: Known
    here: frozenset[str]
    notes: dict[str, Note] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)
    marks: list[Markup] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return element(f"h{block.level}", self.inlines(block.inside), block, id=block.anchor)
            case Paragraph():
                return element("p", self.inlines(block.inside), block)
            case Listing(start=None):
                return element("ul", self._items(block.items), block)
            case Listing():
                return element(
                    "ol", self._items(block.items), block, start="" if block.start == 1 else str(block.start)
                )
            case Quote():
                return element("blockquote", self.blocks(block.blocks), block)
            case Preformatted():
                return element("pre", element("code", escape(block.text)), block, tabindex="0")
            case Divider():
                return Markup('<hr data-block="{}">').format(block.id)
            case Callout():
                return self._callout(block)
            case Checklist():
                return self._checklist(block)
            case Figure():
                return self._figure(block)
            case Qr():
                return element("div", qr(block), block, class_="qr")
            case Process():
                return element("figure", process(block, self.inlines), block, class_="process")
            case Tools():
                return element("div", tools(block, self.known), block, class_="tools")
            case Table():
                return element(
                    "div",
                    table(block, self.inlines),
                    block,
                    class_="table-wrap",
                    tabindex="0",
                    role="group",
                    aria_label=_("Taulukko"),
                )

    def _items(self, items: Sequence[Item]) -> Markup:
        return NOTHING.join(element("li", self._item(item)) for item in items)

    def _item(self, item: Item) -> Markup:
        """A lone paragraph stands in its item without a `p` around it."""
        match item.blocks:
            case (Paragraph() as only,):
                return self.inlines(only.inside)
            case _:
                return self.blocks(item.blocks)

    def _callout(self, block: Callout) -> Markup:
        label = _(CALLOUTS[block.kind])
        title = Markup('<p class="callout-title">{}</p>').format(f"{label}: {block.title}" if block.title else label)
        body = title + self.blocks(block.blocks)
        return element("div", body, block, class_=f"callout callout-{block.kind}", role="note", aria_label=label)

    def _checklist(self, block: Checklist) -> Markup:
        title = Markup('<p class="checklist-title">{}</p>').format(block.title or _("Tunnusmerkit"))
        return element("div", title + element("ul", self._items(block.items)), block, class_="checklist")

    def _figure(self, block: Figure) -> Markup:
        href = self.known.images.get(block.image)
        shown = picture(href, block.alt) if href else element("p", escape(block.alt))
        caption = element("figcaption", escape(block.caption)) if block.caption else NOTHING
        narrow = f" w-{round(block.width, -1)}" if block.width < 95 else ""
        return element("figure", shown + caption, block, class_=f"figure{narrow}")

    def inlines(self, inside: Inlines) -> Markup:
        return NOTHING.join(self.inline(piece) for piece in inside)

    def inline(self, piece: Inline) -> Markup:
        match piece:
            case Text():
                return escape(piece.text)
            case Code():
                return element("code", escape(piece.text))
            case Break():
                return Markup("<br>")
            case Emphasis():
                return element("em", self.inlines(piece.inside))
            case Strong():
                return element("strong", self.inlines(piece.inside))
            case Struck():
                return element("s", self.inlines(piece.inside))
            case Link():
                return element("a", self.inlines(piece.inside), href=piece.href)
            case Reference():
                return self._reference(piece)
            case Termed():
                return self._term(piece)
            case Tooled():
                _title, address = self.known.tools.get(piece.name, ("", ""))
                words = self.inlines(piece.inside)
                return element("a", words, href=address) if address else words
            case Note():
                return self._note(piece)
            case Cite():
                return self._cite(piece)

    def _reference(self, piece: Reference) -> Markup:
        words = self.inlines(piece.inside)
        if piece.target in self.here:
            return element("a", words, href=f"#{piece.target}")
        chapter, _slash, anchor = piece.target.partition("/")
        if chapter not in self.known.chapters:
            return words
        return element("a", words, href=self.known.chapters[chapter] + (f"#{anchor}" if anchor else ""))

    def _note(self, piece: Note) -> Markup:
        again = piece.key in self.notes
        self.notes.setdefault(piece.key, piece)
        number = list(self.notes).index(piece.key) + 1
        link = Markup('<a{} class="note" href="#note:{}" role="doc-noteref">{}{}</a>').format(
            NOTHING if again else Markup(' id="note:{}:ref"').format(number), number, hidden(_("Alaviite")), number
        )
        self.marks.append(element("sup", link))
        return self.marks[-1]

    def _cite(self, piece: Cite) -> Markup:
        sources = Markup(", ").join(self._source(key) for key in piece.keys)
        return Markup('<span class="cites">[{}]</span>').format(sources)

    def _source(self, key: str) -> Markup:
        source = self.known.citations.get(key)
        if source is None:
            return escape(f"@{key}")
        words = hidden(_("Lähde")) + str(source.number)
        return element("a" if source.href else "span", words, class_="cite", href=source.href, title=source.label)

    def _term(self, piece: Termed) -> Markup:
        """A word that the glossary explains: it leads there, and says the meaning to one who points at it."""
        words = self.inlines(piece.inside)
        if piece.slug not in self.known.terms:
            return words
        if not self.known.glossary:
            self.terms[piece.slug] = None
        _word, meaning = self.known.terms[piece.slug]
        href = f"{self.known.glossary}#{piece.slug}" if self.known.glossary else f"#term:{piece.slug}"
        return element("a", words, class_="term", href=href, title=meaning)

    def ends(self) -> Markup:
        """What stands after the last block: footnotes, and the terms of a page that has no glossary to lead to."""
        return footnotes(self.notes, self.inlines) + glossary(self.terms, self.known)
