"""What people write prints: other alphabets, emoji of several parts, marks on any letter; what no font has is told."""

import io
import random
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from agentnet.typeset import FALLBACKS, as_pdf, as_png, covered, fonts, laid_out, missing, printable
from agentnet.typeset.fonts import CODE
from tests.press.verapdf import failed_rules

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEMPLATE = """\
#import "fonts.typ": faces
#let facts = json("/facts.json")
#set document(title: "Merkit", date: datetime(year: 2026, month: 11, day: 22))
#set text(lang: "fi", font: faces("Atkinson Hyperlegible"))
#for it in facts.texts { par(it); par(strong(it)); par(emph(it)); par(text(font: faces("Libertinus Serif"), it)) }
#facts.lost
"""
WRITTEN = (
    "Čáhppes beana, Ŋ ŋ Đ đ Ŧ ŧ Š š Ž ž",
    "Привет, ёлка. Їжак і ґанок. Õunapuu, ööbik.",
    "مرحبا بكم ٣٤٥ – مُحَمَّد",
    "שלום, አማርኛ, ไทย, हिन्दी, ქართული, Việt Nam, Ἑλλάς",
    "→ ← ↔ ⇒ ➜ ✓ ✗ ✔ ★ ☆ ① ② ❶ ☐ ☑ ☒ • ■ ● ▲ │ ┌─┐ ∑ ≠ ≤ ≈ € ½ m² H₂O №",
    "😀 👍🏿 👩🏽‍⚕️ 👨‍👩‍👧 ❤️‍🔥 🏳️‍🌈 🇫🇮🇸🇪🇪🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ #️⃣ ☎️ ♻️",
)


def printed(folder: Path, *texts: str) -> bytes:
    (folder / "letters.typ").write_text(TEMPLATE, encoding="utf-8")
    with laid_out(folder, "letters.typ", {"language": "fi", "texts": texts}) as laid:
        return as_pdf(laid, AT)


def test_every_character_of_the_list_prints_in_every_style(tmp_path: Path) -> None:
    """Typst refuses PDF/UA where a glyph is missing."""
    characters = "".join(map(chr, sorted(covered() - {9, 10})))
    lines = (characters[at : at + 60] for at in range(0, len(characters), 60))
    assert printed(tmp_path, *lines).startswith(b"%PDF")


def test_other_alphabets_and_emoji_are_accessible_too(tmp_path: Path) -> None:
    (tmp_path / "written.pdf").write_bytes(printed(tmp_path, *WRITTEN, "漢"))
    assert failed_rules("ua1,2a", tmp_path / "written.pdf") == [{}]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_people_write_is_never_lost(text: str, tmp_path: Path) -> None:
    assert missing(text) == ()
    assert printable(text) == text
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed(tmp_path, text))).pages)
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        pieces = {piece for piece in text.split() if "हि" not in piece and "🏿" not in piece}
        assert [piece for piece in pieces if piece not in read] == []


def test_any_mess_of_marks_joiners_and_letters_prints(tmp_path: Path) -> None:
    chance = random.Random(22)
    known = sorted(covered())
    marks = [code for code in known if unicodedata.category(chr(code)) in ("Mn", "Cf")] + [0x1F3FB, 0x1F3FF, 0xFE0F]
    emoji = [code for code in known if code >= 0x1F1E6]
    pools = (known, marks, marks, emoji, range(32, 127), range(0x20, 0xD800), range(0xE000, 0x11000))
    texts = ("".join(chr(chance.choice(chance.choice(pools))) for _ in range(25)) for _ in range(400))
    assert printed(tmp_path, *texts).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown", "lost"),
    [
        ("漢 ja 漢 😀", "\ufffd ja \ufffd 😀", ("漢",)),
        ("a\u0653b", "a\ufffdb", ("\u0653",)),
        ("👩\u200d\U0001fae9", "👩\u200d\ufffd", ("\U0001fae9",)),
        ("👩\u200d👾!", "👩\u200d👾!", ()),
        ("漢\U0001f3ff", "\ufffd", ("漢", "\U0001f3ff")),
        ("\u202ekäännetty\u202c", "käännetty", ()),
        ("sana\u00advihje\n\trivi", "sana\u00advihje\n\trivi", ()),
        ("", "", ()),
    ],
)
def test_what_no_font_has_is_visibly_replaced(text: str, shown: str, lost: tuple[str, ...]) -> None:
    assert printable(text) == shown
    assert missing(text) == lost


def test_the_page_says_which_characters_it_lacks(tmp_path: Path) -> None:
    read = PdfReader(io.BytesIO(printed(tmp_path, "漢字", "ei puutu"))).pages[0].extract_text()
    assert "jota ei voitu painaa: U+6F22, U+5B57" in read
    assert "painaa" not in PdfReader(io.BytesIO(printed(tmp_path, "ei puutu"))).pages[0].extract_text()


def test_the_fonts_are_there_and_the_list_knows_them() -> None:
    files = [file for folder in fonts() for file in folder.glob("*.ttf")]
    families = {TTFont(file, lazy=True)["name"].getDebugName(1) for file in files}
    assert {"Noto Emoji", "Noto Sans", "Noto Sans Arabic"} <= families
    assert {ord(letter) for letter in "äŋЖї😀مש①✓"} <= covered()
    assert all(name in CODE for name in FALLBACKS)


def test_lines_with_emoji_stand_as_close_as_others(tmp_path: Path) -> None:
    """In our templates; `top-edge` says it."""
    from PIL import Image

    def height(text: str) -> int:
        template = TEMPLATE.replace("#set text(", "#set page(width: 9cm, height: auto)\n#set text(top-edge: .68em, ")
        (tmp_path / "letters.typ").write_text(template, encoding="utf-8")
        with laid_out(tmp_path, "letters.typ", {"language": "fi", "texts": [text]}) as laid:
            return Image.open(io.BytesIO(as_png(laid, pixels_per_inch=72))).height

    assert height("Kahvi ☕ 😀") == height("Kahvi ja pulla")
