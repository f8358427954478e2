"""From saved words to what is shown: known citations, problems, blocks. Shared by editor, review and edition."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide.chapters.queries import chapters_of
from agentnet.guide.models import Chapter, Finding
from agentnet.guide.press import Block, Citation, Known, Parsed, ast, parse
from agentnet.guide.press.cites import cited_keys
from agentnet.sources.models import SourceRevision
from agentnet.words import _


async def known(session: Session, chapter: Chapter, network_id: UUID) -> Known:
    """What a chapter may cite and point to: the network's findings (`k3`) and the guide's other chapters (slug)."""
    findings = await session.scalars(
        select(Finding).where(Finding.network_id == network_id, col(Finding.binned_at).is_(None))
    )
    citations = {
        f"k{finding.number}": Citation(finding.number, _short(finding.text), f"/findings/{finding.id}")
        for finding in findings
    }
    chapters = {other.slug: f"/chapters/{other.id}" for other, _text in await chapters_of(session, chapter.guide_id)}
    return Known(citations=citations, chapters=chapters)


def read(markdown: str, *, language: str, previous: Sequence[Block], known: Known) -> Parsed:
    return parse(markdown, language=language, previous=previous, known=known)


def cited(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """(finding's number, id of the top block that cites it), each once, in reading order."""
    found: dict[tuple[int, str], None] = {}
    for block in blocks:
        for piece in ast.every([block]):
            found.update({(int(key[1:]), block.id): None for key in cited_keys(piece) if key[1:].isdigit()})
    return list(found)


async def pinned(session: Session, findings: Sequence[Finding]) -> dict[str, str]:
    """Each cited finding's key → sha256 of its present words: an approval is bound to these too."""
    rows = await session.execute(
        select(col(SourceRevision.source_id), col(SourceRevision.sha256), col(SourceRevision.n)).where(
            col(SourceRevision.source_id).in_([f.id for f in findings])
        )
    )
    newest = {source: digest for source, digest, _n in sorted(rows, key=lambda row: row[2])}
    return {f"k{finding.number}": newest.get(finding.id, "") for finding in findings}


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else _("{start}…", start=text[: most - 1].rsplit(" ", 1)[0])
