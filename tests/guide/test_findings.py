"""The thread through findings: from a note to a chapter and an edition, and back; nobody's name on the way."""

from uuid import uuid4

import pytest

from agentnet import db
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters import shown
from agentnet.guide.findings import actions, queries
from agentnet.guide.origins import origins
from agentnet.network.models import Person
from agentnet.network.queries import standing
from agentnet.sources import actions as thread
from agentnet.sources import queries as sources
from agentnet.sources.flow import Fate, Kind, Relation
from agentnet.words import Missing, Refused
from tests.cast import Cast
from tests.guide import scene


async def test_a_note_is_followed_to_its_chapter_and_back(session: db.Session, cast: Cast) -> None:
    guide = await scene.make_guide(session, cast)
    finding = await scene.make_finding(session, cast, person=cast.aino)
    one = await scene.save(session, await scene.make_chapter(session, cast, guide), scene.TEXT, cast.heli)
    block = chapters.blocks_of(await chapters.revision_of(session, one.text))[0].id
    (given,) = await sources.contributions_of(session, cast.aino)
    assert given.trail.findings == [finding.id]
    assert given.trail.chapters == [(one.chapter.id, block)]
    assert given.trail.fate is Fate.USED
    counted, cited = await shown.behind(session, one)
    assert (counted.kinds, [f.id for f in cited]) == ({"note": 1}, [finding.id])
    assert [item.text for item in await sources.sources_of_finding(session, finding.id)] == [scene.NOTE]


async def test_a_citation_that_is_edited_out_leads_nowhere_any_more(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    (finding,) = await queries.findings_of(session, cast.network.id)
    assert list(await queries.chapters_citing(session, [finding.id])) == [finding.id]
    await scene.save(session, one.chapter.id, "Ei viittausta.", cast.heli)
    assert await queries.chapters_citing(session, [finding.id]) == {}


async def test_findings_are_numbered_and_their_words_have_revisions(session: db.Session, cast: Cast) -> None:
    one = await scene.make_finding(session, cast)
    two = await actions.write(session, cast.network.id, "Toinen.", theme_id=None, sources=[], by=cast.ville)
    assert (one.number, two.number) == (1, 2)
    await actions.rewrite(session, two, "Toinen, parempi.", theme_id=None, version=1)
    with pytest.raises(Refused):
        await actions.rewrite(session, two, "Kolmas.", theme_id=None, version=1)
    assert await sources.text_of(session, [two.id]) == {two.id: "Toinen, parempi."}


async def test_a_finding_in_use_does_not_go_to_the_bin(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    (finding,) = await queries.findings_of(session, cast.network.id)
    with pytest.raises(Refused, match="viitataan"):
        await actions.bin_finding(session, finding)
    await scene.save(session, one.chapter.id, "Ei viittausta.", cast.heli)
    await actions.bin_finding(session, finding)
    assert await queries.findings_of(session, cast.network.id) == []
    await actions.restore(session, finding)
    assert list(await queries.findings_of(session, cast.network.id)) == [finding]


async def test_titles_of_drafts_are_told_to_those_who_may_read_them(session: db.Session, cast: Cast) -> None:
    await scene.drafted(session, cast)
    (finding,) = await queries.findings_of(session, cast.network.id)
    for person, told in ((cast.heli, 1), (cast.maija, 1), (cast.aino, 0), (cast.sari, 0)):
        who = await standing(session, person, cast.network.id)
        assert len(await queries.chapters_citing(session, [finding.id], who)) == told


async def test_findings_are_seen_by_their_network(session: db.Session, cast: Cast) -> None:
    finding = await scene.make_finding(session, cast)
    assert (await queries.finding_seen_by(session, cast.aino, finding.id))[0].id == finding.id
    for person in (cast.onni, cast.admin):
        with pytest.raises(Missing):
            await queries.finding_seen_by(session, person, finding.id)
    with pytest.raises(Missing):
        await queries.finding_seen_by(session, cast.heli, uuid4())


async def contribute(session: db.Session, cast: Cast, kind: Kind, people: list[Person]) -> list[str]:
    made = []
    for person in people:
        source = await thread.record(
            session, network_id=cast.network.id, kind=kind, text="Sanoja", person_id=person.id, label="Taulu"
        )
        made.append(source.id)
    finding = await actions.write(session, cast.network.id, "Yhdessä.", theme_id=None, sources=made, by=cast.heli)
    return [str(finding.id)]


async def test_fewer_than_five_people_are_not_counted(session: db.Session, cast: Cast) -> None:
    few = [cast.aino, cast.pekka, cast.heli, cast.ville]
    await contribute(session, cast, Kind.NOTE, few)
    (four,) = await queries.findings_of(session, cast.network.id)
    hidden = await origins(session, [four.id])
    assert (hidden.kinds, hidden.people, hidden.units, hidden.regions) == ({"note": 4}, None, None, None)
    await contribute(session, cast, Kind.NOTE, [*few, cast.sari])
    told = await origins(session, [f.id for f in await queries.findings_of(session, cast.network.id)])
    assert (told.total, told.people, told.units, told.regions) == (9, 5, 2, 2)


async def test_a_handful_of_answers_to_a_survey_is_not_counted(session: db.Session, cast: Cast) -> None:
    await contribute(session, cast, Kind.SURVEY, [cast.aino, cast.pekka])
    (one,) = await queries.findings_of(session, cast.network.id)
    assert (await origins(session, [one.id])).total == 0


async def test_a_carried_note_counts_as_the_submission_that_it_was(session: db.Session, cast: Cast) -> None:
    given = await thread.record(
        session, network_id=cast.network.id, kind=Kind.SUBMISSION, text="Sovimme", person_id=cast.aino.id
    )
    note = await thread.record(session, network_id=cast.network.id, kind=Kind.NOTE, text="Sovimme")
    await thread.carry(session, given.id, note.id, cast.heli.id)
    finding = await actions.write(session, cast.network.id, "Sovitaan.", theme_id=None, sources=[note.id], by=cast.heli)
    await actions.cite(session, finding, [note.id], relation=Relation.CONDENSED, by=cast.heli)
    assert (await origins(session, [finding.id])).kinds == {"submission": 1}
