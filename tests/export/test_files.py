"""What is in a board's file, and above all what is not: a canary for each kind of file, audience and phase."""

import io
import zipfile
from uuid import uuid4

import pytest
from PIL import Image
from pypdf import PdfReader

from agentnet.workshops.boards.export import Kind, made, name_of
from agentnet.workshops.boards.export.columns import arranged
from agentnet.workshops.boards.export.drawing import TONES
from agentnet.workshops.boards.export.table import Line, stack
from agentnet.workshops.boards.flow import Audience, Phase
from agentnet.workshops.boards.shapes import View
from agentnet.workshops.boards.views import seen
from agentnet.workshops.boards.wall import Section
from tests.boards.scene import AINO, ESTEET, a_note, a_wall
from tests.export.scene import (
    ALT,
    AT,
    BINNED,
    COMMENT,
    FACTS,
    GONE,
    HELD,
    HIDDEN,
    OTHER,
    OWN,
    REASON,
    TITLE,
    UNDER,
    full,
    table,
    words,
)
from tests.press.verapdf import failed_rules

READABLE = [Kind.CSV, Kind.XLSX, Kind.MD, Kind.PDF]
HOSTILE = ('=HYPERLINK("https://paha.example";"x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1")
STRANGE = "Ä ö å 😀👩‍👩‍👧 שלום مرحبا 你好 \u202e x <b>&amp;</b> #eval(1) $x$ `a` [l](http://x) \\ \"q\" 'z' *t* _k_ | a"


def participants(phase: Phase = Phase.SUMMARY) -> View:
    return seen(full(phase), Audience.PARTICIPANTS)


def facilitators(phase: Phase = Phase.SUMMARY) -> View:
    return seen(full(phase), Audience.FACILITATORS)


@pytest.mark.parametrize("kind", READABLE)
def test_participants_get_no_hidden_held_or_binned_note(kind: Kind) -> None:
    text = words(kind, participants())
    assert all(one in text for one in (OWN, OTHER, UNDER, TITLE, COMMENT, ALT))
    assert not any(one in text for one in (HIDDEN, HELD, BINNED, GONE, REASON))


@pytest.mark.parametrize("kind", READABLE)
def test_while_ideas_are_written_everybody_gets_their_own(kind: Kind) -> None:
    others = words(kind, participants(Phase.IDEATION))
    assert not any(one in others for one in (OWN, OTHER, UNDER, TITLE, COMMENT, HIDDEN, HELD, BINNED))
    mine = words(kind, seen(full(Phase.IDEATION), Audience.PARTICIPANTS, AINO))
    assert OWN in mine
    assert not any(one in mine for one in (OTHER, UNDER, TITLE, COMMENT, HIDDEN, HELD, BINNED))


@pytest.mark.parametrize("kind", READABLE)
def test_facilitators_get_what_waits_and_what_is_hidden_with_its_reason_but_not_the_bin(kind: Kind) -> None:
    text = words(kind, facilitators())
    assert all(one in text for one in (OWN, OTHER, HIDDEN, HELD, REASON, "odottaa"))
    assert BINNED not in text
    assert GONE not in text


@pytest.mark.parametrize("kind", READABLE)
@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.GROUPING])
def test_votes_are_absent_while_they_are_not_told(kind: Kind, phase: Phase) -> None:
    text = words(kind, participants(phase)).lower()
    assert "ään" not in text.replace("äänestys", "").replace("ei ääniä", "")


def test_votes_are_summed_for_bundles_with_ties_and_zeros_once_they_are_told() -> None:
    head, *rows = table(participants())
    votes, place, note = head.index("Äänet"), head.index("Sija"), head.index("Lappu")
    told = {row[note]: (row[votes], row[place]) for row in rows}
    assert told[OTHER] == ("3", "sija 1")
    assert told[UNDER] == ("", ""), "a bundle's votes stand on its first note"
    assert told["ei ääniä"] == ("0", "")


