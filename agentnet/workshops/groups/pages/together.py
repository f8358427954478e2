"""For those who lead: one phase for all groups, and everybody together at the results or back in the groups."""

from typing import Any, Final
from uuid import UUID, uuid4

from litestar import Request, Response, post
from litestar.params import FromPath
from litestar.response import Redirect

from agentnet import db
from agentnet.network.models import Person
from agentnet.web import Entry, Policy, Somebody, go, here
from agentnet.web.nexts import safe_path
from agentnet.words import N_, Refused
from agentnet.workshops import news, queries
from agentnet.workshops.groups import together
from agentnet.workshops.groups.forms import GatherForm, GroupsPhaseForm
from agentnet.workshops.groups.pages.doors import Grouped
from agentnet.workshops.groups.queries import activity_in_sight

Asked = Request[Any, Any, Any]
Answer = Response[Any] | Redirect
OLD: Final = N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen.")
AT: Final = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}"


@post(f"{AT}/phase", policy=Policy.COORDINATOR)
async def phase(request: Asked, somebody: Somebody, workshop_id: FromPath[UUID], activity_id: FromPath[UUID]) -> Answer:
    """All groups to the same phase, those with a leader too. The boards' writer writes: no session of ours is open."""
    await _led(somebody, workshop_id, activity_id)
    entry = await Entry.read(request, GroupsPhaseForm)
    if not entry.ok:
        raise Refused(OLD)
    form = entry.value
    await together.enter(activity_id, form.phase, key=str(form.nonce or uuid4()), by=somebody)
    return await _told(workshop_id, form.to)


@post(f"{AT}/gather", policy=Policy.COORDINATOR)
async def gather(
    request: Asked, somebody: Somebody, workshop_id: FromPath[UUID], activity_id: FromPath[UUID]
) -> Answer:
    """Everybody to the board of the results, at any time; or (`apart`) back."""
    await _led(somebody, workshop_id, activity_id)
    entry = await Entry.read(request, GatherForm)
    if not entry.ok:
        raise Refused(OLD)
    if entry.value.apart:
        await together.part(activity_id)
    else:
        await together.gather(activity_id, somebody)
    return await _told(workshop_id, entry.value.to)


async def _led(somebody: Person, workshop_id: UUID, activity_id: UUID) -> None:
    async with db.reading() as session:
        seen = await queries.workshop_seen_by(session, somebody, workshop_id)
        Grouped(seen, await activity_in_sight(session, seen, activity_id)).require_lead()


async def _told(workshop_id: UUID, to: str) -> Answer:
    await news.tell(workshop_id)
    if here().htmx:
        return Response(None, status_code=204)
    return go(safe_path(to, f"/workshops/{workshop_id}/cockpit"))


HANDLERS: Final = (phase, gather)
