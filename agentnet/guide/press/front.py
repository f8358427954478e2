"""What stands around the chapters of an edition, on the web and in an EPUB: sources, glossary, colophon."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from agentnet.guide.press.ast import Tools, every
from agentnet.guide.press.book import Book, joined, safe_link, sources_of
from agentnet.guide.press.digest import edition_hash
from agentnet.guide.press.edition import Approval, Edition, EditionChapter, Tool
from agentnet.guide.press.html import render
from agentnet.words import _

NOTHING: Final = Markup()


def chapter_body(book: Book, of: EditionChapter) -> Markup:
    """The chapter's text with its sources after it."""
    text = render(of.chapter.blocks, language=of.chapter.language, known=book.known(of))
    listed = any(isinstance(block, Tools) for block in every(of.chapter.blocks))
    return text + (NOTHING if listed else tools(book, of.tools)) + sources(of)


def facts_of(of: EditionChapter) -> Iterator[str]:
    """Who answers for the chapter and how long it holds, a line each."""
    if of.owner:
        yield _("Vastuutaho: {owner}", owner=of.owner)
    if of.valid_from:
        yield _("Voimassa {day} alkaen", day=day(of.valid_from))
    if of.look_again_by:
        yield _("Tarkistetaan viimeistään {day}", day=day(of.look_again_by))


def tools(book: Book, of: tuple[Tool, ...]) -> Markup:
    """The files that go with the chapter; one without an address is named only."""
    if not of:
        return NOTHING
    rows = joined(Markup("<li>{}{}</li>").format(_linked(one, book.tool(one)), _about(one)) for one in of)
    title = _("Työkalut")
    return Markup('<section class="tools-after"><h2 id="l:t">{}</h2><ul>{}</ul></section>').format(title, rows)


def _linked(tool: Tool, href: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, tool.title) if href else escape(tool.title)


def _about(tool: Tool) -> str:
    said = ", ".join(filter(None, (tool.version and _("versio {version}", version=tool.version), tool.owner)))
    return f" ({said})" if said else ""


def sources(of: EditionChapter) -> Markup:
    """The findings that the chapter cites; the words lead on to where each came from, if it may be shown."""
    rows = joined(
        Markup('<li id="l:{}" value="{}">{}</li>').format(one.number, one.number, _source(one.label, one.href))
        for _key, one in sources_of(of)
    )
    if not rows:
        return NOTHING
    head = Markup('<h2 id="l:s">{}</h2>').format(_("Lähteet"))
    return Markup('<section class="cited" aria-labelledby="l:s">{}<ol>{}</ol></section>').format(head, rows)


def _source(label: str, href: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, label) if (href := safe_link(href)) else escape(label)


def glossary(edition: Edition) -> Markup:
    """The terms that the edition explains, by their words."""
    rows = joined(
        Markup('<dt id="{}">{}</dt><dd><p>{}</p>{}</dd>').format(
            term.slug, term.word, term.meaning, _others(term.others)
        )
        for term in sorted(edition.glossary, key=lambda term: term.word.casefold())
    )
    return Markup('<dl class="terms">{}</dl>').format(rows)


def _others(words: tuple[str, ...]) -> Markup:
    told = _("Myös: {words}", words=", ".join(words))
    return Markup('<p class="muted">{}</p>').format(told) if words else NOTHING


def colophon(edition: Edition) -> Markup:
    """What this edition is, what it grew from, who approved it, and the hash of what it was made from."""
    facts = (
        edition.title,
        _("Painos {number}", number=edition.number),
        _("Julkaistu {day}", day=day(edition.day)),
        edition.publisher,
    )
    return joined(
        (
            Markup("<p>{}</p>").format(Markup("<br>").join(escape(fact) for fact in facts if fact)),
            _listed(_("Mikä muuttui"), [*filter(None, (edition.change_note,)), *edition.changes]),
            _listed(_("Opas on koottu yhdessä"), [f"{one.number} {one.what}" for one in edition.counted]),
            _listed(_("Mukana tekemässä"), list(edition.contributors)),
            joined(_approved(of) for of in edition.chapters if of.approvals),
            _address(safe_link(edition.address)),
            Markup('<h2>{}</h2><p>{}</p><p><code class="hash">{}</code></p>').format(
                _("Sisällön tiiviste"),
                _(
                    "Tiiviste (SHA-256) on laskettu kaikesta, mistä painos on koottu. Samasta aineistosta syntyy sama "
                    "tiedosto."
                ),
                edition_hash(edition),
            ),
        )
    )


def _listed(title: str, lines: list[str]) -> Markup:
    rows = joined(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<h2>{}</h2><ul>{}</ul>").format(title, rows) if rows else NOTHING


def _approved(of: EditionChapter) -> Markup:
    rows = joined(Markup("<li>{}</li>").format(approved_by(one)) for one in of.approvals)
    title = _("Hyväksynnät: {chapter}", chapter=of.chapter.title)
    return Markup("<h2>{}</h2><ul>{}</ul>").format(title, rows)


def approved_by(one: Approval) -> str:
    """`Maija Lehto, palvelualueen johtaja, sosiaalihuolto, 3.11.2026`"""
    return ", ".join(filter(None, (one.name, one.title, one.field, day(one.day))))


def _address(href: str) -> Markup:
    line = Markup('<h2>{}</h2><p><a href="{}">{}</a></p>')
    return line.format(_("Opas verkossa"), href, href) if href else NOTHING


def day(given: date) -> str:
    return f"{given.day}.{given.month}.{given.year}"
