"""Both databases, a real mail server, and letters to send. Templates here are the tests' own."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from jinja2 import DictLoader
from sqlmodel import select

from agentnet import db, notify
from agentnet.notify import letters
from agentnet.notify.models import Letter
from agentnet.settings import settings

Posting = Callable[..., Awaitable[UUID]]
TEMPLATES = {
    "hello.txt": "{{ _('Hei') }} {{ name }}\n\nRivi yksi\nrivi kaksi\n\nAvaa {{ link('/x') }}.\n",
    "key.txt": "Avain\n\n{{ link('/invitations/' ~ token) }}\n",
}


class Mailbox:
    """What the mail server got, and how it answers."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.answer = "250 OK"
        self.recipient_answer = "250 OK"
        self.port = 0

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer == "drop":
            self.got.append(envelope)
            assert server.transport is not None
            server.transport.close()
            return "421 gone"
        if self.answer.startswith("250"):
            self.got.append(envelope)
        return self.answer


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The worker opens its own sessions: its tests ask for `in_both` where others ask for `session`."""
    if "in_both" in metafunc.fixturenames:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
async def in_both(database: str) -> AsyncIterator[str]:
    """Each database in turn; its connections are closed in the loop that opened them."""
    yield database
    await db.dispose()


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters._environment(), "loader", DictLoader(TEMPLATES))


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch, database: str) -> Iterator[Mailbox]:
    """A real SMTP server on a port of its own, and the settings that point at it."""
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=box.port)
    server.start()
    monkeypatch.setenv("AGENTNET_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("AGENTNET_SMTP_PORT", str(box.port))
    monkeypatch.setenv("AGENTNET_SMTP_TLS", "none")
    settings.cache_clear()
    yield box
    server.stop()
    settings.cache_clear()


@pytest.fixture
def posted(database: str) -> Posting:
    """Post a letter in a transaction of its own; gives the row's id."""

    async def post(about: UUID | None = None, letter: str = "hello", **more: object) -> UUID:
        about = about or uuid4()
        values = {"name": "Aino"} | more.pop("values", {})  # type: ignore[operator]
        async with db.writing() as session:
            notify.post(session, to="Aino@agentnet.example", letter=letter, about=about, values=values, **more)  # type: ignore[arg-type]
            await session.commit()
        return about

    return post


async def one_letter() -> Letter:
    """The only letter there is."""
    async with db.reading() as session:
        return (await session.scalars(select(Letter))).one()


def read_mail(envelope: Envelope) -> EmailMessage:
    """What came to the mail server, as a mail program reads it."""
    assert isinstance(envelope.content, bytes)
    got = message_from_bytes(envelope.content, policy=default)
    assert isinstance(got, EmailMessage)
    return got


def files() -> list[Path]:
    return sorted((settings().var / "letters").glob("*.eml"))
