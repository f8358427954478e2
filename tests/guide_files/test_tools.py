"""Tools of a chapter: what kind of file is taken, versions, the bin, and who may have them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from agentnet import db
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.tools import actions, queries
from agentnet.guide.tools.picture_washing import bare
from agentnet.guide.tools.washing import PICTURES, Washed, washed
from agentnet.web.documents import BYTES, kind_of
from agentnet.words import Refused
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


def packed(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


WORD = packed("word/document.xml")
EXCEL = packed("xl/workbook.xml")
PDF = b"%PDF-1.7"
CANARY = "Kanarialintu"
XMP = """<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
pdfuaid:part="1">
<dc:creator><rdf:Seq><rdf:li>Kanarialintu</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("B.XLSX", EXCEL), ("c.pdf", PDF)])
def test_what_it_says_it_is(name: str, data: bytes) -> None:
    assert kind_of(name, data) == name[-5:].lower().lstrip("bc") or kind_of(name, data) == ".pdf"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b""),
        ("a.exe", b"MZ"),
        ("a.docm", WORD),
        ("a.pdf", b"<html>"),
        ("a.docx", EXCEL),
        ("a.docx", b"PK no zip"),
        ("a.docx", packed("word/document.xml", "word/vbaProject.bin")),
        ("a.pdf", b"%PDF-" + b"0" * BYTES),
    ],
)
def test_what_is_not_taken(name: str, data: bytes) -> None:
    with pytest.raises(Refused):
        kind_of(name, data)


@pytest.fixture
def chapter(add: Add, cast: Cast) -> Chapter:
    guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    made: Chapter = add(Chapter(guide_id=guide.id, slug="luku", owner="Palveluohjaus"))
    add(ChapterText(chapter_id=made.id, title="Luku", stage=Stage.DRAFTING))
    return made


async def test_a_newer_file_is_a_version_and_the_older_stays(session: db.Session, cast: Cast, chapter: Chapter) -> None:
    about = {"title": "Kutsu verkostopalaveriin", "owner": "Palveluohjaus", "by": cast.heli}
    tool = await actions.add(session, chapter, file_name="x.docx", data=WORD, **about)  # type: ignore[arg-type]
    newer = packed("word/document.xml", "word/styles.xml")
    await actions.renew(session, tool, file_name="y.docx", data=newer, note="Uusi puhelinnumero", by=cast.heli)
    with pytest.raises(Refused):
        await actions.renew(session, tool, file_name="y.pdf", data=PDF, note="", by=cast.heli)
    (pressed,) = await queries.of_chapter(session, chapter.id)
    assert (pressed.file, pressed.version, pressed.size) == ("kutsu-verkostopalaveriin.docx", "2", len(newer))
    assert [file.size for file in await queries.files_of(session, tool.id)] == [len(newer), len(WORD)]
    await actions.put_away(session, tool, away=True)
    assert await queries.of_chapter(session, chapter.id) == ()


def test_a_tool_is_added_had_put_away_and_brought_back(cast: Cast, chapter: Chapter, signed_in_as: SignedInAs) -> None:
    heli, path = signed_in_as(cast.heli), f"/chapters/{chapter.id}/tools"
    wrong = heli.form(path, data={"title": "Kutsu"}, files={"file": ("kutsu.exe", b"MZ")})
    assert wrong.status_code == 422
    assert "Word, Excel- tai PDF" in wrong.text.replace("Word-", "Word")
    assert 'value="Kutsu"' in wrong.text
    heli.form(path, data={"title": "Kutsu"}, files={"file": ("kutsu.docx", WORD)})
    listed = heli.get(path).text
    link = listed.split('href="' + path + "/")[1].split('"')[0]
    file = heli.get(f"{path}/{link}")
    assert file.content == WORD
    assert file.headers["content-disposition"] == 'attachment; filename="kutsu.docx"'
    assert signed_in_as(cast.aino).get(f"{path}/{link}").status_code == 404
    tool = link.split("/")[0]
    heli.form(f"{path}/{tool}", data={"act": "bin"})
    assert "Palauta" in heli.get(path).text
    heli.form(f"{path}/{tool}", data={"act": "back"})
    assert "Palauta" not in heli.get(path).text


