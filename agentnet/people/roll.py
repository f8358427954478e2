"""The coordinators' list of people: who is in a network, in what state, found by words and choices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.network.actions.terms import is_paused
from agentnet.network.flow import Field, Role, Stage
from agentnet.network.models import Membership, Nomination, Pair, Person
from agentnet.network.queries.people import Place, places_of
from agentnet.network.quiet import absences_of, today
from agentnet.network.quiet.models import Absence
from agentnet.network.rules import Standing
from agentnet.notify import troubles
from agentnet.people.flow import State

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: a person with their roles here, or somebody invited who has not answered."""

    name: str
    state: State
    place: Place | None
    person_id: UUID | None = None
    nomination_id: UUID | None = None
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    code_name: str = ""
    roles: tuple[Role, ...] = ()
    pair: str = ""
    bounced: bool = False
    away: tuple[Absence, ...] = ()

    @property
    def unit_ended(self) -> bool:
        return self.state is not State.ENDED and self.place is not None and self.place.has_ended

    @property
    def unit(self) -> str:
        return self.place.unit if self.place else self.organisation

    @property
    def region(self) -> str:
        return self.place.region if self.place else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to, as it stands in the address. Empty: everybody who has not ended."""

    search: str = ""
    role: str = ""
    region: str = ""
    field: str = ""
    unit: str = ""
    state: str = ""
    pair: str = ""
    sort: str = "name"
    page: int = 1

    @classmethod
    def of(cls, given: Any) -> "Wanted":
        """From an address; what is no value of ours counts as empty."""
        texts = {one.name: " ".join(str(given.get(one.name, "")).split())[:200] for one in fields(cls)}
        number = texts.pop("page")
        page = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
        sort = texts.pop("sort")
        return cls(**texts, sort=sort if sort in SORTS else "name", page=max(1, page))

    def query(self, **other: object) -> str:
        """The address of the list with this or that different."""
        now = {one.name: getattr(self, one.name) for one in fields(self)} | {"page": ""} | other
        return urlencode({name: value for name, value in now.items() if value and (name, value) != ("sort", "name")})

    def keeps(self, one: Listed) -> bool:
        place = one.place
        return (
            self._state_keeps(one)
            and (not self.role or self.role in one.roles)
            and (not self.region or (place is not None and str(place.region_id) == self.region))
            and (not self.field or (place is not None and place.field == self.field))
            and (not self.unit or (place is not None and str(place.unit_id) == self.unit))
            and (not self.pair or bool(one.pair) == (self.pair == "with"))
            and _found(one, self.search)
        )

    def _state_keeps(self, one: Listed) -> bool:
        if self.state == "bounced":
            return one.bounced
        if self.state == "unit":
            return one.unit_ended
        return one.state == self.state if self.state in set(State) else one.state is not State.ENDED


SORTS: Final[dict[str, Callable[[Listed], Any]]] = {
    "name": lambda one: one.name.casefold(),
    "unit": lambda one: (not one.unit, one.unit.casefold(), one.name.casefold()),
    "region": lambda one: (not one.region, one.region.casefold(), one.name.casefold()),
    "role": lambda one: (one.roles[:1] or ("~",), one.name.casefold()),
    "state": lambda one: (list(State).index(one.state), one.name.casefold()),
}


def _found(one: Listed, search: str) -> bool:
    place = (one.place.unit, one.place.region, one.place.area) if one.place else ()
    told = " ".join((one.name, one.title, one.organisation, one.email, one.code_name, *place)).casefold()
    return all(word in told for word in search.casefold().split())


async def roll(session: Session, mine: Standing) -> list[Listed]:
    """Everybody who was ever in the network, and the invited. Raises `NotAllowed` for others than coordinators."""
    mine.require("lead")
    people = await _people(session, mine.network_id)
    waiting = await _invited(session, mine.network_id, {one.email for one, ranks in people if _in_force(ranks)})
    places = await places_of(session, [*(one.unit_id for one, _ in people), *(one.unit_id for one in waiting)])
    pairs = await _pairs(session, mine.network_id)
    broken = await troubles.broken(session, [one.email for one, _ in people if one.email])
    away = await absences_of(session, [one.id for one, _ in people], today(clock.now()))
    listed = [
        replace(
            _listed(one, ranks, places, pairs.get(one.id, ""), one.email in broken), away=tuple(away.get(one.id, ()))
        )
        for one, ranks in people
    ]
    return listed + [
        Listed(
            name=one.name,
            state=State.INVITED,
            place=places.get(one.unit_id),
            nomination_id=one.id,
            email=one.email,
            phone=one.phone,
            roles=(one.role,),
        )
        for one in waiting
    ]


def narrowed(people: Sequence[Listed], wanted: Wanted) -> list[Listed]:
    """Those who are wanted, in the wanted order."""
    return sorted((one for one in people if wanted.keeps(one)), key=SORTS[wanted.sort])


async def _people(session: Session, network_id: UUID) -> list[tuple[Person, list[Membership]]]:
    rows = await session.execute(
        select(Person, Membership)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(col(Membership.network_id) == network_id, col(Person.binned_at).is_(None))
        .order_by(col(Membership.role))
    )
    found: dict[UUID, tuple[Person, list[Membership]]] = {}
    for person, membership in rows:
        found.setdefault(person.id, (person, []))[1].append(membership)
    return list(found.values())


def _in_force(ranks: Sequence[Membership]) -> list[Membership]:
    now = clock.now()
    return [rank for rank in ranks if rank.ends_at is None or rank.ends_at > now]


def _listed(person: Person, ranks: list[Membership], places: dict[UUID, Place], pair: str, bounced: bool) -> Listed:
    there = _in_force(ranks)
    state = State.ENDED if not there else State.PAUSED if all(is_paused(one) for one in there) else State.ACTIVE
    return Listed(
        name=person.name,
        state=state,
        place=places.get(person.unit_id) if person.unit_id else None,
        person_id=person.id,
        title=person.title,
        organisation=person.organisation,
        email=person.email or "",
        phone="" if all(rank.phone_hidden for rank in ranks) else person.phone,
        code_name=next((one.code_name for one in ranks if one.code_name), ""),
        roles=tuple(one.role for one in there or ranks),
        pair=pair,
        bounced=bounced,
    )


async def _invited(session: Session, network_id: UUID, there: set[str | None]) -> list[Nomination]:
    found = await session.scalars(
        select(Nomination).where(
            col(Nomination.network_id) == network_id,
            col(Nomination.stage).in_((Stage.CONFIRMED, Stage.INVITED, Stage.EXPIRED)),
        )
    )
    return [one for one in found if one.email not in there]


async def _pairs(session: Session, network_id: UUID) -> dict[UUID, str]:
    """Person → the name of whom they work with."""
    rows = list(
        await session.scalars(select(Pair).where(col(Pair.network_id) == network_id, col(Pair.ends_at).is_(None)))
    )
    keys = {key for one in rows for key in (one.social_id, one.health_id)}
    found = await session.execute(select(col(Person.id), col(Person.name)).where(col(Person.id).in_(keys)))
    names = {row[0]: row[1] for row in found}
    both = [pair for one in rows for pair in ((one.social_id, one.health_id), (one.health_id, one.social_id))]
    return {one: names.get(other, "") for one, other in both}


def fields_present(people: Sequence[Listed]) -> list[Field]:
    return [field for field in Field if any(one.place and one.place.field is field for one in people)]
