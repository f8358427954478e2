"""A network in which nothing has happened yet: the cast of the tests in its places, as an administrator left it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine
from sqlmodel import Session

from agentnet.network.flow import Role
from agentnet.network.models import Membership, Person
from tests import once
from tests.browser.server import Server, migrate
from tests.cast import Cast, make_cast

CROWD: Final = ("Emmi Rantanen", "Samu Lepola", "Tuula Kuusela", "Omar Hassan")
"""Agents who only answer and take part."""


@dataclass(frozen=True)
class Town:
    """The server, and who is who in it."""

    server: Server
    cast: Cast
    crowd: tuple[Person, ...]

    @property
    def path(self) -> str:
        return f"/networks/{self.cast.network.id}"


def plant(var: Path) -> tuple[Cast, tuple[Person, ...]]:
    """Put the cast into an empty installation in `var`. Jukka, a director, is a coordinator too, and may write."""
    once.copied("migrated", migrate, var)
    cast = make_cast()
    crowd = tuple(Person(name=name, email=_address(name), unit_id=cast.clinic.id) for name in CROWD)
    ranks = [Membership(network_id=cast.network.id, person_id=person.id, role=Role.AGENT) for person in crowd]
    ranks.append(Membership(network_id=cast.network.id, person_id=cast.jukka.id, role=Role.COORDINATOR))
    engine = create_engine(f"sqlite:///{var / 'agentnet.db'}")
    with Session(engine, expire_on_commit=False) as session:
        for row in (*cast.rows, *crowd, *ranks):
            session.add(row)
            session.flush()
        session.commit()
    engine.dispose()
    return cast, crowd


def _address(name: str) -> str:
    return name.lower().replace(" ", ".") + "@agentnet.example"
