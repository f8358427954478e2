"""The mailed invitation: opened by scanners, accepted, declined, used up, run out."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from agentnet import clock
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Invitation, Membership, Nomination, NominationStep, Person
from agentnet.notify.jobs import work_round
from agentnet.notify.models import Letter
from tests.cast import Cast
from tests.conftest import SignedInAs
from tests.network.conftest import Rows
from tests.network.test_pages import nominate
from tests.visitor import Visitor


@pytest.fixture
def door(signed_in_as: SignedInAs, cast: Cast, rows: Rows) -> str:
    """Sari has nominated, Heli has confirmed: the address in the letter."""
    where = nominate(signed_in_as(cast.sari), cast.network, cast.clinic)
    signed_in_as(cast.heli).form(f"{where}/stage", {"step": "confirm"})
    return f"/invitations/{_letter(rows).values['token']}"


def _letter(rows: Rows) -> Letter:
    found = select(Letter).where(col(Letter.kind) == "invitation").order_by(col(Letter.created_at).desc())
    letter: Letter = rows.all(found)[0]
    return letter


def _stage(rows: Rows) -> Stage:
    stage: Stage = rows.one(select(Nomination.stage))
    return stage


def test_a_mail_scanner_that_opens_the_link_changes_nothing(door: str, client: Visitor, rows: Rows) -> None:
    for _ in range(3):
        assert client.get(door).status_code == 200
        client.head(door)
    assert _stage(rows) is Stage.INVITED
    assert rows.one(select(Invitation.used_at)) is None


def test_the_invitation_tells_who_what_and_asks(door: str, client: Visitor) -> None:
    shown = client.get(door).text
    for words in ("Sari Salmi", "Muutosagentit", "Rohkea.", "Hyväksyn", "En voi osallistua", "Heli Haapala"):
        assert words in shown
    assert client.get(door).headers["cache-control"] == "no-store"


def test_accepting_makes_a_member_and_shows_the_way_in(door: str, client: Visitor, rows: Rows) -> None:
    answer = client.form(f"{door}/accept")
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"]).text
    assert "Tervetuloa mukaan, Uusi!" in shown
    assert 'name="email" value="uusi@agentnet.example"' in shown
    assert _stage(rows) is Stage.ACTIVE
    member = rows.one(select(Membership).join(Person).where(col(Person.email) == "uusi@agentnet.example"))
    assert member.role is Role.AGENT
    assert set(rows.all(select(Letter.kind))) >= {"welcome", "nomination-accepted"}


def test_accepting_does_not_sign_in(door: str, client: Visitor, cast: Cast) -> None:
    client.form(f"{door}/accept")
    assert client.get(f"/networks/{cast.network.id}").status_code == 303


def test_pressing_twice_or_both_buttons_counts_once(door: str, client: Visitor, rows: Rows) -> None:
    for button in ("accept", "accept", "decline"):
        assert client.form(f"{door}/{button}").status_code == 303
    assert _stage(rows) is Stage.ACTIVE
    assert [name for name in rows.all(select(NominationStep.name)) if name == "accept"] == ["accept"]


def test_declining_asks_and_keeps_no_reason(door: str, client: Visitor, rows: Rows) -> None:
    shown = client.form(f"{door}/decline", follow_redirects=True).text
    assert "Kiitos vastauksesta" in shown
    assert _stage(rows) is Stage.DECLINED
    assert rows.all(select(Person).where(col(Person.email) == "uusi@agentnet.example")) == []


def test_an_invitation_that_ran_out_says_so_and_names_who_can_help(door: str, client: Visitor, rows: Rows) -> None:
    with clock.travel(to=clock.now() + timedelta(days=15)):
        shown = client.get(door)
        assert shown.status_code == 410
        assert "vanhentunut" in shown.text
        assert "Heli Haapala" in shown.text
        client.form(f"{door}/accept")
    assert _stage(rows) is Stage.INVITED


async def test_the_worker_lets_it_run_out_and_the_coordinator_sends_a_new_one(
    door: str, client: Visitor, rows: Rows, signed_in_as: SignedInAs, cast: Cast
) -> None:
    with clock.travel(to=clock.now() + timedelta(days=14, minutes=1)):
        while client.blocking_portal.call(work_round):
            pass
        assert _stage(rows) is Stage.EXPIRED
        nomination = rows.one(select(Nomination.id))
        answer = signed_in_as(cast.heli).form(f"/nominations/{nomination}/stage", {"step": "reinvite"})
        assert answer.status_code == 303
        assert client.get(door).status_code == 410
        fresh = f"/invitations/{_letter(rows).values['token']}"
        client.form(f"{fresh}/accept")
    assert _stage(rows) is Stage.ACTIVE


@pytest.mark.parametrize("token", ["nothing", "a" * 43, "%00", "å"])
def test_a_wrong_link_is_told_in_words(client: Visitor, cast: Cast, token: str) -> None:
    shown = client.get(f"/invitations/{token}")
    assert shown.status_code in (400, 404)
    assert "<h1" in shown.text
