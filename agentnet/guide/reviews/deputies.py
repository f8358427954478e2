"""A director names a deputy for some days; both hear of it, and of its end."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock, db, notify
from agentnet.db import Session
from agentnet.guide.chapters import letters
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.flow import Stage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.reviews import queries
from agentnet.guide.reviews.models import Deputy
from agentnet.guide.reviews.queries import Away
from agentnet.network.actions.audits import audit
from agentnet.network.models import Network, Person
from agentnet.network.queries import directors_of
from agentnet.network.quiet import morning, today
from agentnet.network.rules import Standing
from agentnet.notify.models import Job
from agentnet.web import formats
from agentnet.words import N_, Refused, using

JOB: Final = "deputy-begins"
LONGEST: Final = timedelta(days=366)


class Unfit(Refused):
    """The naming does not fit; `field` says beside which answer the sentence belongs."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field


async def name_deputy(
    session: Session, network: Network, standing: Standing, deputy_id: UUID, starts: date, ends: date, *, by: Person
) -> Deputy:
    """`by` names somebody of the network to approve in their place.

    Raises:
        NotAllowed: `by` is no director. Unfit: the person or the days will not do.
    """
    standing.require("approve")
    people = {one.id: one for one in await queries.may_deputise(session, network.id, by)}
    if deputy_id not in people:
        raise Unfit("deputy_id", N_("Valitse sijaiseksi joku tämän verkoston jäsen."))
    _require_days(starts, ends)
    for away in await queries.aways_of(session, network.id):
        if away.deputy.starts_on <= ends and starts <= away.deputy.ends_on:
            _require_free(away, deputy_id, by)
    row = Deputy(network_id=network.id, director_id=by.id, deputy_id=deputy_id, starts_on=starts, ends_on=ends)
    session.add(row)
    await session.flush()
    audit(session, "name", row, by.id, network.id)
    await _tell(session, network, Away(row, by, people[deputy_id]))
    notify.enqueue(session, JOB, row.id, by=by.id, due_at=morning(starts) if starts > today(clock.now()) else None)
    return row


def _require_days(starts: date, ends: date) -> None:
    if ends < starts:
        raise Unfit("ends_on", N_("Viimeinen päivä on ennen ensimmäistä. Tarkista päivät."))
    if ends < today(clock.now()):
        raise Unfit("ends_on", N_("Päivät ovat jo menneet. Valitse tulevia päiviä."))
    if ends - starts > LONGEST:
        raise Unfit("ends_on", N_("Sijaisuus voi kestää enintään vuoden."))


def _require_free(away: Away, deputy_id: UUID, by: Person) -> None:
    """One deputy at a time, and none who is away then."""
    if away.director.id == by.id:
        raise Unfit("starts_on", N_("Sinulla on jo sijainen noina päivinä: {name}."), name=away.person.name)
    if away.director.id == deputy_id:
        raise Unfit("deputy_id", N_("{name} on itse poissa noina päivinä."), name=away.director.name)


async def end_deputy(session: Session, network: Network, away: Away, *, by: Person) -> None:
    """The director takes the naming back.

    Raises:
        Missing: it is another director's.
    """
    away.deputy.ended_at = clock.now()
    session.add(away.deputy)
    audit(session, "end", away.deputy, by.id, network.id)
    for person in (away.director, away.person):
        _post(session, network, person, "deputy-ended", away)


async def _tell(session: Session, network: Network, away: Away) -> None:
    areas = [one.area.name for one in await directors_of(session, network.id) if one.person.id == away.director.id]
    _post(session, network, away.person, "deputy-named", away, areas=", ".join(areas))
    _post(session, network, away.director, "deputy-kept", away)


def _post(session: Session, network: Network, person: Person, letter: str, away: Away, **values: str) -> None:
    if not person.email:
        return
    with using(person.language):
        days = f"{formats.day(away.deputy.starts_on)}–{formats.day(away.deputy.ends_on)}"
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=away.deputy.id,
        language=person.language,
        person_id=person.id,
        network_id=network.id,
        values={
            "name": person.name,
            "director": away.director.name,
            "deputy": away.person.name,
            "days": days,
            "network": network.name,
            "path": f"/networks/{network.id}/approvers",
            **values,
        },
    )


@notify.job_handler(JOB)
async def begin(job_id: UUID, _progress: notify.Progress) -> None:
    """On the first day the deputy is asked for what already waits."""
    async with db.writing() as session:
        job = await session.get_one(Job, job_id)
        row = await session.get(Deputy, job.about)
        if row is None or row.ended_at:
            return
        away = next((a for a in await _now(session, row.network_id) if a.deputy.id == row.id), None)
        if away is not None:
            await _ask_for_what_waits(session, away)
            await session.commit()


async def _now(session: Session, network_id: UUID) -> list[Away]:
    return await queries.aways_of(session, network_id, on=today(clock.now()))


async def _ask_for_what_waits(session: Session, away: Away) -> None:
    rows = await session.execute(
        select(Chapter.id, col(ChapterText.language))
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .where(
            Guide.network_id == away.deputy.network_id,
            ChapterText.stage == Stage.REVIEW,
            col(Chapter.binned_at).is_(None),
        )
    )
    for chapter_id, language in rows.all():
        seen = await chapters.chapter_seen_by(session, away.director, chapter_id, language)
        waits = {one.person.id for one in await queries.unanswered(session, seen)}
        if away.director.id in waits and away.person.id != seen.text.last_editor:
            await letters.deputy_asked(session, seen, away, slot=f"deputy:{away.deputy.id}")
