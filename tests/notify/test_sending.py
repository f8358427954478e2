"""A letter is sent once: asked for twice, by two workers, after a crash, after a long stop."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from agentnet import clock, db, notify
from agentnet.network.models import Person
from agentnet.notify import bell, sending, worker
from agentnet.notify.models import Delivery, Letter
from agentnet.notify.outlets import Files, MailServer, outlet
from agentnet.notify.sending import send_round
from tests.notify.conftest import Mailbox, Posting, files, one_letter


async def test_a_letter_asked_for_twice_is_sent_once(in_both: str, mailbox: Mailbox, posted: Posting) -> None:
    about = await posted()
    await posted(about, values={"name": "joku muu"})
    await send_round(outlet())
    await posted(about)
    assert await send_round(outlet()) is False
    (got,) = mailbox.got
    assert got.rcpt_tos == ["aino@agentnet.example"]
    assert (await one_letter()).delivery is Delivery.SENT


async def test_another_slot_is_another_letter(in_both: str, mailbox: Mailbox, posted: Posting) -> None:
    about = await posted(slot="first")
    await posted(about, slot="second")
    await send_round(outlet())
    assert len(mailbox.got) == 2


async def test_what_is_rolled_back_is_never_sent(in_both: str, mailbox: Mailbox) -> None:
    async with db.writing() as session:
        session.add(Letter(kind="hello", about=uuid4(), address="aino@agentnet.example", values={"name": "x"}))
        await session.flush()
    assert await send_round(outlet()) is False
    assert mailbox.got == []


async def test_two_workers_never_send_the_same_letter(in_both: str, mailbox: Mailbox, posted: Posting) -> None:
    for _ in range(12):
        await posted()
    await asyncio.gather(*(send_round(outlet()) for _ in range(4)))
    ids = [message["message-id"] for message in map(_parsed, mailbox.got)]
    assert len(ids) == len(set(ids)) == 12


def _parsed(envelope: object) -> dict[str, str]:
    lines = envelope.content.decode("utf-8", "replace").split("\r\n\r\n")[0].split("\r\n")  # type: ignore[attr-defined]
    return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


async def test_a_stopped_worker_catches_up_and_a_commit_wakes_it(
    in_both: str, mailbox: Mailbox, posted: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "EVERY_S", 3600)
    await posted()
    async with worker.running():
        await _until(lambda: len(mailbox.got) == 1)
        await posted()
        await _until(lambda: len(mailbox.got) == 2)
    await posted()
    assert len(mailbox.got) == 2
    async with worker.running():
        await _until(lambda: len(mailbox.got) == 3)


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("It did not happen in five seconds.")


async def test_a_crash_in_the_middle_leaves_the_letter_unknown_and_it_is_never_resent(
    in_both: str, mailbox: Mailbox, posted: Posting
) -> None:
    await posted()
    letter = await one_letter()
    assert await sending._claim(letter.id)
    assert await send_round(outlet()) is False
    with clock.travel(to=clock.now() + sending.LEASE + timedelta(seconds=1)):
        assert await send_round(outlet()) is False
        assert (await one_letter()).delivery is Delivery.UNKNOWN
        assert await send_round(outlet()) is False
    assert mailbox.got == []


async def test_a_connection_lost_after_the_hand_over_is_unknown_too(
    in_both: str, mailbox: Mailbox, posted: Posting
) -> None:
    mailbox.answer = "drop"
    await posted()
    await send_round(outlet())
    assert (await one_letter()).delivery is Delivery.UNKNOWN
    with clock.travel(to=clock.now() + timedelta(days=1)):
        assert await send_round(outlet()) is False
    assert len(mailbox.got) == 1


async def test_a_server_that_is_down_makes_letters_wait_and_costs_them_nothing(
    in_both: str, mailbox: Mailbox, posted: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    await posted()
    closed = MailServer()
    closed.client.port = 1
    assert await send_round(closed)
    letter = await one_letter()
    assert (letter.delivery, letter.tries, bool(letter.error)) == (Delivery.WAITING, 0, True)
    assert await send_round(outlet()) is False
    with clock.travel(to=clock.now() + sending.CLOSED):
        await send_round(outlet())
    assert len(mailbox.got) == 1


async def test_a_passing_refusal_is_tried_again_later_and_a_final_one_is_not(
    in_both: str, mailbox: Mailbox, posted: Posting
) -> None:
    mailbox.answer = "451 later"
    await posted()
    await send_round(outlet())
    letter = await one_letter()
    assert (letter.delivery, letter.tries) == (Delivery.WAITING, 1)
    mailbox.answer, mailbox.recipient_answer = "250 OK", "550 no such person"
    with clock.travel(to=clock.now() + sending.back_off(1)):
        await send_round(outlet())
    letter = await one_letter()
    assert letter.delivery is Delivery.FAILED
    assert "550" in letter.error


async def test_a_letter_that_cannot_be_written_fails_and_holds_up_nobody(
    in_both: str, mailbox: Mailbox, posted: Posting
) -> None:
    await posted(letter="no-such-template")
    await posted()
    await send_round(outlet())
    assert len(mailbox.got) == 1


async def test_secrets_go_from_the_row_once_the_mail_server_has_them(
    in_both: str, mailbox: Mailbox, posted: Posting
) -> None:
    await posted(letter="key", values={"token": "hyvin-salainen"})
    await send_round(outlet())
    assert "hyvin-salainen" in str(mailbox.got[0].content)
    assert (await one_letter()).values["token"] == ""


async def test_without_a_mail_server_letters_are_files(in_both: str, posted: Posting) -> None:
    await posted(letter="key", values={"token": "avain"})
    await send_round(outlet())
    (file,) = files()
    assert "/invitations/avain" in file.read_text()
    letter = await one_letter()
    assert (letter.delivery, letter.values["token"]) == (Delivery.SENT, "avain")


async def test_a_file_may_be_written_again_after_a_crash(in_both: str, posted: Posting) -> None:
    await posted()
    assert await sending._claim((await one_letter()).id)
    with clock.travel(to=clock.now() + sending.LEASE + timedelta(seconds=1)):
        await send_round(outlet())
    assert len(files()) == 1


async def test_nothing_is_sent_before_its_time(in_both: str, posted: Posting) -> None:
    await posted(due_at=clock.now() + timedelta(days=2))
    assert await send_round(outlet()) is False
    with clock.travel(to=clock.now() + timedelta(days=3)):
        assert await send_round(outlet()) is True


async def test_a_full_disk_leaves_the_letter_waiting(in_both: str, posted: Posting) -> None:
    await posted()
    taken = outlet()
    assert isinstance(taken, Files)
    taken.folder.parent.mkdir(parents=True, exist_ok=True)
    taken.folder.write_text("in the way")
    assert await send_round(taken)
    assert (await one_letter()).delivery is Delivery.WAITING


async def test_the_bell_is_heard_from_another_thread(home: object) -> None:
    with bell.hung() as rung:
        await asyncio.to_thread(bell.wake)
        await bell.heard(rung, 5)
        assert not rung.is_set()


async def test_a_letter_to_somebody_new_goes_in_with_them(in_both: str) -> None:
    async with db.writing() as session:
        person = Person(name="Uusi Ihminen", email="uusi@agentnet.example")
        notify.post(session, to="uusi@agentnet.example", letter="hello", about=person.id, person_id=person.id)
        session.add(person)
        await session.commit()
    async with db.reading() as session:
        assert (await session.scalars(select(Letter.person_id))).one() == person.id
