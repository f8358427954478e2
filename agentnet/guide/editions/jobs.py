"""The job that makes an edition: read what is approved, set it in child processes, freeze it in one transaction."""

from collections.abc import Sequence
from uuid import UUID

from agentnet import db, notify
from agentnet.guide.editions import actions, building, queries
from agentnet.guide.editions.printing import printed
from agentnet.guide.flow import Extent
from agentnet.guide.models import Guide
from agentnet.notify.models import Job
from agentnet.words import _


@notify.job_handler(actions.JOB)
async def build(job_id: UUID, progress: notify.Progress) -> None:
    """Read, set, freeze. Run again after a crash it finds the edition made and leaves it."""
    async with db.reading() as session:
        job = await session.get_one(Job, job_id)
        guide = await session.get_one(Guide, job.about)
        wish = wished(job)
        made = await queries.editions_of(session, guide.id, wish.language)
        if any(edition.number == wish.number for edition in made):
            return
        chosen = await actions.chosen_for(session, guide, job)
    while not await _made(guide, job, wish, chosen, progress):
        pass


async def _made(
    guide: Guide, job: Job, wish: building.Wish, chosen: Sequence[queries.Candidate], progress: notify.Progress
) -> bool:
    """Set and freeze what is chosen. False: a name that was set may not be printed any more."""
    await progress(10, _("Kootaan luvut"))
    async with db.reading() as session:
        draft = await building.gather(session, guide, chosen, wish)
    tools = await draft.belongings.tool_contents()
    draft.made = await printed(draft.pressed, job.values["formats"], tools, draft.sheets, progress)
    await progress(95, _("Jäädytetään painos"))
    async with db.writing() as session:
        frozen = await actions.publish(session, guide.id, draft, job)
        await session.commit()
    return frozen


def wished(job: Job) -> building.Wish:
    """What the job was asked for."""
    assert job.by is not None
    asked = job.values
    return building.Wish(
        number=str(asked["number"]),
        change_note=str(asked["change_note"]),
        by=job.by,
        language=str(asked["language"]),
        extent=Extent(asked["extent"]),
        links=asked["links"],
    )
