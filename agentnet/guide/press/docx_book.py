"""An edition, or one chapter to be commented on, as a Word file. The same bytes from the same input."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from markupsafe import Markup

from agentnet.guide.press.ast import Heading
from agentnet.guide.press.book import colours, safe_link, sources_of
from agentnet.guide.press.brand import Brand
from agentnet.guide.press.digest import edition_hash
from agentnet.guide.press.docx_blocks import Chapters
from agentnet.guide.press.docx_inlines import Words
from agentnet.guide.press.docx_package import Package, field, footer
from agentnet.guide.press.docx_xml import NOTHING, Bookmarks, Marks, bookmark_of, link_to, paragraph, run
from agentnet.guide.press.edition import Edition, EditionChapter
from agentnet.guide.press.front import approved_by, day, facts_of
from agentnet.words import _, using

FIXED: Final = date(2000, 1, 1)
"""The time of a file that is no edition's."""
NEW_PAGE: Final = Markup("<w:pageBreakBefore/>")
LINK: Final = Marks(style="Hyperlink")
TONES: Final = {
    "client": "gold_soft",
    "social": "social_soft",
    "health": "health_soft",
    "joint": "stone_soft",
    "other": "stone_soft",
}


def compile_docx(edition: Edition) -> bytes:
    """The whole edition. Slow: call it through `in_child`."""
    with using(edition.language):
        package = Package(edition.brand, edition.language, edition.title)
        made = _Made(package, edition.brand, edition.images, edition.chapters, edition.language)
        footer(package, _foot(f"{edition.title} · {_('Painos {number}', number=edition.number)}"))
        made.targets |= {f"sanasto:{term.slug}": _term_mark(term.slug) for term in edition.glossary}
        parts = [*_cover(edition), *_contents(edition)]
        for n, of in enumerate(edition.chapters, 1):
            parts += made.chapter(of, n)
        parts += [*_glossary(edition, made.bookmarks), *_colophon(edition)]
        facts = {"author": edition.publisher, "subject": edition.subtitle, "keywords": ", ".join(edition.keywords)}
        return package.packed(parts, edition.day, {**facts, "version": edition.number})


def chapter_docx(
    chapter: EditionChapter,
    *,
    language: str,
    title: str,
    reviewed: str,
    images: Mapping[str, bytes] | None = None,
    brand: Brand | None = None,
    day: date = FIXED,
) -> bytes:
    """One chapter to comment on: `title` is the guide's, `reviewed` says which version this is and who waits for it."""
    with using(language):
        look = brand or Brand()
        package = Package(look, language, f"{title}: {chapter.chapter.title}")
        made = _Made(package, look, images or {}, (chapter,), language)
        footer(package, _foot(f"{title} · {chapter.chapter.title}"))
        how = _(
            "Kommentoi Wordin kommenteilla: valitse kohta ja lisää kommentti. Tallenna ja tuo tiedosto takaisin "
            "samalle sivulle, niin kommentit siirtyvät oikeisiin kohtiin. Muutoksia tekstiin ei lueta."
        )
        opening = [paragraph(run(line), "Subtitle") for line in (title, reviewed) if line]
        return package.packed([*opening, paragraph(run(how)), *made.chapter(chapter, 0)], day, {"subject": title})


