"""Asking for an edition, publishing what the job has set, and withdrawing one."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import col, select

from agentnet import notify
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import actions as chapters
from agentnet.guide.chapters.queries import chapter_seen_by
from agentnet.guide.editions import building, queries
from agentnet.guide.editions.freezing import freeze
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.editions.printing import FORMATS
from agentnet.guide.flow import Extent, Stage
from agentnet.guide.models import Chapter, ChapterText, Edition, Guide, Withdrawal
from agentnet.guide.reviews import signing
from agentnet.guide.thanks import letters as thanks
from agentnet.guide.thanks.queries import names_without_permission, permitted_names
from agentnet.network.flow import Role
from agentnet.network.models import Audit, Person
from agentnet.network.queries import people_with
from agentnet.notify.models import Job
from agentnet.words import N_, Refused

JOB = "edition"


async def ask(
    session: Session,
    guide: Guide,
    chosen: Sequence[UUID],
    *,
    change_note: str,
    by: Person,
    language: str = "",
    extent: Extent = Extent.MAJOR,
    formats: Collection[str] = (*FORMATS,),
    links: press.Links = "notes",
) -> UUID:
    """Ask for the next edition of these chapters; the job's id. Asked twice for one number, made once.

    Raises:
        Refused: nothing is chosen, something chosen is not approved, or its looks wait for a designer.
    """
    language = language or guide.languages[0]
    ready = {one.chapter.id: one for one in await queries.candidates(session, guide.id, language)}
    if not chosen:
        raise Refused(N_("Valitse painokseen vähintään yksi hyväksytty luku."))
    if set(chosen) - ready.keys():
        raise Refused(N_("Yksi valituista luvuista ei ole enää hyväksytty. Tarkista valinnat."))
    for one in dict.fromkeys(chosen):
        await _require_signed(session, ready[one], by)
    number = await queries.next_number(session, guide, language, extent)
    tries = await _tries(session, guide.id, number, language)
    asked = [[str(c), ready[c].revision.content_hash, ready[c].newer] for c in dict.fromkeys(chosen)]
    values = {
        "chapters": asked,
        "number": number,
        "change_note": change_note,
        "language": language,
        "extent": extent.value,
        "formats": [kind for kind in FORMATS if kind in formats],
        "links": links,
    }
    slot = f"{number}/{language}/{tries}"
    notify.enqueue(session, JOB, guide.id, by=by.id, slot=slot, values=values)
    await session.flush()
    job = await session.scalar(select(Job.id).where(Job.kind == JOB, Job.about == guide.id, Job.slot == slot))
    assert job is not None
    return job


async def _require_signed(session: Session, one: queries.Candidate, by: Person) -> None:
    if one.newer:
        return
    seen = await chapter_seen_by(session, by, one.chapter.id, one.text.language)
    if await signing.waits_for_sign_off(session, seen):
        raise Refused(
            N_("Luvun ”{title}” ulkoasua on muutettu, eikä palvelumuotoilija ole vielä kuitannut sitä."),
            title=one.revision.title,
        )


async def _tries(session: Session, guide_id: UUID, number: str, language: str) -> int:
    """How many attempts at this number have failed: a new one needs a slot of its own."""
    rows = await session.scalars(select(Job).where(Job.kind == JOB, Job.about == guide_id))
    asked = [job for job in rows if (job.values.get("number"), job.values.get("language")) == (number, language)]
    return sum(1 for job in asked if job.state == "failed")


async def chosen_for(session: Session, guide: Guide, job: Job) -> list[queries.Candidate]:
    """The chapters that were asked for, in the very words of that moment.

    Raises:
        Refused: one of them has been edited, or is not approved any more.
    """
    wanted = {(UUID(id), words, newer) for id, words, newer in job.values["chapters"]}
    ready = await queries.candidates(session, guide.id, str(job.values["language"]))
    chosen = [c for c in ready if (c.chapter.id, c.revision.content_hash, c.newer) in wanted]
    if len(chosen) < len(wanted):
        raise Refused(
            N_("Jokin valituista luvuista on muuttunut, eikä painosta tehty. Tarkista luvut ja yritä uudelleen.")
        )
    return chosen


async def publish(session: Session, guide_id: UUID, draft: building.Draft, job: Job) -> bool:
    """Freeze what was set, if the same words are still the approved ones. False: somebody whose name was set in it
    has taken the permission back meanwhile, so it must be set again.
    """
    guide = await session.get_one(Guide, guide_id, with_for_update=True)
    texts = select(ChapterText.id).join(Chapter, col(Chapter.id) == col(ChapterText.chapter_id))
    await session.execute(texts.where(Chapter.guide_id == guide.id).with_for_update())
    now = await chosen_for(session, guide, job)
    if set(draft.pressed.contributors) - set(await permitted_names(session, guide.network_id, draft.cited)):
        return False
    for row in draft.chapters:
        if await names_without_permission(session, guide.network_id, {UUID(id) for id in row.findings}, row.plain):
            return False
    await freeze(session, draft)
    by = await session.get_one(Person, draft.edition.by)
    for candidate in now:
        if candidate.text.stage is Stage.APPROVED and not candidate.newer:
            chapters.release(session, candidate.text, by=by)
    session.add(
        Audit(by=by.id, network_id=guide.network_id, verb="release", kind="edition", object_id=draft.edition.id)
    )
    await _tell(session, guide, draft.edition)
    await thanks.post(session, guide, draft.edition)
    return True


async def _tell(session: Session, guide: Guide, edition: Edition) -> None:
    for person in await people_with(session, guide.network_id, *(set(Role) - {Role.STAFF})):
        if person.email:
            notify.post(
                session,
                to=person.email,
                letter="edition-out",
                about=edition.id,
                language=person.language,
                person_id=person.id,
                network_id=guide.network_id,
                values={
                    "name": person.name,
                    "guide": edition.title,
                    "number": edition.number,
                    "note": edition.change_note,
                    "path": f"/g/{guide.slug}/{in_address(edition.number, edition.language, guide.languages[0])}",
                },
            )


async def withdraw(session: Session, edition: Edition, reason: str, *, by: Person) -> Withdrawal:
    """Set a tombstone: the edition stays, readers are told why it no longer holds.

    Raises:
        Refused: it is withdrawn already.
    """
    if await session.scalar(select(Withdrawal).where(col(Withdrawal.edition_id) == edition.id)):
        raise Refused(N_("Painos on jo vedetty pois."))
    made = Withdrawal(edition_id=edition.id, reason=reason, by=by.id)
    session.add(made)
    return made
