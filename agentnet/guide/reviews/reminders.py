"""Those who have not answered are reminded: after five and ten working days, or when a coordinator says so.

Silence is never approval: a reminder changes nothing but that somebody knows.
"""

from typing import Final
from uuid import UUID

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.guide.chapters import letters
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterStep, ChapterText, Guide
from agentnet.guide.reviews import queries
from agentnet.network.models import Network
from agentnet.network.quiet import morning, today, workday_after
from agentnet.network.rules import Standing
from agentnet.notify.models import Job
from agentnet.web import formats
from agentnet.words import N_, Refused, using

JOB: Final = "review-reminder"
AFTER: Final = (5, 10)
"""Working days from the asking."""


def plan(session: Session, step: ChapterStep) -> None:
    """Ask the worker for the reminders of one asking; those of an earlier one will find that they are old."""
    for days in AFTER:
        due = morning(workday_after(today(clock.now()), days))
        notify.enqueue(session, JOB, step.text_id, by=None, slot=f"{step.id}:{days}", due_at=due)


@notify.job_handler(JOB)
async def remind(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        text = await session.get(ChapterText, job.about)
        step = await queries.asked_on(session, job.about)
        if text is None or step is None or text.stage is not Stage.REVIEW or not job.slot.startswith(f"{step.id}:"):
            return
        if (seen := await _seen(session, text)) is not None:
            await _remind(session, seen, step, slot=job.slot)
            await session.commit()


async def _seen(session: Session, text: ChapterText) -> Seen | None:
    """The text as the house itself sees it, for nobody's eyes."""
    chapter = await session.get_one(Chapter, text.chapter_id)
    if chapter.binned_at is not None:
        return None
    guide = await session.get_one(Guide, chapter.guide_id)
    network = await session.get_one(Network, guide.network_id)
    nobody = Standing(chapter.id, network.id, frozenset())
    return Seen(chapter, text, guide, network, nobody, await chapters.areas_of(session, chapter.id))


async def remind_now(session: Session, seen: Seen) -> int:
    """A coordinator's press: once a day. The number of those who get a letter.

    Raises:
        Refused: the text is not in review, or everybody has answered.
    """
    await chapters.hold(session, seen)
    step = await queries.asked_on(session, seen.text.id)
    if step is None or seen.text.stage is not Stage.REVIEW:
        raise Refused(N_("Luku ei ole nyt johtajien käsittelyssä."))
    told = await _remind(session, seen, step, slot=f"{step.id}:{today(clock.now())}")
    if not told:
        raise Refused(N_("Kukaan ei ole vastausta vailla."))
    return told


async def _remind(session: Session, seen: Seen, step: ChapterStep, *, slot: str) -> int:
    people = [one.person for one in await queries.unanswered(session, seen)]
    with using(seen.text.language):
        asked = formats.day(step.created_at)
    return await letters.reminded(session, seen, people, slot=slot, asked=asked)
