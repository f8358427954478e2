"""Letters of the review: asked, reminded, changes requested, approved, voided, a comment written down for somebody."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from agentnet import clock, notify
from agentnet.accounts import links
from agentnet.db import Session
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.reviews import queries as reviews
from agentnet.guide.reviews.models import Deputy
from agentnet.guide.reviews.short import Short, as_lines, short
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.network.queries import directors_of, people_with
from agentnet.network.quiet import absent, today
from agentnet.web import formats
from agentnet.words import using


class Asked(NamedTuple):
    """Somebody whose approval is asked for: for themselves, or as the deputy of `director`; `instead` is theirs."""

    person: Person
    director: Person | None = None
    instead: Person | None = None
    deputy: Deputy | None = None


def post(
    session: Session, seen: Seen, person: Person, letter: str, slot: object = "", *, mark: str = "", **values: str
) -> None:
    """One letter about the text, with a link that leads its reader to the review."""
    if not person.email:
        return
    path = seen.at("/review", mark)
    notify.post(
        session,
        to=person.email,
        letter=letter,
        about=seen.text.id,
        language=person.language,
        person_id=person.id,
        network_id=seen.network.id,
        slot=str(slot or f"{seen.text.revision}:{seen.text.content_hash[:12]}"),
        values={
            "name": person.name,
            "chapter": seen.text.title,
            "guide": seen.guide.title,
            "version": str(seen.text.revision),
            "path": path,
            "token": links.lead(session, person, path),
            **values,
        },
    )


async def review_asked(session: Session, seen: Seen, *, slot: UUID, by: Person) -> None:
    """To the directors of every area named by the chapter and to their deputies: the two-minute version."""
    areas = [area.id for area in seen.areas]
    directors = [one.person for one in await directors_of(session, seen.network.id, areas)] if areas else []
    told = await short(session, seen)
    for asked in await who_is_asked(session, seen, directors):
        _ask(session, seen, asked, "review-asked", slot, told, by=by.name)


async def reminded(session: Session, seen: Seen, directors: Sequence[Person], *, slot: str, asked: str) -> int:
    """To those who have not answered and to their deputies, none of whom is away. The number of letters."""
    told = await short(session, seen)
    people = await _present(session, await who_is_asked(session, seen, directors))
    for one in people:
        _ask(session, seen, one, "review-reminder", slot, told, asked=asked)
    return len(people)


async def _present(session: Session, people: Iterable[Asked]) -> list[Asked]:
    asked = list(people)
    away = await absent(session, [one.person.id for one in asked], _today())
    return [one for one in asked if one.person.id not in away]


async def deputy_asked(session: Session, seen: Seen, away: reviews.Away, *, slot: str) -> None:
    """To a deputy whose time has begun: what already waits for the director."""
    one = Asked(away.person, away.director, None, away.deputy)
    _ask(session, seen, one, "review-asked", slot, await short(session, seen), by=away.director.name)


async def who_is_asked(session: Session, seen: Seen, directors: Iterable[Person]) -> list[Asked]:
    """Each director once, and today's deputies of those directors. Nobody is asked about their own last words."""
    aways = {away.director.id: away for away in await reviews.aways_of(session, seen.network.id, on=_today())}
    asked: dict[UUID, Asked] = {}
    for person in directors:
        away = aways.get(person.id)
        asked[person.id] = Asked(person, None, away.person if away else None, away.deputy if away else None)
    for away in aways.values():
        if away.director.id in asked and away.person.id not in asked and away.person.id != seen.text.last_editor:
            asked[away.person.id] = Asked(away.person, away.director, None, away.deputy)
    return list(asked.values())


def _today() -> date:
    return today(clock.now())


def _ask(session: Session, seen: Seen, to: Asked, letter: str, slot: object, told: Short, **values: str) -> None:
    with using(to.person.language):
        days = f"{formats.day(to.deputy.starts_on)}–{formats.day(to.deputy.ends_on)}" if to.deputy else ""
        brief = {
            "minutes": str(told.minutes),
            "before": str(told.before or ""),
            "changed": str(told.changed),
            "what": as_lines(told),
            "headings": "\n".join(f"– {heading}" for heading in told.headings),
            "summary": told.begins,
            "why": told.why,
            "asks": told.asks,
            "talks": str(told.talks),
            "director": to.director.name if to.director else "",
            "instead": to.instead.name if to.instead else "",
            "days": days,
            "approvers": f"/networks/{seen.network.id}/approvers",
        }
    post(session, seen, to.person, letter, slot, **brief, **values)


async def changes_asked(session: Session, seen: Seen, reason: str, *, slot: UUID, by: Person) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        post(session, seen, person, "changes-asked", slot, who=by.name, reason=reason)


async def approved(session: Session, seen: Seen) -> None:
    for person in await people_with(session, seen.network.id, Role.COORDINATOR):
        post(session, seen, person, "chapter-approved")


async def approved_instead(session: Session, seen: Seen, director: Person, *, by: Person) -> None:
    """To a director whose deputy has approved."""
    post(session, seen, director, "approved-instead", who=by.name)


async def voided(session: Session, seen: Seen, *, by: Person) -> None:
    """To each who had approved the words that are now edited: their approval no longer holds.

    Words that stand in an edition stay approved there: the next round takes nothing from anybody.
    """
    if await queries.is_released(session, seen):
        return
    people = {approval.person_id for approval in await queries.holding(session, seen)}
    for person in (await queries.names(session, people)).values():
        post(session, seen, person, "approval-voided", by=by.name)


async def told_for(session: Session, seen: Seen, director: Person, words: str, *, comment: UUID, by: Person) -> None:
    """To a director for whom a comment was written down: is this what you said?"""
    post(session, seen, director, "comment-told", comment, mark=f"#comment-{comment}", by=by.name, words=words)


async def layout_changed(session: Session, seen: Seen, *, slot: UUID, by: Person) -> None:
    """To the designers: the looks have changed and the words have not, so it is for them to say yes."""
    for person in await people_with(session, seen.network.id, Role.DESIGNER):
        if person.id != by.id:
            post(session, seen, person, "layout-changed", slot, by=by.name)
