"""Where a workshop is at this moment, for those who lead it: what is on, its board, how far people are."""

from dataclasses import dataclass
from uuid import UUID

from agentnet import db
from agentnet.network.models import Person
from agentnet.words import _, n_
from agentnet.workshops import programme, queries, steering
from agentnet.workshops.boards.flow import WORKED, Phase
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.presence import Unfinished, unfinished
from agentnet.workshops.boards.rooms import Room, room_of
from agentnet.workshops.flow import ActivityKind, Stage
from agentnet.workshops.groups.together import Apart, apart
from agentnet.workshops.models import Activity
from agentnet.workshops.pages.doors import require_lead
from agentnet.workshops.queries import Seen
from agentnet.workshops.steering import Step
from agentnet.workshops.whereabouts import board_on


@dataclass(frozen=True, slots=True)
class Situation:
    """Read at one moment; `at` names it."""

    seen: Seen
    agenda: list[Activity]
    on: Activity | None
    board: Board | None
    groups: Apart | None

    @property
    def at(self) -> str:
        return steering.at(self.seen.workshop, self.on, self.board, self.groups)

    @property
    def ahead(self) -> Step | None:
        return steering.ahead(self.seen.workshop, self.agenda, self.board, self.groups)

    @property
    def behind(self) -> Step | None:
        return steering.behind(self.seen.workshop, self.agenda, self.board, self.groups)

    @property
    def unfinished(self) -> Unfinished | None:
        """How far people are on the board that is on, or on those of the groups; nothing without boards."""
        boards = (self.board.id,) if self.board else self.groups.boards if self.groups else ()
        counts = [_count(room) for id in boards if (room := room_of(id)) is not None]
        if not counts:
            return None
        silent = [one.silent for one in counts if one.silent is not None]
        people, ready, writing = (sum(column) for column in list(zip(*counts, strict=True))[:3])
        return Unfinished(people, ready, writing, sum(silent) if silent else None)

    @property
    def progress(self) -> Unfinished | None:
        """The same where people can say that they are ready: not while something is shown, nor when nobody is there."""
        boards = (self.board.id,) if self.board else self.groups.boards if self.groups else ()
        worked = any((room := room_of(id)) is not None and room.wall.phase in WORKED for id in boards)
        how = self.unfinished if worked else None
        return how if how is not None and how.people else None

    def doubt(self, step: Step) -> str:
        """Why one might not want to go on yet, as a question; empty when nothing speaks against it."""
        if step.kind == "stage":
            closes = step.to == Stage.CLOSED
            return _("Päätetäänkö työpaja? Vieraat kirjautuvat samalla ulos.") if closes else ""
        how = self.unfinished
        if how is None or not (how.writing or how.silent):
            return ""
        parts = [n_("{n} kirjoittaa vielä.", "{n} kirjoittaa vielä.", how.writing)] if how.writing else []
        if how.silent:
            parts.append(n_("{n} ei ole äänestänyt.", "{n} ei ole äänestänyt.", how.silent))
        return " ".join([*parts, _("Jatketaanko?")])


def _count(room: Room) -> Unfinished:
    return unfinished(room.wall, room.people, voting=room.wall.phase is Phase.VOTING)


async def situation_of(session: db.Session, seen: Seen) -> Situation:
    """Raises `NotAllowed` for those who do not lead."""
    require_lead(seen)
    agenda = await queries.agenda(session, seen.workshop.id)
    on = await programme.on_now(session, seen.workshop)
    board = await board_on(session, on)
    in_groups = on is not None and on.kind is ActivityKind.GROUPS and board is None
    return Situation(seen, agenda, on, board, await apart(session, on.id) if on and in_groups else None)


async def situation(me: Person, workshop_id: UUID) -> Situation:
    """The same, in a short session of its own."""
    async with db.reading() as session:
        return await situation_of(session, await queries.workshop_seen_by(session, me, workshop_id))
