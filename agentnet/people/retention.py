"""How long things are kept, as data, and the nightly job that lets them go. `docs/privacy.md` has the same table.

What a public authority has to archive (editions, approval records, decisions) is not here: the county decides of it.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, delete, exists, update
from sqlmodel import SQLModel, col, select

from agentnet import clock, db, notify
from agentnet.accounts.models import Guest, SignedIn, SignInLink
from agentnet.asking.models import TextReport
from agentnet.db import Session
from agentnet.guide.writing.models import Draft
from agentnet.network.flow import Stage
from agentnet.network.models import Audit, Membership, Nomination, NominationStep, Person
from agentnet.network.quiet.days import HELSINKI
from agentnet.notify.models import AddressTrouble, Delivery, Job, JobState, Letter
from agentnet.people.mine.erasing import Erased, erase, needed_in
from agentnet.people.models import PaperCode
from agentnet.surveys.flow import Stage as SurveyStage
from agentnet.surveys.models import Invited, SurveyStep
from agentnet.words import N_
from agentnet.workshops.boards.models import Note, Remark
from agentnet.workshops.models import Participant, Workshop

JOB: Final = "retention"
HOUR: Final = 3
_ABOUT: Final = UUID("2e7e9710-0000-4000-8000-000000000000")
"""The job is about no row."""
GUEST: Final = "Vieras"


class Rule(NamedTuple):
    """`what` is kept for `days` after the moment that `since` names; then `how` it goes."""

    key: str
    what: str
    since: str
    days: int
    go: Callable[[Session, datetime], Awaitable[int]]


async def _delete(session: Session, table: type[SQLModel], where: ColumnElement[bool]) -> int:
    return _rows(await session.execute(delete(table).where(where)))


async def _change(session: Session, table: type[SQLModel], where: ColumnElement[bool], **values: Any) -> int:
    return _rows(await session.execute(update(table).where(where).values(**values)))


def _rows(result: Any) -> int:
    assert isinstance(result, CursorResult)
    return result.rowcount


async def _links(session: Session, before: datetime) -> int:
    return await _delete(session, SignInLink, col(SignInLink.expires_at) < before)


async def _sessions(session: Session, before: datetime) -> int:
    return await _delete(session, SignedIn, col(SignedIn.expires_at) < before)


async def _letters(session: Session, before: datetime) -> int:
    """The row stays, so that the same letter is never sent again. Addresses that letters came back from go too."""
    done = col(Letter.delivery).not_in([Delivery.WAITING, Delivery.SENDING, Delivery.DIGEST])
    old = (col(Letter.created_at) < before) & done & (col(Letter.address).not_like("poistettu-%"))
    gone = 0
    for letter in await session.scalars(select(Letter).where(old)):
        letter.values, letter.error, letter.person_id = {}, "", None
        letter.address, gone = f"poistettu-{letter.id}", gone + 1
    await session.flush()
    return gone + await _delete(session, AddressTrouble, col(AddressTrouble.last_at) < before)


async def _jobs(session: Session, before: datetime) -> int:
    old = (col(Job.done_at) < before) & (col(Job.state) == JobState.DONE) & col(Job.by).is_not(None)
    return await _change(session, Job, old, by=None, said="")


async def _guests(session: Session, before: datetime) -> int:
    """Names of guests, and the same names on their notes and in the lists of who was there."""
    inside = (
        select(col(Participant.id))
        .join(Workshop, col(Workshop.id) == col(Participant.workshop_id))
        .where(col(Workshop.closed_at) < before, col(Participant.guest_id).is_not(None))
    )
    still = exists().where(
        col(Participant.guest_id) == col(Guest.id),
        col(Participant.workshop_id) == col(Workshop.id),
        col(Workshop.closed_at).is_(None) | (col(Workshop.closed_at) >= before),
    )
    ended = exists().where(
        col(Participant.guest_id) == col(Guest.id),
        col(Participant.workshop_id) == col(Workshop.id),
        col(Workshop.closed_at) < before,
    )
    for table in (Note, Remark):
        await _change(session, table, col(table.participant_id).in_(inside) & (col(table.signed) != ""), signed=GUEST)
    await _change(session, Participant, col(Participant.id).in_(inside), name=GUEST)
    return await _change(session, Guest, ended & ~still & (col(Guest.name) != GUEST), name=GUEST)


async def _nominations(session: Session, before: datetime) -> int:
    """Those that came to nothing."""
    closed = col(Nomination.stage).in_([Stage.DECLINED, Stage.REJECTED, Stage.EXPIRED])
    later = exists().where(
        col(NominationStep.nomination_id) == col(Nomination.id), col(NominationStep.created_at) >= before
    )
    old = closed & (col(Nomination.created_at) < before) & ~later & (col(Nomination.email) != "")
    return await _change(session, Nomination, old, name="Poistettu", email="", phone="", why="")


async def _phones(session: Session, before: datetime) -> int:
    """Of people whom nobody reminds any more."""
    mine = col(Membership.person_id) == col(Person.id)
    left = exists().where(mine, col(Membership.ends_at) < before)
    still = exists().where(mine, col(Membership.ends_at).is_(None) | (col(Membership.ends_at) >= before))
    return await _change(session, Person, left & ~still & (col(Person.phone) != ""), phone="")


async def _drafts(session: Session, before: datetime) -> int:
    return await _delete(session, Draft, col(Draft.created_at) < before)


async def _reports(session: Session, before: datetime) -> int:
    return await _delete(session, TextReport, col(TextReport.handled_at) < before)


async def _slips(session: Session, before: datetime) -> int:
    return await _delete(session, PaperCode, col(PaperCode.valid_to) < before.astimezone(HELSINKI).date())


async def _addresses(session: Session, before: datetime) -> int:
    """Addresses of personal links, when the survey has closed: how many were asked stays."""
    closed = select(col(SurveyStep.survey_id)).where(
        col(SurveyStep.now) == SurveyStage.CLOSED, col(SurveyStep.created_at) < before
    )
    old = col(Invited.survey_id).in_(closed) & col(Invited.address).is_not(None) & col(Invited.token_hash).is_not(None)
    gone = 0
    for row in await session.scalars(select(Invited).where(old)):
        row.address, row.token_hash, gone = f"poistettu-{row.id}", None, gone + 1
    await session.flush()
    return gone


async def _audit(session: Session, before: datetime) -> int:
    return await _delete(session, Audit, col(Audit.created_at) < before)


RULES: Final = (
    Rule("links", N_("Kirjautumislinkit"), N_("vanhenemisesta"), 1, _links),
    Rule("sessions", N_("Kirjautumiset laitteilla"), N_("vanhenemisesta"), 1, _sessions),
    Rule("letters", N_("Kirjeiden sisältö ja osoitteet"), N_("kirjeen kirjoittamisesta"), 180, _letters),
    Rule("jobs", N_("Taustatöiden tilaajat"), N_("työn valmistumisesta"), 30, _jobs),
    Rule("guests", N_("Työpajan vieraiden nimet"), N_("työpajan päättymisestä"), 90, _guests),
    Rule(
        "nominations",
        N_("Nimeämiset, jotka eivät johtaneet jäsenyyteen"),
        N_("viimeisestä vaiheesta"),
        180,
        _nominations,
    ),
    Rule("phones", N_("Puhelinnumerot"), N_("viimeisen jäsenyyden päättymisestä"), 30, _phones),
    Rule("drafts", N_("Lukujen tallentamattomat luonnokset"), N_("luonnoksen aloittamisesta"), 90, _drafts),
    Rule("reports", N_("Käsitellyt ilmoitukset teksteistä"), N_("käsittelystä"), 90, _reports),
    Rule("slips", N_("Paperiset kirjautumiskoodit"), N_("voimassaolon päättymisestä"), 30, _slips),
    Rule(
        "addresses", N_("Kyselyn henkilökohtaisten linkkien osoitteet"), N_("kyselyn sulkeutumisesta"), 30, _addresses
    ),
    Rule("audit", N_("Loki valtuuksia vaatineista toimista"), N_("toimesta"), 5 * 365, _audit),
)
LEFT_DAYS: Final = 2 * 365
"""A person is erased so many days after their last membership ended."""


async def let_go(session: Session, now: datetime) -> dict[str, int]:
    """Every rule once: its key → rows that went. The caller commits."""
    return {rule.key: await rule.go(session, now - timedelta(days=rule.days)) for rule in RULES}


async def erase_those_who_left(session: Session, now: datetime) -> list[Erased]:
    """People whose last membership ended long ago. Commit, then `finish` each."""
    before = now - timedelta(days=LEFT_DAYS)
    mine = col(Membership.person_id) == col(Person.id)
    left = await session.scalars(
        select(Person).where(
            col(Person.binned_at).is_(None),
            col(Person.is_administrator).is_(False),
            exists().where(mine, col(Membership.ends_at) < before),
            ~exists().where(mine, col(Membership.ends_at).is_(None) | (col(Membership.ends_at) >= before)),
        )
    )
    return [await erase(session, one, by=one.id) for one in list(left) if not await needed_in(session, one)]


def plan(session: Session) -> None:
    """Ask the worker for the next night's round: once, however often it is asked for."""
    here = clock.now().astimezone(HELSINKI)
    night = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    due = night if night > here else night + timedelta(days=1)
    notify.enqueue(session, JOB, _ABOUT, by=None, slot=due.date().isoformat(), due_at=due)


@notify.job_handler(JOB)
async def run(_job_id: UUID, progress: notify.Progress) -> None:
    """One night's round. A worker that slept for days does it once."""
    async with db.writing() as session:
        plan(session)
        await session.commit()
    async with db.writing() as session:
        await let_go(session, clock.now())
        await session.commit()
    await progress(50)
    async with db.writing() as session:
        erased = await erase_those_who_left(session, clock.now())
        await session.commit()
    for one in erased:
        await one.finish()
