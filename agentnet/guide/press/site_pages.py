"""The pages of the web guide as files: a frame that every page has, and what each holds. No page needs a script."""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape
from msgspec import Struct

from agentnet.guide.press.book import Book, joined, sound
from agentnet.guide.press.edition import EditionChapter
from agentnet.guide.press.front import chapter_body, colophon, facts_of, glossary
from agentnet.guide.press.plain import summary
from agentnet.guide.press.web import contents
from agentnet.words import _, using

NOTHING: Final = Markup()
FENCE: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Whatever got into a page, the browser would fetch and run nothing but what lies beside it."""
PAGE: Final = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{fence}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    '<link rel="icon" href="icon.svg" type="image/svg+xml">\n'
    '<link rel="stylesheet" href="style.css">\n<script defer src="search.js"></script>\n{more}</head>\n'
    '<body class="guide">\n<a class="skip" href="#main">{skip}</a>\n'
    '<header class="hero"><div class="hero-in"><div><p class="edition">{over}</p>{name}</div>{beside}</div></header>\n'
    '<div class="guide-grid">\n<nav class="contents" aria-label="{contents_label}">{search}'
    "<details><summary>{contents_label}</summary>{contents}</details></nav>\n"
    '<main id="main" tabindex="-1">{found}<article class="prose" lang="{text_language}">\n{body}\n</article></main>\n'
    '{aside}</div>\n<footer class="guide-foot"><div class="hero-in"><p>{foot}</p></div></footer>\n</body>\n</html>\n'
)


class Page(Struct, frozen=True):
    """What one page holds beside the frame. `file` is empty on a page that is none of the contents."""

    file: str
    title: str
    body: Markup
    aside: Markup = NOTHING
    more: Markup = NOTHING
    language: str = ""


def chapter(book: Book, number: int) -> Page:
    """A chapter: its text, the way to those beside it, and its headings."""
    of = book.edition.chapters[number]
    with using(of.chapter.language):
        title = titled(of)
        opening = Markup('<p class="over">{}</p><h1>{}</h1>').format(_("Luku {place}", place=number + 1), title)
        if art := book.pictures.get(of.art):
            opening += Markup('<p class="art"><img src="{}" alt=""></p>').format(art.file)
        if facts := list(facts_of(of)):
            opening += Markup('<p class="facts">{}</p>').format(Markup("<br>").join(facts))
        body = opening + chapter_body(book, of) + _turn(book, number)
        return Page(book.files[of.slug], title, body, _headings(of), _ways(book, number), of.chapter.language)


def titled(of: EditionChapter) -> str:
    return of.chapter.title.strip() or _("Nimetön luku")


def _turn(book: Book, number: int) -> Markup:
    """To the chapters before and after."""
    links = NOTHING
    for to, rel, words in ((number - 1, "prev", _("Edellinen luku")), (number + 1, "next", _("Seuraava luku"))):
        if 0 <= to < len(book.edition.chapters):
            of = book.edition.chapters[to]
            link = '<a rel="{}" href="{}"><small>{}</small>{}</a>'
            links += Markup(link).format(rel, book.files[of.slug], words, titled(of))
    return Markup('\n<nav class="turn" aria-label="{}">{}</nav>').format(_("Selaa lukuja"), links) if links else NOTHING


def _ways(book: Book, number: int) -> Markup:
    """The same for the browser, and the page as text."""
    ways = {rel: to for rel, to in (("prev", number - 1), ("next", number + 1)) if 0 <= to < len(book.edition.chapters)}
    links = [
        Markup('<link rel="{}" href="{}">').format(rel, book.files[book.edition.chapters[to].slug])
        for rel, to in ways.items()
    ]
    text = book.files[book.edition.chapters[number].slug].removesuffix(".html") + ".md"
    return joined((*links, Markup('<link rel="alternate" type="text/markdown" href="{}">').format(text)))


def _headings(of: EditionChapter) -> Markup:
    rows = joined(
        Markup('<li><a href="#{}">{}</a></li>').format(one.anchor, one.words) for one in contents(of.chapter.blocks)
    )
    if not rows:
        return NOTHING
    return Markup("<section><h2>{}</h2><ul>{}</ul></section>").format(_("Tässä luvussa"), rows)


def cover(book: Book, extras: Mapping[str, bytes]) -> Page:
    """The first page: what this is, its chapters, what changed, the files to take along."""
    edition = book.edition
    rows = joined(
        Markup('<li><a href="{}"><b>{}</b></a><p class="muted">{}</p></li>').format(
            book.files[of.slug], titled(of), summary(of.chapter.blocks, 170)
        )
        for of in edition.chapters
    )
    body = Markup('<h2>{}</h2><ol class="cover-chapters">{}</ol>').format(_("Luvut"), rows)
    if edition.change_note:
        body = Markup('<p class="lead">{}</p>').format(edition.change_note) + body
    if edition.changes:
        lines = joined(Markup("<li>{}</li>").format(line) for line in edition.changes)
        body += Markup("<h2>{}</h2><ul>{}</ul>").format(_("Mikä muuttui"), lines)
    return Page("index.html", "", body, _downloads(extras))


def _downloads(extras: Mapping[str, bytes]) -> Markup:
    names = {"guide.pdf": "PDF", "guide.epub": "EPUB", "guide.docx": "Word"}
    rows = joined(
        Markup('<li><a href="{}">{} ({} Mt)</a></li>').format(
            file, kind, f"{max(len(extras[file]) / 1e6, 0.1):.1f}".replace(".", ",")
        )
        for file, kind in names.items()
        if file in extras
    )
    return Markup("<section><h2>{}</h2><ul>{}</ul></section>").format(_("Lataa opas"), rows) if rows else NOTHING


def rest(book: Book) -> list[Page]:
    """The glossary, the colophon, and the page for an address that is not there."""
    lost = Markup('<h1>{}</h1><p>{}</p><p><a href="index.html">{}</a></p>').format(
        _("Sivua ei löytynyt"),
        _("Osoite on voinut muuttua uudessa painoksessa. Etsi luku sisällyksestä."),
        _("Oppaan etusivulle"),
    )
    about = _("Tietoja tästä painoksesta")
    pages = [
        Page("tiedot.html", about, _head(about) + colophon(book.edition)),
        Page("404.html", _("Sivua ei löytynyt"), lost),
    ]
    if book.edition.glossary:
        words = _("Yhteinen sanasto")
        pages.append(Page("sanasto.html", words, _head(words) + glossary(book.edition)))
    return pages


def _head(title: str) -> Markup:
    return Markup("<h1>{}</h1>").format(title)


def framed(book: Book, page: Page) -> bytes:
    """The whole page."""
    edition = book.edition
    name = edition.title.strip() or _("Nimetön opas")
    front = page.file == "index.html"
    linked = Markup('<p class="title"><a href="index.html">{}</a></p>').format(name)
    number = _("Painos {number}", number=edition.number)
    lead = Markup('<p class="lead">{}</p>').format(edition.subtitle) if edition.subtitle and front else NOTHING
    written = PAGE.format(
        language=edition.language,
        text_language=page.language or edition.language,
        fence=FENCE,
        title=f"{page.title} – {name}" if page.title else f"{name}, {number}",
        more=page.more,
        skip=_("Siirry sisältöön"),
        over=" · ".join(filter(None, (edition.series, number))),
        name=(Markup('<h1 class="title">{}</h1>').format(name) if front else linked) + lead,
        beside=_logo(book),
        contents_label=_("Sisällys"),
        search=_search(),
        contents=_contents(book, page.file),
        found=_found(),
        body=page.body,
        aside=Markup('<aside class="beside stack">{}</aside>\n').format(page.aside) if page.aside else NOTHING,
        foot=" · ".join(filter(None, (edition.publisher, number))),
    )
    return sound(written).encode()


def _logo(book: Book) -> Markup:
    brand = book.edition.brand
    picture = book.pictures.get(brand.logo)
    return Markup('<img class="logo" src="{}" alt="{}">').format(picture.file, brand.name) if picture else NOTHING


def _contents(book: Book, here: str) -> Markup:
    rows = [(book.files[of.slug], str(n), titled(of)) for n, of in enumerate(book.edition.chapters, 1)]
    rows += [("sanasto.html", "", _("Yhteinen sanasto"))] if book.edition.glossary else []
    rows += [("tiedot.html", "", _("Tietoja tästä painoksesta"))]
    current = Markup(' aria-current="page"')
    return Markup("<ol>{}</ol>").format(
        joined(
            Markup('<li><a href="{}"{}><span>{}</span><span>{}</span></a></li>').format(
                file, current if file == here else NOTHING, number, escape(words)
            )
            for file, number, words in rows
        )
    )


def _search() -> Markup:
    """Hidden until its script has come: without one, the browser's own search does."""
    form = '<form class="search" role="search" data-search="search-index.js" hidden>'
    field = '<label for="q">{}</label><input id="q" type="search" autocomplete="off"></form>'
    return Markup(form + field).format(_("Hae oppaasta"))


def _found() -> Markup:
    some, none = _("Löytyi {n} kohdasta.", n="{n}"), _("Ei löytynyt. Kokeile sanan alkuosaa.")
    return Markup(
        '<section class="found" data-found data-some="{}" data-none="{}" aria-label="{}" hidden><p role="status"></p>'
        '<ol class="hits"></ol></section>'
    ).format(some, none, _("Haun tulokset"))
