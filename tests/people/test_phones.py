"""Telephone numbers: read and shown as people write them, for coordinators only, gone when nobody calls any more."""

import io
import zipfile
from datetime import timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock, db
from agentnet.network import actions
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Network, Nomination, Person
from agentnet.network.queries import invitation_by
from agentnet.network.queries.numbers import numbers_in
from agentnet.people import retention
from agentnet.people.mine import erasing
from agentnet.web import phones
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.network.conftest import proposal


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("050 123 4567", "+358501234567", "050 123 4567"),
        ("0501234567", "+358501234567", "050 123 4567"),
        ("+358 (0)50-123 4567", "+358501234567", "050 123 4567"),
        ("02 313 0000", "+35823130000", "02 313 0000"),
        ("+46 70 123 45 67", "+46701234567", "+46 70 123 45 67"),
        ("", "", ""),
    ],
)
def test_a_number_is_read_and_shown(typed: str, kept: str, shown: str) -> None:
    assert phones.kept(typed) == kept
    assert phones.phone(kept) == shown


@pytest.mark.parametrize("typed", ["050", "soita minulle", "050 123 4567 ext. 12", "+999 123", "0" * 40])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Tarkista puhelinnumero"):
        phones.kept(typed)


def test_who_gives_a_number_and_who_sees_it(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    aino, heli, sari = (signed_in_as(one) for one in (cast.aino, cast.heli, cast.sari))
    refused = aino.form("/me", {"name": "Aino Aalto", "phone": "puhelin"})
    assert refused.status_code == 422
    assert "Tarkista puhelinnumero" in refused.text
    assert 'value="puhelin"' in refused.text
    aino.form("/me", {"name": "Aino Aalto", "phone": "0501234567"})
    assert "050 123 4567" in aino.get("/me").text
    mine = zipfile.ZipFile(io.BytesIO(aino.get("/me/data/download").content))
    assert any("+358501234567" in mine.read(name).decode() for name in mine.namelist())
    people = f"/networks/{cast.network.id}/people"
    own = f"{people}/{cast.aino.id}"
    for who, path, sees in (
        (heli, f"{own}/roles", True),
        (heli, f"{people}/list.csv", True),
        (sari, people, False),
        (sari, own, False),
        (sari, f"/networks/{cast.network.id}", False),
        (signed_in_as(cast.pekka), own, False),
    ):
        assert ("050 123 4567" in who.get(path).text) is sees, path
    assert "tel:+358501234567" in heli.get(f"{own}/roles").text
    assert heli.form(f"{own}/phone", {"phone": "07"}).status_code == 422
    heli.form(f"{own}/phone", {"phone": ""})
    assert "050 123 4567" not in heli.get(f"{own}/roles").text


def test_the_nominated_one_brings_the_number_along(signed_in_as: SignedInAs, cast: Cast) -> None:
    sari, heli = signed_in_as(cast.sari), signed_in_as(cast.heli)
    asked = {"name": "Uusi Ihminen", "email": "uusi@agentnet.example", "unit_id": cast.clinic.id}
    assert sari.form(f"/networks/{cast.network.id}/nominations", {**asked, "phone": "12"}).status_code == 422
    made = sari.form(f"/networks/{cast.network.id}/nominations", {**asked, "phone": "040 765 4321"})
    path = made.headers["location"]
    assert "040 765 4321" in heli.get(path).text
    assert "040 765 4321" not in sari.get(path).text
    heli.form(f"{path}/stage", {"step": "confirm"})
    with clock.travel(to=clock.now() + timedelta(days=16)):
        heli_then = signed_in_as(cast.heli)
        assert "tel:+358407654321" in heli_then.get(f"/networks/{cast.network.id}/nominations/calls").text


async def test_a_number_is_forgotten(session: db.Session, cast: Cast) -> None:
    aino, pekka = [await session.get_one(Person, one.id) for one in (cast.aino, cast.pekka)]
    aino.phone = pekka.phone = "+358501234567"
    session.add(
        one := Nomination(
            network_id=cast.network.id,
            unit_id=cast.clinic.id,
            name="Aino Aalto",
            email=aino.email or "",
            phone="+358501234567",
            nominated_by=cast.sari.id,
            person_id=aino.id,
            stage=Stage.ACTIVE,
        )
    )
    left = (await session.scalars(select(Membership).where(col(Membership.person_id) == pekka.id))).one()
    left.ends_at = clock.now() - timedelta(days=31)
    await session.flush()
    await erasing.erase(session, aino, by=aino.id)
    await retention.let_go(session, clock.now())
    for row in (aino, pekka, one):
        await session.refresh(row)
    assert (aino.phone, pekka.phone, one.phone) == ("", "", "")


def test_who_knows_an_address_does_not_get_the_number(signed_in_as: SignedInAs, cast: Cast, add: Add) -> None:
    """Added to another network by address alone, somebody decides whether their number is shown there."""
    other = add(Network(county_id=cast.network.county_id, name="Johtajafoorumi"))
    add(Membership(network_id=other.id, person_id=cast.onni.id, role=Role.COORDINATOR))
    aino, onni, heli = (signed_in_as(one) for one in (cast.aino, cast.onni, cast.heli))
    aino.form("/me", {"name": "Aino Aalto", "phone": "0501234567"})
    added = {"name": "Aino", "email": cast.aino.email, "role": "supervisor", "phone": "0407654321"}
    own = onni.form(f"/networks/{other.id}/people/new", added).headers["location"]
    assert onni.form(own, {"role": "expert"}).headers["location"] == own, "another role tells no more"
    for path in (own, f"/networks/{other.id}/people", f"/networks/{other.id}/people/list.csv"):
        page = onni.get(path)
        assert page.status_code == 200
        assert "123 4567" not in page.text
        assert "501234567" not in page.text
    refused = onni.form(own.removesuffix("/roles") + "/phone", {"phone": "0407654321"})
    assert refused.status_code == 422
    assert "toisessa verkostossa" in refused.text
    assert "050 123 4567" in heli.get(f"/networks/{cast.network.id}/people/{cast.aino.id}/roles").text
    assert "Näytä numero myös: Johtajafoorumi" in aino.get("/me").text
    aino.form("/me", {"name": "Aino Aalto", "phone": "0501234567", "phone_shown": "yes"})
    assert "Näytä numero myös" not in aino.get("/me").text
    assert "050 123 4567" in onni.get(own).text


async def test_a_nomination_to_another_network_does_not_tell_the_number(session: db.Session, cast: Cast) -> None:
    """Accepting an invitation is not giving a number, unless it is the one that stands in the nomination."""
    other = Network(county_id=cast.network.county_id, name="Toinen verkosto")
    newcomer = Person(name="Uusi Tulija", email="tulija@agentnet.example", phone="+358407654321")
    session.add_all([other, newcomer])
    await session.flush()
    session.add(Membership(network_id=other.id, person_id=newcomer.id, role=Role.AGENT))
    nomination = await proposal(session, cast, email="tulija@agentnet.example")
    token = await actions.move(session, nomination, "confirm", by=cast.heli.id)
    key, nomination, network = await invitation_by(session, token)
    assert (await actions.accept(session, key, nomination)).id == newcomer.id
    assert newcomer.id not in await numbers_in(session, network.id)
    assert newcomer.id in await numbers_in(session, other.id)
