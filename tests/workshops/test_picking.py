"""Picking one's own name at the door: it proves nothing, so it opens nothing but this workshop, once."""

import re

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from agentnet.db import Session
from agentnet.network.models import Audit
from agentnet.words import Missing, Refused
from agentnet.workshops import actions, joining, queries
from agentnet.workshops.flow import Attendance, Stage
from agentnet.workshops.models import Workshop
from agentnet.workshops.people import actions as attendance
from agentnet.workshops.people.queries import attendees
from agentnet.workshops.picking import actions as picking
from agentnet.workshops.picking.flow import PickState
from agentnet.workshops.picking.queries import is_members_name, offered, place_of, waiting
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.visitor import Visitor
from tests.workshops.test_actions import letters, plan


async def test_who_picks_their_name_is_in_as_a_guest_and_counts_as_present(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    made, guest = await picking.pick(session, workshop, cast.aino.id)
    assert made.state is PickState.IN
    place, held = await place_of(session, workshop.id, cast.aino.id)
    assert place is not None
    assert (place.guest_id, place.person_id, place.name, place.code_name) == (guest.id, None, "Aino, Loimaa", "")
    assert held is made
    (there,) = await queries.present(session, workshop.id)
    assert (there.picked, there.guest, there.region) == (True, False, "Loimaa")
    (aino,) = [one for one in await attendees(session, workshop) if one.present]
    assert (aino.person.id, aino.picked) == (cast.aino.id, True)
    (told,) = await letters(session, "workshop-name-picked")
    assert told.address == cast.aino.email
    assert "ics" not in told.values
    assert await session.scalar(select(func.count()).where(col(Audit.kind) == "name in workshop")) == 1


async def test_leaders_strangers_and_those_who_said_no_are_not_offered(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    await actions.register(session, workshop, Attendance.CANNOT, by=cast.pekka)
    for person in (cast.heli, cast.onni, cast.sari, cast.pekka):
        assert await offered(session, workshop, person.name) == []
        with pytest.raises(Missing):
            await picking.pick(session, workshop, person.id)
    assert [one.name for one in await offered(session, workshop, "ain")] == [cast.aino.name]
    assert await offered(session, workshop, "a") == []
    assert await offered(session, workshop, "%") == []
    assert await offered(session, workshop, "ino") == []


@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.CLOSED])
async def test_nobody_picks_a_name_when_guests_are_not_taken(session: Session, cast: Cast, stage: Stage) -> None:
    workshop = await plan(session, cast, stage=stage)
    with pytest.raises(Refused):
        await picking.pick(session, workshop, cast.aino.id)


async def test_a_locked_door_is_locked_to_picked_names_too(session: Session, cast: Cast) -> None:
    """Also to the name of somebody whom the leader has ticked as present: whoever knows the code could pick it."""
    workshop = await plan(session, cast, stage=Stage.LIVE)
    await attendance.tick(session, workshop, cast.aino.id, present=True, by=cast.heli)
    actions.lock_door(workshop, locked=True)
    await session.flush()
    for person in (cast.aino, cast.pekka):
        with pytest.raises(Refused, match="lukinnut"):
            await picking.pick(session, workshop, person.id)
    actions.lock_door(workshop, locked=False)
    await session.flush()
    made, _guest = await picking.pick(session, workshop, cast.aino.id)
    assert made.state is PickState.IN


