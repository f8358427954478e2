"""Letters that did not arrive: refused at once, come back later, and what coordinators do about them."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any
from uuid import UUID, uuid4

import pytest

from agentnet import clock, db
from agentnet.network.models import Audit, Person
from agentnet.notify import bounces, troubles
from agentnet.notify.models import AddressTrouble, Delivery, Letter, Why
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.notify.conftest import Mailbox
from tests.notify.test_bulk import rows, send_all
from tests.notify.test_wishes import post, reminder


def report(letter: UUID, *, action: str = "failed", envelope: bool = False, headers: bool = False) -> bytes:
    """A delivery report as mail servers write them."""
    status = EmailMessage()
    status["Reporting-MTA"] = "dns; mx.agentnet.example"
    if envelope:
        status["Original-Envelope-Id"] = str(letter)
    about = EmailMessage()
    about["Final-Recipient"] = "rfc822; aino@agentnet.example"
    about["Action"] = action
    about["Status"] = "5.1.1"
    about["Diagnostic-Code"] = "smtp; 550 5.1.1 No such user"
    told = MIMEMultipart("report")
    told["From"] = "MAILER-DAEMON@agentnet.example"
    told.attach(MIMEText("Kirjettä ei voitu toimittaa.", "plain", "utf-8"))
    blocks = MIMEMultipart("delivery-status")
    blocks.set_type("message/delivery-status")
    blocks.set_payload([status, about])
    told.attach(blocks)
    original = EmailMessage()
    if not envelope:
        original["Message-ID"] = f"<{letter}@agentnet.example>"
    original.set_content("Hei")
    told.attach(MIMEText(str(original), "rfc822-headers") if headers else MIMEMessage(original))
    return told.as_bytes()


async def take(raw: bytes) -> bool:
    found = bounces.read(raw)
    if found is None:
        return False
    async with db.writing() as session:
        marked = await bounces.take(session, found)
        await session.commit()
        return marked


def sent(cast: Cast, **more: Any) -> Letter:
    return reminder(cast, delivery=Delivery.SENT, sent_at=clock.now(), **more)


@pytest.mark.parametrize("how", [{}, {"envelope": True}, {"headers": True}])
async def test_a_report_marks_its_letter_once_however_it_names_it(in_both: str, cast: Cast, add: Add, how: Any) -> None:
    letter = add(sent(cast))
    assert await take(report(letter.id, **how))
    assert not await take(report(letter.id, **how))
    async with db.reading() as session:
        row = await session.get_one(Letter, letter.id)
        assert (row.delivery, row.error) == (Delivery.BOUNCED, "5.1.1 smtp; 550 5.1.1 No such user")
        assert await troubles.broken(session, {letter.address}) == frozenset()


async def test_what_is_no_report_of_ours_marks_nothing(cast: Cast, add: Add) -> None:
    letter = add(sent(cast))
    waiting = add(reminder(cast))
    assert not await take(report(letter.id, action="delayed"))
    assert not await take(report(uuid4()))
    assert not await take(report(waiting.id))
    assert not await take(b"Subject: Poissa\r\n\r\nOlen lomalla.")
    assert not await take(b"\xff\x00" * 500)
    async with db.reading() as session:
        assert (await session.get_one(Letter, letter.id)).delivery is Delivery.SENT


async def test_an_address_that_bounces_twice_gets_only_what_must_be_got(
    in_both: str, mailbox: Mailbox, cast: Cast
) -> None:
    mailbox.recipient_answer = "550 5.1.1 no such user"
    for _ in range(2):
        await post(cast)
        await send_round(outlet())
    mailbox.recipient_answer = "250 OK"
    await post(cast)
    await post(cast, "workshop-cancelled")
    await send_round(outlet())
    assert len(mailbox.got) == 1
    async with db.reading() as session:
        assert await troubles.broken(session, {(cast.aino.email or "").upper()}) == {cast.aino.email}


def test_a_coordinator_sees_why_and_does_something(
    mailbox: Mailbox, signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    letter = add(reminder(cast, delivery=Delivery.FAILED, error="(550, '5.1.1 no such user')"))
    add(AddressTrouble(address=letter.address, bounces=2, last_at=datetime(2026, 11, 1, tzinfo=UTC)))
    add(reminder(cast, delivery=Delivery.FAILED, network_id=cast.other_network.id, values={"title": "CANARY"}))
    at = f"/networks/{cast.network.id}/letters"
    heli = signed_in_as(cast.heli)
    shown = heli.get(at).text
    assert "Osoitetta ei ole" in shown
    assert "osoite ei toimi" in shown
    assert "Yksi kirje" in shown
    assert "Kahvi" not in shown
    assert "CANARY" not in shown
    assert cast.aino.name in heli.get(f"{at}?search=muistutus").text
    assert "ei löytynyt" in heli.get(f"{at}?search=eikukaan").text
    assert heli.form(f"{at}/{letter.id}/told").status_code == 303
    assert heli.form(f"{at}/{letter.id}/told").status_code == 409
    assert "Kaikki kirjeet ovat menneet perille" in heli.get(at).text
    assert cast.aino.name in heli.get(f"{at}?told=1").text
    heli.form(f"{at}/{letter.id}/not-told")
    assert heli.form(f"{at}/{letter.id}/again").status_code == 303
    assert rows(AddressTrouble) == []
    send_all()
    assert [envelope.rcpt_tos for envelope in mailbox.got] == [[cast.aino.email]]
    assert [row.verb for row in rows(Audit)] == ["told by phone", "not told", "send again"]
    assert heli.form(f"{at}/{letter.id}/shout").status_code == 404


def test_sending_again_goes_to_the_address_that_the_person_has_now(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    letter = add(reminder(cast, delivery=Delivery.BOUNCED, address="vanha@agentnet.example"))
    signed_in_as(cast.heli).form(f"/networks/{cast.network.id}/letters/{letter.id}/again")
    (row,) = rows(Letter)
    assert (row.address, row.delivery, row.why) == (cast.aino.email, Delivery.WAITING, Why.NOTHING)


def test_a_letter_whose_secret_is_spent_or_whose_time_is_over_is_not_sent_again(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    spent = add(reminder(cast, delivery=Delivery.BOUNCED, values={"title": "x", "path": "/", "token": ""}))
    late = add(reminder(cast, delivery=Delivery.FAILED, due_until=datetime(2026, 1, 1, tzinfo=UTC)))
    fresh = add(reminder(cast, delivery=Delivery.SENT))
    at = f"/networks/{cast.network.id}/letters"
    heli = signed_in_as(cast.heli)
    for letter in (spent, late, fresh):
        assert heli.form(f"{at}/{letter.id}/again").status_code == 409


def test_who_has_not_answered_a_survey_is_not_told_by_a_reminder_that_came_back(
    signed_in_as: SignedInAs, cast: Cast, add: Add
) -> None:
    letter = add(reminder(cast, kind="survey-reminder", delivery=Delivery.FAILED))
    heli = signed_in_as(cast.heli)
    at = f"/networks/{cast.network.id}/letters"
    assert cast.aino.name not in heli.get(at).text
    assert heli.form(f"{at}/{letter.id}/again").status_code == 404
    assert signed_in_as(cast.admin).get(f"/letters/{letter.id}").status_code == 404


async def test_a_new_address_starts_afresh(cast: Cast) -> None:
    async with db.writing() as session:
        for _ in range(3):
            await troubles.note(session, "Aino@agentnet.example", "550")
        person = await session.get_one(Person, cast.aino.id)
        person.email = "uusi@agentnet.example"
        await session.commit()
        assert await troubles.broken(session, {"aino@agentnet.example", "uusi@agentnet.example"}) == {
            "aino@agentnet.example"
        }
