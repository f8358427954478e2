"""Each contributor with a name hears once where their idea is; nobody without one is written to."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from agentnet import db
from agentnet.guide import press
from agentnet.guide.chapters import actions
from agentnet.guide.editions import jobs, printing
from agentnet.guide.models import Edition, Guide
from agentnet.guide.thanks import letters
from agentnet.guide.thanks.actions import allow_name
from agentnet.guide.thanks.queries import permitted_names
from agentnet.notify.letters import write
from agentnet.notify.models import Letter
from agentnet.sources import actions as thread
from agentnet.sources.models import SourceLink
from agentnet.words import Refused
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived
from tests.visitor import Visitor


async def _named(session: db.Session, cast: Cast) -> tuple[UUID, list[UUID], UUID]:
    """A guide with two chapters that lean on Aino's idea (k1), the second on a nameless one (k2) too."""
    guide = await scene.make_guide(session, cast)
    finding = await scene.make_finding(session, cast, person=cast.aino)
    await scene.make_finding(session, cast)
    chapters = []
    for n, text in enumerate(("Yhteinen pohja käyttöön. [@k1]", "Yhdessä. [@k2]\n\nPohja on yhteinen [@k1]."), 1):
        chapter = await scene.make_chapter(session, cast, guide, f"Luku {n}")
        one = await scene.save(session, chapter, text, cast.heli, f"Otsikko {n}")
        await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        await scene.approve(session, one, cast.maija, cast.jukka)
        chapters.append(chapter)
    return guide.id, chapters, finding.id


async def _thanks() -> list[Letter]:
    async with db.reading() as session:
        return list(await session.scalars(select(Letter).where(Letter.kind == letters.LETTER)))


async def test_one_letter_tells_of_every_chapter(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        guide, chapters, _finding = await _named(session, cast)
        await session.commit()
    edition = await scene.publish(cast, guide, chapters)
    (letter,) = await _thanks()
    assert (letter.address, letter.person_id) == (cast.aino.email, cast.aino.id)
    assert letter.values["subject"] == "Ideasi on nyt 2 luvussa"
    assert "Luku 1, Otsikko 1:\n”Yhteinen pohja käyttöön.”" in letter.values["where"]
    assert "”Pohja on yhteinen.”" in letter.values["where"]
    assert letter.values["path"] == f"/g/tyoparin-opas/{edition.number}"
    async with db.writing() as session:
        again = await letters.post(session, await session.get_one(Guide, guide), edition)
        await session.commit()
    assert (again, len(await _thanks())) == (1, 1)
    await scene.publish(cast, guide, chapters, note="Toinen.")
    assert len(await _thanks()) == 1
    await db.dispose()


async def test_what_was_given_without_a_name_leads_to_nobody(database: str, cast: Cast) -> None:
    async with db.writing() as session:
        one = await scene.approved(session, cast)
        await session.commit()
    await scene.publish(cast, one.guide.id, [one.chapter.id])
    assert await _thanks() == []
    await db.dispose()


async def _names(session: db.Session, cast: Cast, finding: UUID) -> tuple[str, ...]:
    return await permitted_names(session, cast.network.id, [finding])


def test_a_name_is_shown_only_when_its_owner_says_so(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    _guide, _chapters, finding = live(_named)
    aino, path = signed_in_as(cast.aino), f"/networks/{cast.network.id}/thanks/name"
    assert "nimesi ei näy" in aino.get("/contributions").text
    assert live(_names, finding) == ()
    for _twice in range(2):
        assert aino.form(path, {"allowed": "on"}).headers["location"] == "/contributions#name"
    assert live(_names, finding) == ("Aino Aalto",)
    assert "nimesi saa näkyä" in aino.get("/contributions").text
    assert aino.form(path, {}).status_code == 303
    assert live(_names, finding) == ()
    assert signed_in_as(cast.onni).form(path, {"allowed": "on"}).status_code == 404


def test_the_letter_reads_well(client: Visitor, live: Lived, cast: Cast) -> None:
    guide, chapters, _finding = live(_named)
    client.blocking_portal.call(scene.publish, cast, guide, chapters[:1])
    (letter,) = client.blocking_portal.call(_thanks)
    subject, text = write(letter)
    assert subject == "Ideasi on nyt luvussa 1"
    assert "Yhteinen pohja käyttöön." in text
    assert "/contributions" in text


async def test_a_name_taken_back_while_the_edition_is_set_is_not_printed(
    database: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with db.writing() as session:
        guide, chapters, _finding = await _named(session, cast)
        await allow_name(session, cast.network.id, cast.aino, allowed=True)
        await session.commit()
    printed, seen = printing.printed, list[tuple[str, ...]]()

    async def slow(book: press.Edition, *more: Any) -> Any:
        seen.append(book.contributors)
        async with db.writing() as session:
            await allow_name(session, cast.network.id, cast.aino, allowed=False)
            await session.commit()
        return await printed(book, *more)

    monkeypatch.setattr(jobs, "printed", slow)
    edition = await scene.publish(cast, guide, chapters[:1])
    assert seen == [("Aino Aalto",), ()]
    assert edition.colophon["names"] == []
    await db.dispose()


async def test_a_quote_whose_permission_is_taken_back_keeps_its_name_out_of_the_edition(
    database: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Allowed when it was written and approved; taken back before, or while, the edition is set."""
    quote = "Yhteinen pohja käyttöön, sanoo Aino Aalto. [@k1]"
    async with db.writing() as session:
        guide, chapters, finding = await _named(session, cast)
        source = (await session.scalars(select(SourceLink.source_id).where(SourceLink.finding_id == finding))).one()
        seen = await scene.seen(session, chapters[0], cast.heli)
        await actions.take(session, seen, "revise", roles=scene.LEAD, by=cast.heli)
        one = await scene.save(session, chapters[0], quote, cast.heli)
        await actions.take(session, one, "review", roles=scene.LEAD, by=cast.heli)
        await scene.approve(session, one, cast.maija, cast.jukka)
        await session.commit()
    with pytest.raises(Refused, match=r"on nimi Aino Aalto"):
        await scene.publish(cast, guide, chapters[:1])
    async with db.writing() as session:
        await thread.allow_name(session, source, cast.aino.id, allowed=True)
        await session.commit()
    printed = printing.printed

    async def slow(*what: Any) -> Any:
        async with db.writing() as session:
            await thread.allow_name(session, source, cast.aino.id, allowed=False)
            await session.commit()
        return await printed(*what)

    monkeypatch.setattr(jobs, "printed", slow)
    with pytest.raises(Refused, match=r"on nimi Aino Aalto"):
        await scene.publish(cast, guide, chapters[:1])
    async with db.reading() as session:
        assert (await session.scalars(select(Edition))).all() == []
    await db.dispose()
