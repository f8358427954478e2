"""The Word file: real styles, notes, tables and alt texts; the same bytes from the same edition."""

import io
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document

from agentnet.guide.press import run_in_child
from agentnet.guide.press.ast import every
from agentnet.guide.press.docx_book import chapter_docx, compile_docx
from tests.press.hostile import SPECIAL
from tests.press.sample import edition
from tests.press.whole import IMAGES, chapter, whole
from tests.press.word_files import parts_of


@pytest.fixture(scope="module")
def made() -> bytes:
    return compile_docx(whole())


def styles_of(docx: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    document: Any = Document(io.BytesIO(docx))
    for paragraph in document.paragraphs:
        found.setdefault(paragraph.style.name, []).append(paragraph.text)
    return found


def test_structure_is_told_by_styles(made: bytes) -> None:
    styles = styles_of(made)
    assert styles["Title"] == ["SOTE-työparityöskentelyn opas"]
    assert "2 Asiakaskohtainen verkostopalaveri" in styles["Heading 1"]
    assert "Kulku" in styles["Heading 2"]
    assert "Ennen palaveria" in styles["Heading 3"]
    assert styles["List Bullet 2"] == ["kaksi"]
    assert styles["List Bullet 3"] == ["kolme"]
    assert "yksi" in styles["List Number"]
    assert "Lainaus kentältä." in styles["Quote"]
    assert "Työpari" in styles["Caption"]
    assert "koodia <näin>" in styles["CodeText"]
    assert any("Palaverin vetää" in text for text in styles["Box muista"])


def test_footnotes_are_footnotes(made: bytes) -> None:
    parts = parts_of(made)
    assert "Alaviite, jossa on" in parts["word/footnotes.xml"].decode()
    assert b'w:footnoteReference w:id="1"' in parts["word/document.xml"]
    assert (
        b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        in parts["word/settings.xml"]
    )
    assert "https://example.fi/a?b=1&amp;c=2" in parts["word/_rels/footnotes.xml.rels"].decode()


def test_a_numbered_list_begins_anew_and_where_it_should() -> None:
    text = "1. a\n2. b\n\nväli\n\n7. c\n8. d"
    xml = parts_of(compile_docx(edition(chapter("a", "A", text))))
    lists = re.findall(r'<w:numId w:val="(\d+)"/>', xml["word/document.xml"].decode())
    assert len(set(lists)) == 2
    assert b'<w:startOverride w:val="7"/>' in xml["word/numbering.xml"]


def test_tables_have_heads_and_pictures_have_words(made: bytes) -> None:
    xml = parts_of(made)["word/document.xml"].decode()
    assert xml.count("<w:tblHeader/>") == xml.count("<w:tbl>") >= 2
    assert 'descr="Kaksi ihmistä pöydän ääressä"' in xml
    assert 'descr="QR-koodi: https://opas.example.fi/kutsupohja"' in xml
    media = sorted(name for name in parts_of(made) if name.startswith("word/media"))
    assert len(media) == 3, "a WebP picture is there too, as PNG"
    assert all(name.endswith((".png", ".jpg")) for name in media)


def test_language_title_and_times_are_the_editions(made: bytes) -> None:
    facts = Document(io.BytesIO(made)).core_properties
    assert (facts.title, facts.author) == ("SOTE-työparityöskentelyn opas", "Muutosagenttien verkosto")
    assert facts.language == "fi-FI"
    assert facts.created == facts.modified == datetime.fromisoformat("2026-11-17T12:00:00+00:00")
    assert b'<w:lang w:val="fi-FI"' in parts_of(made)["word/styles.xml"]
    assert b'<w:lang w:val="sv-FI"/>' in parts_of(made)["word/document.xml"]


def test_links_lead_within_the_file_and_out(made: bytes) -> None:
    xml = parts_of(made)["word/document.xml"].decode()
    names = set(re.findall(r'w:name="([bcst]\w+)"', xml))
    assert 'w:anchor="t_verkostopalaveri"' in xml
    assert set(re.findall(r'w:anchor="(\w+)"', xml)) <= names
    assert all(len(name) <= 40 for name in names)
    assert "mailto:a@example.fi" in parts_of(made)["word/_rels/document.xml.rels"].decode()


def test_the_same_edition_gives_the_same_bytes_in_another_process_too(made: bytes) -> None:
    assert compile_docx(whole()) == made
    assert run_in_child(compile_docx, whole()) == made


def test_a_chapter_to_comment_on_has_each_block_in_a_bookmark() -> None:
    one = chapter("kaikki", "Kaikki", "\n\n".join(SPECIAL))
    made = chapter_docx(one, language="fi", title="Opas & <muu>", reviewed="Versio 3", images=IMAGES)
    assert made == chapter_docx(one, language="fi", title="Opas & <muu>", reviewed="Versio 3", images=IMAGES)
    xml = parts_of(made)["word/document.xml"].decode()
    ElementTree.fromstring(xml)
    assert {f"b_{piece.id}" for piece in every(one.chapter.blocks)} <= set(re.findall(r'w:name="(b_\w+)"', xml))
    assert xml.count("<w:bookmarkStart ") == xml.count("<w:bookmarkEnd ")
    assert "Opas & <muu>" in styles_of(made)["Subtitle"]


def test_an_empty_edition_can_be_opened() -> None:
    from msgspec.structs import replace

    made = compile_docx(replace(edition(), chapters=(), title="", subtitle="", counted=(), publisher="", series=""))
    assert Document(io.BytesIO(made)).paragraphs
