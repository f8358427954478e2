"""A letter to many: chosen readers, a look before it leaves, and who does not get it."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar
from uuid import UUID

from sqlmodel import select

from agentnet import db
from agentnet.network.models import Audit, Network, Person
from agentnet.notify import bulk, troubles, wishes
from agentnet.notify.bulk.models import BulkStage, Draft, Recipient
from agentnet.notify.kinds import Group, When
from agentnet.notify.models import Delivery, Letter, Why
from agentnet.notify.outlets import outlet
from agentnet.notify.sending import send_round
from tests.cast import Cast
from tests.conftest import Add, SignedInAs
from tests.notify.conftest import TEMPLATES, Mailbox, read_mail

T = TypeVar("T")
TEMPLATES["bulk.txt"] = "{{ subject }}\n\n{{ text }}\n\n{{ author }} {{ reply }}\n"
TEMPLATES["bulk-test.txt"] = "Koe: {{ subject }}\n\n{{ text }}\n"
WORDS = {"subject_fi": "Kahvit perjantaina", "text_fi": "Hei {nimi}!\n\nTule kahville."}


def make(cast: Cast, *people: Person) -> UUID:
    async def begin() -> UUID:
        async with db.writing() as session:
            network = await session.get_one(Network, cast.network.id)
            draft = await bulk.start(session, network, cast.heli, [one.id for one in people])
            await session.commit()
            return draft.id

    return asyncio.run(_then_close(begin()))


async def _then_close(work: Awaitable[T]) -> T:
    try:
        return await work
    finally:
        await db.dispose()


def rows(model: type[T]) -> list[T]:
    async def read() -> list[T]:
        async with db.reading() as session:
            return list(await session.scalars(select(model)))

    return asyncio.run(_then_close(read()))


def send_all() -> None:
    async def work() -> None:
        while await send_round(outlet()):
            pass

    asyncio.run(_then_close(work()))


def test_only_members_of_the_network_are_taken(cast: Cast) -> None:
    make(cast, cast.aino, cast.onni)
    assert [row.person_id for row in rows(Recipient)] == [cast.aino.id]


def test_a_letter_is_written_looked_at_and_sent_to_each_in_their_language(
    mailbox: Mailbox, cast: Cast, signed_in_as: SignedInAs
) -> None:
    draft = make(cast, cast.aino, cast.pekka)
    heli = signed_in_as(cast.heli)
    assert heli.form(f"/bulk/{draft}/send").status_code == 409
    assert heli.form(f"/bulk/{draft}", {**WORDS, "version": 1}).status_code == 303
    assert "Hei Aino" in heli.get(f"/bulk/{draft}").text
    heli.form(f"/bulk/{draft}/outbox")
    looked = signed_in_as(cast.ville).get(f"/bulk/{draft}?reader={cast.pekka.id}").text
    assert f"Hei {cast.pekka.name}" in looked
    assert mailbox.got == []
    assert rows(Letter) == []
    assert signed_in_as(cast.ville).form(f"/bulk/{draft}/send").status_code == 303
    assert heli.form(f"/bulk/{draft}/send").status_code == 409
    send_all()
    got = {mail["to"]: mail for mail in map(read_mail, mailbox.got)}
    assert set(got) == {cast.aino.email, cast.pekka.email}
    assert f"Hei {cast.aino.name}!" in got[cast.aino.email].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "2 lähetetty" in heli.get(f"/bulk/{draft}").text
    assert [row.verb for row in rows(Audit)] == ["send"]


def test_who_does_not_get_it_is_told_with_the_reason(cast: Cast, add: Add, signed_in_as: SignedInAs) -> None:
    draft = make(cast, cast.aino, cast.pekka, cast.maija)

    async def spoil() -> None:
        async with db.writing() as session:
            await wishes.wish(session, cast.aino.id, Group.NETWORK, When.NEVER)
            for _ in range(2):
                await troubles.note(session, cast.pekka.email or "", "550")
            await session.commit()

    asyncio.run(_then_close(spoil()))
    heli = signed_in_as(cast.heli)
    heli.form(f"/bulk/{draft}", {**WORDS, "version": 1})
    shown = heli.get(f"/bulk/{draft}").text
    assert "on lopettanut verkoston kirjeet" in shown
    assert "osoite ei toimi" in shown
    heli.form(f"/bulk/{draft}/outbox")
    heli.form(f"/bulk/{draft}/send")
    assert [row.person_id for row in rows(Letter)] == [cast.maija.id]


def test_what_has_not_left_can_be_stopped(cast: Cast, signed_in_as: SignedInAs) -> None:
    draft = make(cast, cast.aino, cast.pekka)
    heli = signed_in_as(cast.heli)
    heli.form(f"/bulk/{draft}", {**WORDS, "version": 1})
    for step in ("outbox", "send", "stop"):
        assert heli.form(f"/bulk/{draft}/{step}").status_code == 303
    assert {(row.delivery, row.why) for row in rows(Letter)} == {(Delivery.DROPPED, Why.STOPPED)}
    assert rows(Draft)[0].stage is BulkStage.STOPPED
    assert "2 jäi lähtemättä" in heli.get(f"/bulk/{draft}").text


def test_words_are_judged_and_kept(cast: Cast, signed_in_as: SignedInAs) -> None:
    draft = make(cast, cast.aino)
    heli = signed_in_as(cast.heli)
    got = heli.form(f"/bulk/{draft}", {"subject_fi": "Hei", "text_fi": "Hei {sukunimi}", "version": 1})
    assert got.status_code == 422
    assert "{sukunimi}" in got.text
    assert heli.form(f"/bulk/{draft}", {"subject_fi": "", "text_fi": "", "version": 1}).status_code == 422
    assert heli.form(f"/bulk/{draft}", {"subject_sv": "Hej", "version": 1}).status_code == 422
    assert heli.form(f"/bulk/{draft}", {**WORDS, "version": 1}).status_code == 303
    assert heli.form(f"/bulk/{draft}", {**WORDS, "version": 1}).status_code == 409


def test_a_test_letter_comes_to_me_only(mailbox: Mailbox, cast: Cast, signed_in_as: SignedInAs) -> None:
    draft = make(cast, cast.aino)
    heli = signed_in_as(cast.heli)
    heli.form(f"/bulk/{draft}", {**WORDS, "version": 1})
    heli.form(f"/bulk/{draft}/test")
    heli.form(f"/bulk/{draft}/test")
    send_all()
    assert [mail["to"] for mail in map(read_mail, mailbox.got)] == [cast.heli.email] * 2


def test_a_header_cannot_be_smuggled_in_by_a_name(mailbox: Mailbox, cast: Cast, signed_in_as: SignedInAs) -> None:
    async def rename() -> None:
        async with db.writing() as session:
            (await session.get_one(Person, cast.aino.id)).name = "Aino\r\nBcc: paha@agentnet.example\r\n\r\nKyllä"
            await session.commit()

    asyncio.run(_then_close(rename()))
    draft = make(cast, cast.aino)
    heli = signed_in_as(cast.heli)
    heli.form(f"/bulk/{draft}", {"subject_fi": "Hei {nimi}", "text_fi": "<b>{nimi}</b>", "version": 1})
    heli.form(f"/bulk/{draft}/outbox")
    heli.form(f"/bulk/{draft}/send")
    send_all()
    (envelope,) = mailbox.got
    mail = read_mail(envelope)
    assert envelope.rcpt_tos == [cast.aino.email]
    assert mail["bcc"] is None
    html = mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_a_draft_can_be_thrown_away_and_strangers_see_nothing(cast: Cast, signed_in_as: SignedInAs) -> None:
    draft = make(cast, cast.aino)
    assert signed_in_as(cast.onni).get(f"/bulk/{draft}").status_code == 404
    assert signed_in_as(cast.aino).get(f"/bulk/{draft}").status_code == 403
    heli = signed_in_as(cast.heli)
    assert "Aiheeton luonnos" in heli.get(f"/networks/{cast.network.id}/bulk").text
    assert heli.form(f"/bulk/{draft}/remove").status_code == 303
    assert rows(Draft) == []


def test_a_letter_that_waits_is_edited_or_thrown_away_and_one_that_has_left_is_not(
    cast: Cast, signed_in_as: SignedInAs
) -> None:
    draft, heli = make(cast, cast.aino), signed_in_as(cast.heli)
    heli.form(f"/bulk/{draft}", {**WORDS, "version": 1})
    for step, status in (("outbox", 303), ("back", 303), ("outbox", 303), ("remove", 303)):
        assert heli.form(f"/bulk/{draft}/{step}").status_code == status
    assert rows(Draft) == []
    assert rows(Letter) == []
    sent = make(cast, cast.aino)
    heli.form(f"/bulk/{sent}", {**WORDS, "version": 1})
    for step, status in (("outbox", 303), ("send", 303), ("remove", 409)):
        assert heli.form(f"/bulk/{sent}/{step}").status_code == status