async def test_a_name_in_use_waits_for_a_word_and_the_place_moves_with_it(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    place = await actions.join(session, workshop, cast.aino)
    first, guest = await picking.pick(session, workshop, cast.aino.id)
    assert first.state is PickState.WAITING
    assert await queries.participant_of(session, workshop.id, guest) is None
    assert [pick.id for pick, _person in await waiting(session, workshop.id)] == [first.id]
    assert await picking.decide(session, workshop, first.id, same=True, by=cast.heli) is None
    assert (place.person_id, place.guest_id) == (None, guest.id)
    second, other = await picking.pick(session, workshop, cast.aino.id)
    assert await picking.decide(session, workshop, second.id, same=True, by=None) == guest.id
    assert (place.guest_id, first.state, second.state) == (other.id, PickState.GONE, PickState.IN)
    assert await queries.participants_count(session, workshop.id) == 1
    with pytest.raises(Missing):
        await picking.decide(session, workshop, second.id, same=True, by=cast.heli)


async def test_a_device_that_is_not_the_same_person_stays_out(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    place = await actions.join(session, workshop, cast.aino)
    made, guest = await picking.pick(session, workshop, cast.aino.id)
    assert await picking.decide(session, workshop, made.id, same=False, by=cast.aino) is None
    assert made.state is PickState.GONE
    assert place.person_id == cast.aino.id
    assert await queries.participant_of(session, workshop.id, guest) is None


async def test_the_member_signs_in_and_goes_on_or_throws_the_device_out(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    _made, guest = await picking.pick(session, workshop, cast.aino.id)
    with pytest.raises(Refused):
        await actions.join(session, workshop, cast.aino)
    assert await picking.claim(session, workshop, mine=True, by=cast.aino) == guest.id
    mine = await actions.join(session, workshop, cast.aino)
    assert (mine.person_id, mine.guest_id) == (cast.aino.id, None)
    _again, thief = await picking.pick(session, workshop, cast.pekka.id)
    assert await picking.claim(session, workshop, mine=False, by=cast.pekka) == thief.id
    assert await queries.participant_of(session, workshop.id, thief) is None
    with pytest.raises(Refused):
        await picking.pick(session, workshop, cast.pekka.id)
    assert (await actions.join(session, workshop, cast.pekka)).person_id == cast.pekka.id


async def test_a_picker_whom_the_leader_removes_leaves_the_name_to_its_owner(session: Session, cast: Cast) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    _made, guest = await picking.pick(session, workshop, cast.aino.id)
    place = await queries.participant_of(session, workshop.id, guest)
    assert place is not None
    await actions.remove(session, workshop, place.id, by=cast.heli)
    with pytest.raises(Refused):
        await picking.pick(session, workshop, cast.aino.id)
    await actions.join(session, workshop, cast.aino)
    with pytest.raises(Refused):
        await actions.let_back(session, workshop, place.id, by=cast.heli)


@pytest.mark.parametrize("written", ["Aino Aalto", "aino  AALTO", "Aino, Loimaa", "Aino Loimaa"])
async def test_a_guest_does_not_pass_for_a_member(session: Session, cast: Cast, written: str) -> None:
    workshop = await plan(session, cast, stage=Stage.LIVE)
    assert await is_members_name(session, workshop, written.replace("Aino Aalto", cast.aino.name))
    assert not await is_members_name(session, workshop, "Aino")
    assert not await is_members_name(session, workshop, f"{cast.aino.name} (vieras)")
    assert not await is_members_name(session, workshop, cast.onni.name)


def door(workshop: Workshop) -> str:
    return f"/join/{joining.token(workshop)}"


def test_a_picked_name_sees_this_workshop_and_no_other_page(client: Visitor, live: Workshop, cast: Cast) -> None:
    page = client.get(f"{door(live)}/names?name={cast.aino.name[:4]}").text
    assert cast.aino.name in page
    assert str(cast.aino.email) not in page
    answer = client.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)})
    assert answer.headers["location"] == f"/workshops/{live.id}/now"
    assert client.get(f"/workshops/{live.id}").status_code == 200
    for closed in (f"/networks/{cast.network.id}", "/me", "/contributions", f"/networks/{cast.network.id}/people"):
        assert client.get(closed).status_code in (403, 404), closed
    assert client.form(f"/workshops/{live.id}/register", {"attendance": "cannot"}).status_code == 403
    assert client.form(f"/workshops/{live.id}/claim", {"mine": "yes"}).status_code == 403


