"""What the letters of the guide say: whole sentences, the short version, one address to open."""

from uuid import uuid4

from sqlmodel import select

from agentnet import db
from agentnet.guide.chapters import actions, reviewing
from agentnet.guide.reviews import reminders
from agentnet.notify.letters import write
from agentnet.notify.models import Letter
from agentnet.notify.twin import paragraphs
from tests.cast import Cast
from tests.guide import scene


async def said(session: db.Session, kind: str) -> str:
    await session.flush()
    letter = (await session.scalars(select(Letter).where(Letter.kind == kind))).first()
    assert letter is not None
    written = write(letter)
    assert "Terveisin" in written.text
    return f"{written.subject}\n{written.text}"


async def test_the_first_asking_tells_how_long_it_is_and_how_it_begins(session: db.Session, cast: Cast) -> None:
    await scene.in_review(session, cast)
    text = await said(session, "review-asked")
    assert text.startswith("Luettavaksesi: Verkostopalaveri\n")
    assert "Luvun lukee noin 1 minuutissa" in text
    assert "”Työpari sopii ensin yhteisen ajan." in text
    assert "/sign-in/" in text


async def test_the_second_asking_tells_how_much_has_changed(session: db.Session, cast: Cast) -> None:
    one = await scene.in_review(session, cast)
    await reviewing.ask_for_changes(session, one, "Kuka vastaa?", by=cast.jukka)
    assert "Kuka vastaa?" in await said(session, "changes-asked")
    one = await scene.save(session, one.chapter.id, scene.TEXT.replace("päättää", "päättää aina"), cast.heli)
    for letter in await session.scalars(select(Letter).where(Letter.kind == "review-asked")):
        await session.delete(letter)
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    assert "Version 1 jälkeen lukuun on tullut 1 muutos." in await said(session, "review-asked")


async def test_approved_and_voided_say_which_version(session: db.Session, cast: Cast) -> None:
    one = await scene.approved(session, cast)
    assert "version 1" in await said(session, "chapter-approved")
    await scene.save(session, one.chapter.id, "Muuta.", cast.ville)
    voided = await said(session, "approval-voided")
    assert "hyväksyit luvun Verkostopalaveri version 1. Ville Virta on nyt muokannut lukua" in voided


async def test_an_edition_is_told_with_what_is_new() -> None:
    values = {"name": "Aino", "guide": "Opas", "number": "2026.1", "note": "Uusi luku.", "path": "/g/opas/2026.1"}
    text = write(Letter(kind="edition-out", about=uuid4(), address="a@b.fi", values=values)).text
    assert "painos 2026.1" in text
    assert "Uusi luku." in text
    assert "/g/opas/2026.1\n" in text


async def test_the_short_version_tells_why_what_it_asks_and_ends_in_a_button(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    one.text.why, one.text.asks = "Sama kysymys joka työpajassa.", "Sopikaa aika ensin."
    await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
    await reminders.remind_now(session, one)
    await session.flush()
    for kind in ("review-asked", "review-reminder"):
        letter = (await session.scalars(select(Letter).where(Letter.kind == kind))).first()
        assert letter is not None
        written = write(letter)
        html = str(paragraphs(written.text))
        for words in ("<h2>Kahden minuutin versio</h2>", "<h2>Miksi</h2>", "Sama kysymys", "Sopikaa aika ensin."):
            assert words in html
        button = '<p><a class="button" href="http://127.0.0.1:8000/sign-in/' + letter.values["token"]
        assert button in html
        assert "http" not in written.subject
