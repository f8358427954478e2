"""Letters that come back: `agentnet bounces < mail` reads a delivery report (RFC 3464) that a mail server pipes to it.

A report counts only for a letter whose id it names, and a letter comes back once: whoever guesses no id marks nothing.
"""

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import and_, update
from sqlmodel import col

from agentnet.db import Session
from agentnet.notify import troubles
from agentnet.notify.models import Delivery, Letter

LONGEST: Final = 2 << 20
"""Bytes that are read of a report."""
_ID: Final = re.compile(r"<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:@[^>]*)?>?", re.IGNORECASE)


class Report(NamedTuple):
    """One letter's end, as told: `final` when nobody tries any more."""

    letter_id: UUID
    final: bool
    reason: str


def read(raw: bytes) -> Report | None:
    """What the report says of one of our letters; none when it is no report, or names none."""
    mail = message_from_bytes(raw[:LONGEST], policy=default)
    status = next((part for part in mail.walk() if part.get_content_type() == "message/delivery-status"), None)
    if status is None:
        return None
    blocks = [part for part in status.walk() if part is not status] or [status]
    letter_id = _named(_first(blocks, "Original-Envelope-Id")) or _original(mail)
    if letter_id is None:
        return None
    action = _first(blocks, "Action").lower()
    told = " ".join(filter(None, (_first(blocks, "Status"), _first(blocks, "Diagnostic-Code"))))
    return Report(letter_id, action == "failed", re.sub(r"\s+", " ", told)[:500])


def _first(blocks: Sequence[Message], name: str) -> str:
    return next((str(block[name]).strip() for block in blocks if block[name]), "")


def _original(mail: Message) -> UUID | None:
    """The id of the letter that the report sends back, whole or only its headers."""
    for part in mail.walk():
        if part.get_content_type() == "text/rfc822-headers":
            headers = message_from_bytes(part.get_payload(decode=True) or b"", policy=default)  # type: ignore[arg-type]
            return _named(str(headers["Message-ID"] or ""))
        if part.get_content_type() == "message/rfc822":
            inner = next(iter(part.iter_parts()), None) if isinstance(part, EmailMessage) else None
            return _named(str(inner["Message-ID"] or "")) if inner else None
    return None


def _named(text: str) -> UUID | None:
    found = _ID.fullmatch(text.strip())
    return UUID(found[1]) if found else None


async def take(session: Session, report: Report) -> bool:
    """Mark the letter and its address. False when there is nothing to mark: a delay, a stranger's, or known already."""
    if not report.final:
        return False
    arrived = and_(col(Letter.id) == report.letter_id, col(Letter.delivery).in_((Delivery.SENT, Delivery.UNKNOWN)))
    back = update(Letter).where(arrived).values(delivery=Delivery.BOUNCED, error=report.reason)
    address = (await session.execute(back.returning(col(Letter.address)))).scalar_one_or_none()
    if address is None:
        return False
    await troubles.note(session, address, report.reason)
    return True
