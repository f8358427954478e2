"""The printed guide: accessible by veraPDF's rules, the same bytes from the same edition, codes that a phone reads."""

import io
from datetime import date
from pathlib import Path

import msgspec
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader, PdfWriter

from agentnet.guide.press import Edition, Known, PressFailed, compile_pdf, edition_hash, parse, run_in_child
from agentnet.guide.press.ast import Chapter, Code, Emphasis, Paragraph, Strong, Text
from agentnet.guide.press.edition import EditionChapter
from agentnet.typeset.glyphs import covered, missing, printable
from tests.press.hostile import SPECIAL
from tests.press.sample import CITATIONS, KNOWN, MEETING, chapter, edition
from tests.press.verapdf import failed_rules


@pytest.fixture(scope="module")
def printed() -> bytes:
    return compile_pdf(edition())


def with_picture() -> Edition:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#0b6e75").save(out, "PNG")
    known = Known(KNOWN.citations, {"k.png": "/k"}, KNOWN.chapters)
    text = MEETING + '\n\n![Kaksi ihmistä](k.png "Työpari")\n\n![](k.png)\n\n~~vanha [linkki](https://a.fi)~~ `koodi`'
    blocks = parse(text, language="fi", known=known).blocks
    one = EditionChapter("kuvat", Chapter("fi", "Kuvallinen luku", blocks), CITATIONS)
    return msgspec.structs.replace(edition(one), images={"k.png": out.getvalue(), "roska.png": b"MZ"}, paper="a4")


def test_no_rule_of_accessible_or_lasting_pdf_fails(printed: bytes, tmp_path: Path) -> None:
    hostile = compile_pdf(edition(*(chapter(f"l{n}", f"Luku {n}", text) for n, text in enumerate(SPECIAL))))
    files = {
        "good": printed,
        "pictures": compile_pdf(with_picture()),
        "hostile": hostile,
        "bad": without_title(printed),
    }
    for name, data in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    *good, bad = failed_rules("ua1,2a", *(tmp_path / f"{name}.pdf" for name in files))
    assert good == [{}, {}, {}]
    assert bad, "the judge finds nothing wrong in a document without a language and structure"


def without_title(printed: bytes) -> bytes:
    """A known-bad PDF: the same pages without structure, language and title."""
    writer, out = PdfWriter(), io.BytesIO()
    for page in PdfReader(io.BytesIO(printed)).pages:
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def test_the_same_edition_gives_the_same_bytes_in_another_process_too(printed: bytes) -> None:
    assert compile_pdf(edition()) == printed
    assert run_in_child(compile_pdf, edition()) == printed


def test_anything_that_changes_changes_the_hash_but_paper_does_not() -> None:
    one = edition()
    replace = msgspec.structs.replace
    assert edition_hash(replace(one, paper="a4")) == edition_hash(one)
    changed = (replace(one, number="2026.2"), replace(one, day=date(2026, 11, 18)), replace(one, images={"a": b"1"}))
    assert len({edition_hash(other) for other in (one, *changed)}) == 4


def test_the_guide_reads_in_order_with_cover_contents_chapters_and_colophon(printed: bytes) -> None:
    reader = PdfReader(io.BytesIO(printed))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert "SOTE-työparityöskentelyn" in pages[0]
    assert pages[1].startswith("Sisällys")
    assert "Miksi työpari" in pages[2]
    assert "Maija Lehto, palvelualueen johtaja, sosiaalihuolto, 3.11.2026" in pages[-1]
    assert "214" in pages[-1]
    assert edition_hash(edition())[:32] in pages[-1]
    assert reader.page_labels[:4] == ["i", "ii", "1", "2"]
    assert reader.metadata is not None
    assert reader.metadata.title == "SOTE-työparityöskentelyn opas"
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        "Sisällys",
        "1 Miksi työpari",
        "2 Asiakaskohtainen verkostopalaveri",
        "Tietoja tästä painoksesta",
    ]


def test_pages_are_a5_or_a4(printed: bytes) -> None:
    sizes = [PdfReader(io.BytesIO(data)).pages[0].mediabox for data in (printed, compile_pdf(with_picture()))]
    assert [(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in sizes] == [(148, 210), (210, 297)]


def test_a_phone_reads_the_codes(printed: bytes) -> None:
    with pypdfium2.PdfDocument(printed) as document:
        images = [document[n].render(scale=2).to_pil() for n in range(len(document))]
    read = {code.text for image in images for code in zxingcpp.read_barcodes(image)}
    assert read == {"https://opas.example.fi/kutsupohja", "https://opas.example.fi/g/tyopari/2026.1/"}


def test_an_empty_edition_and_a_long_title_can_be_printed() -> None:
    long = chapter("pitka", "Epäjärjestelmällistyttämättömyydellänsäkäänköhän " * 3, "Teksti.")
    assert compile_pdf(edition(long)).startswith(b"%PDF")
    assert compile_pdf(
        msgspec.structs.replace(edition(), chapters=(), address="", series="", publisher="", subtitle="")
    )


def test_a_broken_picture_fails_with_a_reason() -> None:
    broken = msgspec.structs.replace(with_picture(), images={"k.png": b"\x89PNG\r\n\x1a\n and no more"})
    with pytest.raises(PressFailed, match="image"):
        compile_pdf(broken)


def test_the_fonts_have_every_character_that_we_say_they_have() -> None:
    """Typst refuses PDF/UA when a glyph is missing, in any of the styles."""
    characters = "".join(map(chr, sorted(covered() - {9, 10})))
    lines = [characters[n : n + 60] for n in range(0, len(characters), 60)]
    blocks = tuple(
        Paragraph(
            str(n), (Text(line), Strong((Text(line), Emphasis((Text(line),)))), Emphasis((Text(line),)), Code(line))
        )
        for n, line in enumerate(lines)
    )
    assert compile_pdf(edition(EditionChapter("merkit", Chapter("fi", "Merkit", blocks))))


def test_what_no_font_has_is_found_and_visibly_replaced() -> None:
    assert missing("å → ☐ 漢 漢 😀") == ("漢",)
    assert printable("漢a\u200d😀\ufe0f") == "\ufffda😀\ufe0f"
    assert printable("sana\u00advihje") == "sana\u00advihje"
