"""The versions of a text: who, when, how many words came and went; what differs between any two."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from sqlalchemy import func
from sqlmodel import col, select

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import actions, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Revision
from agentnet.guide.press import Change
from agentnet.guide.writing.models import Weaving
from agentnet.network.models import Person
from agentnet.words import Missing

PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Version:
    """A saved version beside the one before: words put in and taken out."""

    revision: Revision
    by: Person | None
    came: int
    went: int
    woven: int
    """The number of the version of somebody else whose changes were woven in; 0 when none."""


@dataclass(frozen=True, slots=True)
class Versions:
    versions: Sequence[Version]
    number: int
    last: int
    total: int


async def versions(session: Session, seen: Seen, number: int = 1) -> Versions:
    """A page of them, the newest first."""
    of = Revision.text_id == seen.text.id
    total = await session.scalar(select(func.count()).select_from(Revision).where(of)) or 0
    last = max(1, ceil(total / PAGE))
    number = min(max(number, 1), last)
    rows = await session.scalars(
        select(Revision).where(of).order_by(col(Revision.n).desc()).offset((number - 1) * PAGE).limit(PAGE + 1)
    )
    shown = list(rows)
    people = await queries.names(session, [r.by for r in shown])
    woven = await session.execute(
        select(col(Weaving.revision_id), col(Weaving.onto)).where(col(Weaving.revision_id).in_([r.id for r in shown]))
    )
    onto = {revision: n for revision, n in woven}  # noqa: C416 (rows are tuples, dict() is not typed for them)
    made = []
    for revision, before in zip(shown[:PAGE], [*shown[1:], None], strict=False):
        came, went = words_changed(before, revision)
        made.append(Version(revision, people.get(revision.by), came, went, onto.get(revision.id, 0)))
    return Versions(made, number, last, total)


def words_changed(before: Revision | None, after: Revision) -> tuple[int, int]:
    """How many words were put in and taken out."""
    came = went = 0
    for change in differences(before, after):
        for segment in change.segments:
            came += len(segment.text.split()) if segment.kind == "ins" else 0
            went += len(segment.text.split()) if segment.kind == "del" else 0
    return came, went


def differences(before: Revision | None, after: Revision) -> list[Change]:
    """What differs, block by block and word by word, in reading order."""
    if before is not None and before.content_hash == after.content_hash:
        return []
    found = press.changes(queries.blocks_of(before), queries.blocks_of(after))
    return [change for change in found if change.how != "same"]


async def version_of(session: Session, seen: Seen, n: int) -> Revision:
    """Version `n`.

    Raises:
        Missing: there is none.
    """
    if n < 1 or (revision := await queries.revision_of(session, seen.text, n)) is None:
        raise Missing
    return revision


async def restore(session: Session, seen: Seen, n: int, *, version: int, by: Person) -> Revision:
    """The words of version `n` as the newest version. Nothing is taken away: those in between stay.

    Raises:
        Missing: there is none. Conflict: somebody has saved in between.
    """
    old = await version_of(session, seen, n)
    made, _parsed = await actions.save(session, seen, title=old.title, markdown=old.markdown, version=version, by=by)
    return made
