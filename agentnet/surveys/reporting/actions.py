"""Verbs of results: share them with the members, take that back, make and revoke a report's key."""

from datetime import date
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlmodel import col

from agentnet import clock
from agentnet.db import Session
from agentnet.network.models import Audit, Person
from agentnet.surveys.models import Survey
from agentnet.surveys.reporting import letters
from agentnet.surveys.reporting.models import ReportKey, SharedResult
from agentnet.web.visit import hashed
from agentnet.words import Missing

PREFIX: Final = "agentnet-raportti-"
"""A key is recognised for what it is wherever it turns up."""


async def share(session: Session, survey: Survey, *, summary: str, texts: bool, by: Person) -> None:
    """Tell the members, and write to everybody who was asked; said again, said anew, but written once."""
    there = await session.scalar(select(SharedResult).where(col(SharedResult.survey_id) == survey.id))
    if there is None:
        there = SharedResult(survey_id=survey.id)
        session.add(there)
    else:
        there.version += 1
    there.summary, there.texts, there.by = summary, texts, by.id
    session.add(_audit("share-results", survey.network_id, survey.id, by))
    await letters.tell(session, survey, summary, by=by)
    await session.flush()


async def unshare(session: Session, survey: Survey, by: Person) -> None:
    await session.execute(delete(SharedResult).where(col(SharedResult.survey_id) == survey.id))
    await letters.withdraw(session, survey)
    session.add(_audit("unshare-results", survey.network_id, survey.id, by))
    await session.flush()


def subject_of(survey: Survey) -> UUID:
    """What a key opens: the whole series, or the one survey."""
    return survey.series_id or survey.id


async def make_key(session: Session, survey: Survey, name: str, by: Person) -> str:
    """A new key; the words are told once and only their hash is kept."""
    secret = PREFIX + token_urlsafe(32)
    row = ReportKey(
        subject_id=subject_of(survey),
        network_id=survey.network_id,
        name=name,
        token_hash=hashed(secret),
        by=by.id,
    )
    session.add(row)
    session.add(_audit("make-report-key", survey.network_id, row.subject_id, by))
    await session.flush()
    return secret


async def revoke_key(session: Session, survey: Survey, key_id: UUID, by: Person) -> None:
    """It opens nothing from now on.

    Raises:
        Missing: there is no such key of this survey or its series.
    """
    key = await session.get(ReportKey, key_id)
    if key is None or key.subject_id != subject_of(survey):
        raise Missing
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        session.add(_audit("revoke-report-key", survey.network_id, key.subject_id, by))
    await session.flush()


async def used(session: Session, key_id: UUID, day: date) -> None:
    """Remember the day, not the time."""
    await session.execute(update(ReportKey).where(col(ReportKey.id) == key_id).values(last_used_on=day))


def _audit(verb: str, network_id: UUID, about: UUID, by: Person) -> Audit:
    return Audit(by=by.id, network_id=network_id, verb=verb, kind="survey-results", object_id=about)
