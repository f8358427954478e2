"""Reads every room through one person's eyes, and says in five lines what matters now."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.asked import guide_asks
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.flow import Stage as ChapterStage
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.reviews import queries as reviews
from agentnet.network.flow import Role
from agentnet.network.flow import Stage as NominationStage
from agentnet.network.models import Network, Nomination, Person
from agentnet.network.queries import coverage, networks_of, standing, working_networks_of
from agentnet.network.queries.requests import requests_seen_by
from agentnet.network.rules import TAKES_PART
from agentnet.notify.bulk.queries import waiting_letters
from agentnet.notify.queries import undelivered
from agentnet.surveys.queries import asked_of
from agentnet.surveys.waves.handing import offers_waiting
from agentnet.tasks import queries as tasks
from agentnet.web.formats import day, local
from agentnet.words import _, n_
from agentnet.workshops import queries as workshops
from agentnet.workshops.flow import Stage as WorkshopStage
from agentnet.workshops.models import Workshop
from agentnet.workshops.promises.queries import to_ask
from agentnet.year.ending.handing import waiting_for as handed_to
from agentnet.year.queries import todo_of

MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """Something asked of me, or coming: what, where to do it, by when. `urgent` lines come first."""

    what: str
    href: str
    act: str
    icon: str
    when: datetime | None = None
    note: str = ""
    urgent: bool = False
    network_id: UUID | None = None

    @property
    def by_day(self) -> bool:
        """A deadline at the end of a day: its hour tells nothing more."""
        return self.when is not None and local(self.when).strftime("%H.%M") == "23.59"


@dataclass(frozen=True, slots=True)
class Home:
    networks: Sequence[tuple[Network, frozenset[Role]]]
    asks: Sequence[Line]
    coming: Sequence[Line]
    more: int
    waits: Mapping[UUID, int]
    ended: Sequence[Network]

    @property
    def names(self) -> dict[UUID, str]:
        """To tell whose line is whose, when there are several networks."""
        return {network.id: network.name for network, _roles in self.networks} if len(self.networks) > 1 else {}

    def begin_in(self, last: str) -> Network | None:
        """The network that was open last; else the one where most waits."""
        mine = [network for network, _roles in self.networks]
        used = [network for network in mine if str(network.id) == last]
        return next(iter(used), None) or max(mine, key=lambda one: self.waits.get(one.id, 0), default=None)


async def home_of(session: Session, me: Person) -> Home:
    """At most five lines of what is asked now; the rest is counted. Then what comes next."""
    every = await networks_of(session, me)
    networks, ended = [one for one in every if one[0].archived_at is None], [one for one, _ in every if one.archived_at]
    asks = [line async for line in _asks(session, me, networks)]
    asks.sort(key=lambda line: (not line.urgent, line.when is None, line.when))
    coming = [line for network, _roles in networks async for line in _coming(session, me, network.id)]
    waits = Counter(line.network_id for line in asks if line.network_id)
    return Home(networks, asks[:MOST], coming[:3], max(0, len(asks) - MOST), waits, ended)


async def _asks(
    session: Session, me: Person, networks: Sequence[tuple[Network, frozenset[Role]]]
) -> AsyncIterator[Line]:
    async for line in _own(session, me):
        yield line
    for network, roles in networks:
        async for line in _asked_in(session, me, network, roles):
            yield replace(line, network_id=network.id)


async def _asked_in(session: Session, me: Person, network: Network, roles: frozenset[Role]) -> AsyncIterator[Line]:
    if roles & TAKES_PART:
        async for line in _workshop(session, me, network):
            yield line
        async for line in _promise(session, me, network):
            yield line
    if Role.DIRECTOR in roles or await reviews.stands_in(session, network.id, me):
        async for line in _approvals(session, me, network):
            yield line
    for one in await guide_asks(session, network.id, me, roles):
        yield Line(*one, note=network.name)
    if Role.COORDINATOR in roles:
        async for line in _leading(session, network):
            yield line
    if Role.SUPERVISOR in roles:
        async for line in _requests(session, me, network):
            yield line
    if Role.SUPERVISOR in roles and (gaps := (await coverage(session, network.id)).gaps):
        yield Line(
            n_("Yhdeltä alueelta puuttuu agentti", "Agentti puuttuu {n} kohdasta", gaps),
            f"/networks/{network.id}",
            _("Katso edustus"),
            "users",
            note=network.name,
        )


async def _own(session: Session, me: Person) -> AsyncIterator[Line]:
    for survey in await asked_of(session, me):
        line = Line(survey.title, survey.answer_path, _("Vastaa kyselyyn"), "message-circle", survey.closes_at)
        yield replace(line, network_id=survey.network_id)
    for mine in await tasks.waiting_for(session, me):
        yield Line(
            mine.assignment.title,
            f"/tasks/{mine.task.id}",
            _("Tee välitehtävä"),
            "clipboard-list",
            mine.due_at,
            note=mine.task.word,
            urgent=bool(mine.task.word),
            network_id=mine.assignment.network_id,
        )
    async for line in _offered(session, me):
        yield line


async def _offered(session: Session, me: Person) -> AsyncIterator[Line]:
    """Meters, chapters and measures that somebody would hand over to me."""
    for offer in await offers_waiting(session, me):
        what = _("Otatko vastaan mittarin {title}?", title=offer.series.title)
        note = _("{name} tarjoaa", name=offer.giver.name)
        href = f"/handovers/{offer.handover.id}"
        yield Line(what, href, _("Vastaa"), "handshake", note=note, network_id=offer.network.id)
    for made, network, title in await handed_to(session, me):
        what = _("Otatko tämän vastuullesi: {title}?", title=title)
        href = f"/responsibilities/{made.id}"
        yield Line(what, href, _("Vastaa"), "handshake", note=network.name, network_id=network.id)


async def _workshop(session: Session, me: Person, network: Network) -> AsyncIterator[Line]:
    workshop = await workshops.next_workshop(session, network.id)
    if workshop is None:
        return
    what = _("Työpaja {number}: {title}", number=workshop.number, title=workshop.title)
    if workshop.stage is WorkshopStage.LIVE:
        note = _("Työpaja on nyt käynnissä")
        yield Line(what, f"/workshops/{workshop.id}", _("Mene työpajaan"), "presentation", None, note, urgent=True)
    elif await workshops.registration_of(session, workshop.id, me) is None:
        yield Line(what, f"/workshops/{workshop.id}", _("Ilmoittaudu"), "calendar", workshop.starts_at)


async def _promise(session: Session, me: Person, network: Network) -> AsyncIterator[Line]:
    """How the last workshop's promise went, when the next one is near."""
    if (asked := await to_ask(session, me, network.id)) is not None:
        href = f"/workshops/{asked.workshop.id}/promise"
        yield Line(_("Miten lupauksesi kävi?"), href, _("Kerro"), "handshake", note=asked.workshop.title)


