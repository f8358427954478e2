"""The basket: from any room by hand or by votes, out and back, and what became of what was not used."""

from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select

from agentnet import db
from agentnet.guide.findings import actions as findings
from agentnet.guide.findings import gathering
from agentnet.guide.findings.forms import ways_of
from agentnet.guide.origins import origins
from agentnet.home.contributions import mine
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Fate, Kind, Relation
from agentnet.sources.models import Basket, SourceLink
from agentnet.workshops.boards.flow import Naming, Phase
from agentnet.workshops.boards.models import Board, Note, Picture, Section, Vote
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide.conftest import Lived

HIDDEN = "Kanarialintu on piilossa"


async def board(session: db.Session, cast: Cast, phase: Phase = Phase.DISCUSSION) -> Board:
    made = Board(network_id=cast.network.id, title="Ideataulu", phase=phase)
    session.add(made)
    await session.flush()
    session.add(Section(board_id=made.id, name="Esteet"))
    await session.flush()
    return made


async def note(session: db.Session, cast: Cast, on: Board, text: str, **more: Any) -> Note:
    section = (await session.scalars(select(Section).where(Section.board_id == on.id))).one()
    source = await thread.record(
        session, network_id=cast.network.id, kind=Kind.NOTE, text=text, origin_id=on.id, label=on.title
    )
    row = Note(id=source.id, board_id=on.id, section_id=section.id, naming=Naming.ANONYMOUS, **more)
    session.add(row)
    await session.flush()
    return row


async def vote(session: db.Session, on: Note, *people: Person) -> None:
    session.add_all(Vote(board_id=on.board_id, note_id=on.id, person_id=person.id) for person in people)
    await session.flush()


async def offered(session: db.Session, cast: Cast, on: Board) -> gathering.Place:
    return await gathering.place_seen_by(session, await standing(session, cast.heli, cast.network.id), on.id)


async def test_a_bundle_is_one_source_with_a_thread_from_each_note(session: db.Session, cast: Cast) -> None:
    on = await board(session, cast)
    top = await note(session, cast, on, "Kutsu", title="Kutsuminen")
    under = await note(session, cast, on, "Pohja", bundle_id=top.id)
    place = await offered(session, cast, on)
    (bundle,) = place.offered
    assert (bundle.kind, bundle.text, set(bundle.members)) == (Kind.GROUP, "Kutsuminen", {"Kutsu", "Pohja"})
    lead = await standing(session, cast.heli, cast.network.id)
    for _again in range(2):
        await gathering.pick(session, lead, place, [bundle.id], None, by=cast.heli)
    text = (await sources.text_of(session, [bundle.id]))[bundle.id]
    assert text == "Kutsuminen\n– Kutsu\n– Pohja"
    finding = await findings.write(
        session, cast.network.id, "Kutsutaan.", theme_id=None, sources=[bundle.id], by=cast.heli
    )
    assert (await sources.trail(session, under.id)).findings == [finding.id]
    assert (await origins(session, [finding.id])).kinds == {"note": 2}


async def test_hidden_notes_and_unshown_boards_offer_nothing(session: db.Session, cast: Cast) -> None:
    on = await board(session, cast)
    for name in ("hidden", "held", "binned"):
        await note(session, cast, on, HIDDEN, **{name: True})
    assert (await offered(session, cast, on)).offered == []
    early = await board(session, cast, Phase.IDEATION)
    await note(session, cast, early, HIDDEN)
    assert (await offered(session, cast, early)).offered == []


async def test_a_picture_is_picked_by_its_description(session: db.Session, cast: Cast) -> None:
    on = await board(session, cast)
    picture = Picture(board_id=on.id, sha256="x", width=4, height=3, alt="Aikajana seinällä")
    session.add(picture)
    shown = [{"id": str(picture.id), "sha256": "x", "width": 4, "height": 3, "alt": picture.alt}]
    of = await note(session, cast, on, "Jana", pictures=shown)
    place = await offered(session, cast, on)
    lead = await standing(session, cast.heli, cast.network.id)
    await gathering.pick(session, lead, place, [picture.id], None, by=cast.heli)
    (item,) = (await sources.basket(session, lead, kind=Kind.PHOTO)).items
    assert (item.id, item.text) == (picture.id, "Aikajana seinällä")
    assert (await sources.trail(session, of.id)).onward == [picture.id]


