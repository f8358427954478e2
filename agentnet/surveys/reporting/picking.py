"""Which groups a page draws: one breakdown at a time, narrowed by a search, some at once; the address keeps it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlencode

from agentnet.surveys.reporting import telling
from agentnet.surveys.reporting.shapes import BREAKDOWNS, Figures

AT_ONCE: Final = 10
LONGEST: Final = 100
Named = Mapping[str, Sequence[tuple[str, str]]]
"""Breakdown → (key, name) of its groups, in order."""


class Picked(NamedTuple):
    """`kind`: the breakdown, empty when everybody is looked at together. `keys`: the groups of this page, `found` of
    `every` that the search leaves. `offered`: the breakdowns that there are.
    """

    offered: tuple[str, ...]
    kind: str = ""
    search: str = ""
    keys: tuple[str, ...] = ()
    found: int = 0
    every: int = 0
    page: int = 1
    last: int = 1

    def query(self, **more: str) -> str:
        """The choice as an address keeps it; `more`: what else the page's address says."""
        asked = {"ryhmittely": self.kind, "haku": self.search, **more}
        return urlencode({name: value for name, value in asked.items() if value})


def groups_of(waves: Iterable[Figures]) -> dict[str, list[tuple[str, str]]]:
    """The groups of all these figures, each once, in the order that they have there."""
    found: dict[str, dict[str, str]] = {}
    for wave in waves:
        for kind, groups in wave.groups.items():
            found.setdefault(kind, {}).update({one.key: telling.group_name(kind, one) for one in groups})
    return {kind: list(found[kind].items()) for kind in BREAKDOWNS if kind in found}


def pick(groups: Named, asked: Mapping[str, str]) -> Picked:
    """What `?ryhmittely=`, `?haku=` and `?sivu=` ask for. A search without a breakdown finds the finest that has it."""
    search = " ".join(asked.get("haku", "").split())[:LONGEST]
    kind = asked.get("ryhmittely", "")
    if kind not in groups:
        finest = reversed(list(groups))
        kind = next((one for one in finest if search and _hits(groups[one], search)), "")
    offered = tuple(groups)
    if not kind:
        return Picked(offered, search=search)
    hits = _hits(groups[kind], search)
    last = max(1, -(-len(hits) // AT_ONCE))
    page = min(last, max(1, _number(asked.get("sivu", ""))))
    keys = tuple(hits[(page - 1) * AT_ONCE : page * AT_ONCE])
    return Picked(offered, kind, search, keys, len(hits), len(groups[kind]), page, last)


def _hits(groups: Sequence[tuple[str, str]], search: str) -> list[str]:
    return [key for key, name in groups if search.casefold() in name.casefold()]


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 6 else 1
