"""Assignments of a network: the list, a new one (empty, from a template or an earlier one), own templates."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from agentnet.db import Session as Database
from agentnet.network.models import Person
from agentnet.tasks import briefs, correcting, drafting, queries
from agentnet.tasks.drafting import Content
from agentnet.tasks.forms import AssignmentForm, judge_places
from agentnet.tasks.models import AssignmentPattern
from agentnet.tasks.pages.doors import WORDS, SeenNetwork, choices, network_in_sight, network_led, with_due
from agentnet.web import LONG_TEXT, Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Missing, _


class NetworkAssignments(Controller):
    path = "/networks/{network_id:uuid}/assignments"
    dependencies = {"seen": Provide(network_in_sight), "led": Provide(network_led)}

    @get(policy=Policy.MEMBER)
    async def assignments(self, session: Session, seen: Seen[SeenNetwork], somebody: Somebody) -> Template:
        leads = seen.standing.may("lead")
        context: dict[str, Any] = {
            "assignments": await queries.assignments_of(session, seen.standing),
            "tallies": await queries.tallies(session, seen.standing) if leads else {},
            "mine": {mine.assignment.id: mine for mine in await queries.tasks_of(session, somebody)},
            "patterns": await briefs.patterns_of(session, seen.network.id) if leads else [],
            "binned": await briefs.patterns_of(session, seen.network.id, binned=True) if leads else [],
        }
        return page("tasks/list.html", network=seen.network, leads=leads, **context, **WORDS)

    @get("/new", policy=Policy.COORDINATOR)
    async def new(
        self,
        session: Session,
        led: Seen[SeenNetwork],
        workshop: FromQuery[UUID | None] = None,
        copy: FromQuery[UUID | None] = None,
    ) -> Template:
        places = await choices(session, led.standing)
        content = await _content(session, led, copy)
        entry = Entry.blank(AssignmentForm, workshop_id=workshop, **_words(content, copy))
        earlier = await queries.assignments_of(session, led.standing)
        patterns = await briefs.patterns_of(session, led.network.id)
        context: dict[str, Any] = {"earlier": earlier[:12], "patterns": patterns, "content": content}
        return page("tasks/new.html", network=led.network, entry=entry, **context, **places)

    @post(policy=Policy.COORDINATOR, request_max_body_size=LONG_TEXT)
    async def make(
        self, request: Request[Any, Any, Any], session: Session, led: Seen[SeenNetwork]
    ) -> Template | Redirect:
        entry = await Entry.read(request, AssignmentForm)
        places = await choices(session, led.standing)
        content = await _content(session, led, entry.value.copied_from) if entry.ok else None
        if entry.ok and not entry.value.question and not (content and content.questions):
            entry.refuse("question", _("Täytä tämä kohta."))
        if not judge_places(entry, *ids_of(places)):
            context: dict[str, Any] = {"earlier": [], "patterns": [], "content": content}
            return page("tasks/new.html", status=422, network=led.network, entry=entry, **context, **places)
        form = entry.value
        assignment = await drafting.make(
            session,
            led.network.id,
            title=form.title,
            text=form.text,
            question=form.question,
            due_at=await with_due(session, entry, led, places),
            workshop_id=form.workshop_id,
            theme_id=form.theme_id,
            pairs=form.pairs,
            pictures=int(form.pictures),
            audience=form.for_whom(),
            content=content,
        )
        await session.commit()
        return go(f"/assignments/{assignment.id}", N_("Luonnos on tallennettu. Lue se vielä läpi ja anna agenteille."))

    @post("/patterns/{pattern_id:uuid}/bin", policy=Policy.COORDINATOR)
    async def bin_pattern(
        self, session: Session, led: Seen[SeenNetwork], pattern_id: FromPath[UUID], back: FromQuery[bool] = False
    ) -> Redirect:
        await correcting.bin_pattern(session, led.network.id, pattern_id, away=not back)
        await session.commit()
        said = N_("Malli on palautettu.") if back else N_("Malli on poistettu.")
        return go(f"/networks/{led.network.id}/assignments", said)


@get("/tasks", policy=Policy.SIGNED_IN)
async def my_tasks(session: Session, somebody: Somebody) -> Template:
    """Everything that I was ever given, and what became of each answer."""
    return await _mine(session, somebody)


async def _mine(session: Database, me: Person) -> Template:
    mine = await queries.tasks_of(session, me)
    fates = await queries.fates_of(session, mine)
    return page("tasks/mine.html", waiting=[one for one in mine if one.waits], mine=mine, fates=fates, **WORDS)


def ids_of(places: dict[str, Any]) -> tuple[set[UUID], set[UUID]]:
    return {one.id for one in places["workshops"]}, {one.id for one in places["themes"]}


async def _content(session: Database, led: SeenNetwork, copied: UUID | None) -> Content | None:
    """The words that a new assignment starts from: those of a template, or of an earlier assignment, of this network.

    Raises:
        Missing: it is neither.
    """
    if copied is None:
        return None
    if (pattern := await session.get(AssignmentPattern, copied)) is not None:
        if pattern.network_id != led.network.id or pattern.binned_at is not None:
            raise Missing
        return Content.model_validate(pattern.content)
    earlier = [one for one in await queries.assignments_of(session, led.standing) if one.id == copied]
    if not earlier:
        raise Missing
    return Content.of(earlier[0], await briefs.brief_of(session, earlier[0]))


def _words(content: Content | None, copied: UUID | None) -> dict[str, Any]:
    if content is None:
        return {}
    asked = [one["label"] for one in content.questions if one["key"] == "q1"]
    words: dict[str, Any] = {"title": content.title, "text": content.text, "pictures": content.pictures}
    return {**words, "pairs": content.pairs or None, "question": (asked or [""])[0], "copied_from": copied}
