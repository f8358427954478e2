"""Long lists of free texts are read some at a time; the address says which question's list has been turned how far."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from agentnet.sources.queries import Item
from agentnet.surveys.results import Results

AT_ONCE: Final = 10


class Leaf(NamedTuple):
    """What a page shows of one question's texts."""

    items: list[Item]
    page: int
    last: int


def turn(found: Results, asked: Mapping[str, str]) -> dict[str, Leaf]:
    """By the questions' keys. `?tekstit=` names a question and `?osa=` its page, or `?teksti=` one text to be found;
    others begin at the first page.
    """
    part = asked.get("osa", "")
    wanted = int(part) if part.isdecimal() and len(part) < 6 else 1
    return {
        result.question.key: _leaf(
            result.texts.items, asked.get("teksti", ""), wanted if asked.get("tekstit") == result.question.key else 1
        )
        for result in found.results
        if result.texts
    }


def _leaf(items: list[Item], sought: str, wanted: int) -> Leaf:
    for place, item in enumerate(items if sought else ()):
        if str(item.id) == sought:
            wanted = place // AT_ONCE + 1
    last = max(1, -(-len(items) // AT_ONCE))
    page = min(last, max(1, wanted))
    return Leaf(items[(page - 1) * AT_ONCE : page * AT_ONCE], page, last)
