"""The parts of an EPUB around its pages: the package that lists them, the table of contents, the shell of a page."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup, escape
from msgspec import Struct

from agentnet.guide.press.book import Book, joined, sound
from agentnet.guide.press.edition import Edition, EditionChapter
from agentnet.guide.press.web import contents
from agentnet.words import _

CONTAINER: Final = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
XHTML: Final = "application/xhtml+xml"
PAGE: Final = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" '
    'xml:lang="{language}"><head><meta charset="utf-8"/><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="style.css"/></head>'
    '<body epub:type="{kind}">\n{body}\n</body></html>\n'
)


class Kept(Struct, frozen=True):
    """A file of the book: its path, its kind, its bytes (or its `text`), and what the reading system should know."""

    path: str
    kind: str = XHTML
    data: bytes = b""
    text: str = ""
    properties: str = ""

    @property
    def bytes(self) -> bytes:
        return self.data or self.text.encode()


def page(language: str, title: str, body: str, kind: str = "bodymatter") -> str:
    """One page; `body` is well-formed already."""
    words = title.strip() or _("Nimetön luku")
    return sound(PAGE.format(language=language, title=words, kind=kind, body=Markup(body)))


def package(edition: Edition, files: Sequence[Kept]) -> bytes:
    """The package document: who, what, how it can be read, which files, in which order."""
    items = joined(
        Markup('<item id="f{}" href="{}" media-type="{}"{}/>').format(
            n, one.path, one.kind, Markup(' properties="{}"').format(one.properties) if one.properties else ""
        )
        for n, one in enumerate(files)
    )
    spine = joined(Markup('<itemref idref="f{}"/>').format(n) for n, one in enumerate(files) if one.kind == XHTML)
    written = Markup(
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id" xml:lang="{}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{}</metadata>\n'
        "<manifest>{}</manifest>\n<spine>{}</spine>\n</package>\n"
    ).format(edition.language, joined(_metadata(edition, files)), items, spine)
    return sound(written).encode()


def _metadata(edition: Edition, files: Sequence[Kept]) -> Iterator[Markup]:
    named = uuid5(NAMESPACE_URL, sound(f"{edition.address}\n{edition.title}\n{edition.number}\n{edition.language}"))
    yield Markup('<dc:identifier id="id">urn:uuid:{}</dc:identifier>').format(named)
    yield Markup('<dc:title id="t">{}</dc:title>').format(edition.title.strip() or _("Nimetön opas"))
    languages = dict.fromkeys((edition.language, *(of.chapter.language for of in edition.chapters)))
    yield from (Markup("<dc:language>{}</dc:language>").format(language) for language in languages)
    for name, value in (
        ("creator", edition.publisher),
        ("publisher", edition.publisher),
        ("description", edition.description or edition.subtitle),
        *(("subject", word) for word in edition.keywords),
    ):
        if value.strip():
            yield Markup("<dc:{}>{}</dc:{}>").format(name, value, name)
    yield Markup("<dc:date>{}</dc:date>").format(edition.day.isoformat())
    yield _meta("dcterms:modified", f"{edition.day.isoformat()}T12:00:00Z")
    yield from _accessibility(any(one.path.startswith("images/") for one in files))


def _accessibility(pictured: bool) -> Iterator[Markup]:
    """What a reader with a disability asks first: https://www.w3.org/TR/epub-a11y/"""
    yield _meta("schema:accessMode", "textual")
    yield _meta("schema:accessMode", "visual")
    yield _meta("schema:accessModeSufficient", "textual")
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "alternativeText"]
    yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
    yield _meta("schema:accessibilityHazard", "none")
    pictures = _("Kuvilla on tekstivastineet. ") if pictured else ""
    told = _("Otsikot, luettelot ja taulukot ovat rakenteisia, ja sisällysluettelosta pääsee jokaiseen kohtaan.")
    yield _meta("schema:accessibilitySummary", pictures + told)


def _meta(name: str, value: str) -> Markup:
    return Markup('<meta property="{}">{}</meta>').format(name, value)


def navigation(edition: Edition, book: Book) -> str:
    """The table of contents, and the landmarks that reading systems offer."""
    rows = [_entry(book, of, n) for n, of in enumerate(edition.chapters, 1)]
    if edition.glossary:
        rows.append(_row("sanasto.xhtml", _("Yhteinen sanasto")))
    rows.append(_row("tiedot.xhtml", _("Tietoja tästä painoksesta")))
    first = book.files[edition.chapters[0].slug] if edition.chapters else "tiedot.xhtml"
    marks = [("cover", "kansi.xhtml", _("Kansi")), ("toc", "sisallys.xhtml", _("Sisällys"))]
    marks += [("bodymatter", first, _("Teksti"))]
    marks += [("glossary", "sanasto.xhtml", _("Yhteinen sanasto"))] if edition.glossary else []
    landmarks = joined(
        Markup('<li><a epub:type="{}" href="{}">{}</a></li>').format(kind, href, words) for kind, href, words in marks
    )
    body = Markup(
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="l:1"><h1 id="l:1">{}</h1><ol>{}</ol></nav>\n'
        '<nav epub:type="landmarks" hidden="hidden" aria-label="{}"><ol>{}</ol></nav>'
    ).format(_("Sisällys"), joined(rows), _("Kohdat"), landmarks)
    return page(edition.language, _("Sisällys"), str(body), kind="frontmatter")


def _entry(book: Book, of: EditionChapter, number: int) -> Markup:
    file, title = book.files[of.slug], of.chapter.title.strip() or _("Nimetön luku")
    inner = joined(_row(f"{file}#{one.anchor}", one.words) for one in contents(of.chapter.blocks))
    within = Markup("<ol>{}</ol>").format(inner) if inner else escape("")
    return Markup('<li><a href="{}">{} {}</a>{}</li>').format(file, number, title, within)


def _row(href: str, words: str) -> Markup:
    return Markup('<li><a href="{}">{}</a></li>').format(href, words.strip() or "–")
