"""Seeds what came of the workshops: promises that were told about, and the page that was published."""

from datetime import timedelta

from agentnet import clock
from agentnet.demo.outcomes import INTRO, ONWARD, QUESTIONS, TRIED
from agentnet.demo.scene import Scene
from agentnet.workshops.outcomes import actions as outcomes
from agentnet.workshops.outcomes import queries
from agentnet.workshops.promises import actions as promises


async def seed(scene: Scene) -> None:
    await _promises(scene)
    await _take_home(scene)


async def _promises(scene: Scene) -> None:
    """Given at the end of the first workshop, told about before the second."""
    session, first, second = scene.session, scene.workshops["w1"], scene.workshops["w2"]
    for tried in TRIED:
        who = scene.participants["w1", tried.by]
        with clock.travel(to=first.ends_at):
            await promises.give(session, first, who, text=tried.text, sharing=tried.sharing)
        with clock.travel(to=second.starts_at - timedelta(days=3)):
            await promises.answer(session, first, who, kept=tried.kept, learnt=tried.learnt)


async def _take_home(scene: Scene) -> None:
    """The third workshop's page, published the day after."""
    workshop, heli = scene.workshops["w3"], scene.people["heli"]
    made = await queries.page_of(scene.session, workshop, None)
    with clock.travel(to=workshop.ends_at + timedelta(days=1)):
        await outcomes.save(
            scene.session,
            workshop,
            intro=INTRO,
            onward=ONWARD,
            questions=QUESTIONS,
            notes=[one.id for board in made.boards for one in board.shown],
            version=0,
            by=heli,
        )
        await outcomes.publish(scene.session, workshop, by=heli)
