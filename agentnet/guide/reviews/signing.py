"""Changes of looks alone: the directors' approvals hold, a designer signs them off. Each leaves a step."""

from agentnet.db import Session
from agentnet.guide.chapters import letters, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import EDITABLE
from agentnet.guide.models import ChapterStep
from agentnet.network.models import Person
from agentnet.words import N_, Refused

LAYOUT, SIGN = "layout", "sign"


def _step(seen: Seen, name: str, by: Person) -> ChapterStep:
    stage = seen.text.stage
    return ChapterStep(text_id=seen.text.id, name=name, was=stage, now=stage, by=by.id, revision=seen.text.revision)


async def layout_changed(session: Session, seen: Seen, *, by: Person) -> None:
    """The looks of a text have changed after it went to review (its picture, sizes, what is left out of the hash)."""
    if seen.text.stage in EDITABLE:
        return
    step = _step(seen, LAYOUT, by)
    session.add(step)
    await letters.layout_changed(session, seen, slot=step.id, by=by)


async def waits_for_sign_off(session: Session, seen: Seen) -> bool:
    """The looks have changed since a designer last signed them off (or since the words did)."""
    for step in reversed(await queries.steps_of(session, seen.text.id)):
        if step.name in (LAYOUT, SIGN):
            return step.name == LAYOUT
        if step.now in EDITABLE:
            return False
    return False


async def sign_off(session: Session, seen: Seen, *, by: Person) -> None:
    """A designer has looked and it is fine.

    Raises:
        NotAllowed: `by` is no designer nor coordinator. Refused: there is nothing to sign.
    """
    seen.standing.require("design")
    await queries.hold(session, seen)
    if not await waits_for_sign_off(session, seen):
        raise Refused(N_("Ulkoasussa ei ole kuitattavaa."))
    session.add(_step(seen, SIGN, by))
