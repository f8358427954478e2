"""From what was chosen to a sheet's order, and the answers that hand sheets out."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from litestar.response import Response

from agentnet import clock
from agentnet.db import Session
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.chapters.queries import guides_of
from agentnet.guide.models import Guide
from agentnet.guide.press.brand import Brand
from agentnet.guide.stickers import queries
from agentnet.guide.stickers.forms import BadgeForm, StickerForm
from agentnet.guide.stickers.jobs import MOST, Order
from agentnet.guide.stickers.sheets import Badge, BadgeSheet, Sticker, StickerSheet
from agentnet.network.models import Network
from agentnet.network.queries.people import Member
from agentnet.words import N_, Refused, _, language

TOO_MANY: Final = N_("Arkille mahtuu enintään {most}. Valitse vähemmän.")


def stickers_order(guide: Guide, stickers: Sequence[Sticker], form: StickerForm) -> Order:
    """So many of each as was asked for.

    Raises:
        Refused: there is nothing to print, or too much.
    """
    if not stickers:
        raise Refused(N_("Kirjoita ensin kysymyksiä, tai julkaise oppaasta painos."))
    if len(stickers) * form.copies > MOST:
        raise Refused(TOO_MANY, most=MOST)
    sheet = StickerSheet(
        title=_("Tarra-arkki: {title}", title=guide.title),
        name=guide.title,
        language=guide.languages[0],
        stickers=tuple(one for one in stickers for _copy in range(form.copies)),
        moment=clock.now(),
        code=_("QR-koodi"),
        over=_("Agentin vihje") if form.story else "",
        size=form.size,
        cut=form.cut,
        story=form.story,
        brand=brand_of(guide),
    )
    return Order(f"{guide.slug}-tarrat.pdf", stickers=sheet)


async def badges_order(session: Session, network: Network, members: Sequence[Member], form: BadgeForm) -> Order:
    """Badges of the chosen people (of everybody when none is chosen); of members only.

    Raises:
        Refused: nobody is left, or the code would lead nowhere any more.
    """
    chosen = [one for one in members if not form.people or one.id in set(form.people)]
    if not chosen:
        raise Refused(N_("Valitse ainakin yksi ihminen."))
    if len(chosen) > MOST:
        raise Refused(TOO_MANY, most=MOST)
    leads = {name: url for name, _words, url in await queries.destinations(session, network.id)}
    if form.leads and form.leads not in leads:
        raise Refused(N_("Koodin kohdetta ei enää ole. Valitse toinen."))
    badges = await queries.badges_of(session, network.id, chosen, leads.get(form.leads, ""))
    sheet = await badge_sheet(session, network, badges, cut=form.cut, story=form.story)
    return Order("nimilaput.pdf", badges=sheet)


async def badge_sheet(
    session: Session, network: Network, badges: Sequence[Badge], *, cut: bool = False, story: bool
) -> BadgeSheet:
    """The badges in the look of the network's first guide."""
    guides = await guides_of(session, network.id)
    return BadgeSheet(
        title=_("Nimilaput: {name}", name=network.name),
        network=network.name,
        language=language.get(),
        badges=tuple(badges),
        moment=clock.now(),
        code=_("QR-koodi"),
        cut=cut,
        story=story,
        brand=brand_of(guides[0]) if guides else Brand(),
    )


def chosen_people(form: BadgeForm, members: Sequence[Member]) -> list[UUID]:
    """Who is ticked: everybody until somebody is chosen."""
    return form.people or [one.id for one in members]


def handed(data: bytes, name: str, media_type: str = "application/pdf") -> Response[bytes]:
    """A file to keep; made for the one who asked."""
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(data, media_type=media_type, headers=headers)
