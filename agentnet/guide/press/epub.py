"""An edition as EPUB 3: the web's text as XHTML, a cover, a table of contents, notes, glossary and colophon."""

from pathlib import Path
from string import Template
from typing import Final

from markupsafe import Markup

from agentnet.guide.press.book import Book, colours, family, sound
from agentnet.guide.press.cover import cover_png
from agentnet.guide.press.edition import Edition, EditionChapter
from agentnet.guide.press.epub_package import CONTAINER, Kept, navigation, package, page
from agentnet.guide.press.epub_xhtml import xhtml
from agentnet.guide.press.front import chapter_body, colophon, facts_of, glossary
from agentnet.guide.press.zipping import as_zip
from agentnet.words import _, using

SHELL: Final = Path(__file__).parent / "shell"


def compile_epub(edition: Edition) -> bytes:
    """The whole edition as one EPUB. Slow: call it through `in_child`. Raises PressFailed when the cover fails."""
    with using(edition.language):
        book = Book(edition, "xhtml")
        kept = [*_front(edition), *(_chapter(book, of, n) for n, of in enumerate(edition.chapters, 1)), *_back(edition)]
        pictures = [Kept(one.file, one.kind, one.data) for one in dict.fromkeys(book.pictures.values())]
        nav = Kept("sisallys.xhtml", text=navigation(edition, book), properties="nav")
        files = [kept[0], nav, *kept[1:], *pictures, Kept("style.css", "text/css", _style(edition))]
        files.append(Kept("kansi.png", "image/png", cover_png(edition), properties="cover-image"))
        return as_zip(
            {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "EPUB/package.opf": package(edition, files),
                **{f"EPUB/{one.path}": one.bytes for one in files},
            },
            first=("mimetype",),
            stored=("mimetype",),
        )


def _front(edition: Edition) -> list[Kept]:
    alt = _("Kansi: {title}, painos {number}", title=edition.title, number=edition.number)
    body = Markup(
        '<section class="cover" epub:type="cover"><img src="kansi.png" role="doc-cover" alt="{}"/></section>'
    ).format(alt)
    return [Kept("kansi.xhtml", text=page(edition.language, edition.title, str(body), kind="cover"))]


def _chapter(book: Book, of: EditionChapter, number: int) -> Kept:
    with using(of.chapter.language):
        text = xhtml(str(_opening(book, of, number) + chapter_body(book, of)), book.places)
        body = f'<section epub:type="chapter" role="doc-chapter" aria-labelledby="l:1">{text}</section>'
        drawn = "svg" if "<svg " in body else ""
        return Kept(book.files[of.slug], text=page(of.chapter.language, of.chapter.title, body), properties=drawn)


def _opening(book: Book, of: EditionChapter, number: int) -> Markup:
    over = _("Luku {place}", place=number)
    title = of.chapter.title.strip() or _("Nimetön luku")
    head = Markup('<header><p class="over">{}</p><h1 id="l:1">{}</h1></header>').format(over, title)
    if art := book.pictures.get(of.art):
        head += Markup('<p class="art"><img src="{}" alt=""></p>').format(art.file)
    if facts := list(facts_of(of)):
        head += Markup('<p class="facts">{}</p>').format(Markup("<br>").join(facts))
    return head


def _back(edition: Edition) -> list[Kept]:
    pages = [("tiedot.xhtml", "colophon", _("Tietoja tästä painoksesta"), colophon(edition))]
    if edition.glossary:
        pages.insert(0, ("sanasto.xhtml", "glossary", _("Yhteinen sanasto"), glossary(edition)))
    return [_behind(edition, *one) for one in pages]


def _behind(edition: Edition, path: str, kind: str, title: str, words: Markup) -> Kept:
    body = Markup(
        '<section epub:type="{}" role="doc-{}" aria-labelledby="l:1"><h1 id="l:1">{}</h1>{}</section>'
    ).format(kind, kind, title, Markup(xhtml(str(words), ())))
    return Kept(path, text=page(edition.language, title, str(body), kind="backmatter"))


def _style(edition: Edition) -> bytes:
    brand = edition.brand
    fonts = {"serif": family(brand.serif, "serif"), "sans": family(brand.sans, "sans-serif")}
    written = Template((SHELL / "epub.css").read_text(encoding="utf-8")).substitute({**colours(brand), **fonts})
    return sound(written).encode()
