"""One step of a nomination: a conditional update, so that of two who press at once only one gets through."""

from uuid import UUID

from sqlalchemy import CursorResult
from sqlmodel import col, update

from agentnet.db import Session
from agentnet.network.flow import Role, transition
from agentnet.network.models import Nomination, NominationStep
from agentnet.words import N_, Refused

MOVED_ON: str = N_("Nimeäminen oli jo edennyt toiseen vaiheeseen. Mitään ei muutettu.")


async def step(session: Session, nomination: Nomination, name: str, role: Role | None, *, by: UUID | None) -> None:
    """Take the step and remember who took it.

    Raises:
        Refused: no such step from here, or somebody else was quicker.
    """
    found = transition(name, nomination.stage, role)
    if found is None:
        raise Refused(MOVED_ON)
    await session.flush()
    result = await session.execute(
        update(Nomination)
        .where(col(Nomination.id) == nomination.id, col(Nomination.stage) == found.source)
        .values(stage=found.target, version=col(Nomination.version) + 1)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise Refused(MOVED_ON)
    await session.refresh(nomination)
    session.add(NominationStep(nomination_id=nomination.id, name=name, was=found.source, now=found.target, by=by))
