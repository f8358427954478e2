"""Markdown in, checked blocks out. Whatever a person can type parses, or is listed as a problem; nothing raises."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from agentnet.guide.press.advice import advice
from agentnet.guide.press.ast import Block, Blocks, Item, Piece, anchors, every, inner
from agentnet.guide.press.blocks import blocks as read_blocks
from agentnet.guide.press.identity import lasting_ids
from agentnet.guide.press.known import Known
from agentnet.guide.press.markdown import clean, tree
from agentnet.guide.press.plain import own_words
from agentnet.guide.press.problems import Kind, Problem
from agentnet.guide.press.reading import Reading
from agentnet.typeset.glyphs import missing

P = TypeVar("P", bound=Piece)
NOTHING_KNOWN: Final = Known()


class Parsed(Struct, frozen=True):
    """The blocks, what is wrong (in the order of the lines), and the line where each block begins (1 is the first)."""

    blocks: Blocks
    problems: tuple[Problem, ...]
    lines: tuple[int, ...] = ()

    @property
    def approvable(self) -> bool:
        """Whether no problem stops an approval."""
        return not any(problem.stops for problem in self.problems)


def parse(markdown: str, *, language: str, previous: Sequence[Block] = (), known: Known = NOTHING_KNOWN) -> Parsed:
    """The chapter's blocks; ids are carried over from the `previous` version's blocks."""
    text, had_hidden = clean(markdown)
    root, memory = tree(text, language)
    reading = Reading(known, source=text.split("\n"))
    for node in root.children:
        if node.type == "footnote_block":
            reading.notes = {int(note.meta["id"]): note for note in node.children}
    read = tuple(read_blocks(root, reading))
    if had_hidden:
        reading.problems.append(Problem(Kind.HIDDEN_CHARACTERS, 1))
    reading.problems += [*_references(read, reading), *_unused_notes(memory, reading), *_glyphs(read, reading)]
    reading.problems += advice(read, reading)
    ids = lasting_ids(read, previous)
    problems = (msgspec.structs.replace(problem, block=ids.get(problem.block, "")) for problem in reading.problems)
    return Parsed(
        tuple(_renamed(block, ids) for block in read),
        tuple(sorted(problems, key=lambda problem: problem.line)),
        tuple(reading.lines.get(block.id, 1) for block in read),
    )


def _renamed(piece: P, ids: Mapping[str, str]) -> P:
    """The piece and all inside it with their lasting ids."""
    changed: dict[str, Any] = {"id": ids[piece.id]}
    if inner(piece):
        field = "items" if isinstance(inner(piece)[0], Item) else "blocks"
        changed[field] = tuple(_renamed(part, ids) for part in inner(piece))
    return msgspec.structs.replace(piece, **changed)


def _references(read: Blocks, reading: Reading) -> Iterator[Problem]:
    """References that lead nowhere, once all headings are known."""
    here = anchors(read)
    for target, piece, line in reading.references:
        if target not in here and not reading.known.has_chapter(target):
            yield Problem(Kind.UNKNOWN_REFERENCE, line, {"target": target}, piece)


def _unused_notes(memory: Mapping[str, Any], reading: Reading) -> Iterator[Problem]:
    for label, number in memory.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            key = label.removeprefix(":")
            opening = re.compile(rf"\s*\[\^{re.escape(key)}\]:", re.IGNORECASE)
            line = next((n for n, words in enumerate(reading.source, 1) if opening.match(words)), 1)
            yield Problem(Kind.UNUSED_NOTE, line, {"key": key})


def _glyphs(read: Blocks, reading: Reading) -> Iterator[Problem]:
    for piece in every(read):
        if lacking := missing(own_words(piece)):
            yield Problem(
                Kind.NO_GLYPH, reading.lines.get(piece.id, 1), {"characters": " ".join(lacking[:8])}, piece.id
            )
