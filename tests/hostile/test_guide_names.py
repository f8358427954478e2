"""Names of files, tools that are put away, files of Word that nobody takes in: what the guide's small doors keep."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.reviews import word
from agentnet.guide.reviews.models import WordReturn
from agentnet.web.stored import plain_name
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.guide import scene
from tests.guide_files.test_pictures import photograph
from tests.guide_files.test_tools import WORD, packed
from tests.press.word_files import commented

CODE = "131052-308T"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Palaveri.docx", "Palaveri"),
        (f"{CODE}.docx", "muu"),
        (f"asiakas {CODE} palaveri.docx", "muu"),
        ("a\r\nset-cookie: x.docx", "a set-cookie: x"),
        ("\u202egnp.docx", "muu"),
        ("../../etc/passwd", "passwd"),
        ("", "muu"),
        ("a" * 500, "a" * 120),
    ],
)
def test_a_files_own_name_is_kept_only_when_it_may(name: str, kept: str) -> None:
    assert plain_name(name, "muu") == kept


def test_a_pictures_name_holds_no_identity_code(
    add: Add, cast: Cast, signed_in_as: SignedInAs, session: db.Session
) -> None:
    guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    path, heli = f"/guides/{guide.id}/pictures", signed_in_as(cast.heli)
    sent = {"picture": (f"{CODE}.jpg", photograph(), "image/jpeg")}
    assert heli.form(path, data={"alt": f"Asiakas {CODE}"}, files=sent).status_code == 422
    assert heli.form(path, data={"alt": "Palaveri"}, files=sent).status_code == 303
    page = heli.get(path).text
    assert "kuva.webp" in page
    assert CODE.lower() not in page.lower()


async def test_a_word_files_name_holds_none_and_what_nobody_takes_in_goes(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = commented(await word.outgoing(session, one), ("Asiakas päättää, ketkä kutsutaan.", "Entä omaiset?"))
        first = await word.incoming(session, one, f"{CODE}.docx", docx, whose=cast.maija, by=cast.maija)
        assert first.name == "kommentit.docx"
        long_ago = clock.now() - word.KEPT - timedelta(days=1)
        await session.execute(update(WordReturn).values(created_at=long_ago))
        other = await word.incoming(session, one, "luku.docx", docx, whose=cast.jukka, by=cast.jukka)
        assert list(await session.scalars(select(col(WordReturn.id)))) == [other.id]
    await db.dispose()


def test_members_get_the_newest_tool_and_none_that_is_put_away(
    add: Add, cast: Cast, signed_in_as: SignedInAs, live_tool: str
) -> None:
    aino, heli = signed_in_as(cast.aino), signed_in_as(cast.heli)
    assert [aino.get(f"{live_tool}/{n}").status_code for n in (1, 2)] == [404, 200]
    assert [heli.get(f"{live_tool}/{n}").status_code for n in (1, 2)] == [200, 200]
    assert heli.form(live_tool, data={"act": "bin"}).status_code == 303
    assert [one.get(f"{live_tool}/2").status_code for one in (aino, heli)] == [404, 200]
    assert signed_in_as(cast.onni).get(f"{live_tool}/2").status_code == 404


@pytest.fixture
def live_tool(add: Add, cast: Cast, signed_in_as: SignedInAs) -> str:
    """The address of a tool of two versions, beside a chapter that is in review."""
    guide = add(Guide(network_id=cast.network.id, title="Opas", slug="opas"))
    chapter = add(Chapter(guide_id=guide.id, slug="luku"))
    add(ChapterText(chapter_id=chapter.id, title="Luku", stage=Stage.REVIEW))
    heli, path = signed_in_as(cast.heli), f"/chapters/{chapter.id}/tools"
    assert heli.form(path, data={"title": "Kutsu"}, files={"file": ("k.docx", WORD)}).status_code == 303
    page = heli.get(path).text
    id = page.split(f"{path}/")[1].split("/")[0].split('"')[0]
    newer = packed("word/document.xml", "word/styles.xml")
    assert heli.form(f"{path}/{id}", data={"act": "renew"}, files={"file": ("k.docx", newer)}).status_code == 303
    return f"{path}/{id}"
