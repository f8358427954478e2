"""What coordinators do with a letter to many. Nothing leaves before somebody has looked at it and pressed."""

import re
from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import and_
from sqlmodel import col, delete, select, update

from agentnet import clock, notify
from agentnet.db import Session
from agentnet.network.actions import audit
from agentnet.network.models import Membership, Network, Person
from agentnet.network.queries import in_force
from agentnet.notify.bulk import queries
from agentnet.notify.bulk.models import BulkStage, Draft, Recipient
from agentnet.notify.models import Delivery, Letter, Why
from agentnet.words import LANGUAGES, N_, Refused

NAME: Final = "{nimi}"
_BRACES: Final = re.compile(r"\{[^{}\n]*\}")


async def start(session: Session, network: Network, by: Person, person_ids: Collection[UUID]) -> Draft:
    """A new letter to these people: those of them who belong to the network now. The caller commits."""
    draft = Draft(network_id=network.id, by=by.id)
    session.add(draft)
    await session.flush()
    await choose(session, draft, person_ids)
    return draft


async def choose(session: Session, draft: Draft, person_ids: Collection[UUID]) -> None:
    """These people get it, and no others."""
    _require(draft, BulkStage.WRITING)
    here = and_(col(Membership.network_id) == draft.network_id, in_force())
    members = set(await session.scalars(select(Membership.person_id).where(here)))
    await session.execute(delete(Recipient).where(col(Recipient.bulk_id) == draft.id))
    session.add_all(Recipient(bulk_id=draft.id, person_id=one) for one in set(person_ids) & members)


def strange(text: str) -> str:
    """The first placeholder that there is none of; empty when all is well."""
    return next((found for found in _BRACES.findall(text) if found != NAME), "")


async def save(session: Session, draft: Draft, texts: dict[str, dict[str, str]], *, version: int) -> None:
    """Keep the words. Raises `Refused` when somebody has saved meanwhile, or when it is not a draft any more."""
    _require(draft, BulkStage.WRITING)
    mine = and_(col(Draft.id) == draft.id, col(Draft.version) == version)
    done = await session.execute(
        update(Draft).where(mine).values(texts=texts, version=version + 1).returning(col(Draft.id))
    )
    if done.first() is None:
        raise Refused(N_("Joku muu on juuri muuttanut kirjettä. Avaa se uudelleen."))
    await session.refresh(draft)


def enter(draft: Draft, stage: BulkStage) -> None:
    """Into the outbox to be looked at, or back to the table."""
    _require(draft, BulkStage.WAITING if stage is BulkStage.WRITING else BulkStage.WRITING)
    if stage is BulkStage.WAITING and not draft.texts:
        raise Refused(N_("Kirjoita ensin kirjeen aihe ja teksti."))
    draft.stage = stage


async def send(session: Session, draft: Draft, by: Person) -> int:
    """To everybody who can get it, once each. The number of letters."""
    _require(draft, BulkStage.WAITING)
    readers = [one for one in await queries.readers_of(session, draft) if not one.hindrance]
    if not readers:
        raise Refused(N_("Kukaan valituista ei voi saada kirjettä."))
    author = await session.get_one(Person, draft.by)
    for reader in readers:
        post(session, draft, reader.person, author, queries.LETTER)
    draft.stage, draft.sent_by, draft.sent_at = BulkStage.SENT, by.id, clock.now()
    audit(session, "send", draft, by.id, draft.network_id)
    return len(readers)


def post(session: Session, draft: Draft, to: Person, author: Person, letter: str, slot: str = "") -> None:
    language, words = words_for(draft, to)
    notify.post(
        session,
        to=to.email or "",
        letter=letter,
        about=draft.id,
        slot=slot,
        language=language,
        person_id=to.id,
        network_id=draft.network_id,
        values={**words, "author": author.name, "reply": author.email or "", "path": f"/networks/{draft.network_id}"},
    )


def words_for(draft: Draft, to: Person) -> tuple[str, dict[str, str]]:
    """The letter in its reader's language, or in the first one that it was written in; with their name in its place."""
    written = [code for code in (to.language, *LANGUAGES) if code in draft.texts]
    language = written[0] if written else "fi"
    words: dict[str, str] = draft.texts.get(language, {"subject": "", "text": ""})
    return language, {key: value.replace(NAME, to.name) for key, value in words.items()}


async def stop(session: Session, draft: Draft, by: Person) -> int:
    """What has not left yet stays. The number of letters that were stopped."""
    _require(draft, BulkStage.SENT)
    ours = and_(col(Letter.kind) == queries.LETTER, col(Letter.about) == draft.id)
    unsent = col(Letter.delivery).in_((Delivery.WAITING, Delivery.DIGEST))
    dropped = update(Letter).where(ours, unsent).values(delivery=Delivery.DROPPED, why=Why.STOPPED)
    stopped = len((await session.execute(dropped.returning(col(Letter.id)))).all())
    draft.stage = BulkStage.STOPPED
    audit(session, "stop", draft, by.id, draft.network_id)
    return stopped


async def remove(session: Session, draft: Draft) -> None:
    """Throw a letter away that has not been sent: a draft, or one that waits to be looked at."""
    _require(draft, BulkStage.WAITING if draft.stage is BulkStage.WAITING else BulkStage.WRITING)
    await session.execute(delete(Recipient).where(col(Recipient.bulk_id) == draft.id))
    await session.delete(draft)


def _require(draft: Draft, stage: BulkStage) -> None:
    if draft.stage is not stage:
        raise Refused(N_("Kirje on jo toisessa vaiheessa. Avaa se uudelleen."))
