"""Which notes (or answers) say much the same, without a dictionary of any language. Pure.

Finnish bends and joins its words (kutsu, kutsun, palaverikutsut), so notes are compared by runs of three and four
letters within their words: weighted by how rare a run is on this board, then the angle between two notes (TF-IDF and
cosine). No stemmer: one that is wrong would join what nobody meant.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log, sqrt
from typing import Final
from unicodedata import normalize
from uuid import UUID

from msgspec import Struct

HINT: Final = 0.21
"""As alike as this is worth a word to somebody who is writing."""

JOIN: Final = 0.24
"""As alike as this is worth proposing as one bundle."""

SHORTEST: Final = 8
MOST_IN_A_BUNDLE: Final = 12
TITLE: Final = 119
"""With the sign that says it goes on, as long as a bundle's title may be."""
RUNS: Final = (3, 4)
COMMON: Final = 150
"""A run that stands in more notes than this (or than a tenth of them) tells nothing and costs most."""

_WORD: Final = re.compile(r"[^\W_]+")

_EMPTY: Final = """
ja on ei eivät en et emme ette että mutta kun kuin jos myös tai niin se ne hän he me te minä sinä tämä tuo nämä
joka jotka mikä mitä missä ovat oli olla ole olisi voi voisi vai vain sekä eli ettei jo vielä kaikki ihan nyt
sitten siitä sen sitä ketä ketkä kumpi kuka joku itse liian hyvin paljon vähän aina usein koska vaikka kanssa
ilman tulee tule tulla tulevat pääse pääsee pitää pitäisi saada saa voida puuttuu puuttuvat mukaan mukana estää
och att det som inte har är för med the and of to is not
"""
EMPTY: Final = frozenset(_EMPTY.split())
"""Words that stand in any note: alike in these alone is not alike."""


class Words(Struct, frozen=True):
    """A note as it is compared."""

    id: UUID
    text: str


class Group(Struct, frozen=True):
    """Notes that say much the same: the most central one first. `title` is made of its words."""

    notes: tuple[UUID, ...]
    title: str


class Likeness:
    """The notes of a board (or a section), ready to be compared with each other and with something new."""

    def __init__(self, notes: Iterable[Words]) -> None:
        self.notes = tuple(notes)
        self._texts = {note.id: note.text for note in self.notes}
        counted = {note.id: runs(note.text) for note in self.notes}
        spread = Counter(run for one in counted.values() for run in one)
        self._rarity = {run: log((len(counted) + 1) / n + 1) for run, n in spread.items()}
        self._new = log(len(counted) + 2)
        self._common = max(COMMON, len(counted) // 10)
        self._where: dict[str, list[tuple[UUID, float]]] = {}
        for id, one in counted.items():
            for run, weight in self._weighed(one).items():
                self._where.setdefault(run, []).append((id, weight))

    def like(self, text: str, most: int = 5, least: float = HINT) -> tuple[tuple[UUID, float], ...]:
        """The notes that are alike, the most alike first, with how alike they are (0 to 1)."""
        if len(text.strip()) < SHORTEST:
            return ()
        found = sorted(self._beside(runs(text)).items(), key=lambda one: (-one[1], one[0]))
        return tuple((id, likeness) for id, likeness in found if likeness >= least)[:most]

    def groups(self, least: float = JOIN) -> tuple[Group, ...]:
        """Stars: round the note that is most like the others, those that are like it; then the same with the rest.

        The same notes give the same groups, in whatever order they come.
        """
        near = {note.id: self._near(note, least) for note in self.notes}
        stars = []
        while near:
            centre = min(near, key=lambda id: (-sum(near[id].values()), id))
            if not near[centre]:
                break
            around = sorted(near[centre], key=lambda id: (-near[centre][id], id))[: MOST_IN_A_BUNDLE - 1]
            stars.append(Group((centre, *around), title_of(self._texts[centre])))
            taken = {centre, *around}
            near = {i: {j: x for j, x in to.items() if j not in taken} for i, to in near.items() if i not in taken}
        return tuple(stars)

    def _near(self, note: Words, least: float) -> dict[UUID, float]:
        beside = self._beside(runs(note.text))
        return {id: likeness for id, likeness in beside.items() if id != note.id and likeness >= least}

    def _beside(self, counted: Counter[str]) -> Counter[UUID]:
        total: Counter[UUID] = Counter()
        for run, weight in self._weighed(counted).items():
            notes = self._where.get(run, ())
            if len(notes) <= self._common:
                for id, theirs in notes:
                    total[id] += weight * theirs  # type: ignore[assignment]
        return total

    def _weighed(self, counted: Counter[str]) -> dict[str, float]:
        """Each run by how often it stands here and how rare it is; all together of length one."""
        raw = {run: (1 + log(n)) * self._rarity.get(run, self._new) for run, n in counted.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {run: weight / length for run, weight in raw.items()}


@lru_cache(maxsize=4_096)
def runs(text: str) -> Counter[str]:
    """Three and four letters in a row, with the edges of words; words that say nothing are left out."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(normalize("NFC", text).lower()):
        if len(word) > 1 and word not in EMPTY:
            edged = f"<{word}>"
            found.update(edged[at : at + n] for n in RUNS for at in range(len(edged) - n + 1))
    return found


def title_of(text: str) -> str:
    """The first words of a note, as many as a title holds."""
    line = " ".join(text.split("\n", 1)[0].split()).rstrip(".,;:!")
    if len(line) <= TITLE:
        return line
    return line[: TITLE + 1].rsplit(" ", 1)[0].rstrip(" .,;:–-")[:TITLE] + "…"
