"""Comments are edited, withdrawn and brought back by their makers; what is written down for a director is confirmed."""

from datetime import timedelta

import pytest

from agentnet import clock, db
from agentnet.guide.chapters import queries, reviewing, shown
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Told
from agentnet.guide.models import Comment
from agentnet.guide.reviews import talking
from agentnet.network.models import Person
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast
from tests.guide import scene


async def _said(session: db.Session, one: Seen, words: str, by: Person) -> Comment:
    made = await reviewing.comment(session, one, words, by=by)
    await session.flush()
    return made


async def test_ones_own_comment_is_edited_and_nobody_elses(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    made = await _said(session, one, "Entä omainen?", cast.maija)
    for other in (cast.jukka, cast.heli):
        with pytest.raises(NotAllowed):
            await talking.edit(session, one, made.id, "Muuta.", version=1, by=other)
        with pytest.raises(NotAllowed):
            await talking.withdraw(session, one, made.id, by=other)
    await talking.edit(session, one, made.id, "Entä omaiset?", version=1, by=cast.maija)
    assert (made.text, made.version) == ("Entä omaiset?", 2)
    with pytest.raises(Refused, match="muuttunut"):
        await talking.edit(session, one, made.id, "Vanhasta.", version=1, by=cast.maija)


async def test_a_withdrawn_comment_is_gone_for_others_and_comes_back_for_a_while(
    session: db.Session, cast: Cast
) -> None:
    one = await scene.in_review(session, cast)
    made = await _said(session, one, "Kanarialintu", cast.maija)
    await talking.withdraw(session, one, made.id, by=cast.maija)
    await session.flush()
    assert await queries.comments_of(session, one.text.id) == []
    assert await shown.talks(session, one, cast.jukka) == []
    assert [talk.mine for talk in await shown.talks(session, one, cast.maija)] == [True]
    with pytest.raises(Missing):
        await reviewing.comment(session, one, "Vastaan.", reply_to=made.id, by=cast.jukka)
    await talking.restore(session, one, made.id, by=cast.maija)
    await session.flush()
    assert len(await queries.comments_of(session, one.text.id)) == 1
    await talking.withdraw(session, one, made.id, by=cast.maija)
    with clock.travel(to=clock.now() + talking.UNDO + timedelta(minutes=1)), pytest.raises(Refused):
        await talking.restore(session, one, made.id, by=cast.maija)


async def test_a_comment_told_by_phone_is_the_directors_and_waits_for_a_yes(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    made = await talking.tell(session, one, cast.jukka.id, "Kuka vastaa?", block_id="", told=Told.PHONE, by=cast.heli)
    assert (made.by, made.entered_by, made.told) == (cast.jukka.id, cast.heli.id, Told.PHONE)
    assert await scene.letters(session, "comment-told") == [cast.jukka.email]
    with pytest.raises(NotAllowed):
        await talking.confirm(session, one, made.id, by=cast.heli)
    with pytest.raises(NotAllowed):
        await talking.confirm(session, one, made.id, by=cast.maija)
    await talking.edit(session, one, made.id, "Kuka vastaa kutsusta?", version=1, by=cast.heli)
    assert [talk.comment.confirmed_at for talk in await shown.talks(session, one)] == [None]
    await talking.confirm(session, one, made.id, by=cast.jukka)
    assert made.confirmed_at is not None
    with pytest.raises(NotAllowed):
        await talking.edit(session, one, made.id, "Toista.", version=2, by=cast.heli)


async def test_a_director_who_mends_it_has_confirmed_it(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    made = await talking.tell(session, one, cast.jukka.id, "Väärin", block_id="", told=Told.MAIL, by=cast.ville)
    await talking.edit(session, one, made.id, "Oikein", version=1, by=cast.jukka)
    assert made.confirmed_at is not None


async def test_only_coordinators_write_down_and_only_for_directors_of_the_chapter(
    session: db.Session, cast: Cast
) -> None:
    one = await scene.in_review(session, cast)
    for person in (cast.aino, cast.maija, cast.sari):
        mine = await scene.seen(session, one.chapter.id, person)
        with pytest.raises(NotAllowed):
            await talking.tell(session, mine, cast.jukka.id, "X", block_id="", told=Told.MAIL, by=person)
    for person in (cast.aino, cast.onni, cast.ville):
        with pytest.raises(Missing):
            await talking.tell(session, one, person.id, "X", block_id="", told=Told.MAIL, by=cast.heli)


async def test_another_texts_comment_is_out_of_reach(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    other = await scene.save(
        session, await scene.make_chapter(session, cast, one.guide, "Toinen"), "Sanoja.", cast.heli
    )
    made = await _said(session, other, "Täällä.", cast.maija)
    for act in (talking.withdraw, talking.restore, talking.confirm):
        with pytest.raises(Missing):
            await act(session, one, made.id, by=cast.maija)
