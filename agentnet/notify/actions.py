"""What people do about letters that did not arrive, and how letters leave. None commits."""

from uuid import UUID

from sqlalchemy import and_
from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions import audit
from agentnet.network.models import Person
from agentnet.notify import mailing, troubles
from agentnet.notify.letters import SECRETS
from agentnet.notify.models import Delivery, Letter, MailSettings, Why
from agentnet.notify.queries import is_open
from agentnet.words import N_, Refused


async def again(session: Session, letter: Letter, by: Person) -> None:
    """Send it once more, to the address that its reader has now.

    Raises:
        Refused: there is nothing to do about it, it is over, or its secret link has been used up.
    """
    if not is_open(letter):
        raise Refused(N_("Kirjeelle ei tarvitse enää tehdä mitään."))
    if any(letter.values.get(secret) == "" for secret in SECRETS):
        raise Refused(N_("Kirjeen henkilökohtainen linkki ei ole enää tallessa. Tee asiasta uusi kutsu tai pyyntö."))
    if letter.due_until is not None and letter.due_until < clock.now():
        raise Refused(N_("Kirjeen asia on jo ohi, joten sitä ei lähetetä uudelleen."))
    person = await session.get(Person, letter.person_id) if letter.person_id else None
    address = (person.email or "").lower() if person else letter.address
    if not address:
        raise Refused(N_("Hänellä ei ole sähköpostiosoitetta. Lisää se ensin."))
    if address != letter.address and await _sent_there(session, letter, address):
        raise Refused(N_("Sama kirje on jo lähetetty uuteen osoitteeseen."))
    await troubles.clear(session, address)
    letter.address, letter.delivery, letter.why = address, Delivery.WAITING, Why.NOTHING
    letter.tries, letter.due_at, letter.error = 0, None, ""
    audit(session, "send again", letter, by.id, letter.network_id)


async def _sent_there(session: Session, letter: Letter, address: str) -> bool:
    same = and_(col(Letter.kind) == letter.kind, col(Letter.about) == letter.about, col(Letter.slot) == letter.slot)
    return await session.scalar(select(col(Letter.id)).where(same, Letter.address == address)) is not None


def told(session: Session, letter: Letter, by: Person) -> None:
    """Its reader has been told by phone or in person."""
    if not is_open(letter):
        raise Refused(N_("Kirjeelle ei tarvitse enää tehdä mitään."))
    letter.delivery = Delivery.TOLD
    audit(session, "told by phone", letter, by.id, letter.network_id)


def not_told(session: Session, letter: Letter, by: Person) -> None:
    """Take the mark back."""
    if letter.delivery is not Delivery.TOLD:
        raise Refused(N_("Kirjeelle ei tarvitse enää tehdä mitään."))
    letter.delivery = Delivery.FAILED
    audit(session, "not told", letter, by.id, letter.network_id)


async def choose_mailing(session: Session, *, password: str, by: UUID, **chosen: str | int) -> MailSettings:
    """Keep how letters leave. An empty password keeps the one that was, for the same server and user only.

    Raises:
        Refused: the password would go to another server than it was typed for.
    """
    row = await mailing.row_of(session) or MailSettings()
    moved = (row.host, row.user) != (chosen["host"], chosen["user"])
    for name, value in chosen.items():
        setattr(row, name, value)
    if password or moved or not row.user:
        row.password = mailing.seal(password) if row.user else ""
    session.add(row)
    audit(session, "change", row, by)
    return row