def test_a_file_loses_the_names_it_carries_and_its_pages_stay(
    cast: Cast, chapter: Chapter, signed_in_as: SignedInAs
) -> None:
    core = "<c><dc:title>Kutsu</dc:title><dc:creator>{0}</dc:creator><cp:lastModifiedBy>{0}</cp:lastModifiedBy></c>"
    app = "<p><Company>{0}</Company><Pages>2</Pages></p>"
    own = "<Properties><property name='x'><vt:lpwstr>{0}</vt:lpwstr></property></Properties>"
    parts = {"word/document.xml": "<w:ins w:author='Kalle'/>", "docProps/core.xml": core.format(CANARY)}
    parts |= {"docProps/app.xml": app.format(CANARY), "docProps/custom.xml": own.format(CANARY)}
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    clean = washed(".docx", out.getvalue())
    with ZipFile(BytesIO(clean.data)) as kept:
        inside = {name: kept.read(name).decode() for name in kept.namelist()}
    assert list(inside) == list(parts)
    assert CANARY not in str(inside)
    assert ("<dc:title>Kutsu<" in inside["docProps/core.xml"], "<Pages>2<" in inside["docProps/app.xml"]) == (
        True,
        True,
    )
    assert inside["word/document.xml"] == parts["word/document.xml"]
    assert (len(clean.removed), clean.names_left, clean.read) == (4, True, True)
    assert washed(".docx", clean.data).data == clean.data
    heli, path = signed_in_as(cast.heli), f"/chapters/{chapter.id}/tools"
    heli.form(path, data={"title": "Kutsu"}, files={"file": ("kutsu.docx", out.getvalue())})
    said = heli.get(path).text
    assert "Tiedostosta poistettiin: tekijän nimi, viimeksi tallentaneen nimi" in said
    assert "muutosmerkinnöissä on vielä nimiä" in said


def test_a_pdf_loses_its_writer_in_both_of_its_notes_and_keeps_the_rest() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.metadata = {"/Author": CANARY, "/Title": "Kutsu", "/Company": CANARY}
    writer.xmp_metadata = XMP.encode()
    out = BytesIO()
    writer.write(out)
    clean = washed(".pdf", out.getvalue())
    assert CANARY.encode() not in clean.data
    assert clean.removed
    read = PdfReader(BytesIO(clean.data))
    assert (len(read.pages), str(dict(read.metadata or {})["/Title"])) == (1, "Kutsu")
    assert read.xmp_metadata is not None
    assert b"pdfuaid:part" in read.xmp_metadata.stream.get_data()
    broken = b"%PDF-1.7"
    assert washed(".pdf", broken) == Washed(broken, read=False)


TEMPLATE = (
    '<Relationships><Relationship Id="rId1" Type="t/attachedTemplate" '
    'Target="file:///C:\\Users\\Kanarialintu\\Normal.dotm" TargetMode="External"/></Relationships>'
)
SAVED_AT = (
    '<workbook><fileSharing readOnlyRecommended="1" userName="Kanarialintu"/><mc:Choice Requires="x15">'
    '<x15ac:absPath url="C:\\Users\\Kanarialintu\\" xmlns:x15ac="x"/></mc:Choice><sheets/></workbook>'
)


@pytest.mark.parametrize(
    ("ending", "part", "text", "stays"),
    [
        (".docx", "word/_rels/settings.xml.rels", TEMPLATE, 'Target="Normal.dotm"'),
        (".xlsx", "xl/workbook.xml", SAVED_AT, '<fileSharing readOnlyRecommended="1"/>'),
    ],
)
def test_a_path_on_the_writers_machine_goes(ending: str, part: str, text: str, stays: str) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr(part, text)
    clean = washed(ending, out.getvalue())
    with ZipFile(BytesIO(clean.data)) as kept:
        inside = kept.read(part).decode()
    assert (CANARY in inside, stays in inside, clean.read) == (False, True, True)
    assert "polku tekijän koneella" in clean.removed


