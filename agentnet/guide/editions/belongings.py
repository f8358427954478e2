"""What chapters of an edition point to: pictures, terms, tools and each other; and that nothing of it is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from agentnet import files
from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.brands.queries import brand_of
from agentnet.guide.chapters import queries as chapters
from agentnet.guide.chapters import reading
from agentnet.guide.editions.queries import Candidate
from agentnet.guide.glossary import queries as glossary
from agentnet.guide.models import Guide
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press import Known, ast
from agentnet.guide.thanks.queries import names_without_permission
from agentnet.guide.tools import queries as tools
from agentnet.words import N_, Refused


@dataclass(frozen=True, slots=True)
class Belongings:
    """By name or chapter; `tool_files`: the name of each tool's file in the edition → its sha256."""

    images: dict[str, bytes]
    glossary: tuple[press.Term, ...]
    tools: dict[UUID, tuple[press.Tool, ...]]
    tool_files: dict[str, str]
    chapters: dict[str, str]

    async def tool_contents(self) -> dict[str, bytes]:
        """The tools' files by their name in the edition."""
        return {name: await files.get(digest) for name, digest in self.tool_files.items()}

    async def require_whole(self, candidate: Candidate, known: Known) -> None:
        """Raises `Refused` when the chapter points to something that is not there any more."""
        revision = candidate.revision
        parsed = await reading.read(
            revision.markdown,
            language=candidate.text.language,
            previous=chapters.blocks_of(revision),
            known=known,
        )
        if stopping := next((problem for problem in parsed.problems if problem.stops), None):
            raise Refused(
                N_("Painosta ei tehty. Luvussa ”{title}” on korjattavaa: {problem}"),
                title=revision.title,
                problem=stopping.sentence,
            )


async def gather_belongings(
    session: Session, guide: Guide, chosen: Sequence[Candidate], language: str, base: str
) -> Belongings:
    """Everything that the chosen chapters, the cover and the brand show or offer.

    Raises:
        Refused: a picture of the cover, the brand or a chapter's head is not there, whole, any more.
    """
    blocks = {one.chapter.id: chapters.blocks_of(one.revision) for one in chosen}
    pieces = [piece for each in blocks.values() for piece in ast.every(each)]
    brand = brand_of(guide)
    names = {piece.image for piece in pieces if isinstance(piece, ast.Figure)}
    names |= {one.chapter.art for one in chosen} | {brand.logo, brand.cover_image}
    images = await pictures.contents(session, guide.id, names - {""})
    if lost := {brand.logo, brand.cover_image, *(one.chapter.art for one in chosen)} - images.keys() - {""}:
        raise Refused(N_("Kuvaa ”{name}” ei ole tämän oppaan kuvissa."), name=min(lost))
    used = {slug for each in blocks.values() for slug in _terms(each)}
    offered: dict[UUID, tuple[press.Tool, ...]] = {}
    kept: dict[str, str] = {}
    slugs = {one.chapter.id: one.chapter.slug for one in chosen}
    for held in await tools.tools_of(session, list(slugs)):
        name = f"{slugs[held.tool.chapter_id]}-{held.tool.name}"
        kept[name] = held.file.sha256
        pressed = tools.as_pressed(held, f"{base}/tools/{name}", name)
        offered[held.tool.chapter_id] = (*offered.get(held.tool.chapter_id, ()), pressed)
    return Belongings(
        images=images,
        glossary=tuple(t for t in await glossary.terms(session, guide.network_id, language) if t.slug in used),
        tools=offered,
        tool_files=kept,
        chapters={one.chapter.slug: f"{base}/{one.chapter.slug}" for one in chosen},
    )


async def require_permitted(session: Session, guide: Guide, title: str, words: str, cited: Sequence[Any]) -> None:
    """Asked again whenever an edition is set: a permission may have been taken back.

    Raises:
        Refused: somebody who is quoted stands there by name without allowing it.
    """
    if names := await names_without_permission(session, guide.network_id, {one.id for one in cited}, words):
        raise Refused(
            N_("Luvussa ”{title}” on nimi {name}, eikä hän anna nyt lupaa siihen. Ota nimi pois tai pyydä lupa."),
            title=title,
            name=names[0],
        )


def _terms(thing: Any) -> Iterator[str]:
    """The slugs of the terms in some blocks, however deep."""
    match thing:
        case ast.Termed():
            yield thing.slug
            yield from _terms(thing.inside)
        case tuple() | list():
            for part in thing:
                yield from _terms(part)
        case _ if hasattr(thing, "__struct_fields__"):
            for name in thing.__struct_fields__:
                yield from _terms(getattr(thing, name))
