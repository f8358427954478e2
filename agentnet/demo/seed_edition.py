"""Makes the sample's edition as the job does, but in the seeding's own transaction."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from agentnet import clock
from agentnet.demo.scene import HELSINKI, Scene
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.editions import building, queries
from agentnet.guide.editions.freezing import freeze
from agentnet.guide.editions.printing import printed
from agentnet.guide.flow import Stage
from agentnet.guide.models import Edition, Guide
from agentnet.guide.reviews import terms
from agentnet.network.models import Audit, Person

FORMATS: Final = ("pdf", "epub", "zip")
"""The sample starts quickly: its other files come with the edition that its visitor makes."""


async def release(
    scene: Scene, guide: Guide, change_note: str, formats: Collection[str] = FORMATS, *, by: Person
) -> Edition:
    """Gather what is approved, set it in type in a child process, freeze it, and move its chapters on."""
    session = scene.session
    approved = [one for one in await queries.candidates(session, guide.id) if one.text.stage is Stage.APPROVED]
    today = clock.now().astimezone(HELSINKI).date()
    for one in approved:
        one.chapter.valid_from, one.chapter.look_again_by = today, today + timedelta(days=365)
    number = await queries.next_number(session, guide)
    draft = await building.gather(session, guide, approved, building.Wish(number, change_note, by.id))
    tools = await draft.belongings.tool_contents()
    draft.made = await printed(draft.pressed, formats, tools, draft.sheets, _unseen)
    await freeze(session, draft)
    for one in approved:
        chapters.release(session, one.text, by=by)
        terms.plan(session, one.chapter)
    session.add(
        Audit(by=by.id, network_id=guide.network_id, verb="release", kind="edition", object_id=draft.edition.id)
    )
    return draft.edition


async def _unseen(per_cent: int, said: str = "") -> None:
    """Nobody watches the seeding."""
