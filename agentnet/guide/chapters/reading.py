"""From saved words to what is shown: known citations, problems, blocks. Shared by editor, review and edition."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.findings import noted
from agentnet.guide.glossary import queries as glossary
from agentnet.guide.models import Chapter, Finding
from agentnet.guide.pictures import queries as pictures
from agentnet.guide.press import Block, Citation, Known, Parsed, ast, in_child, parse
from agentnet.guide.press.cites import cited_keys
from agentnet.guide.rules import READS_SOURCES
from agentnet.guide.tools import queries as tools
from agentnet.network.rules import Standing
from agentnet.sources.models import SourceRevision
from agentnet.words import _

LONG: Final = 30_000
"""Characters from which on reading a text would keep other people waiting."""


async def known(
    session: Session, chapter: Chapter, network_id: UUID, language: str = "fi", *, reader: Standing | None = None
) -> Known:
    """What a chapter may cite and point to: the network's findings (`k3`), picked sources (`l1a2b3c4d`) and approved
    terms, the guide's pictures and other chapters (slug), the chapter's own tools. `reader`: for whom it is shown:
    supervisors are not told the words that people gave.
    """
    findings = await session.scalars(
        select(Finding).where(Finding.network_id == network_id, col(Finding.binned_at).is_(None))
    )
    citations = {
        f"k{finding.number}": Citation(finding.number, _short(finding.text), f"/findings/{finding.id}")
        for finding in findings
    }
    citations |= await noted.citations(
        session, network_id, chapter.id, told=reader is None or bool(reader.roles & READS_SOURCES)
    )
    chapters = {other.slug: f"/chapters/{other.id}" for other, _text in await chapters_of(session, chapter.guide_id)}
    held = await tools.of_chapter(session, chapter.id)
    return Known(
        citations=citations,
        images=await pictures.known(session, chapter.guide_id),
        chapters=chapters,
        terms=await glossary.known(session, network_id, language),
        tools={tool.name: (tool.title, tool.href) for tool in held},
        dead=await dead_links(session),
        files={tool.name: (tool.file, tool.size, tool.version) for tool in held},
    )


async def dead_links(session: Session) -> dict[str, str]:
    """Web address → why it does not open, as far as the worker has found out."""
    from agentnet.guide.links.queries import dead  # that module reads chapters too

    return await dead(session)


async def read(markdown: str, *, language: str, previous: Sequence[Block], known: Known) -> Parsed:
    """The blocks of a text and what is wrong with them. A long one is read in a child process: others do not wait."""
    if len(markdown) < LONG:
        return parse(markdown, language=language, previous=previous, known=known)
    job = partial(parse, language=language, previous=previous, known=known)
    return await in_child(job, markdown, seconds=30)


def cited(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """(finding's number, id of the top block that cites it), each once, in reading order."""
    found: dict[tuple[int, str], None] = {}
    for block in blocks:
        for piece in ast.every([block]):
            keys = [key for key in cited_keys(piece) if key.startswith("k") and key[1:].isdigit()]
            found.update({(int(key[1:]), block.id): None for key in keys})
    return list(found)


def cited_sources(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """(source's key, id of the top block that cites it), each once, in reading order."""
    found: dict[tuple[str, str], None] = {}
    for block in blocks:
        for piece in ast.every([block]):
            found.update({(key, block.id): None for key in cited_keys(piece) if noted.is_key(key)})
    return list(found)


async def image_hashes(session: Session, guide_id: UUID, blocks: Sequence[Block]) -> dict[str, str]:
    """Name → sha256 of the pictures that these words show: an approval is bound to them."""
    shown = {piece.image for piece in ast.every(blocks) if isinstance(piece, ast.Figure)}
    return {name: digest for name, digest in (await pictures.hashes(session, guide_id)).items() if name in shown}


async def pinned(session: Session, findings: Sequence[Finding]) -> dict[str, str]:
    """Each cited finding's key → sha256 of its present words: an approval is bound to these too."""
    rows = await session.execute(
        select(col(SourceRevision.source_id), col(SourceRevision.sha256), col(SourceRevision.n)).where(
            col(SourceRevision.source_id).in_([f.id for f in findings])
        )
    )
    newest = {source: digest for source, digest, _n in sorted(rows, key=lambda row: row[2])}
    return {f"k{finding.number}": newest.get(finding.id, "") for finding in findings}


async def pinned_words(session: Session, findings: Sequence[Finding], pinned: dict[str, str]) -> dict[int, str]:
    """The words of each finding that the approval was bound to, by number (the present ones if those are erased)."""
    rows = await session.execute(
        select(col(SourceRevision.source_id), col(SourceRevision.sha256), col(SourceRevision.text)).where(
            col(SourceRevision.source_id).in_([f.id for f in findings])
        )
    )
    kept = {(source, digest): text for source, digest, text in rows}
    return {f.number: kept.get((f.id, pinned.get(f"k{f.number}", "")), f.text) for f in findings}


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else _("{start}…", start=text[: most - 1].rsplit(" ", 1)[0])
