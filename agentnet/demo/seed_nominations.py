"""Seeds nominations, one in each stage, the agents that came of them, and the SOTE pairs."""

from datetime import timedelta
from itertools import cycle
from typing import Final

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo import people as cast
from agentnet.demo.people import PEOPLE, PROPOSALS, Proposal
from agentnet.demo.scene import Scene
from agentnet.network import actions, queries
from agentnet.network.actions.steps import step
from agentnet.network.flow import Role, Stage
from agentnet.network.models import Membership, Nomination
from agentnet.network.pages import letters

ANSWERED: Final = timedelta(days=2)
LONG_SILENCE: Final = timedelta(days=15)
REMEMBERED: Final = 30
"""Letters about nominations that are older, in days, have been cleared away."""
PAUSED: Final = -23
ENDED: Final = -80
PAIRED: Final = -60
JOINS: Final = frozenset({Stage.ACTIVE, Stage.PAUSED, Stage.ENDED})


async def seed(scene: Scene) -> None:
    """Everybody who was nominated, in the order of the days."""
    for proposal in sorted((*_agents(), *PROPOSALS), key=lambda one: -one.days):
        await _live(scene, proposal)
    await _code_names(scene)
    with clock.travel(to=scene.at(PAIRED, 14)):
        for social, health in cast.PAIRS:
            one, other = scene.people[social].id, scene.people[health].id
            await actions.make_pair(scene.session, scene.network.id, one, other, by=scene.people["ville"].id)
            await scene.session.flush()


def _agents() -> list[Proposal]:
    """A nomination for every agent who is simply active."""
    odd = {p.key for p in PROPOSALS}
    agents = [one for one in PEOPLE if one.role is Role.AGENT and one.key not in odd]
    return [
        Proposal(one.name, one.key, one.unit, cast.NOMINATORS.get(one.unit, "sari"), why, Stage.ACTIVE, 108)
        for one, why in zip(agents, cycle(cast.REASONS), strict=False)
    ]


async def _live(scene: Scene, proposal: Proposal) -> None:
    """From the nomination to where it stands now."""
    session, by = scene.session, scene.people[proposal.by]
    with clock.travel(to=scene.at(-proposal.days, 9)):
        nomination = await actions.nominate(
            session,
            scene.network.id,
            name=proposal.name,
            email=proposal.address,
            unit_id=scene.units[proposal.unit].id,
            why=proposal.why,
            by=by,
        )
        if proposal.days < REMEMBERED:
            await letters.tell_coordinators(session, scene.network, nomination, by)
    if proposal.stage is Stage.PROPOSED:
        return
    with clock.travel(to=scene.at(-proposal.days, 15)):
        token = await _decide(scene, nomination, proposal.stage)
    if token:
        await _answer(scene, nomination, proposal, token)


async def _decide(scene: Scene, nomination: Nomination, stage: Stage) -> str:
    """The coordinator's word; the key of the invitation, if one went out."""
    heli = scene.people["heli"]
    if stage is Stage.CONFIRMED:
        await step(scene.session, nomination, "confirm", Role.COORDINATOR, by=heli.id)
        return ""
    token = await actions.move(
        scene.session, nomination, "reject" if stage is Stage.REJECTED else "confirm", by=heli.id
    )
    if token and stage is Stage.INVITED:
        seen, _standing = await queries.nomination_seen_by(scene.session, heli, nomination.id)
        await letters.invite(scene.session, scene.network, seen, token)
    return token


async def _answer(scene: Scene, nomination: Nomination, proposal: Proposal, token: str) -> None:
    session = scene.session
    invitation, *_ = await queries.invitation_by(session, token)
    asked = scene.at(-proposal.days, 15)
    if proposal.stage is Stage.EXPIRED:
        with clock.travel(to=asked + LONG_SILENCE):
            await actions.expire(session, invitation, nomination)
    if proposal.stage is Stage.DECLINED:
        with clock.travel(to=asked + ANSWERED):
            await actions.decline(session, invitation, nomination)
    if proposal.stage in JOINS:
        with clock.travel(to=asked + ANSWERED):
            await actions.accept(session, invitation, nomination)
    for stage, name, day in ((Stage.PAUSED, "pause", PAUSED), (Stage.ENDED, "end", ENDED)):
        if proposal.stage is stage:
            with clock.travel(to=scene.at(day, 10)):
                await actions.move(session, nomination, name, by=scene.people["heli"].id)


async def _code_names(scene: Scene) -> None:
    await scene.session.flush()
    keys = {person.id: key for key, person in scene.people.items()}
    for membership in await scene.session.scalars(select(Membership).where(col(Membership.role) == Role.AGENT)):
        membership.code_name = cast.CODE_NAMES.get(keys[membership.person_id], "")
    await scene.session.flush()
