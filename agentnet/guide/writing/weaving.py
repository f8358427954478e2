"""A save that comes after somebody else's: what does not touch is merged, the rest is shown to the writer."""

from dataclasses import dataclass

from agentnet.db import Session
from agentnet.guide.chapters import actions, queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.models import Revision
from agentnet.guide.press import Parsed
from agentnet.guide.writing.merge import Clash, weave
from agentnet.guide.writing.models import Weaving
from agentnet.network.models import Person


@dataclass(frozen=True, slots=True)
class Together:
    """Both texts in one. `clashes`: passages that both have changed; both are in the text, one after the other."""

    title: str
    markdown: str
    clashes: tuple[Clash, ...]
    began: int
    latest: Revision
    other: Person | None
    two_titles: bool

    @property
    def whole(self) -> bool:
        return not self.clashes and not self.two_titles


async def together(session: Session, seen: Seen, *, title: str, markdown: str, began: int) -> Together | None:
    """What the writer has, woven into the newest revision; nothing when there is none.

    `began`: the number of the revision that the writing began from; below zero when that is not known.
    """
    latest = await queries.revision_of(session, seen.text)
    if latest is None:
        return None
    base = await queries.revision_of(session, seen.text, began) if began > 0 else None
    woven = weave(base.markdown if base else "", latest.markdown, markdown)
    was = base.title if base else title if began < 0 else seen.text.title
    mine, theirs = title != was, latest.title != was
    people = await queries.names(session, [latest.by])
    return Together(
        title if mine or not theirs else latest.title,
        woven.text,
        woven.clashes,
        began,
        latest,
        people.get(latest.by),
        mine and theirs and title != latest.title,
    )


async def save(session: Session, seen: Seen, made: Together, *, by: Person) -> tuple[Revision, Parsed]:
    """Keep a text without clashes as the next revision, and remember what it was woven from."""
    revision, parsed = await actions.save(
        session, seen, title=made.title, markdown=made.markdown, version=seen.text.version, by=by
    )
    if revision.n > made.latest.n:
        await session.flush()
        session.add(Weaving(revision_id=revision.id, began=max(made.began, 0), onto=made.latest.n))
    return revision, parsed
