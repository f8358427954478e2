"""Stickers and badges through the browser: who prints whose, and whose name is on it."""

import io
from typing import Any
from uuid import UUID

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import update
from sqlmodel import col, select

from agentnet import db
from agentnet.guide.models import Edition
from agentnet.guide.reading import links
from agentnet.guide.stickers import jobs
from agentnet.network.models import Membership
from agentnet.notify.jobs import work_round
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide.conftest import Lived, edition, live
from tests.visitor import Visitor

__all__ = ["edition", "live"]
CODE_NAME = "Agentti Kanarialintu"


def _said(answer: Any) -> str:
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert "attachment" in answer.headers["content-disposition"]
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def _named(cast: Cast, name: str) -> None:
    with db.sync_engine().begin() as connection:
        mine = col(Membership.person_id) == cast.aino.id
        connection.execute(update(Membership).where(mine).values(code_name=name))


async def _asked(session: db.Session, cast: Cast, guide_id: UUID) -> None:
    from agentnet.guide.chapters.queries import chapters_of
    from agentnet.guide.models import Guide

    guide = await session.get_one(Guide, guide_id)
    ((chapter, _text),) = await chapters_of(session, guide_id)
    await links.write(session, guide, chapter.id, "Kuka kutsuu palaverin koolle?", by=cast.heli)


def test_without_questions_the_chapters_are_on_the_sheet_then_the_questions(
    live: Lived, edition: Edition, signed_in_as: SignedInAs, cast: Cast
) -> None:
    heli, path = signed_in_as(cast.heli), f"/guides/{edition.guide_id}/stickers"
    assert "Verkostopalaveri" in _said(heli.get(f"{path}/sheet"))
    live(_asked, edition.guide_id)
    assert "Kuka kutsuu palaverin koolle?" in heli.get(path).text
    ordered = heli.form(path, {"size": "2x4", "copies": "2", "story": "yes"})
    assert ordered.status_code == 303
    text = _said(heli.get(ordered.headers["location"]))
    assert text.count("Kuka kutsuu") == 2
    assert "Agentin vihje" in text


@pytest.mark.parametrize("copies", ["0", "-1", "101", "monta", ""])
def test_a_wrong_number_gets_a_sentence_and_keeps_what_was_typed(
    edition: Edition, signed_in_as: SignedInAs, cast: Cast, copies: str
) -> None:
    answer = signed_in_as(cast.heli).form(f"/guides/{edition.guide_id}/stickers", {"copies": copies, "size": "2x4"})
    assert answer.status_code == (422 if copies else 303)
    if copies:
        assert f'value="{copies}"' in answer.text


def test_a_large_sheet_is_set_in_the_background_for_its_asker_alone(
    edition: Edition, signed_in_as: SignedInAs, cast: Cast, client: Visitor
) -> None:
    heli, path = signed_in_as(cast.heli), f"/guides/{edition.guide_id}/stickers"
    assert heli.get(f"{path}/sheet?copies=61").status_code == 409
    place = heli.form(path, {"copies": "61"}).headers["location"]
    assert "Arkkia tehdään" in heli.get(place).text
    assert heli.get(f"{place}/file").status_code == 409
    client.blocking_portal.call(_work)
    assert "Arkki on valmis" in heli.get(place).text
    assert _said(heli.get(f"{place}/file")).count("Verkostopalaveri") == 61
    assert signed_in_as(cast.ville).get(place).status_code == 404
    assert signed_in_as(cast.ville).get(f"{place}/file").status_code == 404


def test_a_code_name_is_on_a_badge_only_when_its_owner_wishes(signed_in_as: SignedInAs, cast: Cast) -> None:
    _named(cast, CODE_NAME)
    heli, aino = signed_in_as(cast.heli), signed_in_as(cast.aino)
    path = f"/networks/{cast.network.id}/badges"
    before = _said(heli.get(f"{path}/sheet"))
    assert cast.aino.name in before
    assert CODE_NAME not in before
    assert aino.form(f"{path}/mine", {"code_name": "yes"}).status_code == 303
    after = _said(heli.get(f"{path}/sheet"))
    assert CODE_NAME in after
    assert cast.aino.name not in after
    aino.form(f"{path}/mine", {})
    assert CODE_NAME not in _said(heli.get(f"{path}/sheet"))


def test_only_members_are_printed_and_only_the_chosen(signed_in_as: SignedInAs, cast: Cast) -> None:
    heli, path = signed_in_as(cast.heli), f"/networks/{cast.network.id}/badges"
    one = _said(heli.get(f"{path}/sheet?people={cast.aino.id}&people={cast.onni.id}"))
    assert cast.aino.name in one
    assert cast.onni.name not in one
    assert cast.pekka.name not in one
    stranger = heli.form(path, {"people": str(cast.onni.id)})
    assert stranger.status_code == 422
    assert "Valitse ainakin yksi ihminen." in stranger.text
    nowhere = heli.form(path, {"leads": "workshop 00000000-0000-4000-8000-000000000000"})
    assert "Koodin kohdetta ei enää ole." in nowhere.text


def test_ones_own_badge_is_a_picture_that_leads_to_the_guide(
    edition: Edition, signed_in_as: SignedInAs, cast: Cast
) -> None:
    aino = signed_in_as(cast.aino)
    assert f"/networks/{cast.network.id}/badges/mine" in aino.get("/me").text
    answer = aino.get(f"/networks/{cast.network.id}/badges/mine/picture")
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert [code.text.endswith("/g/tyoparin-opas") for code in zxingcpp.read_barcodes(picture)] == [True]
    assert aino.get(f"/networks/{cast.network.id}/badges").status_code == 403


def test_the_sheet_is_thrown_away_after_a_day(
    edition: Edition, signed_in_as: SignedInAs, cast: Cast, client: Visitor
) -> None:
    from agentnet.notify.models import Job

    heli = signed_in_as(cast.heli)
    place = heli.form(f"/guides/{edition.guide_id}/stickers", {"copies": "61"}).headers["location"]
    client.blocking_portal.call(_work)

    async def forgotten() -> None:
        async with db.reading() as session:
            job = (await session.scalars(select(Job).where(Job.kind == jobs.FORGET))).one()
        await jobs.forget(job.id, _unseen)

    client.blocking_portal.call(forgotten)
    assert heli.get(f"{place}/file").status_code == 409
    assert "Arkki ei ole tallessa" in heli.get(place).text


async def _work() -> None:
    while await work_round():
        pass


async def _unseen(per_cent: int, said: str = "") -> None:
    """Nobody watches."""
