"""Who somebody is on a board: asked when a page opens, and again by the writer inside the transaction that writes.

A coordinator of the network facilitates. A participant of the board's workshop takes part; guests while it takes
guests. A breakout group's board is for its members. A board without a workshop is for those members who develop
together, never for their supervisors.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from msgspec import Struct
from sqlalchemy import BindParameter, ColumnElement, Connection, Row, Select, bindparam, select

from agentnet import clock
from agentnet.network.flow import Role
from agentnet.network.rules import TAKES_PART
from agentnet.workshops.boards.flow import Naming
from agentnet.workshops.boards.lent import lent_to
from agentnet.workshops.boards.tables import (
    BOARD,
    GROUP,
    GROUP_MEMBER,
    GUEST,
    MEMBERSHIP,
    PARTICIPANT,
    PERSON,
    REGION,
    UNIT,
    WORKSHOP,
)
from agentnet.workshops.boards.wall import Actor
from agentnet.workshops.flow import TAKES_GUESTS, Stage

DEVELOPS: Final = frozenset({Role.AGENT, Role.COORDINATOR, Role.DESIGNER, Role.EXPERIENCE, Role.PARTNER})


class Visitor(Struct, frozen=True):
    """Who knocks: a person or a guest by id, and the hash of this browser's secret for anonymous notes.

    `behalf` is the participant that a facilitator acts for: a table without devices, somebody without a phone.
    """

    person: UUID | None = None
    guest: UUID | None = None
    hand: str = ""
    behalf: UUID | None = None

    @property
    def key(self) -> str:
        """As sockets are indexed by."""
        return f"person:{self.person}" if self.person else f"guest:{self.guest}"


def _place(mine: ColumnElement[bool]) -> Select[Any]:
    """The board's belongings and the visitor's participation, in one row; none when there is no such board."""
    b, p, w, g = BOARD.c, PARTICIPANT.c, WORKSHOP.c, GUEST.c
    here = (p.workshop_id == b.workshop_id) & mine & p.removed_at.is_(None)
    gm, bg = GROUP_MEMBER.c, GROUP.c
    inside = (gm.group_id == b.group_id) & (gm.participant_id == p.id)
    wanted = (b.network_id, b.workshop_id, b.group_id, b.seq, p.id.label("participant_id"), p.name, p.code_name)
    more = (
        p.person_id,
        p.guest_id,
        p.extra_minutes,
        w.stage,
        w.closed_at,
        w.late_days,
        g.removed_at.label("guest_removed_at"),
    )
    return (
        select(*wanted, *more, gm.id.label("member_id"), bg.leader_id)
        .select_from(BOARD)
        .outerjoin(WORKSHOP, w.id == b.workshop_id)
        .outerjoin(PARTICIPANT, here)
        .outerjoin(GUEST, g.id == p.guest_id)
        .outerjoin(GROUP, bg.id == b.group_id)
        .outerjoin(GROUP_MEMBER, inside)
        .where(b.id == bindparam("board"))
    )


def _roles(mine: ColumnElement[bool]) -> Select[Any]:
    """The living roles in a network, with how their holder is called."""
    m, p = MEMBERSHIP.c, PERSON.c
    return (
        select(m.role, m.code_name, m.person_id, p.name, REGION.c.name.label("region"))
        .select_from(MEMBERSHIP)
        .join(PERSON, p.id == m.person_id)
        .outerjoin(UNIT, UNIT.c.id == p.unit_id)
        .outerjoin(REGION, REGION.c.id == UNIT.c.region_id)
        .where(m.network_id == bindparam("network"), mine)
        .where(m.ends_at.is_(None), p.binned_at.is_(None))
    )


# Made once: the writer asks for every operation.
PLACE_OF_PERSON: Final = _place(PARTICIPANT.c.person_id == bindparam("me"))
PLACE_OF_GUEST: Final = _place(PARTICIPANT.c.guest_id == bindparam("me"))
ROLES: Final = _roles(MEMBERSHIP.c.person_id == bindparam("me"))
US: Final[BindParameter[Any]] = bindparam("us", expanding=True)
PLACES_OF_PERSONS: Final = _place(PARTICIPANT.c.person_id.in_(US))
PLACES_OF_GUESTS: Final = _place(PARTICIPANT.c.guest_id.in_(US))
ROLES_OF_PERSONS: Final = _roles(MEMBERSHIP.c.person_id.in_(US))
SEAT: Final = (
    select(PARTICIPANT)
    .join(BOARD, BOARD.c.workshop_id == PARTICIPANT.c.workshop_id)
    .where(BOARD.c.id == bindparam("board"), PARTICIPANT.c.id == bindparam("seat"), PARTICIPANT.c.removed_at.is_(None))
)


def actor(visitor: Visitor, at: Row[Any], held: list[Row[Any]]) -> Actor | None:
    """The visitor's part on the board, from the rows of `_place` and `_roles`; none when it is out of their sight."""
    facilitates = any(row.role is Role.COORDINATOR for row in held)
    if at.participant_id is not None and _still_in(visitor, at, held) and (facilitates or _in_group(at)):
        return Actor(
            f"participant:{at.participant_id}",
            facilitates,
            visitor.hand,
            _names(at.name, at.code_name),
            visitor.person,
            leads=at.leader_id == at.participant_id,
            over=at.stage is Stage.CLOSED,
            late=_is_late(visitor, at),
            extra=timedelta(minutes=at.extra_minutes),
            at=clock.now(),
        )
    if facilitates or (at.workshop_id is None and any(row.role in DEVELOPS for row in held)):
        name = ", ".join(filter(None, (held[0].name, held[0].region)))
        names = _names(name, _code_name(held))
        return Actor(f"person:{visitor.person}", facilitates, visitor.hand, names, visitor.person, at=clock.now())
    return None


