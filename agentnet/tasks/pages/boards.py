"""Vie vastaukset taululle: the press that turns submissions into notes."""

from itertools import groupby
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.tasks import boards, briefs, queries
from agentnet.tasks.forms import BoardForm
from agentnet.tasks.pages.doors import about, assignment_in_sight
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, NotAllowed, _, n_
from agentnet.workshops.queries import workshop_seen_by


class BoardPages(Controller):
    path = "/assignments/{assignment_id:uuid}/notes"

    @get(policy=Policy.COORDINATOR, dependencies={"seen": Provide(assignment_in_sight)})
    async def choose(self, session: Session, seen: Seen[queries.Seen]) -> Template:
        return await self._drawn(session, seen)

    async def _drawn(self, session: db.Session, seen: queries.Seen, entry: Entry[BoardForm] | None = None) -> Template:
        seen.standing.require("lead")
        notes = await boards.notes_from(session, seen)
        choices = await boards.choices_for(session, seen.assignment)
        asked = briefs.asked_in(await briefs.brief_of(session, seen.assignment))
        pictures = sum(len(one.pictures) for one in notes)
        shown: dict[str, Any] = {
            "notes": notes,
            "pictures": pictures,
            "choices": choices,
            "asked": asked,
            "free": boards.free_in(asked),
        }
        by_board = groupby(choices, key=lambda one: one.board)
        shelves = [(board, [one.section for one in group]) for board, group in by_board]
        status = 422 if entry else 200
        return page("tasks/notes.html", status=status, entry=entry, shelves=shelves, **shown, **about(seen))

    @post(policy=Policy.COORDINATOR)
    async def put(
        self, request: Request[Any, Any, Any], somebody: Somebody, assignment_id: FromPath[UUID]
    ) -> Redirect | Template:
        """The board's writer has a transaction of its own: this session is closed before it begins."""
        entry = await Entry.read(request, BoardForm)
        async with db.reading() as session:
            seen = await queries.assignment_seen_by(session, somebody, assignment_id)
            seen.standing.require("lead")
            if not entry.ok:
                if "section_id" in entry.errors:
                    entry.errors["section_id"] = _("Valitse ensin taulu ja lohko.")
                return await self._drawn(session, seen, entry)
            choice = await boards.choice_of(session, seen.assignment, entry.value.section_id)
            notes = await boards.notes_from(session, seen, entry.value.questions, whole=entry.value.whole)
        added = await boards.put(choice, notes, somebody)
        if added:
            said = n_("Taululle tuli uusi lappu.", "Taululle tuli {n} uutta lappua.", added)
            return go(f"/boards/{choice.board.id}", said)
        return go(f"/boards/{choice.board.id}", N_("Kaikki vastaukset olivat jo taululla."))


@get("/workshops/{workshop_id:uuid}/assignments", policy=Policy.COORDINATOR)
async def of_workshop(session: Session, somebody: Somebody, workshop_id: FromPath[UUID]) -> Template:
    """The assignments of a workshop, each with the way to its notes: for a page of the workshop to fetch."""
    seen = await workshop_seen_by(session, somebody, workshop_id)
    if seen.standing is None:
        raise NotAllowed
    seen.standing.require("lead")
    found = [one for one in await queries.assignments_of(session, seen.standing) if one.workshop_id == workshop_id]
    return page("tasks/_of_workshop.html", assignments=found, network=seen.network)
