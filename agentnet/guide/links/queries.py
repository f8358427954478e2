"""Which outside links a guide has, and what is known of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters.queries import blocks_of, chapters_of, revision_of
from agentnet.guide.links.models import LinkCheck, LinkState
from agentnet.guide.models import ChapterText, Guide
from agentnet.guide.press import Block, ast
from agentnet.guide.press.cites import linked_addresses
from agentnet.words import N_, _

WHY: Final[Mapping[str, str]] = {
    "404": N_("sivua ei ole"),
    "410": N_("sivu on poistettu"),
    "no-host": N_("sivustoa ei ole"),
    "silent": N_("sivusto ei vastannut"),
    "inside": N_("osoite on sisäverkossa, sitä ei tarkisteta"),
}


@dataclass(frozen=True, slots=True)
class Out:
    """An address, the chapters that link to it, and what is known of it (nothing: not asked yet)."""

    url: str
    chapters: list[ChapterText] = field(default_factory=list)
    check: LinkCheck | None = None

    @property
    def why(self) -> str:
        return why(self.check.why) if self.check else ""


def why(code: str) -> str:
    """Why a link does not open, in words."""
    return _(WHY[code]) if code in WHY else _("vastaus {code}", code=code)


def outside(blocks: Sequence[Block]) -> list[str]:
    """The web addresses that a text links to, each once, in reading order."""
    found = [href for piece in ast.every(blocks) for href in linked_addresses(piece)]
    return list(dict.fromkeys(href for href in found if href.lower().startswith(("https://", "http://"))))


async def dead(session: Session) -> dict[str, str]:
    """Address → why: what is known to be gone, from whatever guide."""
    rows = await session.scalars(select(LinkCheck).where(LinkCheck.state == LinkState.DEAD))
    return {row.url: why(row.why) for row in rows}


async def links_of(session: Session, guide: Guide) -> list[Out]:
    """Every outside link of a guide, in all its languages: those that are gone first."""
    found: dict[str, Out] = {}
    for language in guide.languages:
        for _chapter, text in await chapters_of(session, guide.id, language):
            for url in outside(blocks_of(await revision_of(session, text))):
                found.setdefault(url, Out(url)).chapters.append(text)
    checks = await checks_of(session, found)
    order = [LinkState.DEAD, LinkState.UNSURE, None, LinkState.WORKS]
    outs = [Out(out.url, out.chapters, checks.get(out.url)) for out in found.values()]
    return sorted(outs, key=lambda out: (order.index(out.check.state if out.check else None), out.url))


async def checks_of(session: Session, urls: Collection[str]) -> dict[str, LinkCheck]:
    rows = await session.scalars(select(LinkCheck).where(col(LinkCheck.url).in_(urls)))
    return {row.url: row for row in rows}
