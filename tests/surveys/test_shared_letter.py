"""When results are shared, everybody who was asked gets a letter: once, whether they answered or not."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from agentnet import db
from agentnet.notify.letters import write
from agentnet.notify.models import Delivery, Letter
from agentnet.surveys.flow import Anonymity, Asked, Stage
from agentnet.surveys.models import AskedUnit, Invited, Survey
from tests.cast import Cast
from tests.conftest import Add, SignedInAs


def closed(add: Add, cast: Cast, asked: Asked) -> Survey:
    about: dict[str, Any] = {"stage": Stage.CLOSED, "anonymity": Anonymity.ANONYMOUS, "asked": asked}
    survey: Survey = add(Survey(network_id=cast.network.id, title="Mittari", **about))
    return survey


def letters() -> list[Letter]:
    with db.sync_engine().connect() as connection:
        rows = connection.execute(select(Letter).where(col(Letter.kind) == "survey-shared").order_by(Letter.address))
        return [Letter(**row._mapping) for row in rows]


def test_each_who_was_asked_gets_it_once(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = closed(add, cast, Asked.MEMBERS)
    add(
        Invited(survey_id=survey.id, person_id=cast.aino.id, answered=True),
        Invited(survey_id=survey.id, person_id=cast.pekka.id, answered=False),
        Invited(survey_id=survey.id, person_id=cast.onni.id, answered=True),
        Invited(survey_id=survey.id, person_id=cast.heli.id, answered=True),
    )
    heli, at = signed_in_as(cast.heli), f"/surveys/{survey.id}/results"
    for summary in ("Parityö on tuttua.", "Parityö on tutumpaa."):
        heli.form(f"{at}/share", {"summary": summary})
    told = letters()
    assert [one.address for one in told] == sorted(map(str, (cast.aino.email, cast.pekka.email)))
    words = [write(one) for one in told]
    assert {one.subject for one in words} == {"Tulokset on jaettu: Mittari"}
    assert all("Parityö on tuttua." in one.text and at in one.text for one in words)
    mine, other = (
        one.text.replace(person.name, "") for one, person in zip(words, (cast.aino, cast.pekka), strict=True)
    )
    assert mine == other
    heli.form(f"{at}/unshare")
    assert letters() == []


@pytest.mark.parametrize(("unit", "supervised"), [("clinic", True), ("family_centre", False)])
def test_of_staff_by_link_members_and_the_units_supervisors_hear(
    signed_in_as: SignedInAs, cast: Cast, add: Add, unit: str, supervised: bool
) -> None:
    survey = closed(add, cast, Asked.UNITS)
    place: dict[str, Any] = {"name": "Yksikkö", "area_id": cast.social.id, "area_name": "A", "field": "social"}
    add(AskedUnit(survey_id=survey.id, unit_id=getattr(cast, unit).id, region_id=cast.salo.id, headcount=9, **place))
    signed_in_as(cast.heli).form(f"/surveys/{survey.id}/results/share", {"summary": ""})
    told = {one.address for one in letters()}
    assert {cast.aino.email, cast.ville.email, cast.maija.email} <= told
    assert (cast.sari.email in told) is supervised
    assert cast.onni.email not in told


def test_addresses_hear_what_there_is_to_know_without_a_door(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    survey = closed(add, cast, Asked.PERSONAL)
    for n, answered in enumerate((True, False)):
        add(Invited(survey_id=survey.id, address=f"a{n}@example.org", token_hash=uuid4().hex, answered=answered))
    signed_in_as(cast.heli).form(f"/surveys/{survey.id}/results/share", {"summary": "Parityö on tuttua."})
    told = letters()
    assert [(one.address, one.delivery) for one in told] == [(f"a{n}@example.org", Delivery.WAITING) for n in (0, 1)]
    for one in told:
        assert "Parityö on tuttua." in write(one).text
        assert "/surveys/" not in write(one).text
