"""What the guide asks of somebody besides chapters to approve: terms, answers to barriers, chapters to design."""

from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlmodel import col, select

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.flow import Stage
from agentnet.guide.glossary import queries as glossary
from agentnet.guide.glossary.flow import TermStage
from agentnet.guide.glossary.models import GlossaryTerm, TermText
from agentnet.guide.models import Chapter, ChapterText, Guide
from agentnet.guide.register import queries as register
from agentnet.guide.register.flow import Status
from agentnet.guide.register.models import RegisterEntry, RegisterStep
from agentnet.guide.reviews.queries import stands_in
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.words import _, n_

NEWS: Final = timedelta(days=7)


class Asked(NamedTuple):
    """What, where to do it, by which button and icon."""

    what: str
    href: str
    act: str
    icon: str


async def guide_asks(session: Session, network_id: UUID, me: Person, roles: frozenset[Role]) -> list[Asked]:
    """All of it, as far as it is theirs: directors and their deputies, coordinators, designers."""
    directs = Role.DIRECTOR in roles or await stands_in(session, network_id, me)
    asked = await _of_director(session, network_id, me) if directs else []
    if Role.COORDINATOR in roles:
        asked += await _of_coordinator(session, network_id, me)
    return asked + await _of_designer(session, network_id) if Role.DESIGNER in roles else asked


async def _of_director(session: Session, network_id: UUID, me: Person) -> list[Asked]:
    """Terms that wait for the field that I approve for, and what was taken to me to be answered."""
    asked = []
    if terms := await _terms(session, network_id, me):
        what = n_("Yksi termi odottaa hyväksyntääsi", "{n} termiä odottaa hyväksyntääsi", len(terms))
        href = f"/networks/{network_id}/glossary?language={terms[0].language}&show=review"
        asked.append(Asked(what, href, _("Lue ja hyväksy"), "book-a"))
    for entry in await _entries(session, network_id, me):
        asked.append(Asked(entry.title, f"/register/{entry.id}", _("Vastaa"), "flag"))
    return asked


async def _of_coordinator(session: Session, network_id: UUID, me: Person) -> list[Asked]:
    """What others answered to barriers and practices in the last days."""
    rows = await session.scalars(
        select(RegisterEntry.id)
        .join(RegisterStep, col(RegisterStep.entry_id) == col(RegisterEntry.id))
        .where(
            RegisterEntry.network_id == network_id,
            col(RegisterEntry.binned_at).is_(None),
            RegisterStep.name == "answer",
            col(RegisterStep.by).is_distinct_from(me.id),
            col(RegisterStep.created_at) > clock.now() - NEWS,
        )
        .distinct()
    )
    if not (answered := list(rows)):
        return []
    told = _("1 uusi vastaus") if len(answered) == 1 else _("{n} uutta vastausta", n=len(answered))
    href = f"/register/{answered[0]}" if len(answered) == 1 else f"/networks/{network_id}/register?sort=moved"
    return [Asked(f"{_('Esteet ja hyvät käytännöt')}: {told}", href, _("Lue vastaus"), "flag")]


async def _of_designer(session: Session, network_id: UUID) -> list[Asked]:
    """Chapters that wait for their design."""
    rows = await session.execute(
        select(Chapter, ChapterText)
        .join(ChapterText, col(ChapterText.chapter_id) == col(Chapter.id))
        .join(Guide, col(Guide.id) == col(Chapter.guide_id))
        .where(Guide.network_id == network_id, ChapterText.stage == Stage.DESIGN, col(Chapter.binned_at).is_(None))
        .order_by(col(Chapter.place), col(ChapterText.language))
    )
    found = [(chapter, text) for chapter, text in rows]
    if not found:
        return []
    what = n_("Yksi luku odottaa palvelumuotoilua", "{n} lukua odottaa palvelumuotoilua", len(found))
    chapter, text = found[0]
    one = f"/chapters/{chapter.id}" + ("" if text.language == "fi" else f"?language={text.language}")
    return [Asked(what, one if len(found) == 1 else f"/guides/{chapter.guide_id}", _("Avaa"), "palette")]


async def _terms(session: Session, network_id: UUID, me: Person) -> list[TermText]:
    fields = await glossary.fields_of(session, network_id, me.id)
    rows = await session.scalars(
        select(TermText)
        .join(GlossaryTerm, col(GlossaryTerm.id) == col(TermText.term_id))
        .where(
            GlossaryTerm.network_id == network_id,
            col(GlossaryTerm.binned_at).is_(None),
            TermText.stage == TermStage.REVIEW,
        )
        .order_by(col(TermText.language), col(TermText.id))
    )
    waiting = [text for text in rows if fields and text.last_editor != me.id]
    said = {text.id: {one.field for one in await glossary.said_of(session, text)} for text in waiting}
    return [text for text in waiting if fields.keys() - said[text.id]]


async def _entries(session: Session, network_id: UUID, me: Person) -> list[RegisterEntry]:
    found = await session.scalars(
        select(RegisterEntry)
        .where(
            RegisterEntry.network_id == network_id,
            RegisterEntry.status == Status.TAKEN,
            col(RegisterEntry.binned_at).is_(None),
        )
        .order_by(col(RegisterEntry.created_at))
    )
    shown = await register.around(session, list(found))
    return [one.entry for one in shown if me.id in {person.id for person in await register.directors(session, one)}]
