"""The addresses by which people answer without signing in: one for all staff of the units, one for each who is asked.

An address is a keyed hash of a row's id: it can be shown and mailed again, and the database holds only its hash.
Without the installation's key nobody can make one.
"""

from typing import Final
from uuid import UUID

from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network import ended
from agentnet.network.actions.audits import audit
from agentnet.network.models import Network, Person
from agentnet.settings import settings
from agentnet.surveys.flow import Asked, Stage
from agentnet.surveys.models import Answer, Invited, OpenLink, Survey
from agentnet.web.visit import hashed, sign
from agentnet.words import N_, Missing, Refused

LENGTH: Final = 22
"""Characters of a token: 132 bits."""


def open_token(link_id: UUID) -> str:
    return sign("survey open link", str(link_id))[:LENGTH]


def personal_token(asked_id: UUID) -> str:
    return sign("survey personal link", str(asked_id))[:LENGTH]


def address(link: OpenLink) -> str:
    """The whole address, to copy and to print."""
    return f"{settings().base_url.rstrip('/')}/s/{open_token(link.id)}"


async def make_link(session: Session, survey: Survey, by: Person | None) -> OpenLink:
    """A new open link, with room for answers of its own; the one before it, if any, leads nowhere from now on.

    Raises:
        Refused: the survey is not asked by an open link, or it is closed.
    """
    if survey.asked is not Asked.UNITS or survey.stage is Stage.CLOSED:
        raise Refused(N_("Avoin linkki kuuluu kyselyyn, joka kysytään yksiköiden henkilöstöltä ja on vielä auki."))
    await revoke_link(session, survey, by)
    there = await session.scalar(select(func.count()).select_from(Answer).where(col(Answer.survey_id) == survey.id))
    link = OpenLink(survey_id=survey.id, token_hash="", by=by.id if by else None, answers_before=there or 0)
    link.token_hash = hashed(open_token(link.id))
    session.add(link)
    await session.flush()
    audit(session, "make", link, by.id if by else None, survey.network_id)
    return link


async def revoke_link(session: Session, survey: Survey, by: Person | None) -> None:
    """The present open link leads nowhere any more."""
    if (link := await link_of(session, survey)) is not None:
        link.revoked_at = clock.now()
        session.add(link)
        audit(session, "revoke", link, by.id if by else None, survey.network_id)
        await session.flush()


async def link_of(session: Session, survey: Survey) -> OpenLink | None:
    """The open link that works now."""
    found = await session.scalars(
        select(OpenLink).where(col(OpenLink.survey_id) == survey.id, col(OpenLink.revoked_at).is_(None))
    )
    return found.first()


async def survey_by_open(session: Session, token: str) -> tuple[Survey, Network]:
    """What this open link asks.

    Raises:
        Missing: it was never made, or has been revoked; a draft's link opens nothing yet. Ended: its network is over.
    """
    found = await session.execute(
        select(Survey, Network)
        .join(OpenLink, col(OpenLink.survey_id) == col(Survey.id))
        .join(Network, col(Network.id) == col(Survey.network_id))
        .where(col(OpenLink.token_hash) == hashed(token), col(OpenLink.revoked_at).is_(None))
    )
    survey, network = found.first() or (None, None)
    if survey is None or network is None or survey.stage is Stage.DRAFT:
        raise Missing
    await ended.refuse(session, "survey", survey.id)
    return survey, network


async def survey_by_personal(session: Session, token: str) -> tuple[Survey, Network, Invited]:
    """What this personal link asks, and of whom.

    Raises:
        Missing: there is no such link; a draft's opens nothing yet. Ended: its network is over.
    """
    found = await session.execute(
        select(Survey, Network, Invited)
        .join(Invited, col(Invited.survey_id) == col(Survey.id))
        .join(Network, col(Network.id) == col(Survey.network_id))
        .where(col(Invited.token_hash) == hashed(token))
    )
    row = found.first()
    if row is None or row[0].stage is Stage.DRAFT:
        raise Missing
    await ended.refuse(session, "survey", row[0].id)
    return row
