"""A guide with a chapter at the stage that a test needs, made by the room's own actions."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel import select

from agentnet import db
from agentnet.guide.chapters import actions, queries, reviewing
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.editions import actions as editions
from agentnet.guide.editions import jobs
from agentnet.guide.findings import actions as findings
from agentnet.guide.models import Edition, Finding, Guide
from agentnet.network.flow import Role
from agentnet.network.models import Person
from agentnet.notify.models import Letter
from agentnet.sources import actions as thread
from agentnet.sources.flow import Kind
from tests.cast import Cast

NOTE = "Nimetön lappu: yhteinen kutsupohja puuttuu"
FINDING = "Yhteinen kutsupohja säästää kaikkien aikaa."
TEXT = """Työpari sopii ensin yhteisen ajan. [@k1]

## Ennen palaveria

Asiakas päättää, ketkä kutsutaan.
"""
LEAD = [Role.COORDINATOR]


async def make_guide(session: db.Session, cast: Cast, *, public: bool = True) -> Guide:
    guide = Guide(network_id=cast.network.id, title="Työparin opas", slug="tyoparin-opas", public=public)
    session.add(guide)
    await session.flush()
    return guide


async def make_finding(session: db.Session, cast: Cast, *, person: Person | None = None) -> Finding:
    """k1, from an anonymous note (or the named note of `person`)."""
    source = await thread.record(
        session,
        network_id=cast.network.id,
        kind=Kind.NOTE,
        text=NOTE,
        person_id=person.id if person else None,
        label="Ideataulu",
    )
    return await findings.write(session, cast.network.id, FINDING, theme_id=None, sources=[source.id], by=cast.heli)


async def make_chapter(session: db.Session, cast: Cast, guide: Guide, title: str = "Verkostopalaveri") -> UUID:
    areas = [cast.social.id, cast.health.id]
    made = await actions.make_chapter(
        session, guide, title=title, slug=title.lower().replace(" ", "-"), areas=areas, theme_id=None, by=cast.heli
    )
    return made.id


async def seen(session: db.Session, chapter: UUID, by: Person) -> Seen:
    return await queries.chapter_seen_by(session, by, chapter)


async def save(session: db.Session, chapter: UUID, markdown: str, by: Person, title: str = "Verkostopalaveri") -> Seen:
    one = await seen(session, chapter, by)
    await actions.save(session, one, title=title, markdown=markdown, version=one.text.version, by=by)
    await session.flush()
    return one


async def drafted(session: db.Session, cast: Cast) -> Seen:
    """A chapter with its first revision, citing k1."""
    guide = await make_guide(session, cast)
    await make_finding(session, cast)
    return await save(session, await make_chapter(session, cast, guide), TEXT, cast.heli)


async def in_review(session: db.Session, cast: Cast) -> Seen:
    one = await drafted(session, cast)
    await actions.take(session, one, "review", roles=LEAD, by=cast.heli)
    return one


async def approve(session: db.Session, one: Seen, *people: Person) -> list[bool]:
    return [await reviewing.approve(session, one, content_hash=one.text.content_hash, by=person) for person in people]


async def approved(session: db.Session, cast: Cast) -> Seen:
    one = await in_review(session, cast)
    await approve(session, one, cast.maija, cast.jukka)
    return one


async def letters(session: db.Session, kind: str) -> list[str]:
    """The addresses that a letter of this kind goes to."""
    await session.flush()
    return sorted(await session.scalars(select(Letter.address).where(Letter.kind == kind)))


async def no_progress(per_cent: int, said: str = "") -> None:
    """Nobody looks on."""


async def publish(
    cast: Cast,
    guide: UUID,
    chosen: list[UUID],
    note: str = "Ensimmäinen painos.",
    formats: Collection[str] = ("pdf",),
    **more: Any,
) -> Edition:
    """Ask for an edition and do its job, as the worker would. Everything before is committed."""
    async with db.writing() as session:
        one = await session.get_one(Guide, guide)
        job = await editions.ask(session, one, chosen, change_note=note, by=cast.heli, formats=formats, **more)
        await session.commit()
    await jobs.build(job, no_progress)
    async with db.reading() as session:
        found = await session.scalars(select(Edition).order_by(Edition.created_at.desc()))  # type: ignore[attr-defined]
        return next(iter(found))
