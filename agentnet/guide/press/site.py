"""An edition as a web guide of files, for any web server: pages, pictures, style, a search that runs in the page."""

from collections.abc import Mapping

import msgspec

from agentnet.guide.press.book import Book
from agentnet.guide.press.edition import Edition
from agentnet.guide.press.markdown_text import as_markdown
from agentnet.guide.press.search import search_index
from agentnet.guide.press.site_pages import chapter, cover, framed, rest, titled
from agentnet.guide.press.site_style import SHELL, fonts, icon, style
from agentnet.guide.press.zipping import as_zip
from agentnet.words import using

__all__ = ["as_zip", "compile_site", "search_index"]


def compile_site(
    edition: Edition,
    extras: Mapping[str, bytes] | None = None,
    bases: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """Path → bytes. Slow and, for the words' base forms, large: call it through `in_child`.

    `extras`: files that go along: `guide.pdf`, `guide.epub`, `guide.docx`, and `tools/<file>` of the chapters' tools.
    `bases`: base forms made before (`search.base_forms`); without them they are made here.
    """
    kept = extras or {}
    tools = [path.removeprefix("tools/") for path in kept if path.startswith("tools/")]
    with using(edition.language):
        book = Book(edition, "html", tools)
        pages = [cover(book, kept), *(chapter(book, n) for n in range(len(edition.chapters))), *rest(book)]
        made = {page.file: framed(book, page) for page in pages}
        for of in edition.chapters:
            text = as_markdown(titled(of), of.chapter.blocks)
            made[book.files[of.slug].removesuffix(".html") + ".md"] = text.encode(errors="replace")
    index = search_index(edition, book.files.__getitem__, bases)
    return {
        **made,
        **{picture.file: picture.data for picture in book.pictures.values()},
        **fonts(),
        **kept,
        "style.css": style(edition.brand),
        "icon.svg": icon(),
        "search.js": (SHELL / "search.js").read_bytes(),
        "search-index.js": b"guideIndex(" + msgspec.json.encode(index) + b")",
    }
