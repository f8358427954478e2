"""Files as people send them: encodings, separators, dates of Excel and of Finns, hostile cells and packages."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from agentnet.child import run_in_child
from agentnet.network.flow import Field
from agentnet.network.organisation import headings, values
from agentnet.network.organisation.sheets import CELL, ROWS, Sheet, Unreadable, read

TEXT = "Yksikkö;Palvelualue;Alue\nÄhtärin työ;Sosiaalipalvelut;Åland\n"


def workbook(*rows: object) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(data: bytes, name: str = "yksikot.csv") -> Sheet:
    found = read(data, name)
    assert isinstance(found, Sheet)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_however_it_was_saved(encoding: str, mark: str, end: str) -> None:
    found = sheet(TEXT.replace(";", mark).replace("\n", end).encode(encoding))
    assert found.header == ["Yksikkö", "Palvelualue", "Alue"]
    assert found.rows == [["Ähtärin työ", "Sosiaalipalvelut", "Åland"]]


def test_separators_in_quotes_do_not_count() -> None:
    found = sheet(b'Nimi;Alue\n"Koti, kunto, kuntoutus, hoiva";Salo\n')
    assert found.rows == [["Koti, kunto, kuntoutus, hoiva", "Salo"]]
    assert sheet(b"sep=,\nNimi,Alue;\nA,B\n").header == ["Nimi", "Alue;"]


def test_the_header_may_have_a_title_above_it() -> None:
    found = sheet("Organisaatio 2026;;\n;;\nYksikkö;Palvelualue;Alue\nA;B;C\n".encode())
    assert (found.header, found.numbers) == (["Yksikkö", "Palvelualue", "Alue"], [4])


def test_a_workbook_gives_dates_and_numbers_as_text() -> None:
    found = sheet(
        workbook(
            ("Yksikkö", "Alkaa", "Henkilöstö", "Sarja"),
            ("A", datetime.fromisoformat("2026-01-31T00:00"), 12.0, 46053),
            (None, date(2026, 2, 1), 3.5, None),
        ),
        "kirja.xlsx",
    )
    assert found.rows == [["A", "2026-01-31", "12", "46053"], ["", "2026-02-01", "3.5", ""]]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (210 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n ",
        b"Nimi;Alue\n",
        b"PK\x03\x04 not a package",
        b"\xd0\xcf\x11\xe0old excel",
        b"%PDF-1.7",
        b"a\0b;c\0d\n1;2\n",
        b"x" * (10 << 20) + b"y",
        b"A;B\n" + b"1;2\n" * (ROWS + 1),
    ],
    ids=["empty", "blank", "header", "broken", "xls", "pdf", "nul", "large", "long"],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes) -> None:
    found = read(data, "yksikot.csv")
    assert isinstance(found, Unreadable)
    assert found.sentence.endswith(".")


def test_a_bomb_does_not_go_off() -> None:
    assert isinstance(run_in_child(read, bomb(), "kirja.xlsx", seconds=20, megabytes=512), Unreadable)


def test_a_long_cell_is_cut_and_is_too_long_for_a_name() -> None:
    found = sheet(b"Nimi;Alue\n" + b"n" * 20_000 + b";Salo\n")
    assert len(found.rows[0][0]) == CELL + 1
    with pytest.raises(values.Wrong):
        values.line(found.rows[0][0])


@pytest.mark.parametrize(
    "cell", ["=1+1", "=HYPERLINK()", "a\x00b", "a\u202eb", "010199-123N ", "131052-308T", "n" * 201]
)
def test_hostile_names_are_refused(cell: str) -> None:
    if "010199" in cell:
        assert values.line(cell)  # its control character is wrong: not an identity code
        return
    with pytest.raises(values.Wrong):
        values.line(cell)


@pytest.mark.parametrize("cell", ["+358 yksikkö", "@koti", "-", "Koti & kunto <b>"])
def test_what_only_looks_odd_is_text(cell: str) -> None:
    assert values.line(cell) == cell
    assert values.line("'" + cell) == (cell if cell[0] in "+@-" else "'" + cell)


@pytest.mark.parametrize(
    "cell", ["31.1.2026", "31.01.2026", "31. 1. 2026", "31.1.26", "2026-01-31", "31/01/2026", "46053"]
)
def test_days_are_read_as_finns_and_excel_write_them(cell: str) -> None:
    assert values.day(cell) == date(2026, 1, 31)


@pytest.mark.parametrize("cell", ["31.2.2026", "ensi vuonna", "2026", "12", "1.1.20266", "٤٦٠٥٣"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(values.Wrong):
        values.day(cell)


@pytest.mark.parametrize(("cell", "count"), [("12", 12), ("12,0", 12), ("1 200", 1200), ("12.4", 12), ("", None)])
def test_counts(cell: str, count: int | None) -> None:
    assert values.count(cell) == count


@pytest.mark.parametrize("cell", ["-1", "noin 10", "9999999", "1e5"])
def test_what_is_no_count_is_refused(cell: str) -> None:
    with pytest.raises(values.Wrong):
        values.count(cell)


@pytest.mark.parametrize(
    ("cell", "field"),
    [("Sosiaalihuolto", Field.SOCIAL), ("hälso- och sjukvård", Field.HEALTH), ("MUU", Field.COMMON), ("", None)],
)
def test_fields_in_three_languages(cell: str, field: Field | None) -> None:
    assert values.field(cell) is field


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["Yksikkö", "Palvelualue", "Alue"], ["unit", "level-0", "region"]),
        (["Enhet", "Serviceområde", "Region", "Personal"], ["unit", "level-0", "region", "headcount"]),
        (["Unit", "Service area", "Region", "Valid to"], ["unit", "level-0", "region", "valid_to"]),
        (["Toimiala", "VASTUUALUE", "Työ-yksikkö"], ["level-2", "level-1", ""]),
        (["Nimi", "Yksikkö"], ["unit", ""]),
    ],
)
def test_headings_are_known_in_three_languages_and_in_the_countys_words(header: list[str], found: list[str]) -> None:
    matched = headings.matched(header, ["toimiala", "vastuualue", "palvelualue"])
    assert [matched.get(at, "") for at in range(len(header))] == found


def test_the_template_is_understood_without_a_question() -> None:
    levels = ["toimiala", "palvelualue"]
    names = headings.choices(levels)
    matched = headings.matched(list(names.values()), levels)
    assert list(matched.values()) == list(names)
    assert not headings.lacking(matched)
