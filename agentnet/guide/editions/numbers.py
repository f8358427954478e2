"""How editions are numbered: `2026.1`, `2026.2` for those that change the work, `2026.1.1` for small mends. Pure."""

from collections.abc import Collection
from typing import NamedTuple

from agentnet.guide.flow import Extent


class Numbered(NamedTuple):
    """An edition that is out: its number and its language."""

    number: str
    language: str


def next_number(out: Collection[Numbered], language: str, *, original: str, extent: Extent, year: int) -> str:
    """The number of the next edition in `language`.

    A translation takes the newest number of the original that has none yet in its language; otherwise it is numbered
    like the original. A small mend counts on from the newest edition of the language, if there is one.
    """
    mine = sorted((_parts(one.number) for one in out if one.language == language), reverse=True)
    theirs = sorted((_parts(one.number) for one in out if one.language == original), reverse=True)
    if language != original and theirs and theirs[0] not in mine:
        return _written(theirs[0])
    everybody = {_parts(one.number) for one in out}
    if extent is Extent.MINOR and mine:
        whole = mine[0][:2]
        return _written((*whole, 1 + max((parts[2] for parts in everybody if parts[:2] == whole), default=0)))
    return _written((year, 1 + max((parts[1] for parts in everybody if parts[0] == year), default=0), 0))


def _parts(number: str) -> tuple[int, int, int]:
    year, _, rest = number.partition(".")
    count, _, mend = rest.partition(".")
    return int(year), int(count or 0), int(mend or 0)


def _written(parts: tuple[int, int, int]) -> str:
    year, count, mend = parts
    return f"{year}.{count}.{mend}" if mend else f"{year}.{count}"


def in_address(number: str, language: str, original: str) -> str:
    """How the public address names an edition: `2026.1`, and `2026.1-sv` for a translation."""
    return number if language == original else f"{number}-{language}"


def from_address(address: str, original: str) -> Numbered:
    """What `in_address` wrote."""
    number, _, language = address.partition("-")
    return Numbered(number, language or original)