async def test_votes_are_told_only_when_the_voting_allows(session: db.Session, cast: Cast) -> None:
    for phase, told in ((Phase.GROUPING, False), (Phase.VOTING, True), (Phase.SUMMARY, True)):
        on = await board(session, cast, phase)
        one = await note(session, cast, on, "Ääni")
        await vote(session, one, cast.aino, cast.pekka)
        assert (await gathering.votes_of(session, cast.network.id)).get(one.id) == (2 if told else None)


def test_all_with_enough_votes_are_picked_by_one_press(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    async def voted(session: db.Session, cast: Cast) -> UUID:
        on = await board(session, cast)
        few, many = [await note(session, cast, on, text) for text in ("Vähän", "Paljon")]
        await vote(session, few, cast.aino)
        await vote(session, many, cast.aino, cast.pekka)
        return on.id

    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/sources"
    at = f"{base}/from/{live(voted)}"
    assert "Poimi äänten mukaan" in heli.get(at).text
    assert heli.form(at, {"by": "votes", "least": 5}).status_code == 422
    assert heli.form(at, {"by": "votes", "least": 2}).status_code == 303
    page = heli.get(f"{base}?sort=votes").text
    assert "Paljon" in page
    assert "Vähän" not in page
    assert heli.form(at, {"by": "hand"}).status_code == 422
    assert heli.form(at, {"by": "hand", "sources": uuid4()}).status_code == 404
    assert signed_in_as(cast.aino).get(at).status_code == 403
    assert signed_in_as(cast.onni).get(at).status_code == 404


def test_what_is_taken_out_comes_back_under_its_theme(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    async def given(session: db.Session, cast: Cast) -> UUID:
        return (await thread.record(session, network_id=cast.network.id, kind=Kind.NOTE, text="Lappu")).id

    async def under(session: db.Session, cast: Cast) -> list[UUID | None]:
        return list(await session.scalars(select(Basket.theme_id).where(Basket.source_id == source)))

    source = live(given)
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}"
    heli.form(f"{base}/themes", {"title": "Yhteistyö"})
    theme = UUID(heli.get(f"{base}/sources").text.split('<option value="')[2].split('"')[0])
    heli.form(f"{base}/sources/pick", {"sources": source, "theme_id": theme})
    assert live(under) == [theme]
    to = heli.form(f"{base}/sources/unpick", {"sources": source}).headers["location"]
    assert live(under) == []
    page = heli.get(to).text
    back = page.split('name="back" value="')[1].split('"')[0]
    heli.form(f"{base}/sources/back", {"back": back})
    assert live(under) == [theme]


def test_an_ending_needs_its_words_and_its_giver_reads_them(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    async def given(session: db.Session, cast: Cast) -> list[UUID]:
        about: dict[str, Any] = {"network_id": cast.network.id, "kind": Kind.NOTE}
        return [
            (await thread.record(session, **about, text=text, person_id=cast.aino.id)).id for text in ("Yksi", "Kaksi")
        ]

    one, two = live(given)
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/sources"
    assert "(2)" in heli.get(f"{base}/unused").text
    assert heli.form(f"{base}/fate", {"sources": one, "fate": "out_of_scope"}).status_code == 422
    assert heli.form(f"{base}/fate", {"sources": one, "fate": "merged"}).status_code == 422
    assert heli.form(f"{base}/fate", {"sources": one, "fate": "merged", "into": one}).status_code == 422
    assert heli.form(f"{base}/fate", {"sources": one, "fate": "merged", "into": uuid4()}).status_code == 404
    assert heli.form(f"{base}/fate", {"sources": one, "fate": "merged", "into": two}).status_code == 303
    assert "(1)" in heli.get(f"{base}/unused").text
    assert "ideasi vahvistaa yhteistä ideaa" in signed_in_as(cast.aino).get("/contributions").text


async def test_what_was_merged_goes_where_its_target_goes(session: db.Session, cast: Cast) -> None:
    about: dict[str, Any] = {"network_id": cast.network.id, "kind": Kind.NOTE}
    one = await thread.record(session, **about, text="Yksi", person_id=cast.aino.id)
    two = await thread.record(session, **about, text="Kaksi")
    await thread.dispose(session, one.id, Fate.MERGED, "", cast.heli.id, into=two.id)
    made = await findings.write(session, cast.network.id, "Yhdessä.", theme_id=None, sources=[two.id], by=cast.heli)
    (lives,) = await mine(session, cast.aino)
    assert [finding.id for finding in lives.findings] == [made.id]
    assert (await origins(session, [made.id])).kinds == {"note": 2}
    await thread.dispose(session, one.id, Fate.PARKED, "", cast.heli.id)
    assert (await mine(session, cast.aino))[0].findings == []
    await thread.erase_words(session, cast.aino.id)
    assert await sources.text_of(session, [two.id]) == {two.id: "Kaksi"}


async def test_a_source_is_quoted_and_named_only_when_its_giver_allows(session: db.Session, cast: Cast) -> None:
    note = await thread.record(
        session, network_id=cast.network.id, kind=Kind.NOTE, text="Sanat", person_id=cast.aino.id
    )
    made = await findings.write(
        session,
        cast.network.id,
        "Sanotaan.",
        theme_id=None,
        sources=[note.id],
        by=cast.heli,
        ways=ways_of([f"quote/{note.id}", "carried/x", "joo"]),
    )
    pekka = await standing(session, cast.pekka, cast.network.id)
    (item,) = await sources.sources_of_finding(session, made.id, pekka)
    assert (item.relation, item.author) == (Relation.QUOTE, "")
    await thread.allow_name(session, note.id, cast.aino.id, allowed=True)
    (item,) = await sources.sources_of_finding(session, made.id, pekka)
    assert item.author == cast.aino.name
    await thread.revise(session, note.id, "Uudet sanat")
    await findings.relate(session, made, {note.id: Relation.INSPIRED}, by=cast.heli)
    (item,) = await sources.sources_of_finding(session, made.id, pekka)
    assert (item.relation, item.author, item.text) == (Relation.INSPIRED, "", "Sanat")
    assert len(list(await session.scalars(select(SourceLink).where(SourceLink.finding_id == made.id)))) == 1


def test_a_finding_keeps_its_wordings(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    heli = signed_in_as(cast.heli)
    at = heli.form(f"/networks/{cast.network.id}/findings", {"text": "Ensin."}).headers["location"]
    heli.form(at, {"text": "Sitten.", "version": 1})
    page = heli.get(at).text
    assert "Aiemmat sanamuodot" in page
    assert "versio 1 · " in page
    assert cast.heli.name in page
    assert "Ensin." not in signed_in_as(cast.aino).get(at).text
    heli.form(at, {"text": "Ensin.", "version": 2})
    assert "Ensin." in signed_in_as(cast.aino).get(at).text


def test_only_the_giver_lets_a_quote_bear_their_name(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    async def given(session: db.Session, cast: Cast) -> UUID:
        about: dict[str, Any] = {
            "network_id": cast.network.id,
            "kind": Kind.NOTE,
            "text": "Sanat",
            "person_id": cast.aino.id,
        }
        return (await thread.record(session, **about)).id

    at = f"/contributions/{live(given)}/name"
    aino = signed_in_as(cast.aino)
    assert "Anna lainata nimelläni" in aino.get("/contributions").text
    assert aino.form(at, {"allowed": "on"}).status_code == 303
    assert "Peru lupa" in aino.get("/contributions").text
    assert signed_in_as(cast.pekka).form(at).status_code == 404
    aino.form(at)
    assert "Anna lainata nimelläni" in aino.get("/contributions").text
