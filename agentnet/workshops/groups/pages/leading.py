"""A group without a leader: whoever of its members takes it leads it, and may leave it to the others again."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect

from agentnet.web import Entry, Policy, Seen, Session, go
from agentnet.words import N_, NotAllowed, Refused
from agentnet.workshops.groups import actions
from agentnet.workshops.groups.forms import LeadForm
from agentnet.workshops.groups.pages.doors import Grouped, grouped_in_sight, sockets_of, tell
from agentnet.workshops.groups.queries import my_board


class LeadGroupPages(Controller):
    path = "/workshops/{workshop_id:uuid}/groups/{activity_id:uuid}/{group_id:uuid}/lead"
    dependencies = {"place": Provide(grouped_in_sight)}

    @post(policy=Policy.PARTICIPANT)
    async def lead(
        self, request: Request[Any, Any, Any], session: Session, place: Seen[Grouped], group_id: FromPath[UUID]
    ) -> Redirect:
        """First come, first served. The page of the one who leads gets the leader's desk at once."""
        entry = await Entry.read(request, LeadForm)
        me = place.seen.participant
        if me is None:
            raise NotAllowed(N_("Vain ryhmän jäsen voi vetää ryhmää."))
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        takes = entry.value.act == "take"
        act = actions.take_lead if takes else actions.give_up_lead
        changed = await act(session, place.activity, group_id, me)
        keys = await sockets_of(session, [me.id])
        board = await my_board(session, place.activity.id, me.id)
        await session.commit()
        if changed:
            await tell(place.workshop.id, cut=keys)
        said = N_("Sinä vedät nyt ryhmää.") if takes else N_("Et vedä enää ryhmää.")
        return go(f"/boards/{board}" if board else place.path, said)
