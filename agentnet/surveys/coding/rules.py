"""Pure rules of coding: what a merged code is now, what may be told of a count, and how far two coders agree.

Agreement: Jacob Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20
(1960), pp. 37–46. A text may have several codes, so each code is a question of its own: is it on the text or not.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from agentnet.surveys.flow import FLOOR

TONES: Final = {"sun": "●", "sky": "■", "mint": "▲", "peach": "◆", "lilac": "✚", "stone": "★"}
"""Colours of codes, each with a sign of its own."""
MOST: Final = 60
"""Codes of one question, at most."""
QUOTES: Final = 12


class Told(StrEnum):
    """What may be said of how many: the number itself, that they are few, or that nearly all do."""

    NUMBER = "number"
    FEW = "few"
    NEARLY = "nearly"


def told(number: int, of: int) -> Told:
    """Nobody and everybody may be told; one to four may not, neither may what would leave one to four out."""
    if 0 < number < FLOOR:
        return Told.FEW
    return Told.NEARLY if 0 < of - number < FLOOR else Told.NUMBER


def finals(into: Mapping[UUID, UUID | None]) -> dict[UUID, UUID]:
    """Code → what it is now, through every merging. One that leads nowhere (or in a ring) is itself."""
    found = {}
    for code in into:
        at, seen = code, {code}
        while (there := into.get(at)) is not None and there in into and there not in seen:
            seen.add(there)
            at = there
        found[code] = at
    return found


def would_ring(into: Mapping[UUID, UUID | None], code: UUID, target: UUID) -> bool:
    """Whether merging `code` into `target` would lead back to itself."""
    return finals(into).get(target, target) == code


def by_text(
    rows: Iterable[tuple[UUID, UUID]], into: Mapping[UUID, UUID | None], alive: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """Text → its codes as they are now, of (text, code): merged ones are one, binned ones are none."""
    now, found = finals(into), dict[UUID, set[UUID]]()
    for text, code in rows:
        if (code := now.get(code, code)) in alive:
            found.setdefault(text, set()).add(code)
    return {text: frozenset(codes) for text, codes in found.items()}


@dataclass(frozen=True, slots=True)
class Agreement:
    """`same` of `texts` were read alike. `kappa` is None where chance alone would agree on everything."""

    texts: int
    same: int
    kappa: float | None

    @property
    def share(self) -> float:
        return self.same / self.texts if self.texts else 0.0


def agreement(pairs: Iterable[tuple[bool, bool]]) -> Agreement:
    """Of yes and no by two coders: the share that is alike, and Cohen's kappa."""
    both = first = second = same = n = 0
    for one, other in pairs:
        n += 1
        same += one == other
        both += one and other
        first += one
        second += other
    if not n:
        return Agreement(0, 0, None)
    chance = (first * second + (n - first) * (n - second)) / (n * n)
    kappa = (same / n - chance) / (1 - chance) if chance < 1 else None
    return Agreement(n, same, kappa)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two readings of the same texts. `whole`: texts whose codes are exactly alike, kappa over every text and code."""

    whole: Agreement
    codes: dict[UUID, Agreement]
    differ: tuple[UUID, ...]


def compare(
    texts: Iterable[UUID],
    codes: Collection[UUID],
    first: Mapping[UUID, frozenset[UUID]],
    second: Mapping[UUID, frozenset[UUID]],
) -> Compared:
    """`differ`: the texts to settle, in the order that they came."""
    none, order = frozenset[UUID](), tuple(texts)
    read = [(first.get(text, none), second.get(text, none)) for text in order]
    each = {code: agreement((code in one, code in other) for one, other in read) for code in codes}
    pooled = agreement((code in one, code in other) for one, other in read for code in codes)
    alike = sum(one == other for one, other in read)
    differ = tuple(text for text, (one, other) in zip(order, read, strict=True) if one != other)
    return Compared(Agreement(len(order), alike, pooled.kappa), each, differ)
