"""One group: its name, task, remote room and leader; and away with an empty one."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template

from agentnet.db import Session as Open
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import N_, Missing, Refused, _
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.forms import NAME_LENGTH, GroupForm
from agentnet.workshops.groups.pages.doors import Grouped, grouped_in_sight, tell
from agentnet.workshops.groups.pages.show import about
from agentnet.workshops.groups.queries import GroupSeen, groups_of


class OneGroupPages(Controller):
    path = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}/{group_id:uuid}"
    dependencies = {"place": Provide(grouped_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def edit(self, session: Session, place: Seen[Grouped], group_id: FromPath[UUID]) -> Template:
        group = await _led(session, place, group_id)
        names = ("name", "task", "remote_url", "leader_id", "version")
        entry = Entry.blank(GroupForm, **{name: getattr(group.group, name) for name in names})
        return _form(place, group, entry)

    @post(policy=Policy.COORDINATOR)
    async def rewrite(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[Grouped], group_id: FromPath[UUID]
    ) -> Template | Redirect:
        group = await _led(session, place, group_id)
        entry = await Entry.read(request, GroupForm)
        if entry.ok and entry.value.version != group.group.version:
            entry.refuse("", _("Joku muu tallensi ryhmän samaan aikaan. Tarkista tiedot ja tallenna uudelleen."))
            entry.typed["version"] = [str(group.group.version)]
        if not entry.ok:
            return _form(place, group, entry, status=422)
        form = entry.value
        words = form.model_dump(include={"name", "task", "remote_url"})
        try:
            told = await actions.rewrite(session, place.activity, group.group, leader_id=form.leader_id, **words)
        except Refused as refused:
            entry.refuse("leader_id", str(refused))
            return _form(place, group, entry, status=409)
        await session.commit()
        await tell(place.workshop.id, boards=told)
        return go(place.path, N_("Ryhmän tiedot on tallennettu."))

    @post("/remove", policy=Policy.COORDINATOR)
    async def remove(self, session: Session, place: Seen[Grouped], group_id: FromPath[UUID]) -> Redirect:
        group = await _led(session, place, group_id)
        told = await actions.remove_group(session, place.activity, group.group)
        await session.commit()
        await tell(place.workshop.id, boards=told)
        return go(place.path, N_("Ryhmä on poistettu."))


async def _led(session: Open, place: Grouped, id: UUID) -> GroupSeen:
    """Raises `Missing` unless it is a group of this activity, `NotAllowed` for those who do not lead."""
    place.require_lead()
    for group in await groups_of(session, place.activity):
        if group.group.id == id:
            return group
    raise Missing


def _form(place: Grouped, group: GroupSeen, entry: Entry[GroupForm], status: int = 200) -> Template:
    members = [(str(one.participant.id), one.participant.name) for one in group.members if not one.participant.proxy]
    context = {"group": group, "members": members, "entry": entry, "limit": NAME_LENGTH}
    return page("groups/edit.html", status=status, **context, **about(place))
