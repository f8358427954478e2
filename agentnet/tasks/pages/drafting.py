"""A draft's words and dates, how it looks to an agent; and that it goes out, now or on a day."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.quiet import free_days, morning
from agentnet.surveys.questions import Replies
from agentnet.tasks import actions, briefs, drafting, queries
from agentnet.tasks.forms import AssignmentForm, ScheduleForm, judge_places
from agentnet.tasks.pages.differing import Difference, of_entry
from agentnet.tasks.pages.doors import (
    SeenNetwork,
    about,
    assignment_in_sight,
    assignment_led,
    choices,
    with_due,
    wording,
)
from agentnet.tasks.pages.listing import ids_of
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.web.formats import local
from agentnet.words import N_, Refused, n_


class DraftPages(Controller):
    path = "/assignments/{assignment_id:uuid}"
    dependencies = {"seen": Provide(assignment_in_sight), "led": Provide(assignment_led)}

    @get("/edit", policy=Policy.COORDINATOR)
    async def edit(self, session: Session, led: Seen[queries.Seen]) -> Template:
        assignment = led.assignment
        brief = await briefs.draft_of(session, assignment)
        whom = assignment.audience
        words = assignment.model_dump(include={"title", "workshop_id", "theme_id", "version"})
        chosen = {"audience": "some" if whom else "all", "sides": whom.get("fields", []), **whom}
        entry = Entry.blank(
            AssignmentForm,
            due_on=local(assignment.due_at).date(),
            text=brief.text,
            pictures=brief.pictures,
            pairs=assignment.pairs or None,
            **words,
            **chosen,
        )
        there = await choices(session, led.standing)
        return page("tasks/edit.html", entry=entry, differences=None, **about(led), **there)

    @post("/edit", policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def save(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]
    ) -> Template | Redirect:
        entry = await Entry.read(request, AssignmentForm)
        places = await choices(session, led.standing)
        if judge_places(entry, *ids_of(places)):
            form = entry.value
            try:
                await drafting.rewrite(
                    session,
                    led.assignment,
                    title=form.title,
                    text=form.text,
                    due_at=await with_due(session, entry, SeenNetwork(led.network, led.standing), places),
                    workshop_id=form.workshop_id,
                    theme_id=form.theme_id,
                    version=form.version,
                    pairs=form.pairs,
                    pictures=int(form.pictures),
                    audience=form.for_whom(),
                )
                await session.commit()
                return go(f"/assignments/{led.assignment.id}", N_("Tallennettu."))
            except Refused as conflict:
                entry.refuse("", str(conflict))
                entry.typed["version"] = [str(led.assignment.version)]
        differences = await _differences(session, led, entry) if "" in entry.errors else None
        status = 422 if differences is None else 409
        return page("tasks/edit.html", status=status, entry=entry, differences=differences, **about(led), **places)

    @get("/preview", policy=Policy.COORDINATOR)
    async def preview(self, session: Session, led: Seen[queries.Seen]) -> Template:
        """As an agent will see it: the draft, or the correction that is being written."""
        if await briefs.has_correction(session, led.assignment):
            brief = await briefs.draft_of(session, led.assignment)
        else:
            brief = await briefs.brief_of(session, led.assignment)
        return page("tasks/preview.html", entry=Replies(), **about(led), **wording(brief))

    @post("/issue", policy=Policy.COORDINATOR)
    async def issue(self, session: Session, led: Seen[queries.Seen], somebody: Somebody) -> Redirect:
        number = await actions.issue(session, led.assignment, somebody)
        await session.commit()
        said = n_(
            "Välitehtävä on annettu {n} agentille, ja kirje on lähtenyt.",
            "Välitehtävä on annettu {n} agentille, ja kirjeet ovat lähteneet.",
            number,
        )
        return go(_draft(led), said)

    @post("/schedule", policy=Policy.COORDINATOR)
    async def schedule(self, request: Request[Any, Any, Any], session: Session, led: Seen[queries.Seen]) -> Redirect:
        entry = await Entry.read(request, ScheduleForm)
        if not entry.ok:
            return go(_draft(led), N_("Tarkista päivä."))
        days = await free_days(session, led.network.id)
        on = days.next_working(entry.value.on) if entry.value.on else None
        await actions.schedule(session, led.assignment, morning(on) if on else None)
        await session.commit()
        if on is None:
            return go(_draft(led), N_("Välitehtävä odottaa, kunnes annat sen."))
        return go(
            _draft(led), N_("Välitehtävä annetaan itsestään aamulla {day}."), day=f"{on.day}.{on.month}.{on.year}"
        )


async def _differences(session: Database, led: queries.Seen, entry: Entry[Any]) -> list[Difference]:
    assignment, brief = led.assignment, await briefs.brief_of(session, led.assignment)
    due_on = local(assignment.due_at).date()
    return of_entry(entry, {"title": assignment.title, "text": brief.text, "due_on": due_on})


def _draft(led: queries.Seen) -> str:
    return f"/assignments/{led.assignment.id}"
