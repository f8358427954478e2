"""The page of a groups activity: for those who lead, everybody's groups; for those in a group, their own."""

from typing import Any

from litestar import Controller, get
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.db import Session as Open
from agentnet.web import Entry, Policy, Seen, Session, go, page
from agentnet.words import _
from agentnet.workshops import news, queries
from agentnet.workshops.groups.dealing import may_undo
from agentnet.workshops.groups.forms import By, DealForm
from agentnet.workshops.groups.mixing import MOST_GROUPS, how_many
from agentnet.workshops.groups.pages.doors import Grouped, grouped_in_sight
from agentnet.workshops.groups.queries import GroupSeen, groups_of, plenary_of, work_of
from agentnet.workshops.groups.returning import gather

USUAL_SIZE = 5


class GroupPages(Controller):
    path = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}"
    dependencies = {"place": Provide(grouped_in_sight)}

    @get(policy=Policy.PARTICIPANT)
    async def groups(self, session: Session, place: Seen[Grouped]) -> Template | Redirect:
        if place.seen.leads:
            return await arranged(session, place)
        if place.seen.participant is None:
            return go(f"/workshops/{place.workshop.id}")
        groups = await groups_of(session, place.activity)
        mine = next((group for group in groups if group.has(place.seen.participant)), None)
        plenary = await plenary_of(session, place.activity.id)
        here = place.path if mine is None else ""
        following = await news.following(
            place.workshop, here, activity=place.activity.id, whole=False, since=place.seen.tick
        )
        return page("groups/mine.html", mine=mine, groups=groups, plenary=plenary, following=following, **about(place))

    @get("/list", policy=Policy.COORDINATOR)
    async def on_paper(self, session: Session, place: Seen[Grouped]) -> Template:
        """Who is where, large: to print and put on the wall."""
        place.require_lead()
        return page("groups/list.html", groups=await groups_of(session, place.activity), **about(place))


def about(place: Grouped) -> dict[str, Any]:
    network = place.seen.network if place.seen.standing else None
    return {
        "network": network,
        "seen": place.seen,
        "workshop": place.workshop,
        "activity": place.activity,
        "at": place.path,
    }


async def arranged(session: Open, place: Grouped, entry: Entry[DealForm] | None = None, status: int = 200) -> Template:
    """The page of those who lead."""
    place.require_lead()
    present = await queries.present(session, place.workshop.id)
    groups = await groups_of(session, place.activity, present)
    work = await work_of(session, place.activity.id)
    seated = {member.participant.id for group in groups for member in group.members}
    number = len(groups) or how_many(len(present), USUAL_SIZE)
    together = work is not None and work.together
    return page(
        "groups/arrange.html",
        status=status,
        groups=groups,
        unseated=[one for one in present if one.participant.id not in seated],
        present=present,
        remote=sum(1 for one in present if one.remote),
        undoable=may_undo(place.activity, work),
        plenary=await plenary_of(session, place.activity.id),
        brought={group.id: (len(found), why) for group, found, why in await gather(place.activity.id)},
        entry=entry or Entry.blank(DealForm, by=By.COUNT, number=number, together=together),
        ways=[(By.COUNT.value, _("Ryhmien määrä")), (By.SIZE.value, _("Ihmisiä ryhmässä"))],
        choices=_choices(groups),
        most=MOST_GROUPS,
        **about(place),
    )


def _choices(groups: list[GroupSeen]) -> list[tuple[str, str]]:
    return [(str(group.group.id), group.label) for group in groups]
