"""Seeds an expert by experience without e-mail, and a request to nominate that waits for an answer."""

from datetime import timedelta
from typing import Final

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo.scene import Scene
from agentnet.network.actions import requests as asking
from agentnet.network.actions.requests import Scope
from agentnet.network.flow import Role
from agentnet.network.models import Membership
from agentnet.people import actions
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Participant, Workshop

ASKED: Final = -3
WAITS: Final = timedelta(days=11)


async def seed(scene: Scene) -> None:
    """Vieno has been in the workshops that were held; Sari is asked for somebody."""
    session, network, heli = scene.session, scene.network, scene.people["heli"]
    with clock.travel(to=scene.at(-90, 10)):
        vieno = await actions.add_person(session, network.id, name="Vieno Kallio", email="", by=heli.id)
        vieno.organisation = "Kokemusyhdistys Rannikko"
        await actions.give_role(session, network.id, vieno, Role.EXPERIENCE, by=heli.id)
    held = select(Workshop).where(col(Workshop.network_id) == network.id, col(Workshop.stage) == Stage.CLOSED)
    for workshop in await session.scalars(held):
        session.add(Participant(workshop_id=workshop.id, person_id=vieno.id, name="Vieno"))
    await _a_term(scene)
    with clock.travel(to=scene.at(ASKED, 10)):
        due = (clock.now() + WAITS).date()
        message = "Uusi työpaja alkaa tammikuussa. Toivomme jotakuta, joka tuntee vastaanoton arjen."
        sari = [scene.people["sari"].id]
        await asking.ask(session, network.id, sari, Scope(), due_on=due, message=message, by=heli.id)
    await session.flush()


async def _a_term(scene: Scene) -> None:
    """Aino's first term: it can be renewed by a press."""
    found = await scene.session.scalars(
        select(Membership).where(
            col(Membership.person_id) == scene.people["aino"].id, col(Membership.role) == Role.AGENT
        )
    )
    if (mine := found.first()) is not None:
        mine.ends_on = scene.day(200)
