"""What happens at the door: a link is asked for, somebody joins as a guest, an administrator is appointed."""

import secrets

from sqlalchemy import select
from sqlmodel import col

from agentnet import notify
from agentnet.accounts import links
from agentnet.accounts.models import Guest, SignInLink
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.web.visit import hashed
from agentnet.words import LANGUAGES


async def ask_for_link(session: Session, email: str, *, browser: str, next_path: str) -> bool:
    """Send a sign-in letter if the address is somebody's. The caller answers the same either way."""
    person = await person_by_email(session, email)
    if person is None:
        return False
    _send(session, person, email, browser=browser, next_path=next_path)
    return True


async def renewable(session: Session, token: str) -> tuple[SignInLink, Person] | None:
    """A link that is over and whose it was, if a new one can be sent."""
    link = await links.remembered(session, token)
    person = await session.get(Person, link.person_id) if link else None
    if link is None or person is None or person.binned_at or not person.email:
        return None
    return link, person


def renew(session: Session, link: SignInLink, person: Person, *, browser: str) -> None:
    """Send a fresh link to the same address, leading to the same place."""
    _send(session, person, person.email or "", browser=browser, next_path=link.next)


def _send(session: Session, person: Person, email: str, *, browser: str, next_path: str) -> None:
    token = secrets.token_urlsafe(32)
    link = links.make(session, person, token=token, browser=browser, next_path=next_path)
    notify.post(
        session,
        to=email,
        letter="sign-in",
        about=link.id,
        language=person.language,
        person_id=person.id,
        values={"name": person.name, "token": token},
    )


async def person_by_email(session: Session, email: str) -> Person | None:
    found: Person | None = await session.scalar(
        select(Person).where(col(Person.email) == email.strip().lower(), col(Person.binned_at).is_(None))
    )
    return found


def join_as_guest(session: Session, name: str, *, token: str = "") -> Guest:
    """A guest with a name of their own. `token` brings the same guest back on another device; else only the cookie."""
    guest = Guest(name=name, token_hash=hashed(token or secrets.token_urlsafe(32)))
    session.add(guest)
    return guest


async def change_details(session: Session, person: Person, *, name: str, title: str, phone: str, language: str) -> None:
    """Somebody's own name, title, telephone number and language."""
    person.name, person.title, person.phone = name, title, phone
    person.language = language if language in LANGUAGES else person.language
    session.add(person)
    await session.flush()


async def make_administrator(session: Session, *, email: str, name: str) -> Person:
    """Give the rights of the whole installation, to a new person or a known one. Leaves an audit row."""
    person = await person_by_email(session, email)
    if person is None:
        person = Person(name=name, email=email.strip().lower())
    person.is_administrator = True
    session.add(person)
    await session.flush()
    session.add(Audit(verb="appoint", kind="administrator", object_id=person.id))
    return person


async def appoint_administrator(session: Session, *, email: str, name: str) -> str:
    """`make_administrator`, and the address of a sign-in link for whoever sits at the server."""
    person = await make_administrator(session, email=email, name=name)
    token = secrets.token_urlsafe(32)
    links.make(session, person, token=token, browser="")
    await session.flush()
    return links.address(token)