def photo(turned: int = 1) -> bytes:
    out, notes = BytesIO(), Image.Exif()
    notes[0x013B], notes[0x0112] = CANARY, turned
    Image.new("RGB", (40, 20), "#0b6e75").save(out, "JPEG", exif=notes, comment=CANARY.encode(), quality=80)
    return out.getvalue()


def test_pictures_lose_what_they_say_of_themselves_and_links_to_files_are_told() -> None:
    out, link = BytesIO(), '<Relationship Id="r" Type="t/hyperlink" Target="file:///G:/Kansio/ohje.docx"/>'
    with ZipFile(out, "w") as made:
        made.writestr("word/media/image1.jpeg", photo(turned=6))
        made.writestr("word/_rels/document.xml.rels", f"<Relationships>{link}</Relationships>")
    clean = washed(".docx", out.getvalue())
    with ZipFile(BytesIO(clean.data)) as kept:
        shown = Image.open(BytesIO(kept.read("word/media/image1.jpeg")))
        assert CANARY.encode() not in kept.read("word/media/image1.jpeg")
    assert (shown.size, shown.getexif().get(0x0112)) == ((40, 20), 6)
    assert shown.tobytes() == Image.open(BytesIO(photo(turned=6))).tobytes()
    assert (clean.removed, clean.links_left) == (("kuvien omat lisätiedot",), True)

    Image.open(BytesIO(photo())).save(paper := BytesIO(), "PDF")
    writer, out = PdfWriter(clone_from=PdfReader(paper)), BytesIO()
    (image,) = (one for one in writer._objects if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image")
    image._data = photo()
    image[NameObject("/Metadata")] = writer._add_object(note := StreamObject())
    note._data = CANARY.encode()
    action = DictionaryObject({NameObject("/URI"): TextStringObject("file:///G:/ohje.docx")})
    link_there = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([link_there])
    writer.write(out)
    clean = washed(".pdf", out.getvalue())
    assert CANARY.encode() in out.getvalue()
    assert CANARY.encode() not in clean.data
    assert (PICTURES in clean.removed, clean.links_left) == (True, True)
    assert PdfReader(BytesIO(clean.data)).pages[0].images[0].image is not None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", photo()[:40], b"\x89PNG", photo() + b"more"]
)
def test_what_is_no_whole_picture_stays_or_is_washed(data: bytes) -> None:
    assert bare(data) == data or CANARY.encode() not in bare(data)


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_blocks": 1}])
def test_what_hangs_after_a_picture_goes(how: dict[str, Any]) -> None:
    Image.effect_noise((60, 40), 90).save(out := BytesIO(), "JPEG", **how)
    assert bare(out.getvalue()) == out.getvalue()
    assert bare(out.getvalue() + photo()) == out.getvalue()


def test_names_that_stay_are_told_also_in_margins_and_in_a_pdf() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr("word/header1.xml", "<w:ins w:author='Kalle'/>")
    assert washed(".docx", out.getvalue()).names_left
    for kind, told in (("/Text", True), ("/Widget", False)):
        writer, out = PdfWriter(), BytesIO()
        writer.add_blank_page(200, 200)
        note = DictionaryObject({NameObject("/Subtype"): NameObject(kind), NameObject("/T"): TextStringObject("Kalle")})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([note])
        writer.write(out)
        assert washed(".pdf", out.getvalue()).names_left is told
    wide = BytesIO()
    with ZipFile(wide, "w") as made:
        made.writestr("docProps/core.xml", f"<c><dc:creator>{CANARY}</dc:creator></c>".encode("utf-16"))
    assert not washed(".docx", wide.getvalue()).read, "what was not understood is said"
