"""One nomination: its story, and the coordinator's buttons."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.live import hub
from agentnet.network import actions, queries, wording
from agentnet.network.flow import Role, Stage, transitions_from
from agentnet.network.models import Person
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NominationInSight, nomination_in_sight
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, Text, go, page
from agentnet.words import N_, NotAllowed, Refused


class StepForm(Form):
    step: Line = ""


class CorrectForm(Form):
    what: Text


class NominationPages(Controller):
    path = "/nominations/{nomination_id:uuid}"
    dependencies = {"sight": Provide(nomination_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, sight: Seen[NominationInSight], somebody: Somebody) -> Template:
        return await _page(session, sight, somebody, Entry.blank(CorrectForm))

    @post("/stage", policy=Policy.COORDINATOR)
    async def move(
        self, request: Request[Any, Any, Any], session: Session, sight: Seen[NominationInSight], somebody: Somebody
    ) -> Redirect:
        sight.standing.require("lead")
        entry = await Entry.read(request, StepForm)
        name = entry.value.step if entry.ok else ""
        if name not in wording.BUTTONS:
            raise Refused(actions.MOVED_ON)
        nomination = sight.seen.nomination
        if token := await actions.move(session, nomination, name, by=somebody.id):
            await letters.invite(session, sight.network, sight.seen, token)
        await session.commit()
        if nomination.stage is Stage.ENDED:
            hub.cut(f"person:{nomination.person_id}")
        return go(f"/nominations/{nomination.id}", wording.DONE[name])

    @post("/withdraw", policy=Policy.MEMBER)
    async def withdraw(self, session: Session, sight: Seen[NominationInSight], somebody: Somebody) -> Redirect:
        """The one who nominated takes it back, while nobody has been invited."""
        _require_own(sight, somebody)
        await actions.withdraw(session, sight.seen.nomination, by=somebody.id)
        await session.commit()
        return go(f"/nominations/{sight.seen.nomination.id}", N_("Nimeäminen on peruttu."))

    @post("/correct", policy=Policy.MEMBER)
    async def correct(
        self, request: Request[Any, Any, Any], session: Session, sight: Seen[NominationInSight], somebody: Somebody
    ) -> Template | Redirect:
        """A supervisor says what is wrong in that which was written down for them."""
        _require_own(sight, somebody)
        entry = await Entry.read(request, CorrectForm)
        if not entry.ok:
            return await _page(session, sight, somebody, entry, status=422)
        nomination = sight.seen.nomination
        await actions.correct(session, nomination, entry.value.what, by=somebody.id)
        await letters.tell_correction(session, sight.network, sight.seen, somebody, str(nomination.version))
        await session.commit()
        return go(f"/nominations/{nomination.id}", N_("Kiitos. Koordinaattori korjaa merkinnän."))


def _require_own(sight: NominationInSight, somebody: Person) -> None:
    if somebody.id not in (sight.seen.nominator.id, sight.seen.reader.id):
        raise NotAllowed(N_("Vain nimeäjä voi tehdä tämän."))


async def _page(
    session: Session, sight: NominationInSight, somebody: Person, entry: Entry[CorrectForm], status: int = 200
) -> Template:
    seen, stage = sight.seen, sight.seen.nomination.stage
    mine = somebody.id in (seen.nominator.id, seen.reader.id)
    return page(
        "network/nomination.html",
        network=sight.network,
        standing=sight.standing,
        seen=seen,
        story=await queries.story_of(session, seen.nomination),
        steps=transitions_from(stage, Role.COORDINATOR) if sight.standing.may("lead") else (),
        may_withdraw=mine and stage is Stage.PROPOSED,
        may_correct=mine and seen.entered_by is not None and not seen.nomination.correction,
        entry=entry,
        words=wording,
        status=status,
    )
