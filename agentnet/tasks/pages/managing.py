"""Assignments of a network: the list, the form, the status table, and the presses that give out, remind and close."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.network.flow import Field
from agentnet.tasks import actions, queries
from agentnet.tasks.flow import Stage
from agentnet.tasks.forms import AssignmentForm, judge_places
from agentnet.tasks.models import Assignment
from agentnet.tasks.pages.doors import SeenNetwork, about, assignment_in_sight, choices, network_in_sight
from agentnet.tasks.rules import ASSIGNMENT_STAGES, STAGES, TONES
from agentnet.tasks.table import Wish, arranged
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Refused, n_


class NetworkAssignments(Controller):
    path = "/networks/{network_id:uuid}/assignments"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def assignments(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Template:
        leads = seen.standing.may("lead")
        context: dict[str, Any] = {
            "assignments": await queries.assignments_of(session, seen.standing),
            "tallies": await queries.tallies(session, seen.standing) if leads else {},
            "mine": {mine.assignment.id: mine.task for mine in await queries.tasks_of(session, somebody)},
        }
        words: dict[str, Any] = {"stages": STAGES, "tones": TONES, "assignment_stages": ASSIGNMENT_STAGES}
        return page("tasks/list.html", network=seen.network, leads=leads, **context, **words)

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, session: Session, seen: Seen[SeenNetwork], workshop: FromQuery[UUID | None] = None) -> Template:
        seen.standing.require("lead")
        entry = Entry.blank(AssignmentForm, workshop_id=workshop)
        return page("tasks/new.html", network=seen.network, entry=entry, **await choices(session, seen.standing))

    @post(policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, AssignmentForm)
        places = await choices(session, seen.standing)
        if not judge_places(entry, *_ids(places)):
            return page("tasks/new.html", status=422, network=seen.network, entry=entry, **places)
        words = entry.value.model_dump(exclude={"due_on", "version"})
        assignment = await actions.make(session, seen.network.id, due_at=entry.value.due_at, **words)
        await session.commit()
        return go(f"/assignments/{assignment.id}", N_("Luonnos on tallennettu. Lue se vielä läpi ja anna agenteille."))


class AssignmentPages(Controller):
    path = "/assignments/{assignment_id:uuid}"
    dependencies = {"seen": Provide(assignment_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        session: Session,
        seen: Seen[queries.Seen],
        somebody: Somebody,
        stage: FromQuery[Stage | None] = None,
        field: FromQuery[Field | None] = None,
        region: FromQuery[UUID | None] = None,
        sort: FromQuery[str] = "name",
    ) -> Template:
        """The status table for coordinators; the text alone, and the way to their own task, for others."""
        own = [mine.task for mine in await queries.tasks_of(session, somebody) if mine.assignment is seen.assignment]
        if not seen.standing.may("lead"):
            return page("tasks/text.html", own=own, **about(seen))
        lines = await queries.lines_of(session, seen)
        wish = Wish(stage, field, region, sort)
        table: dict[str, Any] = {"lines": arranged(lines, wish), "everybody": lines, "wish": wish, "own": own}
        return page("tasks/assignment.html", wide=True, **table, **about(seen))

    @get("/edit", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        seen.standing.require("lead")
        words = seen.assignment.model_dump(include=set(AssignmentForm.model_fields) - {"due_on"})
        entry = Entry.blank(AssignmentForm, due_on=local(seen.assignment.due_at).date(), **words)
        return page("tasks/edit.html", entry=entry, **about(seen), **await choices(session, seen.standing))

    @post("/edit", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[queries.Seen]
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, AssignmentForm)
        places = await choices(session, seen.standing)
        if judge_places(entry, *_ids(places)):
            try:
                words = entry.value.model_dump(exclude={"due_on"})
                await actions.rewrite(session, seen.assignment, due_at=entry.value.due_at, **words)
                await session.commit()
                return go(f"/assignments/{seen.assignment.id}", N_("Tallennettu."))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(seen.assignment.version)]
        return page("tasks/edit.html", status=422, entry=entry, **about(seen), **places)

    @post("/issue", policy=Policy.COORDINATOR)
    async def issue(self, session: Session, seen: Seen[queries.Seen]) -> Redirect:
        seen.standing.require("lead")
        number = await actions.issue(session, seen.assignment)
        await session.commit()
        said = n_(
            "Välitehtävä on annettu {n} agentille, ja kirje on lähtenyt.",
            "Välitehtävä on annettu {n} agentille, ja kirjeet ovat lähteneet.",
            number,
        )
        return go(_path(seen.assignment), said)

    @post("/remind", policy=Policy.COORDINATOR)
    async def remind(self, session: Session, seen: Seen[queries.Seen]) -> Redirect:
        seen.standing.require("lead")
        number = await actions.remind(session, seen)
        await session.commit()
        if number:
            said = n_("Muistutus lähti {n} agentille.", "Muistutus lähti {n} agentille.", number)
            return go(_path(seen.assignment), said)
        return go(_path(seen.assignment), N_("Uusia muistutuksia ei lähtenyt: tänään on jo muistutettu."))

    @post("/close", policy=Policy.COORDINATOR)
    async def close(self, session: Session, seen: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        seen.standing.require("lead")
        await actions.close(session, seen.assignment, somebody)
        await session.commit()
        return go(_path(seen.assignment), N_("Välitehtävä on päättynyt."))


def _path(assignment: Assignment) -> str:
    return f"/assignments/{assignment.id}"


def _ids(places: dict[str, Any]) -> tuple[set[UUID], set[UUID]]:
    return {one.id for one in places["workshops"]}, {one.id for one in places["themes"]}
