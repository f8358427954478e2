"""500 random chapters, the same every time: nothing crashes any output, nothing typed becomes code or script.

The characters of Typst, HTML, Markdown and XML, direction marks, NUL and everything left open; see `hostile`.
"""

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from agentnet.guide.press import Chapter, EditionChapter, Known, Term, compile_pdf, parse, run_in_child
from agentnet.guide.press.docx_book import compile_docx
from agentnet.guide.press.epub import compile_epub
from agentnet.guide.press.site import compile_site
from tests.press.hostile import SPECIAL, random_texts
from tests.press.sample import CITATIONS, KNOWN, edition
from tests.press.whole import IMAGES

HOW_MANY: Final = 500
BATCH: Final = 125
FEW: Final = 50
TERMS: Final = (Term("sana", "<b>sana</b> & muu", "\x00]]></dd><script>alert(1)</script>"),)
OUTWARD: Final = ("https://", "http://", "mailto:", "tel:")
NAMED: Final = re.compile(r"(?:images/)?[a-z0-9][a-z0-9.-]*(?:#\S*)?|#\S+")
STRUCTURE: Final = {"html", "head", "meta", "title", "link", "body", "script"}


def chapter(number: int, text: str) -> EditionChapter:
    known = Known(KNOWN.citations, dict.fromkeys(IMAGES, ""), KNOWN.chapters, {"sana": ("sana", "x")})
    blocks = parse(text, language="fi", known=known).blocks
    return EditionChapter(f"l{number}", Chapter("fi", text[:60], blocks), CITATIONS)


@pytest.fixture(scope="module")
def chapters() -> list[EditionChapter]:
    texts = [*SPECIAL, *random_texts(HOW_MANY - len(SPECIAL), seed=20261122)]
    return [chapter(number, text) for number, text in enumerate(texts)]


class Harmless(HTMLParser):
    """Fails on any script but ours, on handlers, and on addresses that lead to nowhere of ours nor outward."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("iframe", "object", "embed", "form", "base", "style") or ("role", "search") in attrs
        self.scripts += tag == "script"
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("style", "srcdoc", "formaction")
            if name in ("src", "href"):
                fetched = tag != "a"
                assert NAMED.fullmatch(value or "") or (not fetched and (value or "").startswith(OUTWARD)), (tag, value)


def test_random_chapters_become_harmless_web_pages(chapters: list[EditionChapter]) -> None:
    pages = []
    for n in range(0, HOW_MANY, FEW):
        batch = replace(edition(*chapters[n : n + FEW]), images=IMAGES, glossary=TERMS)
        pages += [data.decode() for name, data in compile_site(batch, None, {}).items() if name.endswith(".html")]
    assert len(pages) == HOW_MANY + 4 * HOW_MANY // FEW
    for page in pages:
        harmless = Harmless()
        harmless.feed(page)
        assert harmless.scripts == 1, "our own search, and no other"
        assert "\x00" not in page


def test_random_chapters_become_a_whole_epub(chapters: list[EditionChapter]) -> None:
    made = compile_epub(replace(edition(*chapters), images=IMAGES, glossary=TERMS))
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        names = packed.namelist()
        pages = [packed.read(name) for name in names if name.endswith((".xhtml", ".opf"))]
        assert len(pages) == HOW_MANY + 5
        for page in pages:
            for one in ElementTree.fromstring(page).iter():
                assert not one.tag.endswith("}script")
                assert not any(name.startswith("on") for name in one.attrib)
                href = one.get("src") or one.get("href") or ""
                assert not href or NAMED.fullmatch(href) or (one.tag.endswith("}a") and href.startswith(OUTWARD)), href


def test_random_chapters_become_a_whole_word_file(chapters: list[EditionChapter]) -> None:
    made = compile_docx(replace(edition(*chapters), images=IMAGES, glossary=TERMS))
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        xml = packed.read("word/document.xml").decode()
        ElementTree.fromstring(xml)
        for name in packed.namelist():
            if name.endswith(".rels"):
                for one in ElementTree.fromstring(packed.read(name)):
                    target = one.get("Target") or ""
                    assert one.get("TargetMode") != "External" or target.startswith(OUTWARD), target
    assert xml.count("<w:bookmarkStart ") == xml.count("<w:bookmarkEnd ")
    assert "INCLUDETEXT" not in xml
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", xml) == []


def test_random_chapters_become_a_pdf(chapters: list[EditionChapter]) -> None:
    """In batches, each in a process of its own: a crash of Typst would end the process."""
    batches = [
        replace(edition(*chapters[n : n + BATCH]), images=IMAGES, glossary=TERMS) for n in range(0, HOW_MANY, BATCH)
    ]
    with ThreadPoolExecutor(2) as two:
        for made in two.map(lambda batch: run_in_child(compile_pdf, batch, seconds=120), batches):
            assert made.startswith(b"%PDF")
            assert b"/JavaScript" not in made
            assert b"/Launch" not in made
