"""Who may be named."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.origins import roots_of
from agentnet.guide.thanks.models import NamePermission
from agentnet.network.models import Person
from agentnet.sources.flow import Kind
from agentnet.sources.models import NamedQuote, Source


async def permitted_names(session: Session, network_id: UUID, cited: Collection[UUID]) -> tuple[str, ...]:
    """The names, in alphabetical order, of those behind these findings and sources who have allowed it. Nothing that
    was given without a name leads to anybody.
    """
    people = await _givers(session, cited)
    rows = await session.scalars(
        select(Person.name)
        .join(NamePermission, col(NamePermission.person_id) == col(Person.id))
        .where(NamePermission.network_id == network_id, col(Person.id).in_(people), col(Person.binned_at).is_(None))
    )
    return tuple(sorted(set(rows), key=str.casefold))


async def names_without_permission(
    session: Session, network_id: UUID, cited: Collection[UUID], words: str
) -> tuple[str, ...]:
    """The names that stand in these words although those people, behind what the words cite, allow now neither their
    name in the network's guides nor that what they gave is quoted by name.
    """
    people = await _givers(session, cited)
    named = select(col(NamePermission.person_id)).where(NamePermission.network_id == network_id)
    quoted = select(col(NamedQuote.person_id)).where(
        col(NamedQuote.source_id).in_(await roots_of(session, cited, cited))
    )
    rows = await session.scalars(
        select(Person.name).where(
            col(Person.id).in_(people), col(Person.id).not_in(named), col(Person.id).not_in(quoted)
        )
    )
    told = " ".join(words.split()).casefold()
    return tuple(sorted(name for name in set(rows) if name and name.casefold() in told))


async def _givers(session: Session, cited: Collection[UUID]) -> Select[Any]:
    roots = await roots_of(session, cited, cited)
    return select(col(Source.person_id)).where(
        col(Source.id).in_(roots), Source.kind != Kind.FINDING, col(Source.person_id).is_not(None)
    )


async def allowed_in(session: Session, person: Person) -> set[UUID]:
    """The networks in whose guides this person's name may stand."""
    return set(
        await session.scalars(select(col(NamePermission.network_id)).where(NamePermission.person_id == person.id))
    )
