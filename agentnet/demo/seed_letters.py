"""Seeds what has happened to letters: one that came back, one that was refused, and a letter to many that waits."""

from typing import Final

from sqlmodel import select

from agentnet import clock
from agentnet.demo.scene import Scene
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.notify import bulk, troubles, wishes
from agentnet.notify.bulk.models import BulkStage
from agentnet.notify.kinds import Group, When
from agentnet.notify.models import Delivery, Letter

GONE: Final = "5.1.1 The email account that you tried to reach does not exist"
FULL: Final = "SMTPRecipientRefused: (452, '4.2.2 The recipient mailbox is over quota')"
LETTER: Final = {
    "fi": {
        "subject": "Marraskuun työpajan tila vaihtui",
        "text": "Hei {nimi}!\n\nKokoonnumme tutussa talossa mutta toisessa kerroksessa: sali 3, kolmas kerros."
        "\n\nHissi on pääoven vieressä. Nähdään pian!",
    },
    "sv": {
        "subject": "Nytt rum för workshoppen i november",
        "text": "Hej {nimi}!\n\nVi träffas i samma hus men på en annan våning: sal 3, tredje våningen.",
    },
}


async def seed(scene: Scene) -> None:
    session = scene.session
    agents = await people_with(session, scene.network.id, Role.AGENT)
    for person, delivery, error in zip(agents[-2:], (Delivery.BOUNCED, Delivery.FAILED), (GONE, FULL), strict=True):
        mine = select(Letter).where(Letter.person_id == person.id, Letter.kind == "task-given")
        if (letter := (await session.scalars(mine)).first()) is not None:
            letter.delivery, letter.error = delivery, error
            for _time in range(2 if delivery is Delivery.BOUNCED else 1):
                await troubles.note(session, letter.address, error)
    await wishes.wish(session, agents[0].id, Group.GUIDE, When.DIGEST)
    draft = await bulk.start(session, scene.network, scene.people["heli"], [person.id for person in agents])
    draft.texts, draft.stage, draft.created_at = LETTER, BulkStage.WAITING, clock.now()
    await _quiet_one(scene, agents)


async def _quiet_one(scene: Scene, agents: list[Person]) -> None:
    """Somebody wants none of the network's letters: the one who writes to many sees it before it leaves."""
    await wishes.wish(scene.session, agents[1].id, Group.NETWORK, When.NEVER)
