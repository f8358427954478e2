"""Doors to what is one's own in a workshop: time, and one's name."""

from typing import Any

from litestar import Controller, Request, post
from litestar.di import Provide
from litestar.response import Redirect

from agentnet import live
from agentnet.network.models import Person
from agentnet.web import Entry, Me, Policy, Seen, Session, Somebody, go
from agentnet.words import N_, Missing, NotAllowed, Refused
from agentnet.workshops import actions, joining, news
from agentnet.workshops.forms import ClaimForm, DecideForm, ExtraForm
from agentnet.workshops.pages.doors import require_taking_part, workshop_in_sight
from agentnet.workshops.picking import actions as picking
from agentnet.workshops.picking.queries import about_my_name
from agentnet.workshops.queries import Seen as SeenWorkshop

MINUTES = {0: N_("Kirjoitat samassa ajassa kuin muut."), 5: N_("Sait 5 min lisää."), 10: N_("Sait 10 min lisää.")}


class MyPages(Controller):
    path = "/workshops/{workshop_id:uuid}"
    dependencies = {"seen": Provide(workshop_in_sight)}

    @post("/extra", policy=Policy.PARTICIPANT)
    async def extra(self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenWorkshop]) -> Redirect:
        """More time for oneself; nobody but the leaders sees it."""
        entry = await Entry.read(request, ExtraForm)
        if seen.participant is None:
            raise NotAllowed(N_("Liity ensin työpajaan."))
        if not entry.ok or entry.value.minutes not in MINUTES:
            raise Refused(N_("Valitse 0, 5 tai 10 minuuttia."))
        actions.need_time(seen.participant, entry.value.minutes)
        await session.commit()
        return go(f"/workshops/{seen.workshop.id}", MINUTES[entry.value.minutes])

    @post("/same", policy=Policy.PARTICIPANT)
    async def same(
        self, request: Request[Any, Any, Any], session: Session, me: Me, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        """Whoever holds the place says whether a second device is theirs too; if so, the place goes there."""
        entry = await Entry.read(request, DecideForm)
        if not entry.ok:
            raise Refused(N_("Sivu oli vanhentunut. Päivitä se ja yritä uudelleen."))
        asked = await about_my_name(session, seen.workshop, me) if me else (None, [])
        if entry.value.pick_id not in {pick.id for pick in asked[1]}:
            raise Missing
        by, same = me if isinstance(me, Person) else None, entry.value.same == "yes"
        out = await picking.decide(session, seen.workshop, entry.value.pick_id, same=same, by=by)
        await session.commit()
        if out is not None:
            live.hub.cut(f"guest:{out}")
        await news.tell(seen.workshop.id)
        if not same:
            return go(f"/workshops/{seen.workshop.id}", N_("Laitetta ei päästetty sisään. Kiitos, että kerroit."))
        home = f"/workshops/{seen.workshop.id}" if by else f"/join/{joining.token(seen.workshop)}"
        return go(home, N_("Jatka toisella laitteellasi. Lappusi ja äänesi ovat siellä."))

    @post("/claim", policy=Policy.MEMBER)
    async def claim(
        self, request: Request[Any, Any, Any], session: Session, somebody: Somebody, seen: Seen[SeenWorkshop]
    ) -> Redirect:
        """The member, signed in: that was me, and I go on here; or it was not, and that device is out."""
        require_taking_part(seen)
        entry = await Entry.read(request, ClaimForm)
        mine = entry.ok and entry.value.mine == "yes"
        if not entry.ok or entry.value.mine not in ("yes", "no"):
            raise Refused(N_("Kerro, olitko se sinä."))
        out = await picking.claim(session, seen.workshop, mine=mine, by=somebody)
        await session.commit()
        if out is not None:
            live.hub.cut(f"guest:{out}")
        await news.tell(seen.workshop.id)
        said = N_("Jatkat nyt tällä laitteella.") if mine else N_("Laite on poistettu. Vetäjä näkee poiston.")
        return go(f"/workshops/{seen.workshop.id}", said)
