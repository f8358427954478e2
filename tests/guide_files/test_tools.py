"""Tools of a chapter: what kind of file is taken, versions, the bin, and who may have them."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from agentnet import db
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.tools import actions, queries
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
