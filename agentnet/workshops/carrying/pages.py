"""Carrying results of earlier workshops onto a board of this one: choose where, tick what, once each."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet import db
from agentnet.web import Chosen, Entry, Form, Line, Me, Policy, Session, Somebody, go, page
from agentnet.words import N_, Missing, NotAllowed, Refused, _, n_
from agentnet.workshops import news
from agentnet.workshops.boards.actions import add_notes_from_sources
from agentnet.workshops.carrying import queries
from agentnet.workshops.queries import Seen, workshop_seen_by


class CarryForm(Form):
    """`search` is pressed instead of carrying: then the ticks are kept and the list is narrowed."""

    section_id: UUID | None = None
    sources: Chosen[UUID] = []
    q: Line = ""
    search: bool = False


class CarryPages(Controller):
    path = "/workshops/{workshop_id:uuid}/carry"

    @get(policy=Policy.COORDINATOR)
    async def choose(self, session: Session, me: Me, workshop_id: FromPath[UUID]) -> Template:
        seen = await workshop_seen_by(session, me, workshop_id)
        return await _page(session, seen, Entry.blank(CarryForm))

    @post(policy=Policy.COORDINATOR)
    async def carry(
        self, request: Request[Any, Any, Any], somebody: Somebody, workshop_id: FromPath[UUID]
    ) -> Template | Redirect:
        """The board's writer has a transaction of its own: this session is closed before it begins."""
        entry = await Entry.read(request, CarryForm)
        async with db.reading() as session:
            seen = await workshop_seen_by(session, somebody, workshop_id)
            _require_lead(seen)
            if entry.ok and entry.value.search:
                return await _page(session, seen, entry)
            target, items = await _wanted(session, seen, entry)
            if not entry.ok or target is None:
                return await _page(session, seen, entry, status=422)
        try:
            added = await add_notes_from_sources(
                target.board.id, [item.carried for item in items], section=target.section.id, by=somebody
            )
        except Refused as refused:
            if isinstance(refused, NotAllowed | Missing):
                raise
            entry.refuse("section_id", str(refused))
            async with db.reading() as session:
                return await _page(session, seen, entry, status=409)
        await news.tell(workshop_id)
        if not added:
            return go(f"/workshops/{workshop_id}/carry", N_("Kaikki valitut olivat jo taululla."))
        said = n_("Taululle tuli uusi lappu.", "Taululle tuli {n} uutta lappua.", added)
        return go(f"/boards/{target.board.id}", said)


def _require_lead(seen: Seen) -> None:
    if seen.standing is None:
        raise NotAllowed
    seen.standing.require("lead")


async def _wanted(
    session: db.Session, seen: Seen, entry: Entry[CarryForm]
) -> tuple[queries.Target | None, list[queries.Item]]:
    """Where and what, or sentences in the entry."""
    if not entry.ok:
        return None, []
    form, target = entry.value, None
    if form.section_id is None:
        entry.refuse("section_id", _("Valitse taulu ja lohko."))
    else:
        target = await queries.target_of(session, seen.workshop, form.section_id)
    wanted = set(form.sources)
    there = await queries.earlier(session, seen.workshop)
    items = [item for one in there for shelf in one.shelves for item in shelf.items if item.source in wanted]
    if not items:
        entry.refuse("sources", _("Merkitse ainakin yksi tulos, joka viedään."))
    return target, items


async def _page(session: db.Session, seen: Seen, entry: Entry[CarryForm], status: int = 200) -> Template:
    _require_lead(seen)
    search = entry.typed.get("q", [""])[-1]
    targets = await queries.targets(session, seen.workshop)
    earlier = await queries.earlier(session, seen.workshop, search)
    return page(
        "carrying/choose.html",
        status=status,
        network=seen.network,
        workshop=seen.workshop,
        entry=entry,
        search=search,
        targets=[(str(t.section.id), _place(t)) for t in targets],
        earlier=earlier,
        anything=bool(search or earlier),
        ticked=set(entry.typed.get("sources", [])),
    )


def _place(target: queries.Target) -> str:
    section = target.section
    return f"{target.board.title} – {section.row_name + ': ' if section.row_name else ''}{section.name}"


HANDLERS = [CarryPages]
