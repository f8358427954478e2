"""What goes into an edition: everything that is approved, gathered as it is at one moment. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec import to_builtins

from agentnet import clock
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters import reading
from agentnet.guide.editions.belongings import Belongings, gather_belongings, require_permitted
from agentnet.guide.editions.labels import Around, Sheet, sheets_of
from agentnet.guide.editions.numbers import in_address
from agentnet.guide.editions.printing import Made
from agentnet.guide.editions.queries import Candidate, chapters_in, editions_of
from agentnet.guide.findings import noted
from agentnet.guide.flow import Extent
from agentnet.guide.models import Edition, EditionChapter, Guide
from agentnet.guide.origins import Origins, findings_by_number, origins
from agentnet.guide.press import Citation, Known, web
from agentnet.guide.press.markdown_text import as_markdown
from agentnet.guide.thanks.queries import permitted_names
from agentnet.network.flow import Field
from agentnet.network.models import County, Network, Person
from agentnet.settings import settings
from agentnet.words import N_, _, n_, using

FIELDS = {Field.SOCIAL: N_("sosiaalihuolto"), Field.HEALTH: N_("terveydenhuolto"), Field.COMMON: N_("yhteinen")}
HOW = {
    "new": N_("{title}: uusi luku"),
    "changed": N_("{title}: muuttunut"),
    "left": N_("{title}: jätetty pois"),
}


@dataclass(slots=True)
class Draft:
    """All rows and files of an edition that is being made; nothing is in the database before it is whole."""

    edition: Edition
    chapters: list[EditionChapter]
    pressed: press.Edition
    belongings: Belongings
    sheets: dict[str, Sheet] = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)
    cited: frozenset[UUID] = frozenset()
    """The findings that it leans on: whose names may stand in it is asked again when it is frozen."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the number, in which language, how much it changes, and what is told about it."""

    number: str
    change_note: str
    by: UUID
    language: str = "fi"
    extent: Extent = Extent.MAJOR
    links: press.Links = "notes"


async def gather(session: Session, guide: Guide, chosen: Sequence[Candidate], wish: Wish) -> Draft:
    """Everything that goes in, as it is at this moment; its fixed words are in the edition's language.

    Raises:
        Refused: a chapter points to something that is not there any more; the sentence says which.
    """
    network = await session.get_one(Network, guide.network_id)
    county = await session.get_one(County, network.county_id)
    edition_id, now = uuid4(), clock.now()
    base = f"/g/{guide.slug}/{in_address(wish.number, wish.language, guide.languages[0])}"
    belongings = await gather_belongings(session, guide, chosen, wish.language, base)
    rows, pressed, cited = [], [], set[UUID]()
    for place, candidate in enumerate(chosen, start=1):
        row, chapter, findings = await _chapter(session, guide, candidate, belongings, base, (edition_id, place))
        rows.append(row)
        pressed.append(chapter)
        cited |= findings
    behind, names = await origins(session, cited, cited), await permitted_names(session, guide.network_id, cited)
    before = next(iter(await editions_of(session, guide.id, wish.language)), None)
    changed = differences(rows, await chapters_in(session, before.id)) if before else []
    brand = brand_of(guide, network)
    with using(wish.language):
        lines = tuple(_(told, title=one["title"]) for one in changed for told in [HOW[one["how"]]])
    book = press.Edition(
        title=guide.title,
        subtitle=guide.subtitle,
        number=wish.number,
        day=now.date(),
        language=wish.language,
        chapters=tuple(pressed),
        series=network.name,
        publisher=county.name,
        address=f"{settings().base_url}{base}/",
        counted=_counted(behind, wish.language),
        images=belongings.images,
        brand=brand,
        paper="a4" if guide.paper == "a4" else "a5",
        glossary=belongings.glossary,
        change_note=wish.change_note,
        changes=lines,
        contributors=names,
        links=wish.links,
    )
    edition = Edition(
        id=edition_id,
        guide_id=guide.id,
        language=wish.language,
        number=wish.number,
        title=guide.title,
        subtitle=guide.subtitle,
        change_note=wish.change_note,
        extent=wish.extent,
        changes=changed,
        brand=to_builtins(brand),
        colophon=behind.as_data() | {"publisher": county.name, "network": network.name, "names": list(names)},
        glossary=[to_builtins(term) for term in belongings.glossary],
        input_hash=press.edition_hash(book),
        by=wish.by,
        created_at=now,
    )
    around = Around(guide, network, brand, wish.language, book.address, now)
    sheets = await sheets_of(session, around, rows, names)
    return Draft(edition, rows, book, belongings, sheets, cited=frozenset(cited))


