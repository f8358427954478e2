"""The two-minute version: what changes (made from the difference), why, what it asks, what is still open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from agentnet.db import Session
from agentnet.guide import press
from agentnet.guide.chapters import queries
from agentnet.guide.chapters.queries import Seen
from agentnet.guide.press import Block, Change, plain
from agentnet.guide.press.ast import Heading
from agentnet.guide.press.plain import words_of
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
    olds = queries.blocks_of(before)
    changes = press.changes(olds, blocks) if before else ()
    return Short(
        minutes=press.minutes(blocks),
        before=before.n if before else None,
        changed=sum(change.how != "same" for change in changes),
        sections=tuple(sections(changes, olds, blocks)),
        headings=tuple(plain([b]) for b in blocks if isinstance(b, Heading)),
        begins=press.summary(blocks),
        why=seen.text.why,
        asks=seen.text.asks,
        talks=sum(1 for c in comments if c.reply_to is None and c.resolved_at is None),
    )


def sections(changes: Sequence[Change], before: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Section]:
    """The sections where something has changed, in reading order. What only moved is not told."""
    headings = {block.id: plain([block]) for block in blocks if isinstance(block, Heading)}
    old = {block.id: sentences(words_of(block)) for block in before}
    new = {block.id: sentences(words_of(block)) for block in blocks}
    olds, news = set(chain.from_iterable(old.values())), set(chain.from_iterable(new.values()))
    title, first, told = "", "", list[Told]()
    for change in changes:
        if change.block in headings:
            if told:
                yield Section(title, first, _in_order(told))
            title, first, told = headings[change.block], change.block, []
        if change.how != "same":
            first = first or ("" if change.how == "removed" else change.block)
            fresh = [said for said in new.get(change.block, ()) if said not in olds]
            gone = [said for said in old.get(change.block, ()) if said not in news]
            told += [Told(_cut(said)) for said in fresh]
            told += [Told(_cut(said), gone=True) for said in gone[len(fresh) :]]
    if told:
        yield Section(title, first, _in_order(told))


def _in_order(told: list[Told]) -> tuple[Told, ...]:
    """What is new before what is gone."""
    return tuple(sorted(told, key=lambda one: one.gone))


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
