"""Findings and what they lean on, for the one who writes: by words and by theme."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from agentnet.db import Session
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.findings import noted
from agentnet.guide.findings.queries import findings_of
from agentnet.guide.models import Finding
from agentnet.guide.rules import READS_SOURCES
from agentnet.sources import queries as sources
from agentnet.sources.queries import Item
from agentnet.web.paging import holds, paged

PAGE: Final = 20
LONGEST_LIST: Final = 30


@dataclass(frozen=True, slots=True)
class Held:
    """A finding with its sources, as its writer may see them."""

    finding: Finding
    sources: list[Item]
    here: bool


@dataclass(frozen=True, slots=True)
class Found:
    held: list[Held]
    picked: list[tuple[str, Item]]
    number: int
    last: int
    total: int


async def found(session: Session, seen: Seen, search: str, theme: UUID | None, number: int) -> Found:
    """The findings that have these words (or this number); for leaders also what is picked."""
    reads = bool(seen.standing.roles & READS_SOURCES)
    all_of = [f for f in await findings_of(session, seen.network.id) if theme is None or f.theme_id == theme]
    kept = [f for f in all_of if holds(f"k{f.number} {f.text}", search)]
    own = seen.chapter.theme_id
    kept.sort(key=lambda f: (own is None or f.theme_id != own, f.number))
    here = paged(kept, number, PAGE)
    held = [
        Held(
            f,
            (await sources.sources_of_finding(session, f.id, seen.standing))[:LONGEST_LIST] if reads else [],
            f.theme_id == own,
        )
        for f in here.items
    ]
    return Found(
        held,
        await _picked(session, seen, search, theme if search else theme or own),
        here.number,
        here.last,
        here.total,
    )


async def _picked(session: Session, seen: Seen, search: str, theme: UUID | None) -> list[tuple[str, Item]]:
    """Picked material with the key that cites it. Words are looked for in every theme."""
    if not seen.standing.may("lead"):
        return []
    known = await noted.citations(session, seen.network.id, seen.chapter.id)
    found = await sources.basket(session, seen.standing, theme, search)
    rows = [(noted.key_of(item.id), item) for item in found.items]
    return [(key, item) for key, item in rows if key in known][:PAGE]