def test_the_workbook_has_its_sheets_and_no_votes_before_their_time() -> None:
    def sheets(view: View) -> str:
        with zipfile.ZipFile(io.BytesIO(made(Kind.XLSX, view, FACTS))) as book:
            return book.read("xl/workbook.xml").decode()

    assert all(f'name="{name}"' in sheets(participants()) for name in ("Laput", "Niput", "Kommentit", "Äänet"))
    assert 'name="Äänet"' not in sheets(participants(Phase.VOTING))
    assert 'name="Äänet"' in sheets(facilitators(Phase.VOTING))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    view = seen(a_wall(a_note(text=text, signed="=1+1"), phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    _head, row = table(view)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in row), row
    with zipfile.ZipFile(io.BytesIO(made(Kind.XLSX, view, FACTS))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert "hyperlink" not in book.read("xl/worksheets/sheet1.xml").decode().lower()


def test_any_letters_go_through_every_kind() -> None:
    wall = a_wall(a_note(text=STRANGE), a_note(text='rivi\r\ntoinen; "lainaus"'), phase=Phase.SUMMARY)
    view = seen(wall, Audience.PARTICIPANTS)
    note = table(view)[0].index("Lappu")
    assert {row[note] for row in table(view)[1:]} == {STRANGE, 'rivi\r\ntoinen; "lainaus"'}
    assert "😀" in words(Kind.MD, view)
    assert "<b>" not in words(Kind.MD, view).replace("\\<b\\>", "")
    assert "😀" in words(Kind.XLSX, view)
    assert "#eval(1)" in words(Kind.PDF, view)
    assert made(Kind.PNG, view, FACTS).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "text", ["# otsikko", "- lista", "1. kohta", "> lainaus", "```", "| a | b |", "***", "    koodi"]
)
def test_words_do_not_become_markup(text: str) -> None:
    from markdown_it import MarkdownIt

    view = seen(a_wall(a_note(text=f"Alku\n{text}"), phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    html = MarkdownIt("commonmark").enable("table").render(words(Kind.MD, view))
    assert html.count("<h") == 3, "the board and its two sections"
    assert not any(tag in html for tag in ("<pre", "<blockquote", "<table", "<hr", "<ol"))
    assert html.count("<ul>") == 1


def test_the_pdf_is_accessible_and_the_picture_is_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pdf")
    empty = seen(a_wall(), Audience.PARTICIPANTS)
    for name, view in (("full", facilitators()), ("empty", empty)):
        (folder / f"{name}.pdf").write_bytes(made(Kind.PDF, view, FACTS))
    assert failed_rules("ua1,2a", folder / "full.pdf", folder / "empty.pdf") == [{}, {}]
    reader = PdfReader(folder / "full.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == "Mikä estää yhteisen palaverin?"
    with Image.open(io.BytesIO(made(Kind.PNG, facilitators(), FACTS))) as picture:
        assert picture.width > 900


def test_three_hundred_notes_are_direct_and_the_picture_is_shaped_like_a_screen() -> None:
    notes = [a_note(text=f"Lappu {n}: kutsu tulee liian myöhään " * (1 + n % 3), rank=float(n)) for n in range(300)]
    view = seen(a_wall(*notes, phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    for kind in Kind:
        assert len(made(kind, view, FACTS)) > 5_000
    with Image.open(io.BytesIO(made(Kind.PNG, view, FACTS))) as picture:
        assert 0.8 < picture.width / picture.height < 3
    assert len(table(view)) == 301


def test_a_row_of_sections_stands_as_the_board_has_it() -> None:
    sections = [Section(uuid4(), f"Askel {n}", place=n, row=n // 3, row_name=f"Rooli {n // 3}") for n in range(6)]
    wall = a_wall(a_note(section=sections[4].id), phase=Phase.SUMMARY)
    view = seen(type(wall)(id=wall.id, sections=tuple(sections), notes=wall.notes), Audience.FACILITATORS)
    bands = arranged([(section, _items(view, n)) for n, section in enumerate(view.sections)])
    assert [(band.row, len(band.cells)) for band in bands] == [("Rooli 0", 3), ("Rooli 1", 3)]
    assert table(view)[0][0] == "Rivi"


def _items(view: View, n: int) -> list[tuple[Line, ...]]:
    section = view.sections[n]
    return [tuple(stack(section, note)) for note in section.notes]


def test_colours_are_those_of_the_screen() -> None:
    from agentnet.web.places import folder

    css = (folder("static") / "css" / "tokens.css").read_text(encoding="utf-8")
    day = css[: css.index("prefers-color-scheme: dark")]
    for name, (paper, ink, line) in TONES.items():
        assert f"--n-{name}: {paper};" in day
        assert f"--n-{name}-ink: {ink};" in day
        assert f"--n-{name}-line: {line};" in day


@pytest.mark.parametrize("title", ["Mikä estää?", '../..\\x:"|', "", "ä" * 300, "=cmd", "rivi\nvaihto"])
def test_a_files_name_is_safe_dated_and_finnish(title: str) -> None:
    name = name_of(Kind.CSV, title, AT)
    assert "2026-11-22" in name
    assert "Ideataulu" in name
    assert len(name) < 700
    assert not any(bad in name for bad in ("\n", "\r", "/", "\\", ".."))


def test_the_section_of_the_cast_is_there_when_it_is_empty() -> None:
    view = seen(a_wall(phase=Phase.SUMMARY), Audience.PARTICIPANTS)
    assert view.sections[0].id == ESTEET
    assert "Ei lappuja" in words(Kind.MD, view)
    assert "Ei lappuja" in words(Kind.PDF, view)
