"""Doors to a network's glossary: reading and searching it, a new term, proposing several at once."""

from typing import Any, Final

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from agentnet.guide.doors import SeenNetwork, guide_beside, network_in_sight
from agentnet.guide.glossary import actions, queries
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.forms import NAMES, STAGES, TONES, ProposeForm, TermForm
from agentnet.guide.models import Guide
from agentnet.web import Entry, Policy, Seen, Session, Somebody, go, page
from agentnet.words import N_, Refused, _, language, n_

SHOWS: Final = {"review": TermStage.REVIEW, "draft": TermStage.DRAFT, "approved": TermStage.APPROVED}


class Glossary(Controller):
    path = "/networks/{network_id:uuid}/glossary"
    dependencies = {"seen": Provide(network_in_sight), "beside": Provide(guide_beside)}

    @get(policy=Policy.MEMBER)
    async def show(
        self,
        request: Request[Any, Any, Any],
        session: Session,
        seen: Seen[SeenNetwork],
        beside: Seen[Guide | None],
        somebody: Somebody,
        search: FromQuery[str] = "",
    ) -> Template:
        """`?language=` chooses the language, `?show=` a stage."""
        network, standing = seen
        code = _language(request.query_params.get("language", ""))
        shown = request.query_params.get("show", "")
        reads = await queries.reads_drafts(session, standing, somebody)
        found = await queries.lines(session, standing, code, search, reads=reads)
        stages = [line.text.stage for line in found]
        if shown in SHOWS and reads:
            found = [line for line in found if line.text.stage is SHOWS[shown]]
        return page(
            "guide/glossary.html",
            network=network,
            standing=standing,
            tab="glossary",
            beside=beside,
            lines=found,
            reads=reads,
            search=search,
            shown=shown,
            code=code,
            codes=NAMES,
            stages=STAGES,
            tones=TONES,
            waiting=stages.count(TermStage.REVIEW),
            drafts=stages.count(TermStage.DRAFT),
            binned=await queries.binned(session, network.id) if standing.may("lead") else [],
        )

    @get("/new", policy=Policy.COORDINATOR)
    async def new(self, request: Request[Any, Any, Any], seen: Seen[SeenNetwork]) -> Template:
        code = _language(request.query_params.get("language", ""))
        return self._form(seen, Entry.blank(TermForm, language=code))

    @post(policy=Policy.COORDINATOR)
    async def add(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Template | Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, TermForm)
        if entry.ok:
            try:
                words = entry.value.model_dump(exclude={"version"})
                term = await actions.add(session, network.id, **words, by=somebody)
            except Refused as refused:
                entry.refuse("word", str(refused))
        if not entry.ok:
            return self._form(seen, entry, status=422)
        await session.commit()
        return go(f"/terms/{term.id}", N_("Termi on luonnoksena. Ehdota sitä, kun merkitys on valmis."))

    @post("/propose", policy=Policy.COORDINATOR)
    async def propose(
        self, request: Request[Any, Any, Any], session: Session, seen: Seen[SeenNetwork], somebody: Somebody
    ) -> Redirect:
        network, standing = seen
        standing.require("lead")
        entry = await Entry.read(request, ProposeForm)
        if not entry.ok or not entry.value.texts:
            raise Refused(N_("Valitse ensin ainakin yksi luonnos."))
        n = await actions.propose(session, network, entry.value.texts, by=somebody)
        await session.commit()
        said = n_("{n} termi on lähetetty johtajille.", "{n} termiä on lähetetty johtajille.", n)
        return go(f"/networks/{network.id}/glossary?language={entry.value.language}", said)

    def _form(self, seen: SeenNetwork, entry: Entry[TermForm], status: int = 200) -> Template:
        network, standing = seen
        standing.require("lead")
        codes = [(code, _(name)) for code, name in NAMES.items()]
        return page("guide/term_new.html", network=network, standing=standing, entry=entry, codes=codes, status=status)


def _language(asked: str) -> str:
    """The asked one, else the reader's own."""
    own = language.get()
    return asked if asked in NAMES else own if own in NAMES else "fi"
