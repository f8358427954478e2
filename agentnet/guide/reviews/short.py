"""The two-minute version: what changes (made from the difference), why, what it asks, what is still open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.press import Block, Change, plain
from agentnet.guide.press.ast import Heading
from agentnet.words import _, n_

SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=\S)|\n+")
LONGEST: Final = 200
MOST: Final = 3
"""How many sentences of one section are told; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that is new or changed, or (`gone`) that was taken out."""

    text: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What has changed under one heading (empty: before the first). `block` is where it begins in the text."""

    title: str
    block: str
    told: tuple[Told, ...]

    @property
    def shown(self) -> tuple[Told, ...]:
        return self.told[:MOST]

    @property
    def more(self) -> int:
        return len(self.told) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Short:
    """`before` is the number of the version that was read last; none: the chapter is read for the first time."""

    minutes: int
    before: int | None
    changed: int
    sections: tuple[Section, ...]
    headings: tuple[str, ...]
    begins: str
    why: str
    asks: str
    talks: int


async def short(session: Session, seen: Seen) -> Short:
    """The two-minute version of the present words."""
    blocks = queries.blocks_of(await queries.revision_of(session, seen.text))
    before = await queries.last_reviewed(session, seen)
    comments = await queries.comments_of(session, seen.text.id)
    changes = press.changes(queries.blocks_of(before), blocks) if before else ()
    return Short(
        minutes=press.minutes(blocks),
        before=before.n if before else None,
        changed=sum(change.how != "same" for change in changes),
        sections=tuple(sections(changes, blocks)),
        headings=tuple(plain([b]) for b in blocks if isinstance(b, Heading)),
        begins=press.summary(blocks),
        why=seen.text.why,
        asks=seen.text.asks,
        talks=sum(1 for c in comments if c.reply_to is None and c.resolved_at is None),
    )


def sections(changes: Sequence[Change], blocks: Sequence[Block]) -> Iterator[Section]:
    """The sections where something has changed, in reading order. What only moved is not told."""
    olds = {said for change in changes for said in _old(change)}
    news = {said for change in changes for said in _new(change)}
    headings = {block.id: plain([block]) for block in blocks if isinstance(block, Heading)}
    title, first, told = "", "", list[Told]()
    for change in changes:
        if change.block in headings:
            if told:
                yield Section(title, first, _in_order(told))
            title, first, told = headings[change.block], change.block, []
        if change.how != "same":
            first = first or ("" if change.how == "removed" else change.block)
            told += _told(change, olds, news)
    if told:
        yield Section(title, first, _in_order(told))


def _in_order(told: list[Told]) -> tuple[Told, ...]:
    """What is new before what is gone."""
    return tuple(sorted(told, key=lambda one: one.gone))


def _told(change: Change, olds: set[str], news: set[str]) -> Iterator[Told]:
    fresh, gone = [s for s in _new(change) if s not in olds], [s for s in _old(change) if s not in news]
    yield from (Told(_cut(sentence)) for sentence in fresh)
    yield from (Told(_cut(sentence), gone=True) for sentence in gone[len(fresh) :])


def _old(change: Change) -> list[str]:
    return sentences("".join(s.text for s in change.segments if s.kind != "ins"))


def _new(change: Change) -> list[str]:
    return sentences("".join(s.text for s in change.segments if s.kind != "del"))


def sentences(text: str) -> list[str]:
    """The sentences of some words, without white space around them."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"


def as_lines(one: Short) -> str:
    """What changes, for a letter: a line a section and under it its sentences, in the language of the moment."""
    lines = []
    for section in one.sections:
        lines.append(section.title or _("Luvun alku"))
        lines += ["– " + (_("Poistettu: {sentence}", sentence=t.text) if t.gone else t.text) for t in section.shown]
        if section.more:
            lines.append("– " + n_("ja {n} muu kohta", "ja {n} muuta kohtaa", section.more))
        lines.append("")
    return "\n".join(lines).strip()
