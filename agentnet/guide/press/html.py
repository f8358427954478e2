"""Blocks as web page: every word escaped here, and the whole washed again by nh3 before it leaves."""

from collections.abc import Iterable, Sequence
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
    Piece,
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
    anchors,
)
from agentnet.guide.press.html_tables import process, table
from agentnet.guide.press.html_wash import washed
from agentnet.guide.press.known import Known
from agentnet.guide.press.labels import CALLOUTS
from agentnet.words import _, using

NOTHING = Markup()


def render(blocks: Sequence[Block], *, language: str, known: Known | None = None) -> Markup:
    """The chapter's body with its footnotes; fixed words are in the chapter's `language`. Headings begin at level 2."""
    with using(language):
        page = Page(known or Known(), anchors(blocks))
        return washed(page.blocks(blocks) + page.footnotes())


def render_block(block: Block, *, language: str, known: Known | None = None, here: Iterable[str] = ()) -> Markup:
    """One block by itself (in a review); `here` are the anchors of its chapter."""
    with using(language):
        page = Page(known or Known(), frozenset(here))
        return washed(page.block(block) + page.footnotes())


@dataclass
class Page:
    """One page being written: what it may point to, and the footnotes met so far."""

    known: Known
    here: frozenset[str]
    notes: dict[str, Note] = field(default_factory=dict)

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return _element(f"h{block.level}", self.inlines(block.inside), block, id=block.anchor)
            case Paragraph():
                return _element("p", self.inlines(block.inside), block)
            case Listing(start=None):
                return _element("ul", self._items(block.items), block)
            case Listing():
                return _element(
                    "ol", self._items(block.items), block, start="" if block.start == 1 else str(block.start)
                )
            case Quote():
                return _element("blockquote", self.blocks(block.blocks), block)
            case Preformatted():
                return _element("pre", _element("code", escape(block.text)), block, tabindex="0")
            case Divider():
                return Markup('<hr data-block="{}">').format(block.id)
            case Callout():
                return self._callout(block)
            case Checklist():
                return self._checklist(block)
            case Figure():
                return self._figure(block)
            case Qr():
                words = _element("a", escape(block.caption or block.url), href=block.url)
                return _element("p", words, block, class_="qr")
            case Process():
                return _element("figure", process(block, self.inlines), block, class_="process")
            case Table():
                return _element(
                    "div",
                    table(block, self.inlines),
                    block,
                    class_="table-wrap",
                    tabindex="0",
                    role="group",
                    aria_label=_("Taulukko"),
                )

    def _items(self, items: Sequence[Item]) -> Markup:
        return NOTHING.join(_element("li", self._item(item)) for item in items)

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
        return _element("div", body, block, class_=f"callout callout-{block.kind}", role="note", aria_label=label)

    def _checklist(self, block: Checklist) -> Markup:
        title = Markup('<p class="checklist-title">{}</p>').format(block.title or _("Tunnusmerkit"))
        return _element("div", title + _element("ul", self._items(block.items)), block, class_="checklist")

    def _figure(self, block: Figure) -> Markup:
        href = self.known.images.get(block.image)
        picture = _picture(href, block.alt) if href else _element("p", escape(block.alt))
        caption = _element("figcaption", escape(block.caption)) if block.caption else NOTHING
        return _element("figure", picture + caption, block, class_="figure")

    def inlines(self, inside: Inlines) -> Markup:
        return NOTHING.join(self.inline(piece) for piece in inside)

    def inline(self, piece: Inline) -> Markup:
        match piece:
            case Text():
                return escape(piece.text)
            case Code():
                return _element("code", escape(piece.text))
            case Break():
                return Markup("<br>")
            case Emphasis():
                return _element("em", self.inlines(piece.inside))
            case Strong():
                return _element("strong", self.inlines(piece.inside))
            case Struck():
                return _element("s", self.inlines(piece.inside))
            case Link():
                return _element("a", self.inlines(piece.inside), href=piece.href)
            case Reference():
                return self._reference(piece)
            case Termed():
                return self.inlines(piece.inside)
            case Note():
                return self._note(piece)
            case Cite():
                return self._cite(piece)

    def _reference(self, piece: Reference) -> Markup:
        words = self.inlines(piece.inside)
        if piece.target in self.here:
            return _element("a", words, href=f"#{piece.target}")
        chapter, _slash, anchor = piece.target.partition("/")
        if chapter not in self.known.chapters:
            return words
        return _element("a", words, href=self.known.chapters[chapter] + (f"#{anchor}" if anchor else ""))

    def _note(self, piece: Note) -> Markup:
        again = piece.key in self.notes
        self.notes.setdefault(piece.key, piece)
        number = list(self.notes).index(piece.key) + 1
        link = Markup('<a{} class="note" href="#note:{}" role="doc-noteref">{}{}</a>').format(
            NOTHING if again else Markup(' id="note:{}:ref"').format(number), number, _hidden(_("Alaviite")), number
        )
        return _element("sup", link)

    def _cite(self, piece: Cite) -> Markup:
        sources = Markup(", ").join(self._source(key) for key in piece.keys)
        return Markup('<span class="cites">[{}]</span>').format(sources)

    def _source(self, key: str) -> Markup:
        source = self.known.citations.get(key)
        if source is None:
            return escape(f"@{key}")
        words = _hidden(_("Lähde")) + str(source.number)
        return _element("a" if source.href else "span", words, class_="cite", href=source.href, title=source.label)

    def footnotes(self) -> Markup:
        """The footnotes met so far, each with a way back."""
        if not self.notes:
            return NOTHING
        items = NOTHING.join(
            Markup('<li id="note:{}">{} <a href="#note:{}:ref" role="doc-backlink">{}</a></li>').format(
                n, self.inlines(note.inside), n, _("Takaisin tekstiin")
            )
            for n, note in enumerate(tuple(self.notes.values()), 1)
        )
        title = _element("h2", escape(_("Alaviitteet")), id="note:s")
        section = Markup(
            '\n<section class="notes" role="doc-endnotes" aria-labelledby="note:s">{}<ol>{}</ol></section>'
        )
        return section.format(title, items)


def _element(tag: str, inside: Markup, piece: Piece | None = None, /, **attributes: str) -> Markup:
    """An element; attributes without a value are left out, `class_` is `class`, `aria_label` is `aria-label`."""
    named = {"data-block": piece.id} if piece else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    written = NOTHING.join(Markup(' {}="{}"').format(name, value) for name, value in named.items())
    return Markup("<{}{}>{}</{}>").format(tag, written, inside, tag)


def _picture(href: str, alt: str) -> Markup:
    return Markup('<img src="{}" alt="{}" loading="lazy">').format(href, alt)


def _hidden(words: str) -> Markup:
    """Words for a screen reader only."""
    return Markup('<span class="visually-hidden">{} </span>').format(words)
