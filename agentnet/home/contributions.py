"""My contributions: each idea that I gave, and where it lives now: finding, chapter, edition, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.editions.queries import living_in
from agentnet.guide.models import ChapterText, Finding
from agentnet.guide.register.models import RegisterEntry
from agentnet.guide.register.queries import grown_from
from agentnet.network.models import Person
from agentnet.sources.flow import Fate, Kind
from agentnet.sources.queries import Contribution, contributions_of
from agentnet.surveys.queries import own_texts
from agentnet.tasks.queries import shared_sources
from agentnet.words import N_, _

WAITING = N_("Tallessa. Tätä ei ole vielä koottu kiteytyksiin.")
FATES = {
    Fate.USED: N_("Mukana jatkossa"),
    Fate.MERGED: N_("Yhdistetty toiseen ideaan"),
    Fate.PARKED: N_("Odottaa myöhempää vaihetta"),
    Fate.OUT_OF_SCOPE: N_("Ei tule oppaaseen"),
}
WARMLY = {
    Fate.USED: N_("Kiitos! Ideasi vie verkoston työtä eteenpäin."),
    Fate.MERGED: N_("Kiitos! Muutkin ovat ajatelleet samaa: ideasi vahvistaa yhteistä ideaa."),
    Fate.PARKED: N_("Kiitos! Ideasi on tallessa, ja siihen palataan, kun sen aika on."),
    Fate.OUT_OF_SCOPE: N_("Kiitos, että kerroit tämän. Oppaaseen se ei sovi, mutta se on luettu ja mietitty."),
}


@dataclass(frozen=True, slots=True)
class Lives:
    """Where one contribution went. `editions` are (address, words); `chapters` (id, title) are those under way;
    `entries` are those of the register of barriers and good practices. `warm` is a sentence of thanks that tells more;
    `own_name`: it was given under the person's own name, so they may let it be quoted by it.
    """

    id: UUID
    kind: Kind
    text: str
    label: str
    fate: Fate | None
    word: str
    reason: str
    findings: Sequence[Finding]
    chapters: Sequence[tuple[UUID, str]]
    editions: Sequence[tuple[str, str]]
    entries: Sequence[RegisterEntry] = ()
    warm: str = ""
    own_name: bool = False


async def mine(session: Session, me: Person) -> list[Lives]:
    """Everything given under one's own name: what has gone furthest comes first. Copies of one's own are left out."""
    also = [*await own_texts(session, me), *await shared_sources(session, me)]
    given = await contributions_of(session, me, also)
    own = {one.item.id for one in given}
    firsts = [one for one in given if not own.intersection(one.trail.origins)]
    finding_ids = {f for one in firsts for f in one.trail.findings}
    findings = {f.id: f for f in await session.scalars(select(Finding).where(col(Finding.id).in_(finding_ids)))}
    titles = await _titles(session, me, {place.chapter_id for one in firsts for place in one.trail.chapters})
    editions = await living_in(session, list(finding_ids))
    behind = {one.item.id: {one.item.id, *one.trail.onward, *one.trail.findings} for one in firsts}
    entries = await grown_from(session, {source for sources in behind.values() for source in sources})
    lives = [
        replace(
            _lives(one, findings, titles, editions),
            entries=[entry for source in behind[one.item.id] for entry in entries.get(source, [])],
        )
        for one in firsts
    ]
    return sorted(lives, key=lambda one: (not one.editions, not one.chapters, not one.findings, one.label))


async def _titles(session: Session, me: Person, chapters: set[UUID]) -> dict[UUID, str]:
    """Each chapter's title in the person's own language, or else in Finnish, or as it is."""
    texts = await session.scalars(select(ChapterText).where(col(ChapterText.chapter_id).in_(chapters)))
    liked = sorted(texts, key=lambda text: (text.language == me.language, text.language == "fi", text.language))
    return {text.chapter_id: text.title for text in liked}


def _lives(
    one: Contribution,
    findings: dict[UUID, Finding],
    titles: dict[UUID, str],
    editions: dict[UUID, list[tuple[str, str, str, str]]],
) -> Lives:
    fate = one.trail.fate
    out: dict[str, str] = {}
    for finding in one.trail.findings:
        for slug, number, chapter, title in editions.get(finding, []):
            out.setdefault(f"/g/{slug}/{number}/{chapter}", _("painos {number}: {title}", number=number, title=title))
    chapters = dict.fromkeys((p.chapter_id, titles[p.chapter_id]) for p in one.trail.chapters if p.chapter_id in titles)
    return Lives(
        id=one.item.id,
        kind=one.item.kind,
        text=one.item.text,
        label=one.item.label,
        fate=fate,
        word=_(FATES[fate]) if fate else _(WAITING),
        reason=one.trail.reason,
        warm=_(WARMLY[fate]) if fate else "",
        own_name=bool(one.item.author),
        findings=[findings[f] for f in one.trail.findings if f in findings],
        chapters=list(chapters),
        editions=list(out.items()),
    )
