"""Who somebody is on a board: asked when a page opens, and again by the writer inside the transaction that writes.

A coordinator of the network facilitates. A participant of the board's workshop takes part; guests while it takes
guests. A board without a workshop is for those members who develop together, never for their supervisors.
"""

from typing import Any, Final
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from agentnet.network.flow import Role
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.tables import BOARD, GUEST, MEMBERSHIP, PARTICIPANT, PERSON, REGION, UNIT, WORKSHOP
from agentnet.workshops.boards.wall import Actor
from agentnet.workshops.flow import TAKES_GUESTS

DEVELOPS: Final = frozenset({Role.AGENT, Role.COORDINATOR, Role.DESIGNER, Role.EXPERIENCE, Role.PARTNER})


class Visitor(Struct, frozen=True):
    """Who knocks: a person or a guest by id, and the hash of this browser's secret for anonymous notes."""

    person: UUID | None = None
    guest: UUID | None = None
    hand: str = ""

    @property
    def key(self) -> str:
        """As sockets are indexed by."""
        return f"person:{self.person}" if self.person else f"guest:{self.guest}"


def _place(mine: ColumnElement[bool]) -> Select[Any]:
    """The board's belongings and the visitor's participation, in one row; none when there is no such board."""
    b, p, w, g = BOARD.c, PARTICIPANT.c, WORKSHOP.c, GUEST.c
    here = (p.workshop_id == b.workshop_id) & mine & p.removed_at.is_(None)
    wanted = (b.network_id, b.workshop_id, b.seq, p.id.label("participant_id"), p.name, p.code_name, w.stage)
    return (
        select(*wanted, g.removed_at.label("guest_removed_at"))
        .select_from(BOARD)
        .outerjoin(WORKSHOP, w.id == b.workshop_id)
        .outerjoin(PARTICIPANT, here)
        .outerjoin(GUEST, g.id == p.guest_id)
        .where(b.id == bindparam("board"))
    )


def _roles() -> Select[Any]:
    """The person's living roles in a network, with how they are called."""
    m, p = MEMBERSHIP.c, PERSON.c
    return (
        select(m.role, m.code_name, p.name, REGION.c.name.label("region"))
        .select_from(MEMBERSHIP)
        .join(PERSON, p.id == m.person_id)
        .outerjoin(UNIT, UNIT.c.id == p.unit_id)
        .outerjoin(REGION, REGION.c.id == UNIT.c.region_id)
        .where(m.network_id == bindparam("network"), m.person_id == bindparam("me"))
        .where(m.ends_at.is_(None), p.binned_at.is_(None))
    )


# Made once: the writer asks for every operation.
PLACE_OF_PERSON: Final = _place(PARTICIPANT.c.person_id == bindparam("me"))
PLACE_OF_GUEST: Final = _place(PARTICIPANT.c.guest_id == bindparam("me"))
ROLES: Final = _roles()


def actor(visitor: Visitor, at: Row[Any], held: list[Row[Any]]) -> Actor | None:
    """The visitor's part on the board, from the rows of `_place` and `_roles`; none when it is out of their sight."""
    facilitates = any(row.role is Role.COORDINATOR for row in held)
    if at.participant_id is not None and _still_in(visitor, at, held):
        names = _names(at.name, at.code_name)
        return Actor(f"participant:{at.participant_id}", facilitates, visitor.hand, names, visitor.person)
    if facilitates or (at.workshop_id is None and any(row.role in DEVELOPS for row in held)):
        name = ", ".join(filter(None, (held[0].name, held[0].region)))
        names = _names(name, _code_name(held))
        return Actor(f"person:{visitor.person}", facilitates, visitor.hand, names, visitor.person)
    return None


def _still_in(visitor: Visitor, at: Row[Any], held: list[Row[Any]]) -> bool:
    """A person while they belong to the network; a guest while the workshop takes guests."""
    return bool(held) if visitor.person is not None else at.guest_removed_at is None and at.stage in TAKES_GUESTS


def _code_name(held: list[Row[Any]]) -> str:
    return next((row.code_name for row in held if row.code_name), "")


def _names(name: str, code_name: str) -> dict[Naming, str]:
    return {Naming.NAME: name} | ({Naming.CODE_NAME: code_name} if code_name else {})


def of(connection: Connection, board: UUID, visitor: Visitor) -> Actor | None:
    """The visitor's part: asked by a page, and again on the writer's connection."""
    place, me = (PLACE_OF_PERSON, visitor.person) if visitor.person else (PLACE_OF_GUEST, visitor.guest)
    at = connection.execute(place, {"board": board, "me": me}).first()
    if at is None:
        return None
    known = {"network": at.network_id, "me": visitor.person}
    return actor(visitor, at, list(connection.execute(ROLES, known)) if visitor.person else [])