def _in_group(at: Row[Any]) -> bool:
    """Everybody, or on a breakout group's board its members."""
    return at.group_id is None or at.member_id is not None


def _is_late(visitor: Visitor, at: Row[Any]) -> bool:
    """The workshop is over, and its members may still add what they think for some days."""
    if visitor.person is None or at.stage is not Stage.CLOSED or at.closed_at is None:
        return False
    return bool(clock.now() < at.closed_at + timedelta(days=at.late_days))


def _still_in(visitor: Visitor, at: Row[Any], held: list[Row[Any]]) -> bool:
    """A person while they take part in the network, supervisors never; a guest while the workshop takes guests."""
    if visitor.person is not None:
        return any(row.role in TAKES_PART for row in held)
    return at.guest_removed_at is None and at.stage in TAKES_GUESTS


def _code_name(held: list[Row[Any]]) -> str:
    return next((row.code_name for row in held if row.code_name), "")


def _names(name: str, code_name: str) -> dict[Naming, str]:
    return {Naming.NAME: name} | ({Naming.CODE_NAME: code_name} if code_name else {})


def of(connection: Connection, board: UUID, visitor: Visitor) -> Actor | None:
    """The visitor's part: asked by a page, and again on the writer's connection."""
    return place(connection, board, visitor)[0]


def place(connection: Connection, board: UUID, visitor: Visitor) -> tuple[Actor | None, Row[Any] | None]:
    """The visitor's part, and the row with the board's own belongings that it was judged by."""
    asked, me = (PLACE_OF_PERSON, visitor.person) if visitor.person else (PLACE_OF_GUEST, visitor.guest)
    at = connection.execute(asked, {"board": board, "me": me}).first()
    if at is None:
        return None, None
    known = {"network": at.network_id, "me": visitor.person}
    mine = actor(visitor, at, list(connection.execute(ROLES, known)) if visitor.person else [])
    return mine if mine is None or visitor.behalf is None else _for(connection, board, visitor.behalf, mine), at


def of_all(connection: Connection, board: UUID, visitors: Collection[Visitor]) -> dict[Visitor, Actor | None]:
    """The parts of many at once, in three queries instead of two for each."""
    return {one: mine for one, (mine, _at) in places(connection, board, visitors).items()}


def places(
    connection: Connection, board: UUID, visitors: Collection[Visitor]
) -> dict[Visitor, tuple[Actor | None, Row[Any] | None]]:
    """The same with the rows that they were judged by. Who has no row of their own here is asked about alone."""
    persons = [v.person for v in visitors if v.person and not v.behalf]
    guests = [v.guest for v in visitors if v.guest]
    rows = {row.person_id: row for row in connection.execute(PLACES_OF_PERSONS, {"board": board, "us": persons})}
    rows |= {row.guest_id: row for row in connection.execute(PLACES_OF_GUESTS, {"board": board, "us": guests})}
    network = next((row.network_id for row in rows.values()), None)
    held: dict[UUID, list[Row[Any]]] = {}
    for row in connection.execute(ROLES_OF_PERSONS, {"network": network, "us": persons}):
        held.setdefault(row.person_id, []).append(row)
    found: dict[Visitor, tuple[Actor | None, Row[Any] | None]] = {}
    for one in visitors:
        at = rows.get(one.person or one.guest) if one.behalf is None else None
        theirs = held.get(one.person, []) if one.person else []
        found[one] = (actor(one, at, theirs), at) if at else place(connection, board, one)
    return found


def _for(connection: Connection, board: UUID, seat: UUID, leader: Actor) -> Actor | None:
    """The leader's hand in the place of another participant of this workshop; nobody else's hand may."""
    there = connection.execute(SEAT, {"board": board, "seat": seat}).first()
    if there is None or not leader.facilitates:
        return None
    return Actor(
        f"participant:{there.id}",
        True,
        leader.hand,
        _names(there.name, there.code_name),
        there.person_id,
        proxy=True,
        leader=leader.person,
        seats=there.seats,
        at=leader.at,
        lent=None if there.proxy else lent_to(connection, board, seat),
    )
