"""A code on paper: made, used, revoked. Of its two secrets only hashes are kept; ten wrong tries close the typed one.

A typed code has two parts: the first finds the row and is no secret, so that wrong tries are counted where they belong.
"""

import hmac
import secrets
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import CursorResult
from sqlmodel import col, select, update

from agentnet import clock
from agentnet.accounts import sessions
from agentnet.db import Session
from agentnet.network.actions import audit
from agentnet.network.models import Person
from agentnet.network.quiet import today
from agentnet.people.flow import FINDER, SECRET, SIGNS, TRIES, tidy
from agentnet.people.models import PaperCode
from agentnet.people.queries import may_have_paper
from agentnet.web.visit import hashed, sign
from agentnet.words import N_, Refused

LONGEST: Final = timedelta(days=366)
TOKEN_BYTES: Final = 16


class Slip(NamedTuple):
    """What is printed, once: it cannot be shown again."""

    row: PaperCode
    code: str
    token: str


class Closed(Refused):
    """The code opens nothing: one sentence for every reason, so that nothing is learnt by trying."""

    def __init__(self) -> None:
        super().__init__(N_("Koodi ei kelpaa. Tarkista se lapusta merkki merkiltä, tai pyydä koordinaattorilta uusi."))


async def make_code(session: Session, network_id: UUID, person: Person, valid_to: date, *, by: UUID) -> Slip:
    """A new slip; earlier ones open nothing any more.

    Raises:
        Refused: the person has an address or decides something somewhere, or the day will not do.
    """
    if not await may_have_paper(session, person):
        raise Refused(
            N_("Paperikoodin voi tehdä vain ihmiselle, jolla ei ole sähköpostiosoitetta eikä päättäjän roolia.")
        )
    now = today(clock.now())
    if not now <= valid_to <= now + LONGEST:
        raise Refused(N_("Koodi voi olla voimassa tästä päivästä enintään vuoden."))
    await _close(session, person)
    finder, secret, token = _signs(FINDER), _signs(SECRET), secrets.token_urlsafe(TOKEN_BYTES)
    row = PaperCode(
        network_id=network_id,
        person_id=person.id,
        made_by=by,
        finder=finder,
        code_hash=_hash(finder, secret),
        token_hash=hashed(token),
        valid_to=valid_to,
    )
    session.add(row)
    audit(session, "make-code", row, by, network_id)
    await session.flush()
    return Slip(row, finder + secret, token)


async def revoke(session: Session, network_id: UUID, person: Person, *, by: UUID) -> None:
    """The slip opens nothing any more, and browsers that it has opened are signed out."""
    await _close(session, person)
    await sessions.end_all(session, person)
    audit(session, "revoke-code", person, by, network_id)
    await session.flush()


async def open_by_token(session: Session, token: str) -> tuple[PaperCode, Person]:
    """By the QR.

    Raises:
        Closed.
    """
    row = (await session.scalars(select(PaperCode).where(col(PaperCode.token_hash) == hashed(token)))).first()
    return await _opened(session, row)


async def open_by_code(session: Session, typed: str) -> tuple[PaperCode, Person]:
    """By the typed code. A try is counted before it is judged, so that of many at once no more than ten are.

    Raises:
        Closed: commit, so that the try stays counted.
    """
    code = tidy(typed)
    finder, secret = code[:FINDER], code[FINDER:]
    row = (await session.scalars(select(PaperCode).where(col(PaperCode.finder) == finder))).first()
    counted = await session.execute(
        update(PaperCode)
        .where(col(PaperCode.finder) == finder, col(PaperCode.tries) < TRIES)
        .values(tries=col(PaperCode.tries) + 1)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(counted, CursorResult)
    right = hmac.compare_digest(row.code_hash if row else "", _hash(finder, secret))
    if row is None or counted.rowcount != 1 or not right:
        raise Closed
    await session.refresh(row)
    row.tries = 0
    return await _opened(session, row)


async def _opened(session: Session, row: PaperCode | None) -> tuple[PaperCode, Person]:
    person = await session.get(Person, row.person_id) if row else None
    if row is None or person is None or row.revoked_at is not None or row.valid_to < today(clock.now()):
        raise Closed
    if not await may_have_paper(session, person):
        raise Closed
    row.used_at = clock.now()
    session.add(row)
    await session.flush()
    return row, person


async def _close(session: Session, person: Person) -> None:
    await session.execute(
        update(PaperCode)
        .where(col(PaperCode.person_id) == person.id, col(PaperCode.revoked_at).is_(None))
        .values(revoked_at=clock.now())
    )


def _signs(many: int) -> str:
    return "".join(secrets.choice(SIGNS) for _place in range(many))


def _hash(finder: str, secret: str) -> str:
    """Forty bits need a key that a copy of the database does not have."""
    return sign("paper code", f"{finder}:{secret}")
