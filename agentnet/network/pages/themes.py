"""The themes of the year: read by everybody, kept by coordinators."""

from typing import Any, Literal

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.network import actions, queries
from agentnet.network.models import Theme
from agentnet.network.pages.doors import NetworkSeen, network_in_sight, theme_in_sight
from agentnet.network.wording import FIELDS
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_

ONE = {"theme": Provide(theme_in_sight)}


class ThemeForm(Form):
    title: Line
    why: Text = ""
    version: int = 1


class MoveForm(Form):
    where: Literal["up", "down"]


class ThemePages(Controller):
    path = "/networks/{network_id:uuid}/themes"
    dependencies = {"seen": Provide(network_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, seen: Seen[NetworkSeen]) -> Template:
        return await _page(session, seen, Entry.blank(ThemeForm))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[NetworkSeen], somebody: Somebody
    ) -> Template | Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, ThemeForm)
        if not entry.ok:
            return await _page(session, seen, entry, status=422)
        await actions.add_theme(session, seen.network.id, entry.value.title, entry.value.why, by=somebody.id)
        await session.commit()
        return go(_themes(seen), N_("Teema on lisätty."))

    @get("/{theme_id:uuid}", policy=Policy.COORDINATOR, dependencies=ONE)
    async def edit(self, seen: Seen[NetworkSeen], theme: Seen[Theme]) -> Template:
        seen.standing.require("lead")
        entry = Entry.blank(ThemeForm, title=theme.title, why=theme.why, version=theme.version)
        return page("network/theme.html", network=seen.network, theme=theme, entry=entry, newer=None)

    @post("/{theme_id:uuid}", policy=Policy.COORDINATOR, dependencies=ONE)
    async def change(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        theme: Seen[Theme],
        somebody: Somebody,
    ) -> Template | Redirect:
        """Save. When somebody has saved meanwhile, both texts are shown and saving again decides."""
        seen.standing.require("lead")
        entry = await Entry.read(request, ThemeForm)
        newer = None
        if entry.ok:
            form = entry.value
            try:
                await actions.change_theme(session, theme, form.title, form.why, version=form.version, by=somebody.id)
            except actions.ThemeChanged as changed:
                newer = changed.theme
                entry.refuse("title", str(changed))
                entry.typed["version"] = [str(newer.version)]
            else:
                await session.commit()
                return go(_themes(seen), N_("Teema on tallennettu."))
        status = 409 if newer else 422
        return page("network/theme.html", network=seen.network, theme=theme, entry=entry, newer=newer, status=status)

    @post("/{theme_id:uuid}/move", policy=Policy.COORDINATOR, dependencies=ONE)
    async def move(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        theme: Seen[Theme],
        somebody: Somebody,
    ) -> Redirect:
        seen.standing.require("lead")
        entry = await Entry.read(request, MoveForm)
        if entry.ok:
            await actions.move_theme(session, theme, entry.value.where, by=somebody.id)
            await session.commit()
        return go(_themes(seen))

    @post(["/{theme_id:uuid}/important", "/{theme_id:uuid}/not-important"], policy=Policy.DIRECTOR, dependencies=ONE)
    async def prioritise(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[NetworkSeen],
        theme: Seen[Theme],
        somebody: Somebody,
    ) -> Redirect:
        """A director's word on what matters for their area."""
        seen.standing.require("approve")
        important = not request.url.path.endswith("/not-important")
        await actions.prioritise(session, theme, important=important, by=somebody.id)
        await session.commit()
        said = (
            N_("Painotuksesi näkyy nyt koordinaattoreille ja verkostolle.")
            if important
            else N_("Painotus on otettu pois.")
        )
        return go(_themes(seen), said)

    @post("/{theme_id:uuid}/bin", policy=Policy.COORDINATOR, dependencies=ONE)
    async def throw(
        self, session: Session, seen: Seen[NetworkSeen], theme: Seen[Theme], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        await actions.bin_theme(session, theme, by=somebody.id)
        await session.commit()
        return go(_themes(seen), N_("Teema on roskakorissa. Voit vielä palauttaa sen."))

    @post("/{theme_id:uuid}/restore", policy=Policy.COORDINATOR, dependencies=ONE)
    async def restore(
        self, session: Session, seen: Seen[NetworkSeen], theme: Seen[Theme], somebody: Somebody
    ) -> Redirect:
        seen.standing.require("lead")
        await actions.restore_theme(session, theme, by=somebody.id)
        await session.commit()
        return go(_themes(seen), N_("Teema on palautettu."))


def _themes(seen: NetworkSeen) -> str:
    return f"/networks/{seen.network.id}/themes"


async def _page(session: Session, seen: NetworkSeen, entry: Entry[ThemeForm], status: int = 200) -> Template:
    return page(
        "network/themes.html",
        network=seen.network,
        standing=seen.standing,
        themes=await queries.current_themes(session, seen.network.id),
        binned=await queries.binned_themes(session, seen.network.id) if seen.standing.may("lead") else [],
        entry=entry,
        priorities=await queries.priorities(session, seen.standing),
        field_words=FIELDS,
        status=status,
    )
