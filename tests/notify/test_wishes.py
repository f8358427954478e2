"""What people wish is done; stopping works signed out, by a press and never by a look."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from agentnet import clock, db, notify
from agentnet.notify import wishes
from agentnet.notify.kinds import Group, When
from agentnet.notify.models import Delivery, Letter, LetterWish, Why
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.notify.conftest import TEMPLATES, Mailbox, one_letter, read_mail
from tests.notify.test_bulk import rows, send_all
from tests.visitor import Visitor

TEMPLATES["task-reminder.txt"] = "Muistutus {{ title }}\n\nAvaa tehtävä:\n{{ link(path) }}\n"
TEMPLATES["workshop-cancelled.txt"] = "Peruttu\n\nTyöpaja on peruttu.\n"


def reminder(cast: Cast, **more: Any) -> Letter:
    row: dict[str, Any] = {"kind": "task-reminder", "about": uuid4(), "address": cast.aino.email}
    row |= {"person_id": cast.aino.id, "network_id": cast.network.id, "values": {"title": "Kahvi", "path": "/tasks/1"}}
    return Letter(**row | more)


async def post(cast: Cast, letter: str = "task-reminder", **more: Any) -> None:
    async with db.writing() as session:
        values = {"title": "Kahvi", "path": "/tasks/1"}
        given: dict[str, Any] = {
            "about": uuid4(),
            "person_id": cast.aino.id,
            "network_id": cast.network.id,
            "values": values,
        } | more
        notify.post(session, to=cast.aino.email or "", letter=letter, **given)
        await session.commit()


async def wish(cast: Cast, when: When) -> None:
    async with db.writing() as session:
        await wishes.wish(session, cast.aino.id, Group.TASKS, when)
        await session.commit()


@pytest.mark.parametrize(
    ("when", "delivery", "why"),
    [
        (When.NOW, Delivery.SENT, Why.NOTHING),
        (When.DIGEST, Delivery.DIGEST, Why.NOTHING),
        (When.NEVER, Delivery.DROPPED, Why.MUTED),
    ],
)
async def test_a_letter_goes_as_its_reader_wishes(
    in_both: str, mailbox: Mailbox, cast: Cast, when: When, delivery: Delivery, why: Why
) -> None:
    await wish(cast, When.DIGEST)
    await wish(cast, when)
    await post(cast)
    await send_round(outlet())
    letter = await one_letter()
    assert (letter.delivery, letter.why) == (delivery, why)
    assert len(mailbox.got) == (when is When.NOW)


async def test_what_must_be_got_comes_at_once_and_says_so(mailbox: Mailbox, cast: Cast) -> None:
    await wish(cast, When.NEVER)
    await post(cast, "workshop-cancelled")
    await send_round(outlet())
    mail = read_mail(mailbox.got[0])
    assert mail["list-unsubscribe"] is None
    assert "koska asia koskee juuri sinua" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


async def test_a_reminder_of_what_is_over_is_dropped_with_its_reason(
    in_both: str, mailbox: Mailbox, cast: Cast
) -> None:
    await post(cast)
    await post(cast, "workshop-cancelled", due_until=clock.now() + timedelta(hours=1))
    with clock.travel(to=clock.now() + timedelta(days=5)):
        while await send_round(outlet()):
            pass
    assert mailbox.got == []
    async with db.reading() as session:
        assert set(await session.scalars(select(Letter.why))) == {Why.OVER}


async def test_of_reminders_that_wait_only_the_last_is_sent(in_both: str, mailbox: Mailbox, cast: Cast) -> None:
    about, now = uuid4(), clock.now()
    for number in range(3):
        with clock.travel(to=now + timedelta(minutes=number)):
            await post(cast, about=about, slot=str(number))
    with clock.travel(to=now + timedelta(hours=1)):
        await send_round(outlet())
    assert len(mailbox.got) == 1
    async with db.reading() as session:
        fates = {letter.slot: letter.delivery for letter in await session.scalars(select(Letter))}
    assert fates == {"0": Delivery.DROPPED, "1": Delivery.DROPPED, "2": Delivery.SENT}


def test_my_letters_are_chosen_by_one_form(signed_in_as: SignedInAs, cast: Cast) -> None:
    aino = signed_in_as(cast.aino)
    shown = aino.get("/me/letters").text
    assert "Työpajat" in shown
    assert "Nämä tulevat aina heti" in shown
    assert "/me/letters" in aino.get("/me").text
    assert aino.form("/me/letters", {"language": "sv", "tasks": "never", "guide": "digest"}).status_code == 303
    chosen = {row.group: row.when for row in rows(LetterWish)}
    assert (chosen[Group.TASKS], chosen[Group.GUIDE], chosen[Group.SURVEYS]) == (When.NEVER, When.DIGEST, When.NOW)
    assert 'lang="sv"' in aino.get("/me").text
    assert aino.form("/me/letters", {"language": "xx"}).status_code == 422
    assert aino.form("/me/letters", {"language": "fi", "tasks": "joskus"}).status_code == 422


def test_a_scanner_that_follows_every_link_stops_nothing_and_a_press_does(
    mailbox: Mailbox, cast: Cast, add: Add, client: Visitor
) -> None:
    add(reminder(cast))
    send_all()
    (envelope,) = mailbox.got
    mail = read_mail(envelope)
    address = mail["list-unsubscribe"].strip("<>")
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert address in text
    links = set(re.findall(r"https?://\S+", text))
    scanner = client.another()
    for link in links:
        scanner.get(link)
        scanner.head(link)
    assert rows(LetterWish) == []
    shown = client.get(address)
    assert "Mitään ei muutu, ennen kuin painat" in shown.text
    mail_program = client.another().post(address, data={"List-Unsubscribe": "One-Click"})
    assert mail_program.status_code in (200, 201)
    assert [(row.group, row.when) for row in rows(LetterWish)] == [(Group.TASKS, When.NEVER)]
    client.form(address, {"when": "now"})
    client.form(address, {"when": "now"})
    assert [(row.group, row.when) for row in rows(LetterWish)] == [(Group.TASKS, When.NOW)]


def test_the_address_stops_one_thing_for_one_person_and_can_be_made_void(
    client: Visitor, signed_in_as: SignedInAs, cast: Cast
) -> None:
    mine = wishes.path(cast.aino.id, Group.TASKS, 0)
    assert client.get(mine).status_code == 200
    assert client.get(mine.replace("/tasks/", "/surveys/")).status_code == 404
    assert client.get(mine.replace("/tasks/", "/must/")).status_code == 404
    assert client.get(mine[:-2] + "xx").status_code == 404
    for odd in ("/letters/stop/tasks/x", "/letters/stop/tasks/ä.ä", "/letters/stop/x/y.z"):
        assert client.get(odd).status_code == 404
        assert client.post(odd).status_code == 404
    assert wishes.path(cast.pekka.id, Group.TASKS, 0) != mine
    signed_in_as(cast.aino).form("/me/letters/addresses")
    assert client.get(mine).status_code == 404
    assert client.post(mine).status_code == 404
    assert client.get(wishes.path(cast.aino.id, Group.TASKS, 1)).status_code == 200


def test_the_html_twin_escapes_and_asks_for_nothing_from_elsewhere(mailbox: Mailbox, cast: Cast, add: Add) -> None:
    add(reminder(cast, values={"title": "<img src=https://paha.example/x.png>", "path": "/tasks/1"}))
    send_all()
    html = read_mail(mailbox.got[0]).get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "<img" not in html
    assert not re.search(r"<(img|table|script|link|iframe)|url\(", html)
    assert re.search(r'<a class="button" href="[^"]+/tasks/1">Avaa tehtävä</a>', html)
    assert re.search(r'<p class="address"><a href="([^"]+/tasks/1)">\1</a>', html)
    assert "<footer>" in html
    assert "color-scheme:light dark" in html


def test_the_network_is_in_the_subject_on_one_line(mailbox: Mailbox, cast: Cast, add: Add) -> None:
    add(reminder(cast, values={"title": "Kahvi\r\nBcc: paha@agentnet.example", "path": "/tasks/1"}))
    send_all()
    mail = read_mail(mailbox.got[0])
    assert cast.network.name in mail["subject"]
    assert mail["bcc"] is None
    assert mailbox.got[0].rcpt_tos == [cast.aino.email]
