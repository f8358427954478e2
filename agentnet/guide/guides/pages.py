"""Doors to what a guide is: its settings, the order of its chapters, their bin."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromPath
from litestar.response import Redirect, Template
from pydantic import AfterValidator

from agentnet.guide.chapters.forms import is_slug
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.doors import SeenGuide, guide_in_sight
from agentnet.guide.editions.queries import editions_of
from agentnet.guide.flow import GuideKind
from agentnet.guide.guides import actions
from agentnet.guide.guides.words import KINDS, LANGUAGES, PAPERS
from agentnet.web import Chosen, Entry, Form, Line, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _


class SettingsForm(Form):
    """`version` is the guide's: what somebody else saved meanwhile is not written over."""

    title: Line
    subtitle: Line = ""
    slug: Annotated[Line, AfterValidator(is_slug)]
    kind: GuideKind = GuideKind.GUIDE
    public: bool = False
    languages: Chosen[Literal["fi", "sv", "en"]] = []
    paper: Literal["a5", "a4"] = "a5"
    version: int


class MoveForm(Form):
    where: Literal["up", "down"]


class GuideSettings(Controller):
    path = "/guides/{guide_id:uuid}"
    dependencies = {"seen": Provide(guide_in_sight)}

    @get("/settings", policy=Policy.COORDINATOR)
    async def settings(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        guide = seen[0]
        kept = {name: getattr(guide, name) for name in SettingsForm.model_fields}
        return await self._page(session, seen, Entry.blank(SettingsForm, **kept))

    @post("/settings", policy=Policy.COORDINATOR)
    async def change(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], somebody: Somebody
    ) -> Template | Redirect:
        guide, _network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, SettingsForm)
        if entry.ok and entry.value.version != guide.version:
            entry.refuse("", _("Joku muu muutti asetuksia samaan aikaan. Tarkista ne ja tallenna uudelleen."))
            entry.typed["version"] = [str(guide.version)]
        if entry.ok:
            try:
                await actions.change(session, guide, **entry.value.model_dump(exclude={"version"}), by=somebody)
            except (actions.SlugTaken, actions.AddressFixed) as refused:
                entry.refuse("slug", str(refused))
            except Refused as refused:
                entry.refuse("languages", str(refused))
        if not entry.ok or entry.errors:
            return await self._page(session, seen, entry, status=422)
        await session.commit()
        return go(f"/guides/{guide.id}", N_("Oppaan asetukset on tallennettu."))

    @post("/chapters/{chapter_id:uuid}/move", policy=Policy.COORDINATOR)
    async def move(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenGuide], chapter_id: FromPath[UUID]
    ) -> Redirect:
        seen[2].require("lead")
        entry = await Entry.read(request, MoveForm)
        if entry.ok:
            await actions.move(session, seen[0], chapter_id, entry.value.where)
            await session.commit()
        return go(f"/guides/{seen[0].id}/order#chapter-{chapter_id}")

    @post("/chapters/{chapter_id:uuid}/bin", policy=Policy.COORDINATOR)
    async def bin(
        self, session: Session, seen: Seen[SeenGuide], chapter_id: FromPath[UUID], somebody: Somebody
    ) -> Redirect:
        seen[2].require("lead")
        await actions.put_away(session, seen[0], chapter_id, away=True, by=somebody)
        await session.commit()
        return go(f"/guides/{seen[0].id}/order", N_("Luku on roskakorissa. Voit palauttaa sen tältä sivulta."))

    @post("/chapters/{chapter_id:uuid}/restore", policy=Policy.COORDINATOR)
    async def restore(
        self, session: Session, seen: Seen[SeenGuide], chapter_id: FromPath[UUID], somebody: Somebody
    ) -> Redirect:
        seen[2].require("lead")
        await actions.put_away(session, seen[0], chapter_id, away=False, by=somebody)
        await session.commit()
        return go(f"/guides/{seen[0].id}/order", N_("Luku on palautettu oppaan loppuun."))

    @get("/order", policy=Policy.COORDINATOR)
    async def order(self, session: Session, seen: Seen[SeenGuide]) -> Template:
        """The chapters with buttons that move them, and the bin."""
        guide, network, standing = seen
        standing.require("lead")
        return page(
            "guide/order.html",
            network=network,
            guide=guide,
            standing=standing,
            chapters=await chapters_of(session, guide.id, guide.languages[0]),
            binned=await actions.binned_in(session, guide),
            tab="chapters",
        )

    async def _page(self, session: Session, seen: SeenGuide, entry: Entry[SettingsForm], status: int = 200) -> Template:
        guide, network, standing = seen
        standing.require("lead")
        return page(
            "guide/settings.html",
            network=network,
            guide=guide,
            standing=standing,
            entry=entry,
            fixed=bool(await editions_of(session, guide.id)),
            kinds=[(kind.value, _(words)) for kind, words in KINDS.items()],
            papers=[(paper, _(words)) for paper, words in PAPERS.items()],
            tongues=[(code, _(words)) for code, words in LANGUAGES.items()],
            tab="settings",
            status=status,
        )


HANDLERS: Final = (GuideSettings,)
