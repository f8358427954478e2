"""What those who lead have before them: gathered once for the leader's view and for the remote control."""

from collections import Counter
from typing import Any, Final
from uuid import UUID, uuid4

from agentnet import clock
from agentnet.db import Session
from agentnet.live import hub
from agentnet.network.queries import regions_of
from agentnet.words import _
from agentnet.workshops import news, programme, queries, timing
from agentnet.workshops.boards.flow import PHASES, Audience, Phase
from agentnet.workshops.boards.models import Board
from agentnet.workshops.boards.rooms import Room, open_room
from agentnet.workshops.boards.views import NoteView, View
from agentnet.workshops.boards.views import seen as seen_by
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.groups.results import Why
from agentnet.workshops.groups.together import stands
from agentnet.workshops.models import Activity, Participant
from agentnet.workshops.pages.situation import Situation, situation_of
from agentnet.workshops.polls import views
from agentnet.workshops.polls.flow import Audience as PollAudience
from agentnet.workshops.polls.flow import PollKind
from agentnet.workshops.polls.queries import state
from agentnet.workshops.promises.queries import told
from agentnet.workshops.queries import Seen

SHOWN: Final = 8


async def desk(session: Session, seen: Seen) -> dict[str, Any]:
    """Everything that changes by itself, as it is now."""
    now = await situation_of(session, seen)
    workshop, on, board = seen.workshop, now.on, now.board
    present = await queries.present(session, workshop.id)
    room = await open_room(board.id, board.seq) if board else None
    view = seen_by(room.wall, Audience.FACILITATORS) if room else None
    there = await stands(session, on, present) if on and on.kind is ActivityKind.GROUPS else []
    return {
        "network": seen.network,
        "seen": seen,
        "workshop": workshop,
        "agenda": programme.timetable(workshop, now.agenda),
        "situation": now,
        "on": on,
        "board": board,
        "view": view,
        "notes": _foremost(view) if view else [],
        "piles": sum(1 for s in view.sections for n in s.notes if n.bundled) if view else 0,
        "steps": steps(board.phase) if board else [],
        "rules": PHASES,
        "present": present,
        "connected": _connected(workshop.id, [p.participant for p in present]),
        "seats": await queries.participants_count(session, workshop.id),
        "regions": len({p.region for p in present if p.region}),
        "regions_all": len(await regions_of(session, seen.network.id)),
        "fields": {p.field for p in present if p.field},
        "unfinished": now.progress,
        **await _poll(session, on),
        "stands": there if now.groups else [],
        "unseen": [one for one in there if one.why is Why.UNSEEN],
        "told": await told(session, workshop.id) if on and on.kind is ActivityKind.PROMISE else None,
        "painted": room.leaders.painting.took() if room else None,
        "pages": room.leaders.shown(room.wall.screen.section) if room else None,
        "mark": news.mark(workshop, on, seen.tick),
        "face": timing.face(on) if on else "",
        "nonce": uuid4(),
        **_timer(now, room),
    }


async def _poll(session: Session, on: Activity | None) -> dict[str, Any]:
    """How the poll goes that is on; of written answers that the wall shows also its pages."""
    found = await state(session, on.id) if on and on.kind is ActivityKind.POLL else None
    turned = found is not None and found.poll.kind is PollKind.OPEN and found.poll.shown
    return {
        "poll_state": found,
        "poll_wall": await views.seen(session, found.poll, PollAudience.PROJECTOR) if found and turned else None,
    }


def _timer(now: Situation, room: Room | None) -> dict[str, Any]:
    """The clock that runs: the board's, or the activity's."""
    if room is not None:
        return {"ends": room.wall.ends, "left": room.wall.left, "now": clock.now()}
    on = now.on
    return {"ends": on.ends_at if on else None, "left": on.left_s if on else None, "now": clock.now()}


def _connected(workshop_id: UUID, participants: list[Participant]) -> int:
    """How many of those who are in have a page of the workshop open."""
    there = hub.people(news.topic(workshop_id))
    keys = Counter(f"guest:{p.guest_id}" if p.guest_id else f"person:{p.person_id}" for p in participants)
    return sum(1 for key in keys if key in there)


def _foremost(view: View) -> list[NoteView]:
    """The notes with most votes; before there are any, the newest."""
    notes = [note for section in view.sections for note in section.notes if not note.hidden and not note.held]
    if any(note.votes for note in notes):
        return sorted(notes, key=lambda note: -(note.votes or 0))[:SHOWN]
    return notes[-SHOWN:]


def steps(now: Phase) -> list[tuple[str, str, str]]:
    """The board's phases as steps; the lock is shown when it is on."""
    order = [phase for phase in Phase if phase is not Phase.LOCKED or now is Phase.LOCKED]
    at = order.index(now)
    states = ["done" if i < at else "now" if i == at else "next" for i in range(len(order))]
    return [(_(PHASES[phase].name), state, "") for phase, state in zip(order, states, strict=True)]


async def board_led(session: Session, seen: Seen, asked: str) -> Board | None:
    """The board that a leader's page follows, if it is one of this workshop."""
    try:
        id = UUID(asked)
    except ValueError:
        return None
    board = await session.get(Board, id)
    return board if board and board.workshop_id == seen.workshop.id and seen.leads else None
