"""Doors to the leader's view: the run of the workshop, the board that is on, who is in, the door."""

from typing import Any
from uuid import uuid4

from litestar import Controller, Response, get
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Template
from markupsafe import Markup

from agentnet.web import Policy, Seen, Session, page
from agentnet.words import _
from agentnet.workshops import joining, programme, queries
from agentnet.workshops.boards.flow import PHASES, Audience, Phase, following
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.rooms import open_room
from agentnet.workshops.boards.views import NoteView, View
from agentnet.workshops.boards.views import seen as seen_by
from agentnet.workshops.flow import ActivityState
from agentnet.workshops.pages.doors import elsewhere, require_lead, workshop_in_sight
from agentnet.workshops.queries import Seen as SeenWorkshop

SHOWN = 4


class CockpitPages(Controller):
    path = "/workshops/{workshop_id:uuid}/cockpit"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get(policy=Policy.COORDINATOR, frames=True)
    async def cockpit(self, session: Session, seen: Seen[SeenWorkshop]) -> Template:
        require_lead(seen)
        workshop = seen.workshop
        agenda = await queries.agenda(session, workshop.id)
        context = await _facts(session, seen)
        board = context["board"]
        return page(
            "workshops/cockpit.html",
            agenda=programme.timetable(workshop, agenda),
            following=next((activity for activity in agenda if activity.state is ActivityState.COMING), None),
            steps=_steps(board.phase) if board else [],
            rules=PHASES,
            next_phase=following(board.phase) if board else None,
            nonce=uuid4(),
            code=joining.shown(joining.code(workshop)),
            address=joining.address(workshop),
            qr=Markup(joining.picture(workshop)),
            **context,
        )

    @get("/at", policy=Policy.COORDINATOR)
    async def at(
        self, session: Session, seen: Seen[SeenWorkshop], here: FromQuery[str] = ""
    ) -> Template | Response[None]:
        """The figures of the moment; when another coordinator has gone on, the whole page."""
        require_lead(seen)
        context = await _facts(session, seen)
        if context["mark"] != here:
            return elsewhere(f"/workshops/{seen.workshop.id}/cockpit")
        return page("workshops/_cockpit_figures.html", **context)


async def _facts(session: Session, seen: SeenWorkshop) -> dict[str, Any]:
    """What changes by itself: who is in, how the board goes."""
    workshop = seen.workshop
    present = await queries.present(session, workshop.id)
    on = await programme.on_now(session, workshop)
    board = await programme.board_of(session, on)
    view = await _view(board) if board else None
    mark = programme.mark(workshop, on)
    return {
        "network": seen.network,
        "seen": seen,
        "workshop": workshop,
        "on": on,
        "board": board,
        "view": view,
        "notes": _foremost(view) if view else [],
        "present": present,
        "regions": len({p.region for p in present if p.region}),
        "fields": {p.field for p in present if p.field},
        "mark": f"{mark}-{board.phase}" if board else mark,
    }


async def _view(board: Board) -> View:
    room = await open_room(board.id, board.seq)
    return seen_by(room.wall, Audience.FACILITATORS)


def _foremost(view: View) -> list[NoteView]:
    """The notes with most votes; before there are any, the newest."""
    notes = [note for section in view.sections for note in section.notes]
    if any(note.votes for note in notes):
        return sorted(notes, key=lambda note: -(note.votes or 0))[:SHOWN]
    return notes[-SHOWN:]


def _steps(now: Phase) -> list[tuple[str, str, str]]:
    """The board's phases as steps; the lock is shown when it is on."""
    order = [phase for phase in Phase if phase is not Phase.LOCKED or now is Phase.LOCKED]
    at = order.index(now)
    states = ["done" if i < at else "now" if i == at else "next" for i in range(len(order))]
    return [(_(PHASES[phase].name), state, "") for phase, state in zip(order, states, strict=True)]
