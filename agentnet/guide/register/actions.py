"""What is done with the register: entries are made, taken to directors, answered, reopened, binned."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, func, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.register import letters, queries
from agentnet.guide.register.flow import EntryKind, Status, move
from agentnet.guide.register.models import RegisterArea, RegisterEntry, RegisterRegion, RegisterStep
from agentnet.network.flow import Role
from agentnet.network.models import Network, Person
from agentnet.sources import actions as thread
from agentnet.sources.flow import Fate
from agentnet.words import N_, Missing, NotAllowed, Refused


async def make(
    session: Session,
    network: Network,
    *,
    kind: EntryKind,
    title: str,
    text: str,
    area_id: UUID | None,
    remover: str,
    areas: Collection[UUID],
    regions: Collection[UUID],
    source_id: UUID | None,
    by: Person,
) -> RegisterEntry:
    """A new entry. What it came from has ended somewhere: its giver sees the entry in their own ideas."""
    entry = RegisterEntry(network_id=network.id, kind=kind, title=title, text=text, source_id=source_id, by=by.id)
    session.add(entry)
    await session.flush()
    await _concern(session, network, entry, area_id=area_id, remover=remover, areas=areas, regions=regions)
    await _step(session, entry, "make", Status.NEW, by=by)
    if source_id is not None:
        await thread.dispose(session, source_id, Fate.USED, "", by.id)
    return entry


async def change(
    session: Session,
    network: Network,
    entry: RegisterEntry,
    *,
    kind: EntryKind,
    title: str,
    text: str,
    version: int,
    **concern: Any,
) -> None:
    """New words and areas.

    Raises:
        Refused: somebody saved in between.
    """
    if version != entry.version:
        raise Refused(N_("Joku muu tallensi saman kirjauksen. Sinun tekstisi on yhä tässä."))
    entry.kind, entry.title, entry.text, entry.version = kind, title, text, version + 1
    await _concern(session, network, entry, **concern)


async def _concern(
    session: Session,
    network: Network,
    entry: RegisterEntry,
    *,
    area_id: UUID | None,
    remover: str,
    areas: Collection[UUID],
    regions: Collection[UUID],
) -> None:
    """Whom it concerns.

    Raises:
        Missing: an area or a region is not this county's.
    """
    offered, parts = await queries.places(session, network)
    known = {area.id for area in offered}
    if not {*areas, *([area_id] if area_id else [])} <= known or not set(regions) <= {one.id for one in parts}:
        raise Missing
    entry.area_id, entry.remover = area_id, remover
    for table in (RegisterArea, RegisterRegion):
        await session.execute(delete(table).where(col(table.entry_id) == entry.id))
    session.add_all(RegisterArea(entry_id=entry.id, area_id=one) for one in dict.fromkeys(areas))
    session.add_all(RegisterRegion(entry_id=entry.id, region_id=one) for one in dict.fromkeys(regions))
    await session.flush()


async def take(session: Session, seen: queries.SeenEntry, *, by: Person) -> int:
    """Take it to the directors: a letter to each. The number of letters.

    Raises:
        Refused: nobody to take it to, or it is there already.
    """
    (shown,) = await queries.around(session, [seen.entry])
    people = await queries.directors(session, shown)
    if not people:
        raise Refused(N_("Valitse ensin palvelualue, jonka johtaja voi tehdä asialle jotakin."))
    made = await _move(session, seen, "take", Status.TAKEN, "", by=by)
    return letters.taken(session, seen, people, slot=made.id, by=by)


async def answer(session: Session, seen: queries.SeenEntry, status: Status, text: str, *, by: Person) -> None:
    """The answer of a director of its areas (of any, when it names none), or a coordinator writes down what was heard.

    Raises:
        NotAllowed: a director of other areas.
    """
    (shown,) = await queries.around(session, [seen.entry])
    theirs = {person.id for person in await queries.directors(session, shown)}
    if theirs and by.id not in theirs and not seen.standing.may("lead"):
        raise NotAllowed(N_("Tähän vastaavat niiden palvelualueiden johtajat, joita asia koskee."))
    await _move(session, seen, "answer", status, text, by=by)


async def reopen(session: Session, seen: queries.SeenEntry, text: str, *, by: Person) -> None:
    """The matter comes up again."""
    await _move(session, seen, "reopen", Status.NEW, text, by=by)


async def _move(
    session: Session, seen: queries.SeenEntry, name: str, to: Status, text: str, *, by: Person
) -> RegisterStep:
    entry, roles = seen.entry, seen.standing.roles
    await session.refresh(entry, with_for_update=True)
    if move(name, entry.status, to, roles) is None:
        if move(name, entry.status, to, frozenset(Role)):
            raise NotAllowed(N_("Tämä ei kuulu sinun rooliisi. Kysy tarvittaessa verkoston koordinaattorilta."))
        raise Refused(N_("Kirjaus on jo toisessa vaiheessa. Lataa sivu uudelleen."))
    made = await _step(session, entry, name, to, text=text, by=by)
    entry.status, entry.version = to, entry.version + 1
    await session.flush()
    return made


async def _step(
    session: Session, entry: RegisterEntry, name: str, to: Status, *, text: str = "", by: Person
) -> RegisterStep:
    last = await session.scalar(select(func.max(RegisterStep.n)).where(RegisterStep.entry_id == entry.id))
    step = RegisterStep(entry_id=entry.id, n=(last or 0) + 1, name=name, was=entry.status, now=to, text=text, by=by.id)
    session.add(step)
    await session.flush()
    return step


async def put_away(session: Session, entry: RegisterEntry, *, away: bool) -> None:
    """To the bin, or back."""
    entry.binned_at = clock.now() if away else None
    await session.flush()