class _Made:
    """Writes the chapters of one file."""

    def __init__(
        self,
        package: Package,
        brand: Brand,
        images: Mapping[str, bytes],
        chapters: tuple[EditionChapter, ...],
        language: str,
    ) -> None:
        self.package, self.images, self.language = package, images, language
        self.bookmarks = Bookmarks()
        shades = colours(brand)
        self.grounds = {tone: shades[name].removeprefix("#").upper() for tone, name in TONES.items()}
        self.targets = dict(_targets(chapters))

    def chapter(self, of: EditionChapter, number: int) -> Iterator[Markup]:
        with using(of.chapter.language):
            other = of.chapter.language if of.chapter.language != self.language else ""
            here = {
                f"#{key.partition('/')[2]}": mark for key, mark in self.targets.items() if key.startswith(f"{of.slug}/")
            }
            cites = {f"@{key}": _source_mark(of.slug, n.number) for key, n in sources_of(of)}
            tools = {tool.name: safe_link(tool.href) for tool in of.tools}
            words = Words(self.package, {**self.targets, **here, **cites}, of.citations, other, tools)
            writing = Chapters(words, self.bookmarks, self.images, self.grounds)
            title = run(f"{number} {of.chapter.title}" if number else of.chapter.title, Marks(language=other))
            head = paragraph(title, "Heading1", NEW_PAGE if number else NOTHING)
            yield from self.bookmarks.around(_chapter_mark(of.slug), [head])
            if facts := list(facts_of(of)):
                yield paragraph(run("\n".join(facts)), "Caption", Markup('<w:spacing w:after="280"/>'))
            yield from writing.blocks(of.chapter.blocks)
            yield from self._after(of, words)

    def _after(self, of: EditionChapter, words: Words) -> Iterator[Markup]:
        if of.tools:
            yield paragraph(run(_("Työkalut")), "Heading2")
            for tool in of.tools:
                yield paragraph(words.link(safe_link(tool.href), tool.title), "ListBullet")
        cited = sources_of(of)
        if cited:
            yield paragraph(run(_("Lähteet")), "Heading2")
        for _key, source in cited:
            line = [paragraph(run(f"{source.number}. {source.label}"), "TableText")]
            yield from self.bookmarks.around(_source_mark(of.slug, source.number), line)


def _targets(chapters: tuple[EditionChapter, ...]) -> Iterator[tuple[str, str]]:
    for of in chapters:
        yield of.slug, _chapter_mark(of.slug)
        for block in of.chapter.blocks:
            if isinstance(block, Heading):
                yield f"{of.slug}/{block.anchor}", bookmark_of(block.id)


def _chapter_mark(slug: str) -> str:
    return bookmark_of(slug).replace("b_", "c_", 1)


def _source_mark(slug: str, number: int) -> str:
    return f"s{number}_{_chapter_mark(slug)[2:26]}"


def _foot(words: str) -> list[Markup]:
    return [paragraph(run(f"{words} · {_('Sivu')} ") + field("PAGE", "1"), "Footer")]


def _cover(edition: Edition) -> Iterator[Markup]:
    yield paragraph(run(edition.series), "Subtitle") if edition.series else NOTHING
    yield paragraph(run(edition.title), "Title")
    for line in (edition.subtitle, _("Painos {number}", number=edition.number), day(edition.day), edition.publisher):
        yield paragraph(run(line), "Subtitle") if line else NOTHING


def _contents(edition: Edition) -> Iterator[Markup]:
    yield paragraph(run(_("Sisällys")), "TOCHeading")
    for n, of in enumerate(edition.chapters, 1):
        yield paragraph(link_to(_chapter_mark(of.slug), run(f"{n} {of.chapter.title}", LINK)), "TableText")


def _term_mark(slug: str) -> str:
    return bookmark_of(slug).replace("b_", "t_", 1)


def _glossary(edition: Edition, bookmarks: Bookmarks) -> Iterator[Markup]:
    if edition.glossary:
        yield paragraph(run(_("Yhteinen sanasto")), "Heading1", NEW_PAGE)
    for term in sorted(edition.glossary, key=lambda term: term.word.casefold()):
        others = f" ({_('Myös: {words}', words=', '.join(term.others))})" if term.others else ""
        line = [paragraph(run(term.word, Marks(bold=True)) + run(f": {term.meaning}{others}"))]
        yield from bookmarks.around(_term_mark(term.slug), line)


def _colophon(edition: Edition) -> Iterator[Markup]:
    yield paragraph(run(_("Tietoja tästä painoksesta")), "Heading1", NEW_PAGE)
    lists = (
        (_("Mikä muuttui"), [*filter(None, (edition.change_note,)), *edition.changes]),
        (_("Opas on koottu yhdessä"), [f"{one.number} {one.what}" for one in edition.counted]),
        (_("Mukana tekemässä"), list(edition.contributors)),
        *(
            (_("Hyväksynnät: {chapter}", chapter=of.chapter.title), [approved_by(one) for one in of.approvals])
            for of in edition.chapters
        ),
    )
    for title, lines in lists:
        yield paragraph(run(title), "Heading2") if lines else NOTHING
        yield from (paragraph(run(line), "ListBullet") for line in lines)
    yield paragraph(run(_("Sisällön tiiviste")), "Heading2")
    yield paragraph(run(edition_hash(edition)), "CodeText")
