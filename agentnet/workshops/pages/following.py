"""Doors by which screens follow a workshop: a socket that says "look again", and what there is to see then."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Response, WebSocket, get, websocket
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.accounts.models import Guest
from agentnet.live import hub, serve
from agentnet.live.hub import GONE, Judge
from agentnet.network.models import Person
from agentnet.web import Me, Policy, Seen, Session, go, page
from agentnet.words import Missing
from agentnet.workshops import news, programme, queries
from agentnet.workshops.boards import leaders
from agentnet.workshops.boards.heart import keep_beating
from agentnet.workshops.boards.rooms import beat
from agentnet.workshops.groups.strip import strip
from agentnet.workshops.pages.desk import board_led
from agentnet.workshops.pages.doors import workshop_in_sight
from agentnet.workshops.picking.queries import about_my_name
from agentnet.workshops.queries import Seen as SeenWorkshop
from agentnet.workshops.whereabouts import places_behind, whereabouts

NOT_YOURS: Final = 4404


class FollowPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @get("/now", policy=Policy.PARTICIPANT)
    async def now(self, session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        """Where everybody is, or the workshop's page."""
        return go((await whereabouts(session, seen)).path)

    @get("/on", policy=Policy.PARTICIPANT)
    async def on(
        self, session: Session, me: Me, seen: Seen[SeenWorkshop], was: FromQuery[str] = "", here: FromQuery[str] = ""
    ) -> Template | Response[None]:
        """What is on, for pages that follow it; nothing while it is what it `was`. Other pages say where they are."""
        there = await whereabouts(session, seen)
        if there.mark == was:
            return Response(None, status_code=204)
        home = f"/workshops/{seen.workshop.id}"
        context: dict[str, Any] = {"seen": seen, "workshop": seen.workshop, "there": there, "on": there.on}
        if here not in ("", home):
            return page("workshops/_elsewhere.html", asking=here, **context, **await strip(session, seen, here))
        agenda = programme.timetable(seen.workshop, await queries.agenda(session, seen.workshop.id))
        taken, waits = await about_my_name(session, seen.workshop, me) if me else (None, [])
        context |= {"taken": taken, "waits": waits, "looks": await places_behind(session, seen)}
        return page("workshops/_followed.html", agenda=agenda, **context)

    @get("/changes", policy=Policy.PARTICIPANT)
    async def changes(self, session: Session, seen: Seen[SeenWorkshop]) -> Response[str]:
        """What the socket would say, for those who have none."""
        on = await programme.on_now(session, seen.workshop)
        return Response(news.look(news.mark(seen.workshop, on, seen.tick)), media_type="text/html; charset=utf-8")


@websocket("/workshops/{workshop_id:uuid}/live", policy=Policy.PARTICIPANT)
async def live(socket: WebSocket[Any, Any, Any], workshop_id: FromPath[UUID]) -> None:
    """Says when to look again; to those who lead `board`, also when its figures change. It holds no session."""
    me = socket.user
    try:
        async with db.reading() as session:
            seen = await queries.workshop_seen_by(session, me, workshop_id)
            led = await board_led(session, seen, socket.query_params.get("board", ""))
        now = news.look(await news.now(workshop_id))
    except Missing:
        await socket.close(code=NOT_YOURS)
        return
    keep_beating(beat)
    key = f"guest:{me.id}" if isinstance(me, Guest) else f"person:{me.id}"
    topics = (news.topic(workshop_id), *((leaders.topic(led.id),) if led else ()))
    judge = _judge(me, workshop_id, leads=led is not None)
    await serve(socket, hub, topics, key, first=lambda: now, heard=lambda _said: None, judge=judge)


def _judge(me: Person | Guest, workshop_id: UUID, *, leads: bool) -> Judge:
    """Is the workshop still theirs to see, and to lead if they did?"""

    async def judged() -> int:
        try:
            async with db.reading() as session:
                seen = await queries.workshop_seen_by(session, me, workshop_id)
        except Missing:
            return NOT_YOURS
        return GONE if leads and not seen.leads else 0

    return judged


HANDLERS: Final = (FollowPages, live)
