"""Sign-in links: 256 random bits, stored as a hash, ten minutes, once, and bound to the browser that asked.

Opened in another browser, a link wants the short code that the asking browser shows. The code is the same for one
browser until it signs in, so showing it again needs no row.

A link that is over still knows whose it was and where it led: it renews to the same address. A letter that asks for
something carries one that was over from the start, so that a forwarded letter opens nothing.
"""

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from agentnet import clock
from agentnet.accounts.models import SignInLink
from agentnet.db import Session
from agentnet.network.models import Person
from agentnet.settings import settings
from agentnet.web.visit import hashed, sign
from agentnet.words import N_, Refused

LIVES: Final = timedelta(minutes=10)
LEADS: Final = timedelta(days=180)
TRIES: Final = 5
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH: Final = 6


class Spent(Refused):
    """The link is unknown, used, too old or has been tried too often."""

    def __init__(self) -> None:
        super().__init__(N_("Tämä kirjautumislinkki on jo käytetty tai vanhentunut. Pyydä uusi linkki."))


class WrongCode(Refused):
    """The code is not the one that the asking browser shows."""

    def __init__(self) -> None:
        super().__init__(N_("Koodi ei täsmää. Tarkista se siltä laitteelta, jolla pyysit linkkiä."))


def code_shown_to(browser: str) -> str:
    """The short code of a browser (its visitor key)."""
    mark = bytes.fromhex(hashed(sign("sign-in code", browser)))
    return "".join(LETTERS[byte % len(LETTERS)] for byte in mark[:CODE_LENGTH])


def tidy(code: str) -> str:
    """A typed code without the spaces, dashes and small letters that people add."""
    return "".join(sign for sign in code.upper() if sign in LETTERS)


def make(session: Session, person: Person, *, token: str, browser: str, next_path: str = "/") -> SignInLink:
    """A link for `person`. Without a `browser` it was handed out in person and asks for no code."""
    link = SignInLink(
        token_hash=hashed(token),
        browser_hash=hashed(browser) if browser else "",
        code_hash=_code_hash(code_shown_to(browser)) if browser else "",
        person_id=person.id,
        next=next_path,
        expires_at=clock.now() + LIVES,
    )
    session.add(link)
    return link


def lead(session: Session, person: Person, next_path: str) -> str:
    """The token of a link for a letter to `person`: it signs nobody in, and its page sends a link that does."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    session.add(
        SignInLink(token_hash=hashed(token), person_id=person.id, next=next_path, expires_at=now, created_at=now)
    )
    return token


def only_leads(link: SignInLink) -> bool:
    """It came in a letter and never signed anybody in."""
    return link.expires_at <= link.created_at


async def remembered(session: Session, token: str) -> SignInLink | None:
    """A link that may be over, while it can still be renewed."""
    found: SignInLink | None = await session.scalar(
        select(SignInLink).where(
            col(SignInLink.token_hash) == hashed(token), col(SignInLink.created_at) > clock.now() - LEADS
        )
    )
    return found


async def find(session: Session, token: str) -> SignInLink:
    """The link, if it can still be used.

    Raises:
        Spent.
    """
    link: SignInLink | None = await session.scalar(
        select(SignInLink).where(col(SignInLink.token_hash) == hashed(token))
    )
    if link is None or link.used_at or link.expires_at <= clock.now() or link.tries >= TRIES:
        raise Spent
    return link


def wants_code(link: SignInLink, browser: str) -> bool:
    """Is this another browser than the one that asked?"""
    return bool(link.browser_hash) and link.browser_hash != hashed(browser)


async def use(session: Session, link: SignInLink, *, browser: str, code: str = "") -> Person:
    """Spend the link, once however many times it is pressed at the same moment.

    Raises:
        WrongCode: count the try with `count_try` and commit. Spent: somebody was faster.
    """
    if wants_code(link, browser) and link.code_hash != _code_hash(tidy(code)):
        raise WrongCode
    spent = await session.execute(
        update(SignInLink)
        .where(col(SignInLink.id) == link.id, col(SignInLink.used_at).is_(None))
        .values(used_at=clock.now())
    )
    person = await session.get(Person, link.person_id)
    if spent.rowcount != 1 or person is None or person.binned_at:  # type: ignore[attr-defined]
        raise Spent
    return person


async def count_try(session: Session, link_id: UUID) -> None:
    """A wrong code was typed; after five the link is dead."""
    await session.execute(update(SignInLink).where(col(SignInLink.id) == link_id).values(tries=SignInLink.tries + 1))


def address(token: str) -> str:
    return f"{settings().base_url.rstrip('/')}/sign-in/{token}"


def _code_hash(code: str) -> str:
    return sign("sign-in code of a link", code)
