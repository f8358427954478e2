"""A chapter's story: revisions, stages, comments, approvals, decisions and letters in one line of time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.flow import Told
from agentnet.guide.models import Approval, Comment, Revision
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews.models import GroupDecision
from agentnet.network.models import Person
from agentnet.network.quiet import today
from agentnet.notify.models import Letter
from agentnet.web import formats
from agentnet.words import N_, _, n_

STEPS: Final = {
    "make": N_("Luku perustettiin"),
    "draft": N_("Kirjoittaminen alkoi"),
    "design": N_("Palvelumuotoiluun"),
    "review": N_("Johtajien käsittelyyn"),
    "back": N_("Takaisin luonnokseksi"),
    "recall": N_("Vedettiin takaisin luonnokseksi"),
    "changes": N_("Johtaja pyysi muutoksia"),
    "approve": N_("Kaikki hyväksyivät"),
    "revise": N_("Uusi versio aloitettiin"),
    "release": N_("Julkaistiin oppaassa"),
    "layout": N_("Ulkoasu muuttui, sanat pysyivät samoina"),
    "sign": N_("Ulkoasu kuitattiin"),
}
LETTERS: Final = {
    "review-asked": N_("Hyväksyntää pyydettiin"),
    "review-reminder": N_("Muistutettiin"),
    "changes-asked": N_("Muutospyyntö lähetettiin"),
    "chapter-approved": N_("Kirjoittajille kerrottiin hyväksynnästä"),
    "approval-voided": N_("Kerrottiin, että hyväksyntä raukesi"),
    "comment-told": N_("Pyydettiin vahvistamaan kommentti"),
}


@dataclass(frozen=True, slots=True)
class Event:
    when: datetime
    what: str
    who: str
    detail: str = ""
    kind: str = ""


Name = Callable[[UUID | None], str]


async def story(session: Session, seen: Seen) -> list[Event]:
    """Everything in time, the newest first. Comments and letters are for those who take part in the review."""
    inside = seen.standing.may("comment") or seen.standing.may("read-drafts")
    steps = await queries.steps_of(session, seen.text.id)
    revisions = await queries.revisions_of(session, seen.text.id)
    approvals = await queries.approvals_of(session, [seen.text.id])
    comments = await queries.comments_of(session, seen.text.id) if inside else []
    decisions = await reviews.decisions_of(session, seen.text.id)
    letters = await _letters(session, seen) if inside else []
    ids = {s.by for s in steps} | {r.by for r in revisions} | {a.person_id for a in approvals}
    ids |= {a.deputy_for for a in approvals} | {c.by for c in comments} | {c.entered_by for c in comments}
    who = await queries.names(session, ids | {letter.person_id for letter in letters})
    name = _namer(who)
    events = [Event(s.created_at, _(STEPS.get(s.name, s.name)), name(s.by), s.reason, s.name) for s in steps]
    events += [
        *_revisions(revisions, name),
        *_approvals(approvals, name),
        *_decisions(decisions),
        *_comments(comments, name),
        *_sent(letters, name),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _namer(who: dict[UUID, Person]) -> Name:
    return lambda person: who[person].name if person in who else ""


async def _letters(session: Session, seen: Seen) -> list[Letter]:
    rows = await session.scalars(
        select(Letter)
        .where(Letter.about == seen.text.id, col(Letter.kind).in_(LETTERS))
        .order_by(col(Letter.created_at))
    )
    return list(rows)


def _revisions(revisions: Iterable[Revision], name: Name) -> Iterator[Event]:
    """One line for the revisions that one person saved on one day."""
    for (by, _day), run in groupby(sorted(revisions, key=lambda r: r.n), key=lambda r: (r.by, today(r.created_at))):
        rows = list(run)
        first, last = rows[0], rows[-1]
        what = (
            _("Versio {n} tallennettiin", n=last.n)
            if first is last
            else _("Versiot {first}–{last} tallennettiin", first=first.n, last=last.n)
        )
        yield Event(last.created_at, what, name(by), kind="revision")


def _approvals(approvals: Iterable[Approval], name: Name) -> Iterator[Event]:
    given = dict.fromkeys((a.created_at, a.revision, a.person_id, a.deputy_for) for a in approvals)
    for when, n, person, director in given:
        instead = _("sijaisena: {name}", name=name(director)) if director else ""
        who = f"{name(person)} ({instead})" if instead else name(person)
        yield Event(when, _("Versio {n} hyväksyttiin", n=n), who, kind="approval")


def _decisions(decisions: Iterable[GroupDecision]) -> Iterator[Event]:
    for one in decisions:
        what = _("{body} päätti {day}, § {section}", body=one.body, day=formats.day(one.met_on), section=one.section)
        yield Event(one.created_at, what, "", kind="decision")


def _comments(comments: Iterable[Comment], name: Name) -> Iterator[Event]:
    for one in comments:
        what = _("Vastattiin kommenttiin") if one.reply_to else _("Kommentti")
        if one.told is Told.WORD:
            what = _("Kommentti Word-tiedostosta")
        elif one.entered_by:
            what = _("Kommentti kirjattiin puolesta")
        yield Event(one.created_at, what, name(one.by), _short(one.text), "comment")
        if one.resolved_at:
            yield Event(one.resolved_at, _("Kommentti ratkaistiin"), "", _short(one.text), "resolved")


def _sent(letters: Iterable[Letter], name: Name) -> Iterator[Event]:
    """The letters of one moment and kind are one event: to whom."""
    for (kind, _slot), run in groupby(
        letters, key=lambda one: (one.kind, one.created_at.replace(second=0, microsecond=0))
    ):
        rows = list(run)
        people = sorted({name(row.person_id) for row in rows} - {""})
        told = n_("{n} kirje", "{n} kirjettä", len(rows))
        yield Event(rows[-1].created_at, _(LETTERS[kind]), ", ".join(people) or told, kind="letter")


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