async def _approvals(session: Session, me: Person, network: Network) -> AsyncIterator[Line]:
    for chapter, text in await _texts(session, network.id, ChapterStage.REVIEW):
        seen = await chapters.chapter_seen_by(session, me, chapter.id, text.language)
        areas = {seat.area.id for seat in await reviews.seats_of(session, me, seen)}
        if areas & (await chapters.verdict_on(session, seen)).waiting and text.last_editor != me.id:
            note = _("Versio {n} odottaa sinua", n=text.revision)
            yield Line(text.title, seen.at("/review"), _("Lue ja hyväksy"), "book-open-check", note=note, urgent=True)


async def approvals_of(session: Session, me: Person) -> list[Line]:
    """Chapters of every network that wait for this person's approval."""
    return [
        line
        for network, roles in await working_networks_of(session, me)
        if Role.DIRECTOR in roles or await reviews.stands_in(session, network.id, me)
        async for line in _approvals(session, me, network)
    ]


async def _leading(session: Session, network: Network) -> AsyncIterator[Line]:
    proposed = await session.scalars(
        select(Nomination.id).where(Nomination.network_id == network.id, Nomination.stage == NominationStage.PROPOSED)
    )
    if n := len(proposed.all()):
        what = n_("Yksi nimeäminen odottaa vahvistusta", "{n} nimeämistä odottaa vahvistusta", n)
        yield Line(what, f"/networks/{network.id}/nominations", _("Käsittele"), "user-check", note=network.name)
    if approved := await _texts(session, network.id, ChapterStage.APPROVED):
        what = n_("Yksi hyväksytty luku odottaa painosta", "{n} hyväksyttyä lukua odottaa painosta", len(approved))
        yield Line(what, f"/guides/{approved[0][0].guide_id}/editions/new", _("Tee painos"), "book-open")
    if n := await waiting_letters(session, network.id):
        what = n_("Yksi kirje odottaa tarkistusta", "{n} kirjettä odottaa tarkistusta", n)
        yield Line(what, f"/networks/{network.id}/bulk", _("Tarkista ja lähetä"), "mail", note=network.name)
    if n := (await undelivered(session, network.id)).total:
        what = n_("Yksi kirje ei mennyt perille", "{n} kirjettä ei mennyt perille", n)
        yield Line(what, f"/networks/{network.id}/letters", _("Katso"), "inbox", note=network.name)
    if n := sum(one.late for one in await todo_of(session, network.id)):
        what = n_("Yksi tehtävä on myöhässä", "{n} tehtävää on myöhässä", n)
        note = _("Koordinaattorien tehtävät")
        yield Line(what, f"/networks/{network.id}/todo", _("Avaa lista"), "check", note=note)


async def _requests(session: Session, me: Person, network: Network) -> AsyncIterator[Line]:
    """Coordinators who ask this supervisor to nominate."""
    mine = await standing(session, me, network.id)
    for one in await requests_seen_by(session, mine):
        if one.is_open and one.request.supervisor_id == me.id:
            what = _("Sinua pyydetään nimeämään agentti")
            href = f"/networks/{network.id}/nominations/requests/{one.request.id}"
            note = _("vastaus {day} mennessä", day=day(one.request.due_on))
            yield Line(what, href, _("Avaa pyyntö"), "user-plus", note=note)


async def _texts(session: Session, network_id: UUID, stage: ChapterStage) -> list[tuple[Chapter, ChapterText]]:
    rows = await session.execute(
        select(Chapter, ChapterText)
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .where(Guide.network_id == network_id, ChapterText.stage == stage, col(Chapter.binned_at).is_(None))
        .order_by(col(Chapter.place))
    )
    return [(chapter, text) for chapter, text in rows]


async def _coming(session: Session, me: Person, network_id: UUID) -> AsyncIterator[Line]:
    """The next workshop that I have answered to, even if it asks nothing of me."""
    workshop: Workshop | None = await workshops.next_workshop(session, network_id)
    if workshop is None or workshop.stage is WorkshopStage.LIVE:
        return
    if await workshops.registration_of(session, workshop.id, me) is not None:
        what = _("Työpaja {number}: {title}", number=workshop.number, title=workshop.title)
        yield Line(what, f"/workshops/{workshop.id}", _("Avaa"), "calendar", workshop.starts_at, workshop.place)