async def _chapter(
    session: Session, guide: Guide, candidate: Candidate, belongings: Belongings, base: str, at: tuple[UUID, int]
) -> tuple[EditionChapter, press.EditionChapter, set[UUID]]:
    revision, of = candidate.revision, candidate.chapter
    blocks = chapters.blocks_of(revision)
    findings = await findings_by_number(session, guide.network_id, [n for n, _block in reading.cited(blocks)])
    words = await reading.pinned_words(session, findings, revision.pinned)
    citations = {f"k{f.number}": Citation(f.number, words[f.number], f"#k{f.number}") for f in findings}
    keys = [key for key, _block in reading.cited_sources(blocks)]
    notes = await noted.cited(session, guide.network_id, of.id, keys, revision.pinned) if keys else []
    with using(candidate.text.language):
        citations |= {one.key: Citation(one.number, one.public, one.link or f"#{one.key}") for one in notes}
    tools = belongings.tools.get(of.id, ())
    known = Known(
        citations=citations,
        chapters=belongings.chapters,
        images={name: f"{base}/pictures/{name}" for name in belongings.images},
        terms={term.slug: (term.word, term.meaning) for term in belongings.glossary},
        tools={tool.name: (tool.title, tool.href) for tool in tools},
        glossary=f"{base}/sanasto" if belongings.glossary else "",
        files={tool.name: (tool.file, tool.size, tool.version) for tool in tools},
    )
    await belongings.require_whole(candidate, known)
    await require_permitted(session, guide, revision.title, press.plain(blocks), [*findings, *notes])
    page = web.page(press.Chapter(candidate.text.language, revision.title, blocks), known)
    people = await chapters.names(session, [one for a in candidate.approvals for one in (a.person_id, a.deputy_for)])
    with using(candidate.text.language):
        approvals = [
            _approved(people[a.person_id], a.field, a.created_at, people.get(a.deputy_for) if a.deputy_for else None)
            for a in candidate.approvals
        ]
    behind = await origins(session, [f.id for f in findings], [one.id for one in notes])
    row = EditionChapter(
        edition_id=at[0],
        chapter_id=of.id,
        place=at[1],
        slug=of.slug,
        title=revision.title,
        revision=revision.n,
        content_hash=revision.content_hash,
        markdown=as_markdown(revision.title, blocks).partition("\n\n")[2],  # what was read and approved, no more
        html=str(page.body),
        contents=[{"anchor": e.anchor, "words": e.words, "level": e.level} for e in page.contents],
        approvals=[{"name": a.name, "title": a.title, "field": a.field, "day": a.day.isoformat()} for a in approvals],
        origins=behind.as_data()
        | {
            "findings": [{"number": f.number, "text": words[f.number]} for f in findings],
            "sources": [
                {"key": one.key, "number": one.number, "text": citations[one.key].label, "href": one.link}
                for one in notes
            ],
        },
        findings=[*(str(f.id) for f in findings), *(str(one.id) for one in notes)],
        plain=press.plain(blocks),
        facts=_facts(candidate, page.minutes),
        tools=[to_builtins(tool) for tool in tools],
    )
    pressed = press.EditionChapter(
        slug=of.slug,
        chapter=press.Chapter(candidate.text.language, revision.title, blocks),
        citations=citations,
        approvals=tuple(approvals),
        content=revision.content_hash,
        art=of.art if of.art in belongings.images else "",
        owner=of.owner,
        valid_from=of.valid_from,
        look_again_by=of.look_again_by,
        tools=tools,
    )
    return row, pressed, {*(f.id for f in findings), *(one.id for one in notes)}


def _facts(candidate: Candidate, minutes: int) -> dict[str, Any]:
    of = candidate.chapter
    return {
        "owner": of.owner,
        "valid_from": of.valid_from.isoformat() if of.valid_from else "",
        "look_again_by": of.look_again_by.isoformat() if of.look_again_by else "",
        "art": of.art,
        "minutes": minutes,
    }


def _approved(person: Person, field: Field, moment: datetime, instead_of: Person | None) -> press.Approval:
    """A deputy's title tells whose deputy: every form of the edition prints it."""
    deputy = _("sijaisena: {name}", name=instead_of.name) if instead_of else ""
    title = ", ".join(one for one in (person.title, deputy) if one)
    return press.Approval(person.name, title, _(FIELDS[field]), moment.date())


def _counted(behind: Origins, language: str) -> tuple[press.Counted, ...]:
    """What the colophon says of contributors; people and units only when at least five are behind it."""
    with using(language):
        figures = [(behind.total, n_("idea, vastaus tai havainto", "ideaa, vastausta ja havaintoa", behind.total))]
        if behind.people and behind.units:
            figures.append((behind.people, n_("ammattilainen", "ammattilaista", behind.people)))
            figures.append((behind.units, n_("työyksikkö", "työyksikköä", behind.units)))
    return tuple(press.Counted(n, what) for n, what in figures if n)


def differences(chapters: Sequence[EditionChapter], before: Sequence[EditionChapter]) -> list[dict[str, Any]]:
    """The list of changes since the edition before: new, changed and left-out chapters."""
    old = {chapter.chapter_id: chapter for chapter in before}
    made = []
    for chapter in chapters:
        was = old.pop(chapter.chapter_id, None)
        if was is None:
            made.append({"slug": chapter.slug, "title": chapter.title, "how": "new"})
        elif was.content_hash != chapter.content_hash:
            made.append({"slug": chapter.slug, "title": chapter.title, "how": "changed"})
    return made + [{"slug": "", "title": chapter.title, "how": "left"} for chapter in old.values()]
