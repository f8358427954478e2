"""One assignment: the status table, and the presses that remind, accept many, tick a call, and close."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.flow import Field
from agentnet.network.models import Person
from agentnet.network.queries.numbers import numbers_in
from agentnet.surveys.rules import QUESTION_KINDS
from agentnet.tasks import actions, briefs, judging, queries
from agentnet.tasks.audience import Audience, people_for
from agentnet.tasks.flow import AssignmentStage, Stage
from agentnet.tasks.forms import CallForm, ManyForm
from agentnet.tasks.pages.doors import about, assignment_in_sight, assignment_led, wording
from agentnet.tasks.table import PAGE, Wish, arranged, matrix
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.paging import paged
from agentnet.words import N_, n_

NAMED: Final = 12
"""So many names of those who will get a draft; the rest are a number."""


class AssignmentPages(Controller):
    path = "/assignments/{assignment_id:uuid}"
    dependencies = {"seen": Provide(assignment_in_sight), "led": Provide(assignment_led)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        session: Session,
        seen: Seen[queries.Seen],
        somebody: Somebody,
        stage: FromQuery[Stage | None] = None,
        field: FromQuery[Field | None] = None,
        region: FromQuery[UUID | None] = None,
        search: FromQuery[str] = "",
        sort: FromQuery[str] = "name",
        page: FromQuery[int] = 1,
    ) -> Template:
        """The status table for coordinators; the text alone, and the way to their own task, for others."""
        if not seen.standing.may("lead"):
            return await _text(session, seen, somebody)
        if seen.assignment.stage is AssignmentStage.DRAFT:
            return await _draft(session, seen)
        return await _status(session, seen, somebody, Wish(stage, field, region, search[:100], sort), page)

    @post("/remind", policy=Policy.COORDINATOR)
    async def remind(self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]) -> Redirect:
        entry = await Entry.read(request, ManyForm)
        number = await actions.remind(session, led, entry.value.tasks if entry.ok else ())
        await session.commit()
        if number:
            said = n_("Muistutus lähti {n} agentille.", "Muistutus lähti {n} agentille.", number)
            return go(_path(led), said)
        return go(_path(led), N_("Uusia muistutuksia ei lähtenyt: he ovat vastanneet, tai heitä on jo muistutettu."))

    @post("/accept", policy=Policy.COORDINATOR)
    async def accept(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen], somebody: Somebody
    ) -> Redirect:
        entry = await Entry.read(request, ManyForm)
        chosen = entry.value.tasks if entry.ok else []
        number = await judging.accept_many(
            session, led.assignment, chosen, entry.value.word if chosen else "", somebody
        )
        await session.commit()
        if number:
            return go(_path(led), n_("{n} vastaus on kuitattu.", "{n} vastausta on kuitattu.", number))
        return go(_path(led), N_("Valitse taulukosta vastauksia, jotka on lähetetty."))

    @post("/calls/{task_id:uuid}", policy=Policy.COORDINATOR)
    async def call(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        led: Seen[queries.Seen],
        somebody: Somebody,
        task_id: FromPath[UUID],
    ) -> Redirect:
        task = await queries.task_in(session, led, task_id)
        entry = await Entry.read(request, CallForm)
        if not entry.ok:
            return go(f"{_path(led)}#soita", next(iter(entry.errors.values())))
        await judging.tick_call(session, task, called=entry.value.called, note=entry.value.note, by=somebody)
        await session.commit()
        return go(f"{_path(led)}#soita", N_("Merkitty."))

    @post("/close", policy=Policy.COORDINATOR)
    async def close(self, session: Session, led: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        await actions.close(session, led.assignment, somebody)
        await session.commit()
        return go(_path(led), N_("Välitehtävä on päättynyt."))


def _path(seen: queries.Seen) -> str:
    return f"/assignments/{seen.assignment.id}"


async def _text(session: Database, seen: queries.Seen, me: Person) -> Template:
    brief = await briefs.brief_of(session, seen.assignment)
    own = await _own(session, seen, me)
    return page("tasks/text.html", own=own, **about(seen), **wording(brief))


async def _draft(session: Database, seen: queries.Seen) -> Template:
    brief = await briefs.draft_of(session, seen.assignment)
    people = await people_for(session, seen.network.id, Audience.of(seen.assignment))
    whom: dict[str, Any] = {"people": people[:NAMED], "more": max(0, len(people) - NAMED), "number": len(people)}
    return page("tasks/draft.html", kinds=QUESTION_KINDS, **whom, **about(seen), **wording(brief))


async def _status(session: Database, seen: queries.Seen, me: Person, wish: Wish, number: int) -> Template:
    lines = await queries.lines_of(session, seen)
    table: dict[str, Any] = {
        "shown": paged(arranged(lines, wish), number, PAGE),
        "everybody": lines,
        "numbers": await numbers_in(session, seen.network.id),
        "matrix": matrix(lines),
        "wish": wish,
        "own": await _own(session, seen, me),
        "corrected": await briefs.has_correction(session, seen.assignment),
        "versions": await briefs.versions_of(session, seen.assignment),
    }
    brief = await briefs.brief_of(session, seen.assignment)
    return page("tasks/assignment.html", wide=True, **table, **about(seen), **wording(brief))


async def _own(session: Database, seen: queries.Seen, me: Person) -> list[Any]:
    return [mine.task for mine in await queries.tasks_of(session, me) if mine.assignment.id == seen.assignment.id]
