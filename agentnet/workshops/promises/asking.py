"""Some days before the network's next workshop, a letter asks everybody how their promise went. Once a promise."""

from datetime import UTC
from uuid import UUID

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.network.queries import people_with
from agentnet.network.rules import TAKES_PART
from agentnet.notify.models import Job
from agentnet.web import formats
from agentnet.words import using
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop
from agentnet.workshops.promises import queries
from agentnet.workshops.promises.rules import ASKED_BEFORE

JOB = "promises-asked"


def plan(session: Session, workshop: Workshop) -> None:
    """Ask the worker to write before this workshop as it is now planned; an earlier plan will find that it is old."""
    if workshop.stage is Stage.OPEN and workshop.starts_at > clock.now():
        due = max(clock.now(), workshop.starts_at - ASKED_BEFORE)
        notify.enqueue(session, JOB, workshop.id, by=None, slot=_slot(workshop), due_at=due)


def _slot(workshop: Workshop) -> str:
    return f"{workshop.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M}"


@notify.job_handler(JOB)
async def ask(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        coming = await session.get(Workshop, job.about)
        if coming is None or coming.stage is not Stage.OPEN or job.slot != _slot(coming):
            return
        await write(session, coming)
        await session.commit()


async def write(session: Session, coming: Workshop) -> None:
    """A letter to each who has promised, has not told, and still belongs here. It does not repeat the promise."""
    people = {person.id: person for person in await people_with(session, coming.network_id, *TAKES_PART)}
    for asked in await queries.unanswered(session, coming):
        person = people.get(asked.person_id)
        if person is None or not person.email:
            continue
        with using(person.language):
            when = formats.moment(coming.starts_at)
        notify.post(
            session,
            to=person.email,
            letter="promise-asked",
            about=asked.promise.id,
            language=person.language,
            person_id=person.id,
            network_id=coming.network_id,
            values={
                "name": person.name,
                "title": asked.workshop.title,
                "next": coming.title,
                "when": when,
                "path": f"/workshops/{asked.workshop.id}/promise",
            },
        )
