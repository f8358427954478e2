"""Who may be named."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.origins import roots_of
from agentnet.guide.thanks.models import NamePermission
from agentnet.network.models import Person
from agentnet.sources.models import Source


async def permitted_names(session: Session, network_id: UUID, finding_ids: Collection[UUID]) -> tuple[str, ...]:
    """The names, in alphabetical order, of those behind these findings who have allowed it. Nothing that was given
    without a name leads to anybody.
    """
    people = select(col(Source.person_id)).where(col(Source.id).in_(await roots_of(session, finding_ids)))
    rows = await session.scalars(
        select(Person.name)
        .join(NamePermission, col(NamePermission.person_id) == col(Person.id))
        .where(NamePermission.network_id == network_id, col(Person.id).in_(people), col(Person.binned_at).is_(None))
    )
    return tuple(sorted(set(rows), key=str.casefold))


async def allowed_in(session: Session, person: Person) -> set[UUID]:
    """The networks in whose guides this person's name may stand."""
    return set(
        await session.scalars(select(col(NamePermission.network_id)).where(NamePermission.person_id == person.id))
    )
