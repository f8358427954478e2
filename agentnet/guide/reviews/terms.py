"""Who answers for a chapter, from when it holds, when it is looked at again; its owner is reminded a month before."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import select

from agentnet import clock, db, notify
from agentnet.accounts import links
from agentnet.db import Session
from agentnet.guide.chapters.queries import Seen, chapters_of
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.reviews.forms import TermsForm
from agentnet.network.actions.audits import audit
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import people_with
from agentnet.network.quiet import morning, today, workday_from
from agentnet.network.rules import CONTRIBUTORS
from agentnet.notify.models import Job
from agentnet.web import formats
from agentnet.words import N_, Refused, using

JOB: Final = "look-again"
BEFORE: Final = timedelta(days=30)
NEAR: Final = timedelta(days=60)


class BadTerms(Refused):
    """The days or the person do not fit; `field` says beside which answer the sentence belongs."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


async def owners(session: Session, network_id: UUID) -> list[Person]:
    """Who may be the owner: anybody of the network."""
    return await people_with(session, network_id, *CONTRIBUTORS)


async def set_terms(session: Session, seen: Seen, form: TermsForm, *, by: Person) -> None:
    """Keep what the form says and ask the worker for the reminder.

    Raises:
        NotAllowed: `by` does not lead. BadTerms.
    """
    seen.standing.require("lead")
    if form.valid_from and form.look_again_by and form.look_again_by <= form.valid_from:
        raise BadTerms("look_again_by", N_("Tarkistuspäivän pitää olla voimaantulon jälkeen."))
    if form.owner_id and form.owner_id not in {one.id for one in await owners(session, seen.network.id)}:
        raise BadTerms("owner_id", N_("Valitse joku tämän verkoston jäsen."))
    chapter = seen.chapter
    chapter.owner, chapter.owner_id, chapter.valid_from = form.owner, form.owner_id, form.valid_from
    moved = chapter.look_again_by != form.look_again_by
    chapter.look_again_by = form.look_again_by
    seen.text.register_number = form.register_number
    session.add_all((chapter, seen.text))
    audit(session, "set terms", chapter, by.id, seen.network.id)
    if moved:
        plan(session, chapter)


def plan(session: Session, chapter: Chapter) -> None:
    """The reminder of the day as it is now; one of an earlier day will find that it is old."""
    if chapter.look_again_by:
        due = morning(workday_from(chapter.look_again_by - BEFORE))
        notify.enqueue(session, JOB, chapter.id, by=None, slot=chapter.look_again_by.isoformat(), due_at=due)


@notify.job_handler(JOB)
async def remind(job_id: UUID, _progress: notify.Progress) -> None:
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        chapter = await session.get(Chapter, job.about)
        if chapter is None or chapter.binned_at or not chapter.look_again_by:
            return
        if chapter.look_again_by.isoformat() == job.slot:
            await _write(session, chapter, chapter.look_again_by)
            await session.commit()


async def _write(session: Session, chapter: Chapter, day: date) -> None:
    """To the owner; where there is none, to the coordinators."""
    guide = await session.get_one(Guide, chapter.guide_id)
    text = await session.scalar(
        select(ChapterText).where(ChapterText.chapter_id == chapter.id, ChapterText.language == guide.languages[0])
    )
    owner = await session.get(Person, chapter.owner_id) if chapter.owner_id else None
    owner = owner if owner and owner.email and not owner.binned_at else None
    people = [owner] if owner else await people_with(session, guide.network_id, Role.COORDINATOR)
    for person in people if text else ():
        with using(person.language):
            said = formats.day(day)
        notify.post(
            session,
            to=person.email or "",
            letter=JOB,
            about=chapter.id,
            language=person.language,
            person_id=person.id,
            network_id=guide.network_id,
            slot=day.isoformat(),
            values={
                "name": person.name,
                "chapter": text.title if text else "",
                "guide": guide.title,
                "day": said,
                "owner": chapter.owner,
                "token": links.lead(session, person, f"/chapters/{chapter.id}"),
            },
        )


async def near(session: Session, guide: Guide) -> list[tuple[Chapter, ChapterText, bool]]:
    """Chapters whose day to be looked at again is near or past (then True), the soonest first."""
    day = today(clock.now())
    found = [
        (chapter, text, chapter.look_again_by < day)
        for chapter, text in await chapters_of(session, guide.id, guide.languages[0])
        if chapter.look_again_by and chapter.look_again_by <= day + NEAR
    ]
    return sorted(found, key=lambda one: one[0].look_again_by or day)
