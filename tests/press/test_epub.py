"""The EPUB: EPUBCheck has nothing to say of it, whatever was typed; the same bytes from the same edition."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from agentnet.guide.press import Brand, EditionChapter
from agentnet.guide.press.book import safe_link
from agentnet.guide.press.epub import _style, compile_epub
from agentnet.guide.press.epub_xhtml import xhtml
from tests.press.epubcheck import messages
from tests.press.hostile import SPECIAL
from tests.press.sample import CITATIONS, edition
from tests.press.torture import torture
from tests.press.whole import chapter, whole


@pytest.fixture(scope="module")
def made() -> bytes:
    return compile_epub(whole())


def opened(epub: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(epub)) as packed:
        return {
            name: packed.read(name).decode()
            for name in packed.namelist()
            if name.endswith((".xhtml", ".opf", ".css", ".xml"))
        }


def test_epubcheck_has_nothing_to_say(made: bytes, tmp_path: Path) -> None:
    hostile = [chapter(f"../l{n}", f"Luku {n} <b>", text) for n, text in enumerate(SPECIAL)]
    worst = replace(whole(), chapters=tuple(hostile), title="<script>\x00&", publisher=" ", glossary=(), address="x")
    empty = replace(edition(), chapters=(), address="", publisher="", subtitle="", counted=())
    files = {"good": made, "hostile": compile_epub(worst), "empty": compile_epub(empty)}
    files |= {language: compile_epub(torture(language)) for language in ("fi", "sv", "en")}
    files["bad"] = without_title(made)
    for name, data in files.items():
        (tmp_path / f"{name}.epub").write_bytes(data)
    *good, bad = messages(*(tmp_path / f"{name}.epub" for name in files))
    assert good == [[]] * 6
    assert any(one.startswith("ERROR") for one in bad), "the judge must see what is wrong"


def without_title(epub: bytes) -> bytes:
    """A known-bad book: no title, and a link to nowhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry).replace(b"<dc:title", b"<dc:subject").replace(b"</dc:title", b"</dc:subject")
            new.writestr(entry, data.replace(b'href="tiedot.xhtml"', b'href="poissa.xhtml"'))
    return out.getvalue()


def test_the_type_comes_first_and_bare(made: bytes) -> None:
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    assert compile_epub(whole()) == made


def test_it_says_what_it_is_and_how_it_can_be_read(made: bytes) -> None:
    package = opened(made)["EPUB/package.opf"]
    for said in (
        '<dc:title id="t">SOTE-työparityöskentelyn opas</dc:title>',
        "<dc:language>fi</dc:language><dc:language>sv</dc:language>",
        '<meta property="dcterms:modified">2026-11-17T12:00:00Z</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">alternativeText</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        'properties="cover-image"',
        'properties="nav"',
    ):
        assert said in package


def test_chapters_notes_sources_glossary_and_colophon_are_there(made: bytes) -> None:
    files = opened(made)
    text = files["EPUB/verkostopalaveri.xhtml"]
    assert 'epub:type="noteref"' in text
    assert 'epub:type="footnote"' in text
    assert '<a href="miksi-tyopari.xhtml#yksi-ovi-riittaa"' in text
    assert '<a href="miksi-tyopari.xhtml">olematon</a>' in text, "an unknown place leads to its chapter"
    assert 'id="l:3"' in text
    assert "Kutsupohja" in text
    assert "Vastuutaho: Varhan SOTE-työparit" in text
    assert 'xml:lang="sv"' in files["EPUB/pa-svenska.xhtml"]
    assert "Asiakkaan &amp; hänen verkostonsa &lt;yhteinen&gt;" in files["EPUB/sanasto.xhtml"]
    assert "Maija Lehto, palvelualueen johtaja, sosiaalihuolto, 3.11.2026" in files["EPUB/tiedot.xhtml"]
    contents = files["EPUB/sisallys.xhtml"]
    assert 'epub:type="landmarks"' in contents
    assert 'href="verkostopalaveri.xhtml#kulku"' in contents


def test_nothing_is_fetched_from_elsewhere(made: bytes) -> None:
    files = opened(made)
    assert "url(" not in files["EPUB/style.css"]
    for name, text in files.items():
        if name.endswith(".xhtml"):
            root = ElementTree.fromstring(text)
            assert all(not (one.get("src") or "").startswith(("http", "//")) for one in root.iter())


def test_a_colour_that_is_none_never_gets_into_the_style() -> None:
    brand = Brand(ink="red}body{background:url(https://muualla.fi)", serif='"; } x { url(//y)')
    style = _style(replace(edition(), brand=brand)).decode()
    assert "muualla" not in style
    assert "url(" not in style


def test_links_within_and_out() -> None:
    places = {"a.xhtml", "a.xhtml#b"}
    assert xhtml('<a href="a.xhtml#b">x</a><br>', places) == '<a href="a.xhtml#b">x</a><br/>'
    assert xhtml('<a href="a.xhtml#c" rel="x">x</a>', places) == '<a href="a.xhtml">x</a>'
    assert xhtml('<a href="/g/opas">x</a>', places) == "<span>x</span>"
    assert xhtml('<span title="a < b">x&nbsp;\x01y</span>', ()) == '<span title="a &lt; b">x\u00a0y</span>'


@pytest.mark.parametrize(
    ("href", "sound"),
    [
        ("https://a.fi/b?c=1&d=%20", True),
        ("http://127.0.0.1:8000/", True),
        ("mailto:a@b.fi?subject=Hei", True),
        ("tel:+358-40-123", True),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://a b", False),
        ("https://[x", False),
        ("https://a.fi:x/", False),
        ("https:/a", False),
        ("mailto:", False),
        ("tel:x", False),
        ("//a.fi", False),
        ("file:///etc/passwd", False),
        ('https://a.fi/"onx', False),
    ],
)
def test_what_is_a_sound_address(href: str, sound: bool) -> None:
    assert safe_link(href) == (href if sound else "")


def test_a_chapter_without_words_has_a_name() -> None:
    made = opened(compile_epub(edition(EditionChapter("", chapter("a", " ", "").chapter, CITATIONS))))
    assert "Nimetön luku" in made["EPUB/sisallys.xhtml"]
