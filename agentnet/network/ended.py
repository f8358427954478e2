"""A network that has ended is read and not written: to which network a thing belongs, and the one refusal.

The door asks before every changing request, the worker before every job. Tables of the rooms above are known by name.
What a person of the line has taken over lives on: a series of surveys whose handover was accepted.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Exists, FromClause, Select, bindparam, exists, select
from sqlmodel import SQLModel

from agentnet.db import Session
from agentnet.network.quiet.days import today
from agentnet.words import N_, Refused

WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "network": (),
    "assignment": (),
    "background": (),
    "board": (),
    "bulk": (),
    "chapter": ("guide",),
    "chaptertext": ("chapter", "guide"),
    "deputy": (),
    "entry": (),
    "finding": (),
    "guide": (),
    "inquiry": (),
    "invitation": ("nomination",),
    "membership": (),
    "nomination": (),
    "nominationrequest": (),
    "pair": (),
    "poll": ("workshop",),
    "series": (),
    "source": (),
    "standin": (),
    "survey": (),
    "task": ("assignment",),
    "term": (),
    "workshop": (),
}
"""A thing → the tables between it and the one that names its network."""
TABLES: Final = {"bulk": "bulk_letter", "entry": "registerentry", "term": "glossaryterm"}
JOBS: Final[Mapping[str, str]] = {
    "deputy-begins": "deputy",
    "invitation-expires": "invitation",
    "invitation-reminder": "invitation",
    "links": "guide",
    "look-again": "chapter",
    "member-joined": "nomination",
    "membership-turns": "membership",
    "nomination-reminder": "nomination",
    "nominations-asked-again": "nominationrequest",
    "pair-moved": "pair",
    "promises-asked": "workshop",
    "review-reminder": "chaptertext",
    "stand-in-begins": "standin",
    "task-day": "assignment",
    "task-issue": "assignment",
    "term-ends": "membership",
    "wave-open": "survey",
    "wave-remind": "survey",
    "wave-remind-back": "survey",
    "workshop-reminder": "workshop",
}
"""Jobs that wait while their network has ended → what they are about. Others make files, forget, or close."""


class Ended(Refused):
    """The network has ended: what can still be done, and whom to ask."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            N_(
                "Verkosto on päättynyt {day}: {name}. Mitään ei tallennettu. Sivut, tulokset ja oppaat ovat edelleen"
                " luettavissa. Jos verkostoa tarvitaan taas, pääkäyttäjä voi avata sen uudelleen."
            ),
            name=name,
            day=f"{on.day}.{on.month}.{on.year}",
        )


class Over(NamedTuple):
    """A network that has ended."""

    id: UUID
    name: str
    archived_at: datetime

    def refusal(self) -> Ended:
        return Ended(self.name, today(self.archived_at))


def over(connection: Connection, thing: str, id: UUID) -> Over | None:
    """The network of this thing, if it has ended."""
    row = connection.execute(_question(thing), {"id": id}).first()
    return Over(*row) if row else None


async def over_in(session: Session, thing: str, id: UUID) -> Over | None:
    """The same in a session."""
    row = (await session.execute(_question(thing), {"id": id})).first()
    return Over(*row) if row else None


async def refuse(session: Session, thing: str, id: UUID) -> None:
    """For doors that a secret opens: an invitation, the link of a survey.

    Raises:
        Ended: the network of this thing has ended.
    """
    if (found := await over_in(session, thing, id)) is not None:
        raise found.refusal()


@cache
def _question(thing: str) -> Select[UUID, str, datetime]:
    network, first = _table("network"), _table(TABLES.get(thing, thing))
    wanted = select(network.c.id, network.c.name, network.c.archived_at)
    wanted = wanted.where(first.c.id == bindparam("id"), network.c.archived_at.is_not(None))
    if thing == "network":
        return wanted
    chain: FromClause = first
    last = first
    for name in WAYS[thing]:
        chain = chain.join(following := _table(name), last.c[f"{_short(name)}_id"] == following.c.id)
        last = following
    wanted = wanted.select_from(chain.join(network, network.c.id == last.c.network_id))
    return wanted.where(~_taken_over(first)) if thing in ("series", "survey") else wanted


def _short(table: str) -> str:
    return "text" if table == "chaptertext" else table


def _taken_over(of: FromClause) -> Exists:
    """The series has an owner who took it when it was offered."""
    series, handover = _table("series"), _table("handover").alias()
    owned = series.alias()
    which = of.c.id if of is series else of.c.series_id
    taken = handover.join(owned, owned.c.id == handover.c.series_id)
    mine = (owned.c.id == which) & (handover.c.to_id == owned.c.owner_id) & handover.c.accepted
    return exists().select_from(taken).where(mine).correlate(of)


def _table(name: str) -> FromClause:
    return SQLModel.metadata.tables[name]
