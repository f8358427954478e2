"""A unit says that it has gone through an edition; copies and trainings by region; a reminder once a week."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from agentnet import clock, db
from agentnet.guide.flow import Extent
from agentnet.guide.models import Edition, Guide
from agentnet.guide.rollout import queries, rules
from agentnet.network.flow import Role
from agentnet.network.rules import Standing
from agentnet.notify.models import Letter
from agentnet.words import NotAllowed
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.guide.conftest import Lived
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("role", "own", "speaks"),
    [
        (Role.COORDINATOR, False, True),
        (Role.SUPERVISOR, True, True),
        (Role.SUPERVISOR, False, False),
        (Role.AGENT, True, True),
        (Role.AGENT, False, False),
        (Role.DIRECTOR, True, False),
        (Role.DESIGNER, True, False),
    ],
)
def test_who_speaks_for_a_unit(role: Role, own: bool, speaks: bool, cast: Cast) -> None:
    standing = Standing(cast.aino.id, cast.network.id, frozenset({role}))
    unit = cast.clinic.id if own else cast.family_centre.id
    assert rules.speaks_for(standing, unit, cast.clinic.id) is speaks
    if not speaks:
        with pytest.raises(NotAllowed):
            rules.require_speaks_for(standing, unit, cast.clinic.id)


async def _told(session: db.Session, _cast: Cast, edition: Edition) -> queries.Overview:
    return await queries.overview(session, await session.get_one(Guide, edition.guide_id), edition)


def test_a_unit_confirms_and_takes_it_back(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    here, sari = f"/guides/{edition.guide_id}/rollout", signed_in_as(cast.sari)
    assert "Loimaan terveysasema" in sari.get(here).text
    assert "Salon perhekeskus" not in sari.get(here).text
    late = (clock.now() + timedelta(days=3)).date().isoformat()
    refused = sari.form(f"{here}/units", {"unit_id": cast.clinic.id, "day": late, "how": "meeting"})
    assert refused.status_code == 422
    assert late in refused.text
    assert "vasta tulossa" in refused.text
    assert sari.form(f"{here}/units", {"unit_id": cast.family_centre.id}).status_code == 403
    assert sari.form(f"{here}/units", {"unit_id": cast.network.id}).status_code == 404
    for _twice in range(2):
        assert sari.form(f"{here}/units", {"unit_id": cast.clinic.id, "how": "training"}).status_code == 303
    told = live(_told, edition)
    assert (told.done, told.units) == (1, 2)
    assert [(region.name, region.done) for region in told.regions] == [("Loimaa", 1), ("Salo", 0)]
    assert "1/2" in signed_in_as(cast.maija).get(here).text
    assert sari.form(f"{here}/units", {"unit_id": cast.clinic.id, "act": "back"}).status_code == 303
    assert live(_told, edition).done == 0
    assert signed_in_as(cast.aino).form(f"{here}/units", {"unit_id": cast.clinic.id}).status_code == 303
    assert live(_told, edition).done == 1


def test_copies_and_trainings(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    here, heli = f"/guides/{edition.guide_id}/rollout", signed_in_as(cast.heli)
    assert heli.form(f"{here}/copies", {"region_id": cast.salo.id, "copies": "-1"}).status_code == 422
    assert heli.form(f"{here}/copies", {"region_id": cast.salo.id, "copies": "x"}).status_code == 422
    assert heli.form(f"{here}/copies", {"region_id": cast.network.id, "copies": "4"}).status_code == 404
    assert heli.form(f"{here}/copies", {"region_id": cast.salo.id, "copies": "40"}).status_code == 303
    assert heli.form(f"{here}/copies", {"region_id": cast.loimaa.id, "copies": "2"}).status_code == 303
    wrong = heli.form(f"{here}/trainings", {"place": "Salon terveysasema"})
    assert wrong.status_code == 422
    assert 'value="Salon terveysasema"' in wrong.text
    training = {"day": "2026-11-03", "place": "Salon terveysasema", "region_id": cast.salo.id}
    assert heli.form(f"{here}/trainings", training).status_code == 303
    one = live(_told, edition).trainings[0]
    assert heli.form(f"{here}/trainings/{one.id}", {"attended": "17"}).status_code == 303
    told = live(_told, edition)
    assert (told.copies, told.attended) == (42, 17)
    assert "17 osallistujaa" in signed_in_as(cast.aino).get(here).text
    assert heli.form(f"{here}/trainings/{one.id}", {"act": "bin"}).status_code == 303
    assert live(_told, edition).attended == 0
    assert heli.form(f"{here}/trainings/{one.id}", {"act": "restore"}).status_code == 303
    assert live(_told, edition).attended == 17


async def _letters(session: db.Session, _cast: Cast) -> list[str]:
    return list(await session.scalars(select(Letter.address).where(Letter.kind == "rollout-asked")))


def test_supervisors_are_reminded_once_a_week(
    client: Visitor, live: Lived, signed_in_as: SignedInAs, cast: Cast, edition: Edition
) -> None:
    here = f"/guides/{edition.guide_id}/rollout"
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for day, letters in ((0, 1), (1, 1), (7, 2)):
        with clock.travel(to=monday + timedelta(days=day)):
            assert signed_in_as(cast.heli).form(f"{here}/reminders").status_code == 303
        assert live(_letters) == [cast.sari.email] * letters
    assert signed_in_as(cast.sari).form(f"{here}/units", {"unit_id": cast.clinic.id}).status_code == 303
    with clock.travel(to=monday + timedelta(days=14)):
        signed_in_as(cast.heli).form(f"{here}/reminders")
    assert len(live(_letters)) == 2


async def _mend(session: db.Session, cast: Cast, edition: Edition) -> tuple[str, str]:
    again: dict[str, Any] = {"guide_id": edition.guide_id, "title": "Opas", "input_hash": "y", "by": cast.heli.id}
    session.add(Edition(number=f"{edition.number}.1", extent=Extent.MINOR, **again))
    await session.flush()
    guide = await session.get_one(Guide, edition.guide_id)
    first = await queries.edition_to_go_through(session, guide)
    session.add(Edition(number="2099.1", extent=Extent.MAJOR, **again))
    await session.flush()
    then = await queries.edition_to_go_through(session, guide)
    assert first is not None
    assert then is not None
    return first.number, then.number


def test_a_small_mend_asks_nobody_again(client: Visitor, live: Lived, cast: Cast, edition: Edition) -> None:
    assert live(_mend, edition) == (edition.number, "2099.1")
