"""What goes on stickers and badges: a guide's questions, a network's people."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters.queries import guides_of
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.editions.queries import chapters_in, editions_of
from agentnet.guide.models import Guide, Withdrawal
from agentnet.guide.reading.links import short_links
from agentnet.guide.stickers.models import BadgeWish
from agentnet.guide.stickers.sheets import Badge, Sticker
from agentnet.network.flow import Field, Role
from agentnet.network.models import Area, Membership, Person
from agentnet.network.queries import people_seen_by
from agentnet.network.queries.people import Member
from agentnet.network.queries.standings import in_force
from agentnet.network.rules import Standing
from agentnet.network.wording import ROLES
from agentnet.settings import settings
from agentnet.words import N_, _
from agentnet.workshops import joining
from agentnet.workshops.flow import Stage
from agentnet.workshops.models import Workshop

FIRST: Final = (Role.COORDINATOR, Role.DIRECTOR, Role.DESIGNER, Role.EXPERIENCE, Role.PARTNER, Role.AGENT)
"""Of several roles the badge shows the first of these; the others come after them."""
TONES: Final[Mapping[Field, str]] = {Field.SOCIAL: "social", Field.HEALTH: "health"}
AGENT: Final = N_("Agentti")


async def stickers_of(session: Session, guide: Guide) -> list[Sticker]:
    """The questions that coordinators have written; without any, the chapters of the newest edition."""
    asked = [Sticker(question, url, title) for question, url, title in await short_links(session, guide.id)]
    return asked or await _chapters(session, guide)


async def _chapters(session: Session, guide: Guide) -> list[Sticker]:
    gone = set(await session.scalars(select(col(Withdrawal.edition_id))))
    language = guide.languages[0]
    out = [one for one in await editions_of(session, guide.id, language) if one.id not in gone]
    if not out:
        return []
    base = f"{settings().base_url}/g/{guide.slug}/{in_address(out[0].number, language, language)}"
    return [Sticker(one.title, f"{base}/{one.slug}") for one in await chapters_in(session, out[0].id)]


async def destinations(session: Session, network_id: UUID) -> list[tuple[str, str, str]]:
    """Where the code of a badge may lead: (name, in words, address); coming workshops first, then public guides."""
    workshops = await session.scalars(
        select(Workshop)
        .where(Workshop.network_id == network_id, col(Workshop.stage).in_((Stage.OPEN, Stage.LIVE)))
        .order_by(col(Workshop.starts_at))
    )
    found = [
        (f"workshop {one.id}", _("Liity työpajaan: {title}", title=one.title), joining.address(one))
        for one in workshops
        if not one.door_locked
    ]
    return found + [
        (f"guide {one.id}", _("Opas: {title}", title=one.title), f"{settings().base_url}/g/{one.slug}")
        for one in await _readable(session, network_id)
    ]


async def _readable(session: Session, network_id: UUID) -> list[Guide]:
    return [one for one in await guides_of(session, network_id) if await editions_of(session, one.id)]


async def guide_address(session: Session, network_id: UUID) -> str:
    """The network's first guide that has an edition, or nothing."""
    out = await _readable(session, network_id)
    return f"{settings().base_url}/g/{out[0].slug}" if out else ""


async def members(session: Session, standing: Standing) -> list[Member]:
    """Everybody who is in the network now, by name."""
    return await people_seen_by(session, standing)


async def badges_of(session: Session, network_id: UUID, people: Collection[Member], url: str = "") -> list[Badge]:
    """A badge for each; the code name only for those who have one and wish it."""
    fields, wished = await _fields(session, network_id), await wishes(session, network_id)
    return [_badge(one, fields.get(one.id, Field.COMMON), code_name=one.id in wished, url=url) for one in people]


def _badge(one: Member, field: Field, *, code_name: bool, url: str) -> Badge:
    field = one.place.field if one.place else field
    role = next((role for role in FIRST if role in one.roles), next(iter(one.roles)))
    name = one.code_name if code_name and one.code_name else one.name
    under = one.place.unit if one.place else one.organisation
    lines = (one.title, under) if name == one.name else (under,)
    return Badge(
        name=name,
        lines=tuple(filter(None, lines)),
        role=_(ROLES[role]),
        tone=TONES.get(field, ""),
        mark=_mark(role, field),
        url=url,
    )


def _mark(role: Role, field: Field) -> str:
    """Who one is in the operation: an agent, Q, 007 (health care) or 00 (social care)."""
    match role, field:
        case Role.AGENT, _any:
            return _(AGENT)
        case Role.COORDINATOR, _any:
            return "Q"
        case Role.DIRECTOR, Field.HEALTH:
            return "007"
        case Role.DIRECTOR, Field.SOCIAL:
            return "00"
        case _any:
            return ""


async def _fields(session: Session, network_id: UUID) -> dict[UUID, Field]:
    """The fields of those who answer for an area."""
    rows = await session.execute(
        select(col(Membership.person_id), col(Area.field))
        .join(Area, col(Area.id) == col(Membership.area_id))
        .where(Membership.network_id == network_id, in_force())
    )
    return {row.person_id: row.field for row in rows}


async def wishes(session: Session, network_id: UUID) -> set[UUID]:
    """Those who wish their code name on their badge."""
    return set(await session.scalars(select(col(BadgeWish.person_id)).where(BadgeWish.network_id == network_id)))


async def wish(session: Session, network_id: UUID, me: Person, *, code_name: bool) -> None:
    """Keep what one wishes of one's own badge."""
    kept = await session.scalar(
        select(BadgeWish).where(BadgeWish.network_id == network_id, BadgeWish.person_id == me.id)
    )
    if code_name and kept is None:
        session.add(BadgeWish(network_id=network_id, person_id=me.id))
    elif not code_name and kept is not None:
        await session.delete(kept)
