"""In whose place a facilitator sits at the desk, and what the desk shows of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Request
from msgspec import Struct

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.network.models import Person
from agentnet.web import Entry
from agentnet.words import N_, Missing, NotAllowed
from agentnet.workshops.boards import behalf, queries, rights
from agentnet.workshops.boards.flow import NAMINGS, Naming, Phase
from agentnet.workshops.boards.laws import NOTE_LENGTH, acts
from agentnet.workshops.boards.pages.common import hand_of
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.shapes import NoteView, Own, View
from agentnet.workshops.boards.views import own
from agentnet.workshops.boards.wall import Actor, Wall
from agentnet.workshops.models import Participant


class Seated(Struct, frozen=True):
    """The desk: the board as its facilitators see it, who is in, and (once chosen) in whose place one is."""

    found: queries.Seen
    wall: Wall
    view: View
    everybody: Sequence[Participant]
    seat: Participant | None = None
    actor: Actor | None = None

    @property
    def path(self) -> str:
        return f"/boards/{self.view.id}/behalf"

    def shown(self) -> dict[str, Any]:
        mine = own(self.wall, self.actor) if self.actor else Own()
        return {
            "network": self.found.network,
            "workshop": self.found.workshop,
            "board": self.view,
            "path": self.path,
            "everybody": self.everybody,
            "seat": self.seat,
            "own": mine,
            "acts": acts(self.wall, self.actor) if self.actor else frozenset(),
            "written": self.written(mine),
            "namings": [(n, NAMINGS[n], self.names.get(n, "")) for n in Naming if n in self.offered],
            "voting": self.view.phase is Phase.VOTING,
            "limit": NOTE_LENGTH,
        }

    @property
    def names(self) -> dict[Naming, str]:
        return self.actor.names if self.actor else {}

    @property
    def offered(self) -> frozenset[Naming]:
        """What the board offers and this seat has: a table has no code name."""
        return frozenset(n for n in self.wall.namings if n is Naming.ANONYMOUS or self.names.get(n))

    def written(self, mine: Own) -> list[NoteView]:
        """The seat's notes, the newest first as far as their place tells."""
        notes = (n for s in self.view.sections for top in s.notes for n in (top, *top.bundled))
        return [note for note in notes if note.id in mine.notes][::-1] if self.seat else []


async def seated(request: Request[Any, Any, Any], me: Person | Guest | None, board: UUID, who: UUID | None) -> Seated:
    """
    Raises:
        Missing: the board is out of sight or belongs to no workshop, or nobody there is `who`. NotAllowed.
    """
    hand = hand_of(request, board, make=True)
    found = await queries.board_seen_by(me, board, hand)
    if not found.actor.facilitates:
        raise NotAllowed(N_("Vain vetäjä voi kirjata toisen puolesta."))
    if found.workshop is None:
        raise Missing
    async with db.reading() as session:
        everybody = await behalf.seats(session, found.workshop.id)
        seat = await behalf.seat(session, found.workshop.id, who) if who else None
    room = await open_room(board, found.board.seq)
    actor = await db.hot(rights.of, board, queries.visitor(me, hand, who)) if who else None
    return Seated(found, room.wall, room.view(found.audience, found.actor), everybody, seat, actor)


def who_of(entry: Entry[Any]) -> UUID | None:
    """In whose place a form was filled in, when the rest of it is not in order."""
    try:
        return UUID(entry.typed.get("who", [""])[0])
    except ValueError:
        return None
