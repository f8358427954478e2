"""One nomination: its story, and the coordinator's buttons."""

from typing import Any

from litestar import Controller, Request, get, post
from litestar.di import Provide
from litestar.response import Redirect, Template

from agentnet.live import hub
from agentnet.network import actions, queries, wording
from agentnet.network.flow import Role, Stage, transitions_from
from agentnet.network.pages import letters
from agentnet.network.pages.doors import NominationInSight, nomination_in_sight
from agentnet.web import Entry, Form, Line, Policy, Seen, Session, Somebody, go, page
from agentnet.words import Refused


class StepForm(Form):
    step: Line = ""


class NominationPages(Controller):
    path = "/nominations/{nomination_id:uuid}"
    dependencies = {"sight": Provide(nomination_in_sight)}

    @get(policy=Policy.MEMBER)
    async def show(self, session: Session, sight: Seen[NominationInSight]) -> Template:
        leads = sight.standing.may("lead")
        stage = sight.seen.nomination.stage
        return page(
            "network/nomination.html",
            network=sight.network,
            standing=sight.standing,
            seen=sight.seen,
            story=await queries.story_of(session, sight.seen.nomination),
            steps=transitions_from(stage, Role.COORDINATOR) if leads else (),
            words=wording,
        )

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
