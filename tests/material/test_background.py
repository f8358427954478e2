"""Background material is a source like any other: cited at a revision, with its link."""

from typing import Any

import pytest

from agentnet import db
from agentnet.guide.background import actions, queries
from agentnet.guide.background.flow import BackgroundKind
from agentnet.guide.background.models import Background
from agentnet.guide.findings import actions as findings
from agentnet.sources import queries as sources
from agentnet.words import Missing
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide.conftest import Lived

LAW = "Laki yhteisestä työstä 1 §"


async def add(session: db.Session, cast: Cast) -> Background:
    return await actions.add(
        session,
        cast.network.id,
        kind=BackgroundKind.LAW,
        reference=LAW,
        link="https://laki.example/1",
        dated=None,
        why="",
        theme_id=None,
        by=cast.heli,
    )


async def test_what_was_cited_keeps_the_words_that_were_cited(session: db.Session, cast: Cast) -> None:
    law = await add(session, cast)
    made = await findings.write(session, cast.network.id, "Sovitaan.", theme_id=None, sources=[law.id], by=cast.heli)
    words: dict[str, Any] = {"kind": BackgroundKind.LAW, "link": "", "dated": None, "why": ""}
    await actions.change(session, law, reference="Laki 2 §", **words, version=1)
    (cited,) = await sources.sources_of_finding(session, made.id)
    assert cited.text == LAW
    assert [n for n, _text in await sources.revisions_of(session, law.id)] == [2, 1]


async def test_it_is_material_at_once_and_no_longer_when_binned(session: db.Session, cast: Cast) -> None:
    law = await add(session, cast)
    assert law.id in await sources.picked_in(session, cast.network.id)
    await actions.put_away(session, law, away=True, by=cast.heli)
    assert law.id not in await sources.picked_in(session, cast.network.id)
    assert (await queries.background_seen_by(session, cast.heli, law.id))[0] is law
    for person in (cast.aino, cast.onni):
        with pytest.raises(Missing):
            await queries.background_seen_by(session, person, law.id)


def test_only_https_links_are_taken(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli, base = signed_in_as(cast.heli), f"/networks/{cast.network.id}/background"
    for link in ("javascript:alert(1)", "http://laki.example", "https://", "https://a b.example"):
        answer = heli.form(base, {"reference": LAW, "link": link})
        assert answer.status_code == 422
        assert "https://" in answer.text
    assert heli.form(base, {"reference": LAW, "link": "https://laki.example/1", "kind": "law"}).status_code == 303
    page = signed_in_as(cast.aino).get(f"{base}?kind=law&search=yhteisestä&sort=dated").text
    assert 'href="https://laki.example/1"' in page


def test_another_network_sees_nothing_of_it(live: Lived, signed_in_as: SignedInAs, cast: Cast) -> None:
    law = live(add)
    assert signed_in_as(cast.onni).get(f"/background/{law.id}").status_code == 404
    assert LAW in signed_in_as(cast.aino).get(f"/background/{law.id}").text
