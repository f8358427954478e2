"""Verbs of the year: the rhythm, quiet periods, and the coordinators' shared list. None commits."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions import audit
from agentnet.network.flow import Role
from agentnet.network.queries import people_with
from agentnet.network.quiet.models import QuietPeriod
from agentnet.words import N_, Missing, Refused
from agentnet.year import queries
from agentnet.year.models import Rhythm, Todo
from agentnet.year.rules import in_order


async def keep_rhythm(session: Session, network_id: UUID, *, version: int, by: UUID, **days: int) -> Rhythm:
    """Count by these from now on.

    Raises:
        Refused: the steps would not come in order, or somebody saved in between.
    """
    rhythm = await queries.rhythm_of(session, network_id)
    if version != rhythm.version:
        raise Refused(N_("Joku muu muutti rytmiä samaan aikaan. Omat lukusi ovat yhä tässä."))
    wanted = Rhythm(network_id=network_id)
    for name, number in days.items():
        setattr(wanted, name, number)
    if not in_order(wanted):
        raise Refused(
            N_("Päivien pitää tulla järjestyksessä: välitehtävä, muistutus, vastaukset; tulokset ennen kommentointia.")
        )
    for name, number in days.items():
        setattr(rhythm, name, number)
    rhythm.version = version + 1
    session.add(rhythm)
    audit(session, "keep-rhythm", rhythm, by, network_id)
    await session.flush()
    return rhythm


async def add_quiet(session: Session, network_id: UUID, name: str, starts_on: date, ends_on: date, *, by: UUID) -> None:
    """A new quiet period; the same one again is not a second one."""
    same = await session.scalar(
        select(QuietPeriod).where(
            col(QuietPeriod.network_id) == network_id,
            col(QuietPeriod.name) == name,
            col(QuietPeriod.starts_on) == starts_on,
            col(QuietPeriod.ends_on) == ends_on,
            col(QuietPeriod.binned_at).is_(None),
        )
    )
    if same is None:
        made = QuietPeriod(network_id=network_id, name=name, starts_on=starts_on, ends_on=ends_on)
        session.add(made)
        audit(session, "add-quiet-period", made, by, network_id)
        await session.flush()


async def put_quiet_away(session: Session, period: QuietPeriod, *, away: bool, by: UUID) -> None:
    """Into the bin, or back."""
    period.binned_at = clock.now() if away else None
    audit(session, "bin-quiet-period" if away else "restore-quiet-period", period, by, period.network_id)


async def add_todo(
    session: Session, network_id: UUID, *, id: UUID | None, title: str, due_on: date | None, owner_id: UUID | None
) -> None:
    """Something to do, written by hand. Under the same id it is added once."""
    if id is not None and await session.get(Todo, id) is not None:
        return
    owner_id = await _owner(session, network_id, owner_id)
    made = Todo(network_id=network_id, title=title, due_on=due_on, owner_id=owner_id)
    if id is not None:
        made.id = id
    session.add(made)
    await session.flush()


async def row_for(session: Session, network_id: UUID, *, todo_id: UUID | None, key: str) -> Todo:
    """The row of something to do; a counted step gets one now.

    Raises:
        Missing: it is not this network's.
    """
    if todo_id is not None:
        return await queries.todo_row(session, network_id, todo_id)
    if not await queries.step_fits(session, network_id, key):
        raise Missing
    found = await session.scalar(select(Todo).where(col(Todo.network_id) == network_id, col(Todo.key) == key))
    if found is None:
        found = Todo(network_id=network_id, key=key)
        session.add(found)
        await session.flush()
    return found


async def tick(session: Session, row: Todo, *, done: bool, by: UUID) -> None:
    """Done, or not done after all."""
    row.done_at, row.done_by = (row.done_at or clock.now(), row.done_by or by) if done else (None, None)
    await session.flush()


async def put_away(session: Session, row: Todo, *, away: bool) -> None:
    """Off the list, or back."""
    row.binned_at = clock.now() if away else None
    await session.flush()


async def give(session: Session, row: Todo, owner_id: UUID | None) -> None:
    """Whose it is; nobody's when empty."""
    row.owner_id = await _owner(session, row.network_id, owner_id)
    await session.flush()


async def _owner(session: Session, network_id: UUID, owner_id: UUID | None) -> UUID | None:
    if owner_id is None:
        return None
    if owner_id not in {person.id for person in await people_with(session, network_id, Role.COORDINATOR)}:
        raise Missing
    return owner_id