def test_a_members_name_is_refused_to_a_guest_and_offered_to_pick(client: Visitor, live: Workshop, cast: Cast) -> None:
    answer = client.form(door(live), {"name": cast.aino.name})
    assert answer.status_code == 422
    assert "verkoston jäsenen nimi" in answer.text
    assert str(cast.aino.id) in answer.text
    found = client.form(door(live), {"name": cast.pekka.name, "find": "yes"})
    assert found.status_code == 200
    assert str(cast.pekka.id) in found.text
    assert client.form(door(live), {"name": "Aino Vieras"}).status_code == 303


def test_enter_never_picks_a_name(client: Visitor, live: Workshop, cast: Cast) -> None:
    """A browser presses the first button of a form when somebody presses Enter."""
    page = client.form(door(live), {"name": cast.aino.name, "find": "yes"}).text
    form = page[page.index(f'action="{door(live)}"') :]
    first = re.search(r"<button[^>]*>", form)
    assert first
    assert "person_id" not in first[0]


def test_two_devices_of_one_name_from_the_door_to_the_leaders_word(
    client: Visitor, signed_in_as: SignedInAs, live: Workshop, cast: Cast
) -> None:
    phone, heli = client.another(), signed_in_as(cast.heli)
    client.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)})
    assert (
        phone.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)}).headers["location"] == f"{door(live)}/wait"
    )
    assert "Odota hetki" in phone.get(f"{door(live)}/wait").text
    assert phone.get(f"/workshops/{live.id}").status_code == 404
    assert "Toinen laite haluaa sisään nimelläsi" in client.get(f"/workshops/{live.id}").text
    assert "Toinen laite haluaa sisään nimelläsi" in client.get(f"/workshops/{live.id}/on?was=before").text, "at once"
    fragment = heli.get(f"/workshops/{live.id}/people/waiting").text
    pick = re.search(r'name="pick_id" value="([^"]+)"', fragment)
    assert pick
    decision = {"pick_id": pick[1], "same": "yes"}
    assert phone.form(f"/workshops/{live.id}/same", decision).status_code == 404, "nobody lets themselves in"
    cockpit = f"/workshops/{live.id}/cockpit"
    assert f'name="to" value="{cockpit}"' in fragment
    answer = heli.form(f"/workshops/{live.id}/people/same", decision | {"to": cockpit})
    assert answer.headers["location"] == cockpit, "who leads stays where they lead"
    assert phone.get(f"{door(live)}/wait").headers["location"] == f"/workshops/{live.id}/now"
    left = client.get(f"/workshops/{live.id}")
    assert left.status_code == 404
    assert "jatketaan toisella laitteella" in left.text
    assert "valitsi itse nimensä" in heli.get(f"/workshops/{live.id}/people").text


def test_nobody_is_asked_twice_about_one_device(
    client: Visitor, signed_in_as: SignedInAs, live: Workshop, cast: Cast
) -> None:
    phone, heli = client.another(), signed_in_as(cast.heli)
    client.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)})
    for _press in range(2):
        phone.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)})
    waiting = f"/workshops/{live.id}/people/waiting"
    assert heli.get(waiting).text.count("haluaa sisään") == 1
    phone.form(door(live), {"name": "Ossi Vieras"})
    assert "haluaa sisään" not in heli.get(waiting).text


def test_the_member_hears_of_it_on_their_own_page(
    client: Visitor, signed_in_as: SignedInAs, live: Workshop, cast: Cast
) -> None:
    client.form(f"{door(live)}/pick", {"person_id": str(cast.aino.id)})
    aino: Visitor = signed_in_as(cast.aino)
    assert "Nimelläsi on liitytty toisella laitteella" in aino.get(f"/workshops/{live.id}").text
    assert aino.form(f"/workshops/{live.id}/enter").status_code == 409
    assert aino.form(f"/workshops/{live.id}/claim", {"mine": "no"}).status_code == 303
    assert client.get(f"/workshops/{live.id}").status_code == 404
    assert aino.form(f"/workshops/{live.id}/enter").status_code == 303
