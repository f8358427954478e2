"""Pictures and forms: cleaned, limited, kept from strangers; hostile files; the answers as a table without formulas."""

import csv
import io
import re
from zipfile import ZipFile

import pytest

from agentnet.tables import Table, csv_bytes, xlsx_bytes
from agentnet.tasks.flow import AssignmentStage
from agentnet.tasks.instruction import shown
from agentnet.tasks.models import Assignment
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.tasks.rows import assignment_rows
from tests.tasks.test_pages import own

PDF = ("täytetty.pdf", b"%PDF-1.7 tyhja", "application/pdf")
MACRO = ("lomake.docx", b"PK", "application/octet-stream")


def photograph() -> bytes:
    """A small picture that tells where it was taken."""
    from PIL import Image

    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "Asiakkaan keittiö"
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.fixture
def draft(add: Add, cast: Cast) -> Assignment:
    one, brief = assignment_rows(cast.network.id, AssignmentStage.DRAFT)
    brief.pictures, brief.questions = 1, []
    add(one, brief)
    return one


def test_a_picture_and_a_form_are_the_answer(signed_in_as: SignedInAs, cast: Cast, draft: Assignment) -> None:
    heli, aino, pekka = (signed_in_as(one) for one in (cast.heli, cast.aino, cast.pekka))
    base = f"/assignments/{draft.id}"
    assert heli.form(f"{base}/form", files={"file": ("lomake.pdf", PDF[1], PDF[2])}).status_code == 303
    heli.form(f"{base}/issue")
    task = own(aino)
    handed = aino.get(f"{base}/form/1")
    assert handed.headers["content-disposition"].startswith("attachment")
    assert handed.headers["x-content-type-options"] == "nosniff"
    empty = aino.form(f"{task}/submit", {"version": 1})
    assert empty.status_code == 422
    wordless = aino.form(f"{task}/pictures", files={"picture": ("kuva.jpg", photograph(), "image/jpeg")})
    assert wordless.status_code == 422
    sent = {"files": {"picture": ("kuva.jpg", photograph(), "image/jpeg")}}
    for _twice in range(2):
        assert aino.form(f"{task}/pictures", {"alt": "Taukohuoneen seinä"}, **sent).status_code == 303
    page = aino.get(task).text
    (found,) = set(re.findall(rf'src="({task}/enclosed/[^"]+)"', page))
    picture = aino.get(found)
    assert picture.content.startswith(b"RIFF")
    assert b"keitti" not in picture.content
    assert pekka.get(found).status_code == 404
    for_heli = f"{base}/submissions/{task.rsplit('/', 1)[1]}/enclosed/{found.rsplit('/', 1)[1]}"
    assert heli.get(for_heli).status_code == 404, "a draft's picture"
    assert aino.form(f"{task}/file", files={"file": PDF}).status_code == 303
    assert aino.form(f"{task}/submit", {"version": 1}).status_code == 303
    assert heli.get(for_heli).content == picture.content
    read = heli.get(f"{base}/submissions").text
    assert "Taukohuoneen seinä" in read
    assert "täytetty.pdf" in read
    assert aino.form(found, {"act": "remove"}).status_code == 303
    assert heli.get(for_heli).status_code == 200, "what was submitted keeps it"
    assert "Muutit liitteitä" in aino.get(task).text
    assert "Poistettu kuva: Taukohuoneen seinä" in aino.get(task).text
    again = aino.form(found, {"act": "back"}, follow_redirects=True).text
    assert "Poistettu kuva" not in again
    assert found in again


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("lomake.exe", b"MZ", "Word-, Excel- tai PDF"),
        ("lomake.pdf", b"<html>", "ei ole PDF"),
        ("lomake.docx", b"PK\x03\x04", "ei voi avata"),
        ("lomake.docx", packed("word/document.xml", "word/vbaProject.bin"), "makroja"),
        ("lomake.pdf", b"", "Valitse tiedosto"),
    ],
)
def test_hostile_forms_are_told_what_is_wrong(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment, name: str, data: bytes, sentence: str
) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    base = f"/assignments/{draft.id}"
    sent = {"file": (name, data, "application/pdf")}
    for_all = heli.form(f"{base}/form", files=sent)
    assert for_all.status_code == 422
    assert sentence in for_all.text
    heli.form(f"{base}/form", files={"file": PDF})
    heli.form(f"{base}/issue")
    filled = aino.form(f"{own(aino)}/file", files=sent)
    assert filled.status_code == 422
    assert sentence in filled.text


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_hostile_pictures_are_told_what_is_wrong(
    signed_in_as: SignedInAs, cast: Cast, draft: Assignment, data: bytes
) -> None:
    signed_in_as(cast.heli).form(f"/assignments/{draft.id}/issue")
    aino = signed_in_as(cast.aino)
    answer = aino.form(f"{own(aino)}/pictures", {"alt": "Kuva"}, files={"picture": ("kuva.png", data, "image/png")})
    assert answer.status_code == 422
    assert "enclosed/" not in answer.text


def test_no_cell_is_a_formula() -> None:
    from openpyxl import load_workbook

    table = Table("Vastaukset", ("Nimi", "=1+1"), (("Aino", "=cmd|' /C calc'!A0"), ("Pekka", 3)))
    sheet = load_workbook(io.BytesIO(xlsx_bytes(table))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Nimi", "'=1+1"], ["Aino", "'=cmd|' /C calc'!A0"], ["Pekka", "3"]]


def test_the_table_comes_by_its_address(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    one, brief = assignment_rows(cast.network.id, AssignmentStage.DRAFT)
    add(one, brief)
    heli.form(f"/assignments/{one.id}/issue")
    aino.form(f"{own(aino)}/submit", {"q-q1": "=2+2", "version": 1})
    said = heli.get(f"/assignments/{one.id}/answers/csv")
    assert "'=2+2" in said.content.decode("utf-8-sig")
    assert heli.get(f"/assignments/{one.id}/answers/xlsx").content.startswith(b"PK")
    assert heli.get(f"/assignments/{one.id}/answers/exe").status_code == 404


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Käy **kahvilla**", "<p>Käy <strong>kahvilla</strong></p>"),
        ("# Ohje", "<h3>Ohje</h3>"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("![x](https://evil.example/x.png)", "<p></p>"),
        ("[x](javascript:alert(1))", "[x](javascript"),
        ("[x](https://agentnet.example)", 'rel="noopener nofollow ugc"'),
    ],
)
def test_an_instruction_is_clean_html(markdown: str, html: str) -> None:
    assert html in shown(markdown)
