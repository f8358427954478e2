"""Seeds the polls: made with their point of the programme, answered while it was on."""

from uuid import uuid4

from sqlalchemy import update
from sqlmodel import col

from agentnet.demo.polls import POLLS, Ask
from agentnet.demo.scene import Scene
from agentnet.workshops.models import Activity, Workshop
from agentnet.workshops.polls import actions
from agentnet.workshops.polls.flow import Step
from agentnet.workshops.polls.models import Poll, PollText
from agentnet.workshops.polls.queries import poll_of
from agentnet.workshops.polls.rules import Given
from agentnet.workshops.polls.words import fold


async def make(scene: Scene, workshop: Workshop, activity: Activity, key: str) -> None:
    """The poll of a point of the programme, if the sample has one; the programme may have made it already."""
    ask = POLLS[key]
    if await poll_of(scene.session, activity.id) is None:
        known = {"question": ask.question, "kind": ask.kind, "options": ask.options}
        await actions.make_poll(scene.session, workshop=workshop, activity_id=activity.id, **known)  # type: ignore[arg-type]


async def hold(scene: Scene, activity: Activity, key: str) -> None:
    """Opened, answered by those who were there, closed and shown."""
    session, ask = scene.session, POLLS[key]
    poll = await poll_of(session, activity.id)
    assert poll is not None
    await actions.take(session, poll, Step.OPEN)
    await _answer(scene, poll, ask)
    for step in (Step.CLOSE, Step.SHOW):
        await actions.take(session, poll, step)


async def _answer(scene: Scene, poll: Poll, ask: Ask) -> None:
    people = [who for (workshop, _key), who in scene.participants.items() if workshop == ask.workshop]
    for n, who in enumerate(people):
        mine = [word for at, (word, _base) in enumerate(ask.words) if at % len(people) == n]
        if mine:
            await actions.answer(scene.session, poll, who, Given(texts=tuple(mine)), op_id=uuid4())
    for word, base in ask.words:
        theirs = (col(PollText.poll_id) == poll.id, col(PollText.form) == fold(word))
        await scene.session.execute(update(PollText).where(*theirs).values(base=base))
