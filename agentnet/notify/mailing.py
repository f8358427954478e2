"""How this installation sends: the environment first, then what its administrator has chosen on a page.

The mail server comes from one of the two as a whole, so that a password that was typed for one server never goes to
another. The choice is read by the worker before a round that has something to send, and by the pages that show it.
"""

import base64
from dataclasses import dataclass, replace
from email.utils import formataddr, parseaddr
from hashlib import sha256
from typing import Final

from sqlmodel import select

from agentnet import db
from agentnet.db import Session
from agentnet.notify.models import MailSettings
from agentnet.settings import Settings, settings

SERVER: Final = "server"
SENDER: Final = "sender"
REPLY: Final = "reply"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What holds now. `fixed`: the parts that the environment has decided. `sealed`: the password does not open."""

    host: str = ""
    port: int = 587
    tls: str = "starttls"
    user: str = ""
    password: str = ""
    sender_name: str = ""
    sender_address: str = ""
    reply_to: str = ""
    digest_day: int = 0
    digest_hour: int = 7
    fixed: frozenset[str] = frozenset()
    sealed: bool = False

    @property
    def sender(self) -> str:
        """`Name <address>` for the From line."""
        return formataddr((self.sender_name, self.sender_address))


_known: list[tuple[Settings, Mailing]] = []


def current() -> Mailing:
    """What was read last; before that, what the environment says."""
    now = settings()
    if not _known or _known[0][0] is not now:
        _known[:] = [(now, of(None))]
    return _known[0][1]


async def load() -> Mailing:
    """Read the choice again."""
    async with db.reading() as session:
        _known[:] = [(settings(), of(await row_of(session)))]
    return _known[0][1]


async def row_of(session: Session) -> MailSettings | None:
    return (await session.scalars(select(MailSettings))).one_or_none()


def of(row: MailSettings | None) -> Mailing:
    """The environment over the row over the defaults."""
    chosen = settings()
    name, address = parseaddr(chosen.mail_from)
    made = Mailing(sender_name=name, sender_address=address)
    fixed = set()
    if row is not None:
        password, opened = unseal(row.password)
        made = Mailing(
            row.host,
            row.port,
            row.tls,
            row.user,
            password,
            row.sender_name or name,
            row.sender_address or address,
            row.reply_to,
            row.digest_day,
            row.digest_hour,
            sealed=not opened,
        )
    if chosen.smtp_host:
        fixed.add(SERVER)
        made = replace(made, host=chosen.smtp_host, port=chosen.smtp_port, tls=chosen.smtp_tls, sealed=False)
        made = replace(made, user=chosen.smtp_user, password=chosen.smtp_password)
    if "mail_from" in chosen.model_fields_set:
        fixed.add(SENDER)
        made = replace(made, sender_name=name, sender_address=address)
    if chosen.mail_reply_to:
        fixed.add(REPLY)
        made = replace(made, reply_to=chosen.mail_reply_to)
    return replace(made, fixed=frozenset(fixed))


def seal(password: str) -> str:
    """The password as the database keeps it: unreadable without the secret key of the installation."""
    from cryptography.fernet import Fernet  # loaded where there is a password to keep

    return Fernet(_key()).encrypt(password.encode()).decode() if password else ""


def unseal(kept: str) -> tuple[str, bool]:
    """The password, and whether it could be opened: with another secret key it cannot."""
    if not kept:
        return "", True
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(_key()).decrypt(kept.encode()).decode(), True
    except InvalidToken:
        return "", False


def _key() -> bytes:
    return base64.urlsafe_b64encode(sha256(b"mail password\0" + settings().secret).digest())
