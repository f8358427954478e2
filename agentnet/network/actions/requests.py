"""Asking supervisors to nominate, and passing on what is pending when a supervisor changes."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CursorResult, or_
from sqlmodel import col, update

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.audits import audit
from agentnet.network.flow import PENDING
from agentnet.network.models import Nomination, NominationRequest, Person
from agentnet.words import N_, Refused


class Scope(NamedTuple):
    """For where somebody is wanted; all empty: anywhere."""

    region_id: UUID | None = None
    area_id: UUID | None = None
    unit_id: UUID | None = None


async def ask(
    session: Session,
    network_id: UUID,
    supervisors: Collection[UUID],
    scope: Scope,
    *,
    due_on: date,
    message: str = "",
    by: UUID,
) -> list[NominationRequest]:
    """One request for each supervisor."""
    made = [
        NominationRequest(
            network_id=network_id,
            supervisor_id=one,
            asked_by=by,
            due_on=due_on,
            message=message,
            region_id=scope.region_id,
            area_id=scope.area_id,
            unit_id=scope.unit_id,
        )
        for one in supervisors
    ]
    session.add_all(made)
    for request in made:
        audit(session, "ask", request, by, network_id)
    await session.flush()
    return made


async def answer(session: Session, request: NominationRequest, *, nobody: bool = False) -> None:
    """The supervisor has nominated, or has nobody to nominate now.

    Raises:
        Refused: the request has been withdrawn.
    """
    if request.withdrawn_at is not None:
        raise Refused(N_("Pyyntö on peruttu. Mitään ei tarvitse tehdä."))
    request.answered_at, request.nobody = clock.now(), nobody
    session.add(request)
    await session.flush()


async def withdraw_request(session: Session, request: NominationRequest, *, back: bool = False, by: UUID) -> None:
    """The coordinator asks no longer, or (`back`) asks after all."""
    request.withdrawn_at = None if back else clock.now()
    session.add(request)
    audit(session, "ask-again" if back else "ask-no-more", request, by, request.network_id)
    await session.flush()


async def pass_on(session: Session, network_id: UUID, was: UUID, now: UUID, *, by: UUID) -> int:
    """What waits for one supervisor waits for another from now on: pending nominations and open requests.

    Who nominated stays written. The number of those that moved.
    """
    nominations = await session.execute(
        update(Nomination)
        .where(
            col(Nomination.network_id) == network_id,
            or_(col(Nomination.carer_id) == was, col(Nomination.nominated_by) == was),
            or_(col(Nomination.carer_id).is_(None), col(Nomination.carer_id) == was),
            col(Nomination.stage).in_(PENDING),
        )
        .values(carer_id=now, version=col(Nomination.version) + 1)
        .execution_options(synchronize_session=False)
    )
    requests = await session.execute(
        update(NominationRequest)
        .where(
            col(NominationRequest.network_id) == network_id,
            col(NominationRequest.supervisor_id) == was,
            col(NominationRequest.answered_at).is_(None),
            col(NominationRequest.withdrawn_at).is_(None),
        )
        .values(supervisor_id=now, version=col(NominationRequest.version) + 1)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(nominations, CursorResult)
    assert isinstance(requests, CursorResult)
    moved = nominations.rowcount + requests.rowcount
    if moved:
        audit(session, "pass-on", await session.get(Person, was), by, network_id, detail=str(moved))
    return moved
