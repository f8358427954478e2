"""The one "next" button, "back", skipping and the clock. Every command says where its page was: sent again on a bad
line, or by a second leader, it changes nothing."""

from typing import Any, Final
from uuid import UUID, uuid5

from litestar import Request, Response, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.accounts import doors
from agentnet.network.models import Person
from agentnet.web import Entry, Policy, Somebody, go, here, page
from agentnet.web.nexts import safe_path
from agentnet.words import N_, Refused
from agentnet.workshops import actions, news, programme, queries, timing
from agentnet.workshops.boards.actions import enter_phase
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.flow import TAKES_GUESTS, ActivityKind, Stage
from agentnet.workshops.forms.steering import ClockForm, SkipForm, StepForm
from agentnet.workshops.groups import together
from agentnet.workshops.groups.returning import when_left
from agentnet.workshops.pages.situation import Situation, situation, situation_of
from agentnet.workshops.steering import TIMED, Step

Asked = Request[Any, Any, Any]
Answer = Response[Any] | Redirect | Template
OLD: Final = N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen.")


@post("/workshops/{workshop_id:uuid}/next", policy=Policy.COORDINATOR)
async def go_on(request: Asked, somebody: Somebody, workshop_id: FromPath[UUID]) -> Answer:
    """To what comes next; asks first while people are unfinished."""
    form, now = await _form(request), await situation(somebody, workshop_id)
    if form.at == now.at and (step := now.ahead) is not None:
        if not form.sure and (question := now.doubt(step)):
            return _ask(now, form, question)
        await _take(now, step, by=somebody)
    return _back_to(workshop_id, form.to)


@post("/workshops/{workshop_id:uuid}/back", policy=Policy.COORDINATOR)
async def go_back(request: Asked, somebody: Somebody, workshop_id: FromPath[UUID]) -> Answer:
    form, now = await _form(request), await situation(somebody, workshop_id)
    if form.at == now.at and (step := now.behind) is not None:
        await _take(now, step, by=somebody)
    return _back_to(workshop_id, form.to)


@post("/workshops/{workshop_id:uuid}/skip", policy=Policy.COORDINATOR)
async def skip(request: Asked, somebody: Somebody, workshop_id: FromPath[UUID]) -> Answer:
    """An activity is left out today; it can still be gone to."""
    entry = await Entry.read(request, SkipForm)
    async with db.writing() as session:
        now = await situation_of(session, await queries.workshop_seen_by(session, somebody, workshop_id))
        if not entry.ok:
            raise Refused(OLD)
        await programme.skip(session, now.seen.workshop, entry.value.activity_id)
        await session.commit()
    await news.tell(workshop_id)
    return _back_to(workshop_id, entry.value.to)


@post("/workshops/{workshop_id:uuid}/timer", policy=Policy.COORDINATOR)
async def clock(request: Asked, somebody: Somebody, workshop_id: FromPath[UUID]) -> Answer:
    """The clock of the activity that is on; the board has its own."""
    entry = await Entry.read(request, ClockForm)
    async with db.writing() as session:
        now = await situation_of(session, await queries.workshop_seen_by(session, somebody, workshop_id))
        if now.on is None or not entry.ok:
            raise Refused(OLD)
        turned = None
        if timing.face(now.on) == entry.value.was:
            timing.turn(now.on, entry.value.act, 60 * entry.value.minutes)
            await session.commit()
            turned = now.on
    if turned is not None and turned.kind is ActivityKind.GROUPS:
        await together.wind(turned, entry.value.act, entry.value.was, somebody)
    await news.tell(workshop_id)
    return _back_to(workshop_id, entry.value.to)


async def _form(request: Asked) -> StepForm:
    entry = await Entry.read(request, StepForm)
    if not entry.ok:
        raise Refused(OLD)
    return entry.value


async def _take(now: Situation, step: Step, *, by: Person) -> None:
    """A phase goes through the board's writer; the rest is judged again where it is written."""
    workshop_id = now.seen.workshop.id
    if step.kind == "phase" and now.board is not None:
        await enter_phase(now.board.id, Phase(step.to), op_id=uuid5(now.board.id, f"{step.to} {now.at}"), by=by)
    elif now.on is not None and step.kind in ("groups", "together", "apart"):
        await _move_groups(now.on.id, step, now.at, by)
    else:
        await _write(now, step, by)
        await when_left(now.on, by)
    await news.tell(workshop_id)


async def _move_groups(activity_id: UUID, step: Step, key: str, by: Person) -> None:
    match step.kind:
        case "groups":
            await together.enter(activity_id, Phase(step.to), key=key, by=by, led=False)
        case "together":
            await together.gather(activity_id, by)
        case _:
            await together.part(activity_id)


async def _write(was: Situation, step: Step, by: Person) -> bool:
    """Answers whether the step was taken: somebody else may have been quicker."""
    async with db.writing() as session:
        now = await situation_of(session, await queries.workshop_seen_by(session, by, was.seen.workshop.id))
        workshop = now.seen.workshop
        if now.at != was.at:
            return False
        if step.kind == "stage":
            change = await actions.enter_stage(session, workshop, Stage(step.to), by=by)
            guests = [] if change.now in TAKES_GUESTS else await queries.guests_in(session, workshop.id)
        else:
            begun = await programme.activity_of(session, workshop, UUID(step.to))
            await programme.start(session, workshop, begun.id, timed=begun.kind in TIMED)
            guests = []
            if begun.kind is ActivityKind.FEEDBACK:
                await actions.ask_for_feedback(session, workshop)
        await session.commit()
    for guest in guests:
        doors.hang_up(guest)
    return True


def _ask(now: Situation, form: StepForm, question: str) -> Answer:
    """The question itself for a script, a page that asks for all others."""
    if here().htmx:
        return Response(question, status_code=409, media_type="text/plain; charset=utf-8", headers={"X-Asks": "sure"})
    seen, where = now.seen, {"at": form.at, "to": form.to, "question": question}
    return page("workshops/going_on.html", status=409, network=seen.network, workshop=seen.workshop, **where)


def _back_to(workshop_id: UUID, to: str) -> Answer:
    home = f"/workshops/{workshop_id}/cockpit"
    return Response(None, status_code=204) if here().htmx else go(safe_path(to, home))


HANDLERS: Final = (go_on, go_back, skip, clock)
