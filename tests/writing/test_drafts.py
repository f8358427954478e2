"""Drafts keep themselves, for their writer alone; only an explicit save makes a version."""

from uuid import uuid4

import pytest
from sqlmodel import select

from agentnet import db
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import ChapterText, Revision
from agentnet.guide.writing import drafts
from agentnet.guide.writing.models import Draft
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide import scene
from tests.guide.conftest import Lived

CANARY = "Kanarialintu istuu luonnoksessa."
CODE = "131052-308T"


def _told(**more: object) -> dict[str, object]:
    return {"title": "Verkostopalaveri", "markdown": CANARY, "draft": str(uuid4()), "revision": 1, **more}


def _drafts(live: Lived) -> list[Draft]:
    async def read(session: db.Session, _cast: Cast) -> list[Draft]:
        return list(await session.scalars(select(Draft).order_by(Draft.saved_at)))  # type: ignore[arg-type]

    found: list[Draft] = live(read)
    return found


def test_a_draft_is_kept_comes_back_and_is_nobody_elses(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    path, heli = f"/chapters/{one.chapter.id}/edit", signed_in_as(cast.heli)
    kept = heli.swap(f"{path}/draft", _told())
    assert kept.status_code == 200
    assert "Luonnoksesi on tallennettu klo" in kept.json()["said"]
    assert CANARY in heli.get(path).text
    assert "Jatkat luonnostasi" in heli.get(path).text
    assert CANARY not in heli.get(f"{path}?fresh=true").text
    for who in (cast.ville, cast.maija):
        browser = signed_in_as(who)
        for address in (path, path.removesuffix("/edit"), f"{path.removesuffix('edit')}history"):
            assert CANARY not in browser.get(address).text


def test_hundreds_of_drafts_make_no_version_and_end_no_approval(
    live: Lived, signed_in_as: SignedInAs, cast: Cast
) -> None:
    one: Seen = live(scene.approved)
    heli, told = signed_in_as(cast.heli), _told()
    for n in range(30):
        assert heli.swap(f"/chapters/{one.chapter.id}/edit/draft", told | {"markdown": f"{CANARY} {n}"}).is_success

    async def look(session: db.Session, _cast: Cast) -> tuple[Stage, int, bool]:
        text = await session.get_one(ChapterText, one.text.id)
        made = await session.scalars(select(Revision).where(Revision.text_id == text.id))
        return text.stage, len(list(made)), (await queries.verdict_on(session, one)).approved

    assert live(look) == (Stage.APPROVED, 1, True)
    assert [draft.version for draft in _drafts(live)] == [30]


def test_two_tabs_of_one_person_keep_a_draft_each(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    path, heli = f"/chapters/{one.chapter.id}/edit/draft", signed_in_as(cast.heli)
    first, second = _told(markdown="Ensimmäinen välilehti."), _told(markdown="Toinen välilehti.")
    heli.swap(path, first)
    heli.swap(path, second | {"continues": first["draft"], "was": 7})
    assert {draft.markdown for draft in _drafts(live)} == {"Ensimmäinen välilehti.", "Toinen välilehti."}
    heli.swap(path, second | {"continues": first["draft"], "was": 1})
    assert [draft.markdown for draft in _drafts(live)] == ["Toinen välilehti."]


def test_nobody_writes_over_anothers_draft(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    path, hers = f"/chapters/{one.chapter.id}/edit/draft", _told()
    signed_in_as(cast.heli).swap(path, hers)
    ville = signed_in_as(cast.ville)
    ville.swap(path, hers | {"markdown": "Villen sanat."})
    ville.form(f"{path}/remove", {"draft": hers["draft"]})
    assert {(d.person_id, d.markdown) for d in _drafts(live)} == {
        (cast.heli.id, CANARY),
        (cast.ville.id, "Villen sanat."),
    }


@pytest.mark.parametrize("field", ["title", "markdown", "section"])
def test_an_identity_code_stays_in_the_browser(live: Lived, signed_in_as: SignedInAs, cast: Cast, field: str) -> None:
    one: Seen = live(scene.drafted)
    answer = signed_in_as(cast.heli).swap(
        f"/chapters/{one.chapter.id}/edit/draft", _told() | {field: f"Asiakas {CODE}"}
    )
    assert answer.status_code == 422
    assert "henkilötunnus" in answer.json()["said"]
    assert _drafts(live) == []


def test_a_version_takes_its_draft_with_it(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    one: Seen = live(scene.drafted)
    path, heli, told = f"/chapters/{one.chapter.id}/edit", signed_in_as(cast.heli), _told()
    heli.swap(f"{path}/draft", told)
    assert heli.form(path, told | {"version": 2}).status_code == 303
    assert _drafts(live) == []
    assert CANARY in heli.get(path).text


async def test_the_oldest_drafts_make_room(session: db.Session, cast: Cast) -> None:
    one = await scene.drafted(session, cast)
    for n in range(drafts.MOST + 3):
        await drafts.keep(session, one.text, uuid4(), title="", markdown=f"{n}", revision=1, by=cast.heli)
    assert len(await drafts.drafts_of(session, one.text, cast.heli)) == drafts.MOST
