"""The doors of review and approval, as people knock at them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.chapters import actions, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Approval, ChapterText, Comment
from agentnet.guide.reviews.models import Deputy, WordReturn
from agentnet.network.flow import Role
from agentnet.network.models import Membership
from agentnet.network.quiet import today
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived
from tests.press.word_files import commented
from tests.visitor import Visitor

CANARY = "Kanarialintu laulaa"


async def _deputised(session: db.Session, cast: Cast) -> Seen:
    day = today(clock.now())
    who: dict[str, Any] = {"network_id": cast.network.id, "director_id": cast.jukka.id, "deputy_id": cast.pekka.id}
    session.add(Deputy(starts_on=day, ends_on=day + timedelta(days=3), **who))
    return await scene.in_review(session, cast)


async def _swedish(session: db.Session, cast: Cast) -> Seen:
    """The chapter in two languages: the Swedish one is in review too."""
    one = await scene.in_review(session, cast)
    session.add(ChapterText(chapter_id=one.chapter.id, language="sv", title="Nätverksmöte"))
    await session.flush()
    other = await queries.chapter_seen_by(session, cast.heli, one.chapter.id, "sv")
    await actions.save(session, other, title="Nätverksmöte", markdown="Vi bestämmer tiden.", version=1, by=cast.heli)
    await actions.take(session, other, "review", roles=scene.LEAD, by=cast.heli)
    return other


def _review(one: Seen) -> str:
    return f"/chapters/{one.chapter.id}/review"


def test_a_deputy_reads_comments_and_approves_in_the_directors_place(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    one: Seen = live(_deputised)
    pekka = signed_in_as(cast.pekka)
    page = pekka.get(_review(one)).text
    assert "Hyväksyt sijaisena: Jukka Jokela, Terveyspalvelut." in page
    assert "Verkostopalaveri" in pekka.get("/").text
    assert pekka.form(f"/chapters/{one.chapter.id}/comments", {"text": "Hyvä."}).status_code == 303
    press = {"content_hash": one.text.content_hash}
    for _ in range(2):
        assert pekka.form(f"/chapters/{one.chapter.id}/approve", press).status_code == 303
    with clock.travel(to=clock.now() + timedelta(days=30)):
        late = signed_in_as(cast.pekka)
        assert late.get(_review(one)).status_code == 404
        assert late.form(f"/chapters/{one.chapter.id}/approve", press).status_code == 403
        assert late.form(f"/chapters/{one.chapter.id}/comments", {"text": "Myöhässä."}).status_code == 403
    with db.sync_engine().connect() as connection:
        rows = connection.execute(select(Approval.person_id, Approval.deputy_for)).all()
    assert rows == [(cast.pekka.id, cast.jukka.id)]


def test_strangers_agents_and_supervisors_approve_nothing_and_read_no_comments(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    one: Seen = live(scene.in_review)
    add(Comment(text_id=one.text.id, revision=1, text=CANARY, by=cast.maija.id))
    add(
        Membership(
            network_id=cast.other_network.id, person_id=cast.admin.id, role=Role.DIRECTOR, area_id=cast.health.id
        )
    )
    press = {"content_hash": one.text.content_hash}
    for person, refused in ((cast.onni, 404), (cast.admin, 404), (cast.aino, 403), (cast.sari, 403), (cast.heli, 403)):
        visitor = signed_in_as(person)
        assert visitor.form(f"/chapters/{one.chapter.id}/approve", press).status_code == refused
        assert visitor.form(f"/chapters/{one.chapter.id}/changes", {"reason": "Ei."}).status_code == refused
    for person in (cast.aino, cast.sari, cast.onni):
        visitor = signed_in_as(person)
        for path in ("", "/review", "/review.docx", "/word", "/record.pdf", "/terms", "/send"):
            assert CANARY not in visitor.get(f"/chapters/{one.chapter.id}{path}").text
    assert CANARY in signed_in_as(cast.heli).get(f"/chapters/{one.chapter.id}").text


def test_a_translation_is_reviewed_at_its_own_address(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(_swedish)
    maija, path = signed_in_as(cast.maija), f"/chapters/{one.chapter.id}"
    page = maija.get(f"{path}/review?language=sv").text
    assert "Vi bestämmer tiden." in page
    assert f'action="{path}/approve?language=sv"' in page
    assert "Vi bestämmer" not in maija.get(f"{path}/review").text
    assert maija.get(f"{path}/review?language=en").status_code == 404
    said = maija.form(f"{path}/comments?language=sv", {"text": "Bra."})
    assert said.headers["location"].startswith(f"{path}/review?language=sv#comment-")
    press = {"content_hash": one.text.content_hash}
    assert maija.form(f"{path}/approve", press).status_code == 409
    assert maija.form(f"{path}/approve?language=sv", press).status_code == 303


async def _drafted_in_swedish(session: db.Session, cast: Cast) -> Seen:
    one = await scene.in_review(session, cast)
    session.add(ChapterText(chapter_id=one.chapter.id, language="sv", title="Nätverksmöte"))
    return one


def test_a_draft_translation_gives_no_way_to_change_who_approves_the_original(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(_drafted_in_swedish)
    heli, path = signed_in_as(cast.heli), f"/chapters/{one.chapter.id}"
    assert heli.form(f"{path}/areas?language=sv", {"areas": [cast.social.id]}).status_code == 409
    assert heli.form(f"{path}/stage?language=sv", {"step": "draft"}).headers["location"] == f"{path}?language=sv"
    assert "Hyväksy versio" in signed_in_as(cast.maija).get(f"{path}/review").text


def test_it_is_sent_with_a_reason_and_what_is_missing_is_told(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    heli, path = signed_in_as(cast.heli), f"/chapters/{one.chapter.id}/send"
    refused = heli.form(path, {"asks": "Soita ensin."})
    assert refused.status_code == 422
    assert "Soita ensin." in refused.text
    assert heli.form(path, {"why": "Siksi.", "asks": "Soita ensin."}).status_code == 303
    page = signed_in_as(cast.maija).get(_review(one)).text
    assert "Siksi." in page
    assert "Soita ensin." in page
    assert heli.get(path).status_code == 409


def test_what_keeps_it_from_being_sent_is_told_and_what_was_typed_is_kept(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.drafted)
    heli, path = signed_in_as(cast.heli), f"/chapters/{one.chapter.id}"
    assert heli.form(f"{path}/areas", {"areas": [cast.social.id]}).status_code == 303
    refused = heli.form(f"{path}/send", {"why": "Siksi juuri.", "asks": "Soita ensin."})
    assert refused.status_code == 409
    assert "Valitse luvulle palvelualueet" in refused.text
    assert "Siksi juuri." in refused.text
    assert "Siksi juuri." not in heli.get(f"{path}/send").text, "nothing was kept of it"


def test_a_word_file_is_looked_at_and_then_taken(live: Lived, signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    one: Seen = live(scene.in_review)
    maija, path = signed_in_as(cast.maija), f"/chapters/{one.chapter.id}/word"
    sent = maija.get(f"/chapters/{one.chapter.id}/review.docx").content
    for data, said in ((b"", "Valitse tiedosto"), (b"hello", "ei ole Word-tiedosto")):
        answer = _upload(maija, path, data)
        assert (answer.status_code, said in answer.text) == (422, True)
    back = _upload(maija, path, commented(sent, ("Asiakas päättää", CANARY)))
    found = back.headers["location"]
    assert CANARY in maija.get(found).text
    assert CANARY not in maija.get(_review(one)).text
    assert signed_in_as(cast.jukka).get(found).status_code == 404
    assert maija.form(found, {"chosen": ["0", "99", "-1"]}).status_code == 303
    assert maija.get(_review(one)).text.count(f"<p>{CANARY}") == 1
    assert maija.form(found, {"chosen": "0"}).status_code == 409
    with db.sync_engine().connect() as connection:
        assert len(connection.execute(select(WordReturn.id)).all()) == 1


def _upload(visitor: Visitor, path: str, data: bytes) -> Any:
    files = {"file": ("luku.docx", data, "application/octet-stream")}
    return visitor.form(path, {}, files=files)


@pytest.mark.parametrize("who", ["maija", "jukka"])
def test_a_group_s_meeting_is_asked_beside_its_field(
    live: Lived, signed_in_as: SignedInAs, cast: Cast, who: str
) -> None:
    one: Seen = live(scene.in_review)
    heli = signed_in_as(cast.heli)
    group = {"area_id": cast.health.id, "name": "Terveyden johtoryhmä"}
    assert heli.form(f"/networks/{cast.network.id}/approvers/groups", group).status_code == 303
    director, path = signed_in_as(getattr(cast, who)), f"/chapters/{one.chapter.id}/approve"
    asked = "Asiasta päättää Terveyden johtoryhmä" in director.get(_review(one)).text
    assert asked is (who == "jukka")
    answer = director.form(path, {"content_hash": one.text.content_hash, "section": "§ 12"})
    assert answer.status_code == (422 if asked else 303)
    if asked:
        assert "Kirjoita päivä, jolloin johtoryhmä päätti asiasta." in answer.text
        assert 'value="§ 12"' in answer.text
        day = today(clock.now()).isoformat()
        good = {"content_hash": one.text.content_hash, "section": "§ 12", "met_on": day}
        assert director.form(path, good).status_code == 303
        assert ", § 12" in director.get(_review(one)).text
