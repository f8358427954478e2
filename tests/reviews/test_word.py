"""A chapter goes out as Word and its comments come back to their paragraphs: looked at first, and each only once."""

from agentnet import db
from agentnet.guide.chapters import queries, shown
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Told
from agentnet.guide.reviews import word
from agentnet.guide.reviews.models import WordReturn
from agentnet.network.models import Person
from tests.cast import Cast
from tests.guide import scene
from tests.press.word_files import commented, with_part

DECIDES = "Asiakas päättää, ketkä kutsutaan."
CODE = "131052-308T"


async def _back(session: db.Session, one: Seen, docx: bytes, whose: Person, by: Person | None = None) -> WordReturn:
    return await word.incoming(session, one, "luku.docx", docx, whose=whose, by=by or whose)


async def test_comments_come_back_once_to_their_paragraphs(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = commented(
            await word.outgoing(session, one), (DECIDES, "Entä omaiset?"), ("Ennen palaveria", "Hyvä otsikko.")
        )
        row = await _back(session, one, docx, cast.maija)
        found = word.found_in(row)
        assert [(f.text, f.number, f.takes) for f in found] == [("Hyvä otsikko.", 2, True), ("Entä omaiset?", 3, True)]
        assert row.edited is False
        assert await queries.comments_of(session, one.text.id) == []
        assert await word.take(session, one, row, [0, 1], cast.maija, by=cast.maija) == 2
        talks = await shown.talks(session, one)
        assert [(t.comment.text, t.place, t.comment.told, t.comment.by) for t in talks] == [
            ("Hyvä otsikko.", 2, Told.WORD, cast.maija.id),
            ("Entä omaiset?", 3, Told.WORD, cast.maija.id),
        ]
        again = await _back(session, one, docx, cast.maija)
        assert [f.known for f in word.found_in(again)] == [True, True]
        assert await word.take(session, one, again, [0, 1], cast.maija, by=cast.maija) == 0
        assert await word.take(session, one, row, [0, 1], cast.maija, by=cast.maija) == 0
    await db.dispose()


async def test_a_coordinator_hands_in_for_a_director_who_is_asked_to_confirm(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = commented(await word.outgoing(session, one), (DECIDES, "Entä omaiset?"))
        row = await _back(session, one, docx, cast.jukka, by=cast.heli)
        assert await word.take(session, one, row, [0], cast.jukka, by=cast.heli) == 1
        (made,) = await queries.comments_of(session, one.text.id)
        assert (made.by, made.entered_by, made.confirmed_at) == (cast.jukka.id, cast.heli.id, None)
        assert await scene.letters(session, "comment-told") == [cast.jukka.email]
    await db.dispose()


async def test_changes_of_the_text_are_seen_but_not_taken(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = await word.outgoing(session, one)
        name = "word/document.xml"
        typed = with_part(docx, name, lambda xml: xml.replace("päättää".encode(), "ei päätä".encode()))
        marked = with_part(docx, name, lambda xml: xml.replace(b"</w:p>", b'<w:ins w:id="9" w:author="M"/></w:p>', 1))
        assert (await _back(session, one, docx, cast.maija)).edited is False
        for changed in (typed, marked):
            row = await _back(session, one, commented(changed, ("Ennen palaveria", "Muutin.")), cast.maija)
            assert row.edited is True
            await word.take(session, one, row, [0], cast.maija, by=cast.maija)
        revision = await queries.revision_of(session, one.text)
        assert revision is not None
        assert "ei päätä" not in revision.markdown
        assert one.text.revision == 1
    await db.dispose()


async def test_an_identity_code_is_neither_taken_nor_kept(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = commented(await word.outgoing(session, one), (DECIDES, f"Asiakas {CODE} soitti"), (DECIDES, "Selvä."))
        row = await _back(session, one, docx, cast.maija)
        assert CODE not in str(row.found)
        assert sorted(f.takes for f in word.found_in(row)) == [False, True]
        assert await word.take(session, one, row, [0, 1], cast.maija, by=cast.maija) == 1
    await db.dispose()


async def test_a_comment_whose_paragraph_is_gone_stays_with_its_quote(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.in_review(session, cast)
        docx = commented(await word.outgoing(session, one), (DECIDES, "Entä omaiset?"))
        one = await scene.save(session, one.chapter.id, "Kaikki on uusiksi kirjoitettu.", cast.heli)
        row = await _back(session, one, docx, cast.maija)
        assert [(f.number, f.takes) for f in word.found_in(row)] == [(0, True)]
        await word.take(session, one, row, [0], cast.maija, by=cast.maija)
        (talk,) = await shown.talks(session, one)
        assert (talk.place, talk.comment.quote) == (0, DECIDES)
    await db.dispose()
