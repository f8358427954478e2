"""Sheets of stickers and badges as files: what they say, the machine's rules, and where each code leads."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from agentnet.child import run_in_child
from agentnet.guide.stickers.sheets import (
    PAPERS,
    Badge,
    BadgeSheet,
    Size,
    Sticker,
    StickerSheet,
    badge_png,
    badges_pdf,
    stickers_pdf,
)
from agentnet.typeset.setting import Warm
from tests.press.verapdf import failed_rules

MOMENT = datetime(2026, 3, 4, tzinfo=UTC)
HOSTILE = '#panic("x") $x$ *_`<b> \\ " ” 🎉 Ж ع 漢 \x00 ' + "Mielenterveyskuntoutujienasumispalveluyksikkö" * 3


def stickers(
    size: Size = "3x7", count: int = 3, *, story: bool = False, question: str = "Kenelle soitan?"
) -> StickerSheet:
    asked = [Sticker(f"{question} {n}", f"https://opas.example/q/abc{n:04}", "Miksi työpari?") for n in range(count)]
    return StickerSheet(
        title="Tarra-arkki: Opas",
        name="SOTE-työparin opas",
        language="fi",
        stickers=tuple(asked),
        moment=MOMENT,
        code="QR-koodi",
        over="Agentin vihje" if story else "",
        size=size,
        cut=True,
        story=story,
    )


def badges(*, story: bool = False, count: int = 3) -> BadgeSheet:
    people = (
        Badge("Heli Aro", ("sosiaalityöntekijä", "Salo"), "koordinaattori", "social", "Q", "https://opas.example/g/a"),
        Badge("Jukka Kallio", (), "palvelualueen johtaja", "health", "007", "https://opas.example/join/" + "a" * 64),
        Badge(HOSTILE, (HOSTILE,), "agentti", "", "Agentti"),
    )
    return BadgeSheet(
        title="Nimilaput: Verkosto",
        network="Verkosto",
        language="fi",
        badges=tuple(people[n % 3] for n in range(count)),
        moment=MOMENT,
        code="QR-koodi",
        story=story,
    )


def said(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def read(data: bytes) -> set[str]:
    """What a phone reads in the picture of a page."""
    return {code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(data)).convert("RGB"))}


def pictured(sheet: StickerSheet | BadgeSheet, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages of a sheet as they print, at 200 dots to the inch."""
    from agentnet.guide.stickers import sheets

    found: list[bytes] = []

    def looked(folder: Path, _moment: datetime) -> bytes:
        found.extend(Warm(folder).pictures(200))
        return b""

    monkeypatch.setattr(sheets, "as_pdf", looked)
    stickers_pdf(sheet) if isinstance(sheet, StickerSheet) else badges_pdf(sheet)
    return found


def test_sheets_pass_the_machine_rules_and_are_the_same_each_time(tmp_path: Path) -> None:
    made: dict[str, tuple[Any, Any]] = {
        "plain": (stickers_pdf, stickers(count=22)),
        "story": (stickers_pdf, stickers("2x4", story=True, question=HOSTILE)),
        "badges": (badges_pdf, badges(count=9)),
        "story-badges": (badges_pdf, badges(story=True)),
    }
    files = []
    for name, (make, sheet) in made.items():
        data = run_in_child(make, sheet)
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(data)
        if name == "plain":
            assert data == run_in_child(make, sheet)
    assert failed_rules("ua1,2a", *files) == [{}] * len(files)


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("story", [False, True])
def test_each_sticker_is_read_by_a_phone(size: Size, story: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = stickers(size, PAPERS[size].columns * PAPERS[size].rows + 1, story=story)
    pages = pictured(sheet, monkeypatch)
    assert len(pages) == 2
    assert set().union(*map(read, pages)) == {one.url for one in sheet.stickers}


@pytest.mark.parametrize("story", [False, True])
def test_each_badge_is_read_by_a_phone(story: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = badges(story=story, count=9)
    pages = pictured(sheet, monkeypatch)
    assert len(pages) == 2
    assert set().union(*map(read, pages)) == {one.url for one in sheet.badges if one.url}


def test_a_sticker_says_the_question_and_the_guide() -> None:
    text = said(stickers_pdf(stickers()))
    assert "Kenelle soitan? 2" in " ".join(text.split())
    assert "SOTE-työparin opas" in text
    assert "Agentin vihje" in said(stickers_pdf(stickers(story=True)))


def test_the_story_theme_adds_a_mark_and_takes_nothing_away() -> None:
    plain, story = said(badges_pdf(badges(count=2))), said(badges_pdf(badges(story=True, count=2)))
    assert "007" not in plain
    for words in ("Heli Aro", "koordinaattori", "sosiaalityöntekijä"):
        assert words in plain
        assert words in story
    assert "007" in story


def test_a_badge_is_a_picture_of_a_card() -> None:
    data = badge_png(badges(story=True))
    assert Image.open(io.BytesIO(data)).size == (1004, 638)
    assert read(data) == {"https://opas.example/g/a"}
