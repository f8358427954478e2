"""A term has one meaning for both fields: a draft, one letter to directors, two approvals of the same words."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.guide.glossary import actions, queries
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.models import TermApproval, TermText
from agentnet.guide.reviews.models import Deputy
from agentnet.network.models import Membership, Network, Person
from agentnet.network.quiet import today
from agentnet.notify.letters import write
from agentnet.notify.models import Letter
from agentnet.words import Missing, NotAllowed, Refused
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

CANARY = "kanarialintu"


async def add(session: db.Session, cast: Cast, word: str = "palaveri", meaning: str = "Tapaaminen.") -> TermText:
    words: dict[str, Any] = {"word": word, "meaning": meaning, "others": "", "language": "fi"}
    term = await actions.add(session, cast.network.id, **words, by=cast.heli)
    return (await session.scalars(select(TermText).where(TermText.term_id == term.id))).one()


async def proposed(session: db.Session, cast: Cast, *words: str) -> list[TermText]:
    network = await session.get_one(Network, cast.network.id)
    texts = [await add(session, cast, word) for word in words or ("palaveri",)]
    await actions.propose(session, network, [text.id for text in texts], by=cast.heli)
    return texts


async def approve(session: db.Session, text: TermText, person: Person, digest: str = "") -> bool:
    seen = await queries.term_seen_by(session, person, text.term_id)
    return await actions.approve(session, seen, text, content_hash=digest or text.content_hash, by=person)


async def known(session: db.Session, cast: Cast) -> dict[str, tuple[str, str]]:
    return await queries.known(session, cast.network.id, "fi")


async def test_a_director_of_each_field_approves_the_same_words(session: db.Session, cast: Cast) -> None:
    (text,) = await proposed(session, cast)
    assert await approve(session, text, cast.maija) is False
    assert (await approve(session, text, cast.maija), await known(session, cast)) == (False, {})
    assert await approve(session, text, cast.jukka) is True
    assert text.stage is TermStage.APPROVED
    assert await known(session, cast) == {"palaveri": ("palaveri", "Tapaaminen.")}


async def test_an_edit_makes_a_draft_and_the_approved_words_stay(session: db.Session, cast: Cast) -> None:
    (text,) = await proposed(session, cast)
    for person in (cast.maija, cast.jukka):
        await approve(session, text, person)
    seen = await queries.term_seen_by(session, cast.heli, text.term_id)
    words: dict[str, Any] = {
        "word": "palaveri",
        "meaning": "Uusi merkitys.",
        "others": "",
        "language": "fi",
        "version": text.version,
    }
    await actions.write(session, seen.term, text, **words, by=cast.ville)
    assert text.stage is TermStage.DRAFT
    assert (await known(session, cast))["palaveri"] == ("palaveri", "Tapaaminen.")
    (line,) = await queries.lines(session, seen.standing, "fi")
    assert (line.meaning, line.newer) == ("Tapaaminen.", True)


async def test_words_that_changed_meanwhile_are_not_approved(session: db.Session, cast: Cast) -> None:
    (text,) = await proposed(session, cast)
    with pytest.raises(Refused, match="muuttunut"):
        await approve(session, text, cast.maija, "vanha")
    with pytest.raises(NotAllowed):
        await approve(session, text, cast.heli)
    text.last_editor = cast.maija.id
    with pytest.raises(NotAllowed, match="viimeksi"):
        await approve(session, text, cast.maija)


async def test_one_letter_tells_of_everything_that_was_proposed_together(session: db.Session, cast: Cast) -> None:
    await proposed(session, cast, "palaveri", "työpari")
    assert await scene.letters(session, "terms-asked") == sorted([str(cast.jukka.email), str(cast.maija.email)])
    letter = (await session.scalars(select(Letter).where(Letter.kind == "terms-asked"))).first()
    assert letter is not None
    written = write(letter)
    assert "2 termiä" in written.subject
    assert "työpari: Tapaaminen." in written.text
    assert len(written.links) == 1


async def test_one_who_proposed_hears_what_a_director_wants_otherwise(session: db.Session, cast: Cast) -> None:
    text = (await proposed(session, cast, "palaveri"))[0]
    await actions.send_back(session, text, "return", "Lisätkää asiakas.", by=cast.maija)
    letter = (await session.scalars(select(Letter).where(Letter.kind == "term-returned"))).one()
    assert letter.address == cast.heli.email
    assert "Lisätkää asiakas." in write(letter).text
    await actions.propose(session, cast.network, [text.id], by=cast.heli)
    for role in await session.scalars(select(Membership).where(col(Membership.person_id) == cast.heli.id)):
        role.ends_at = clock.now()
    await session.flush()
    await actions.send_back(session, text, "return", "Vielä.", by=cast.maija)
    told = (await session.scalars(select(Letter).where(Letter.kind == "term-returned"))).all()
    assert len(told) == 1, "who leads no more hears no more of drafts"


async def test_a_word_has_one_term_and_a_slug_of_its_own(session: db.Session, cast: Cast) -> None:
    await add(session, cast, "Työpari")
    with pytest.raises(Refused, match="jo tämä termi"):
        await add(session, cast, "työpari")
    assert set(await session.scalars(select(TermText.word))) == {"Työpari"}


async def test_drafts_are_for_writers_and_directors_and_other_networks_see_nothing(
    session: db.Session, cast: Cast
) -> None:
    text = await add(session, cast)
    assert (await queries.term_seen_by(session, cast.maija, text.term_id)).word == "palaveri"
    for person in (cast.aino, cast.sari, cast.onni, cast.admin):
        with pytest.raises(Missing):
            await queries.term_seen_by(session, person, text.term_id)


def test_the_page_shows_agents_only_what_is_approved(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    live(add_named, CANARY)
    path = f"/networks/{cast.network.id}/glossary"
    assert CANARY in signed_in_as(cast.heli).get(path).text
    aino = signed_in_as(cast.aino)
    for page in (path, f"{path}?search={CANARY[:5]}", f"{path}?show=draft", f"{path}?language=sv"):
        assert CANARY not in aino.get(page).text.replace(f'value="{CANARY[:5]}"', "")


async def add_named(session: db.Session, cast: Cast, word: str) -> UUID:
    return (await add(session, cast, word)).term_id


def test_a_term_is_written_proposed_and_approved_on_pages(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/glossary"
    wrong = heli.form(base, {"word": "palaveri", "meaning": ""})
    assert wrong.status_code == 422
    assert 'value="palaveri"' in wrong.text
    at = heli.form(base, {"word": "palaveri", "meaning": "Tapaaminen."}).headers["location"]
    assert heli.form(f"{at}/recall", {"language": "fi"}).status_code == 409
    page = heli.get(base).text
    text = page.split('name="texts" value="')[1].split('"')[0]
    assert heli.form(f"{base}/propose", {"texts": text}).status_code == 303
    maija = signed_in_as(cast.maija)
    digest = maija.get(at).text.split('name="content_hash" value="')[1].split('"')[0]
    assert "Yksi termi odottaa hyväksyntääsi" in maija.get("/").text
    assert maija.form(f"{at}/approve", {"content_hash": digest}).status_code == 303
    assert "odottaa hyväksyntääsi" not in maija.get("/").text
    assert "Hyväksy termi" not in maija.get(at).text
    assert "odottaa hyväksyntää" in maija.get(at).text
    assert maija.form(f"{at}/return", {"reason": ""}).status_code == 422
    signed_in_as(cast.jukka).form(f"{at}/approve", {"content_hash": digest})
    assert "palaveri" in signed_in_as(cast.aino).get(base).text
    assert heli.form(f"{at}/bin").status_code == 303
    assert "palaveri" not in signed_in_as(cast.aino).get(base).text
    assert signed_in_as(cast.aino).get(at).status_code == 404
    heli.form(f"{at}/restore")
    assert "palaveri" in signed_in_as(cast.aino).get(base).text


async def test_a_deputy_approves_in_a_directors_place_and_never_alone_for_both(session: db.Session, cast: Cast) -> None:
    day = today(clock.now())
    for director in (cast.jukka, cast.maija):
        row = Deputy(
            network_id=cast.network.id, director_id=director.id, deputy_id=cast.pekka.id, starts_on=day, ends_on=day
        )
        session.add(row)
    (text,) = await proposed(session, cast)
    assert cast.pekka.email in await scene.letters(session, "terms-asked")
    assert await approve(session, text, cast.pekka) is False
    rows = await session.scalars(select(TermApproval).where(TermApproval.person_id == cast.pekka.id))
    assert {row.deputy_for for row in rows} == {cast.jukka.id, cast.maija.id}
    assert await approve(session, text, cast.maija) is True


def test_a_deputys_page_of_a_term(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    async def stood_in(session: db.Session, cast: Cast) -> TermText:
        day = today(clock.now())
        named: dict[str, Any] = {
            "director_id": cast.jukka.id,
            "deputy_id": cast.pekka.id,
            "starts_on": day,
            "ends_on": day,
        }
        session.add(Deputy(network_id=cast.network.id, **named))
        return (await proposed(session, cast, CANARY))[0]

    text = live(stood_in)
    pekka, at = signed_in_as(cast.pekka), f"/terms/{text.term_id}"
    assert CANARY in pekka.get(f"/networks/{cast.network.id}/glossary?show=review").text
    assert "Hyväksy termi" in pekka.get(at).text
    given = {"language": "fi", "content_hash": text.content_hash}
    assert pekka.form(f"{at}/approve", given).status_code == 303
    assert f"sijaisena: {cast.jukka.name}" in pekka.get(at).text
    aino = signed_in_as(cast.aino)
    assert (aino.get(at).status_code, aino.form(f"{at}/approve", given).status_code) == (404, 404)
