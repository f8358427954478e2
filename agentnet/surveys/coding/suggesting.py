"""Suggestions by likeness: a code that texts like this have, and texts that could be one code. Never put by itself."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from msgspec import Struct

from agentnet.child import in_child
from agentnet.likeness import HINT, Likeness, Words
from agentnet.surveys.coding.queries import Book

AT_ONCE: Final = 150
"""So many texts are compared while somebody waits; more in a child process."""
MOST: Final = 20
NEAR: Final = 5


class Suggested(Struct, frozen=True):
    """A text, and the code of those that are most like it."""

    text: UUID
    code: UUID


class Group(Struct, frozen=True):
    """Texts that could be one code, under a name made of their words."""

    title: str
    texts: tuple[UUID, ...]


class Suggestions(Struct, frozen=True):
    codes: tuple[Suggested, ...] = ()
    groups: tuple[Group, ...] = ()


async def suggestions(book: Book) -> Suggestions:
    """What could be put on the texts without a code. Those that were turned down are not among them.

    Raises:
        ChildFailed: there are too many texts to compare in time.
    """
    texts, alive = book.words, {code.id for code in book.codes}
    refused = frozenset(pair for pair in book.refused if pair[1] in alive)
    given = (texts, {text: codes for text, codes in book.on.items() if text in texts}, refused)
    return suggested(*given) if len(texts) <= AT_ONCE else await in_child(suggested, *given)


def suggested(
    texts: Mapping[UUID, str], on: Mapping[UUID, frozenset[UUID]], refused: Collection[tuple[UUID, UUID]]
) -> Suggestions:
    """Pure. The likest first; the same texts give the same suggestions."""
    coded = Likeness(Words(id, words) for id, words in texts.items() if on.get(id))
    left = [id for id in texts if not on.get(id)]
    found: list[tuple[float, Suggested]] = []
    for id in left:
        near: Counter[UUID] = Counter()
        for like, likeness in coded.like(texts[id], NEAR, HINT):
            for code in on[like]:
                if (id, code) not in refused:
                    near[code] += likeness  # type: ignore[assignment]
        if near:
            code = min(near, key=lambda one: (-near[one], one))
            found.append((float(near[code]), Suggested(id, code)))
    found.sort(key=lambda one: (-one[0], one[1].text))
    taken = {one.text for _weight, one in found}
    groups = Likeness(Words(id, texts[id]) for id in left if id not in taken).groups()
    return Suggestions(
        tuple(one for _weight, one in found[:MOST]), tuple(Group(one.title, one.notes) for one in groups[:MOST])
    )
