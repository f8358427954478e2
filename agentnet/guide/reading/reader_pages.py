"""Doors to what readers have said: coordinators take it on to the material or a theme, directors may read it."""

from typing import Any, Final, Literal
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.reading import heard
from agentnet.guide.reading.models import MissedSearch
from agentnet.web import Entry, Form, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_


class HeardForm(Form):
    what: Literal["word", "search"]
    id: UUID
    act: Literal["pick", "theme", "bin", "restore"] = "pick"


SAID: Final = {
    "pick": N_("Poimittu aineistoon seuraavaa kierrosta varten."),
    "theme": N_("Aihe on lisätty vuoden teemoihin. Muokkaa sitä siellä."),
    "bin": N_("Siirretty roskakoriin. Voit vielä palauttaa sen."),
    "restore": N_("Palautettu."),
}


class Readers(Controller):
    path = "/guides/{guide_id:uuid}/readers"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get(policy=Policy.COORDINATOR)
    async def show(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        guide, network, standing = seen
        standing.require("read-drafts")
        told = await heard.heard(session, guide)
        return page("guide/readers.html", network=network, guide=guide, standing=standing, heard=told, tab="readers")

    @post(policy=Policy.COORDINATOR)
    async def take(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Redirect:
        """Pick it, make a theme of it, put it away or bring it back."""
        guide, _network, standing = seen
        standing.require("lead")
        back = f"/guides/{guide.id}/readers"
        entry = await Entry.read(request, HeardForm)
        if not entry.ok:
            return go(back, N_("Mitään ei muutettu. Yritä uudelleen."))
        form = entry.value
        said = await heard.said_in(session, guide, form.what, form.id)
        if form.act == "theme" and isinstance(said, MissedSearch):
            await heard.wish(session, guide, said, by=somebody)
        elif form.act in ("pick", "theme"):
            await heard.pick(session, guide, said, by=somebody)
        else:
            heard.put_away(said, away=form.act == "bin")
        await session.commit()
        return go(back, SAID[form.act])


HANDLERS: Final = (Readers,)
