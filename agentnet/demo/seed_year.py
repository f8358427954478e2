"""Seeds the year of the sample: quiet periods, something to do, and an offer of responsibility."""

from datetime import date

from sqlmodel import col, select

from agentnet import clock
from agentnet.demo.scene import Scene
from agentnet.guide.register.flow import Status
from agentnet.guide.register.models import RegisterEntry
from agentnet.year import actions
from agentnet.year.ending import handing


async def seed(scene: Scene) -> None:
    heli, ville = scene.people["heli"], scene.people["ville"]
    year = scene.today.year
    network = scene.network
    with clock.travel(to=scene.at(-30, 9)):
        for name, first, last in (
            ("Joulu ja loppiainen", date(year, 12, 21), date(year + 1, 1, 6)),
            ("Kesäloma", date(year + 1, 6, 29), date(year + 1, 8, 2)),
        ):
            await actions.add_quiet(scene.session, network.id, name, first, last, by=heli.id)
        for title, days, owner in (
            ("Varaa kevään työpajojen tilat", 9, heli.id),
            ("Sovi johtajien tapaaminen tammikuulle", 16, ville.id),
            ("Tilaa tarrat uusille agenteille", 23, None),
        ):
            due = scene.day(days)
            await actions.add_todo(scene.session, network.id, id=None, title=title, due_on=due, owner_id=owner)
    entry = await scene.session.scalar(
        select(RegisterEntry)
        .where(col(RegisterEntry.network_id) == network.id, col(RegisterEntry.status) == Status.WORKING)
        .limit(1)
    )
    if entry is not None:
        with clock.travel(to=scene.at(-3, 10)):
            await handing.offer(scene.session, network, "entry", entry.id, scene.people["maija"], by=heli)
