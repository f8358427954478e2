"""Pieces of a web page: elements, pictures, codes, tools, and what stands after the last block."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from markupsafe import Markup, escape

from agentnet.guide.press.ast import Inlines, Note, Piece, Qr, Tools
from agentnet.guide.press.known import Known
from agentnet.guide.press.pictures import qr_svg
from agentnet.words import _

NOTHING: Final = Markup()
Shown: TypeAlias = Callable[[Inlines], Markup]


def element(tag: str, inside: Markup, piece: Piece | None = None, /, **attributes: str) -> Markup:
    """An element; attributes without a value are left out, `class_` is `class`, `aria_label` is `aria-label`."""
    named = {"data-block": piece.id} if piece else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value}
    written = NOTHING.join(Markup(' {}="{}"').format(name, value) for name, value in named.items())
    return Markup("<{}{}>{}</{}>").format(tag, written, inside, tag)


def picture(href: str, alt: str) -> Markup:
    return Markup('<img src="{}" alt="{}" loading="lazy">').format(href, alt)


def hidden(words: str) -> Markup:
    """Words for a screen reader only."""
    return Markup('<span class="visually-hidden">{} </span>').format(words)


def qr(block: Qr) -> Markup:
    """The code for a phone beside a link for the one who reads here."""
    link = element("p", element("a", escape(block.caption or block.url), href=block.url))
    return code(block.url) + link


def code(url: str) -> Markup:
    """The QR code as a drawing in the page; the link beside it says the same, so it is not read aloud."""
    drawn = re.sub("<svg ", '<svg class="qr-code" aria-hidden="true" ', qr_svg(url), count=1)
    return Markup(drawn)


def tools(block: Tools, known: Known) -> Markup:
    """The chapter's templates and forms."""
    title = Markup('<p class="tools-title">{}</p>').format(block.title or _("Luvun työkalut"))
    items = NOTHING.join(
        element("li", (element("a", escape(title), href=address) if address else escape(title)) + _about(known, name))
        for name, (title, address) in known.tools.items()
    )
    return title + (element("ul", items) if items else NOTHING)


def _about(known: Known, name: str) -> Markup:
    """A tool's kind, size and version, as far as they are known: `DOCX, 12 kt, versio 2`."""
    file, size, version = known.files.get(name, ("", 0, ""))
    _name, dot, ending = file.rpartition(".")
    told = (
        ending.upper() if dot else "",
        _("{size} kt", size=max(1, round(size / 1024))) if size else "",
        _("versio {version}", version=version) if version else "",
    )
    said = ", ".join(filter(None, told))
    return Markup(" ") + element("span", escape(said), class_="small muted") if said else NOTHING


def footnotes(notes: Mapping[str, Note], shown: Shown) -> Markup:
    """The footnotes, each with a way back."""
    if not notes:
        return NOTHING
    items = NOTHING.join(
        Markup('<li id="note:{}">{} <a href="#note:{}:ref" role="doc-backlink">{}</a></li>').format(
            n, shown(note.inside), n, _("Takaisin tekstiin")
        )
        for n, note in enumerate(tuple(notes.values()), 1)
    )
    title = element("h2", escape(_("Alaviitteet")), id="note:s")
    return Markup(
        '\n<section class="notes" role="doc-endnotes" aria-labelledby="note:s">{}<ol>{}</ol></section>'
    ).format(title, items)


def glossary(slugs: Iterable[str], known: Known) -> Markup:
    """What the terms of this page mean."""
    items = NOTHING.join(
        Markup('<li id="term:{}"><strong>{}</strong>: {}</li>').format(slug, *known.terms[slug]) for slug in slugs
    )
    if not items:
        return NOTHING
    title = element("h2", escape(_("Sanasto")), id="term:s:")
    return Markup(
        '\n<section class="notes terms" role="doc-glossary" aria-labelledby="term:s:">{}<ul>{}</ul></section>'
    ).format(title, items)
