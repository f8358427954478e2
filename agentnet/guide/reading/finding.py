"""Search in a frozen edition: any form of a word finds any other, and compounds are found by their parts.

The base forms were made with the edition; a form that it does not have is judged by how it begins and ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from markupsafe import Markup, escape
from msgspec import Struct

from agentnet.guide.press.search import words_in

MOST: Final = 40
LONGEST: Final = 100
WORDS: Final = 12
"""So many words are looked for: each is held against the whole index."""
AROUND: Final = 16
SHOWN: Final = 60
OWN, BEGINS, HOLDS, ALIKE, PART = 8, 5, 4, 2, 1
ENDING: Final = re.compile(
    "(?:[aeiouyäö]?(?:n|t|a|ä|ta|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|in|en|ien|iden|hin))?(?:kin|ko|kö)?"
)
"""How a short word may go on after its stem: `ove-n`, `ov-issa`."""
PIECES: Final = re.compile(r"([^\W_]+(?:-[^\W_]+)*)")


class Index(Struct, frozen=True, dict=True):
    """`places`: [address, chapter, heading, text]; `words`: base form → places; `forms`: form → base form."""

    places: list[tuple[str, str, str, str]]
    words: dict[str, list[int]]
    forms: dict[str, str]

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """The first four letters of every form → the forms: those that may be alike are looked for among these."""
        found: dict[str, list[str]] = {}
        for form in {*self.forms, *self.words}:
            found.setdefault(form[:4], []).append(form)
        return found


class Hit(Struct, frozen=True):
    """A passage under one heading, with what was asked for marked."""

    address: str
    chapter: str
    heading: str
    passage: Markup


class Found(Struct, frozen=True):
    """What was found; `whole` when every word asked for stands in each of them."""

    hits: tuple[Hit, ...] = ()
    whole: bool = True
    more: int = 0


def plain_index(chapters: Iterable[tuple[str, str, str]]) -> Index:
    """An index of (slug, title, text) without base forms, for an edition that was frozen without one."""
    places = [(slug, title, "", " ".join(text.split())) for slug, title, text in chapters]
    words: dict[str, list[int]] = {}
    for number, (_slug, title, _heading, text) in enumerate(places):
        for word in set(words_in(f"{title} {text}")):
            words.setdefault(word, []).append(number)
    return Index(places, words, {})


def search(index: Index, asked: str, *, most: int = MOST) -> Found:
    """The places that have every word, the likeliest first; if there are none, those that have some."""
    wanted = list(dict.fromkeys(words_in(asked[:LONGEST])))[:WORDS]
    each = [_places(index, word) for word in wanted]
    shared = set.intersection(*(set(one) for one in each)) if each else set[int]()
    chosen = shared or {place for one in each for place in one}
    weights = {place: sum(one.get(place, (0, ""))[0] for one in each) for place in chosen}
    ranked = sorted(weights, key=lambda place: (-weights[place], place))
    bases = {base for one in each for _weight, base in one.values()} | set(wanted)
    hits = tuple(_hit(index.places[place], bases, index.forms) for place in ranked[:most])
    return Found(hits, whole=bool(shared) or len(wanted) < 2, more=max(0, len(ranked) - most))


def _places(index: Index, word: str) -> dict[int, tuple[int, str]]:
    """Place → how likely it is meant, and by which base form."""
    found: dict[int, tuple[int, str]] = {}
    for base, weight in _bases(index, word):
        for place in index.words.get(base, ()):
            _address, title, heading, _text = index.places[place]
            total = weight + _headed(base, title, heading)
            if total > found.get(place, (0, ""))[0]:
                found[place] = (total, base)
    return found


def _bases(index: Index, word: str) -> Iterator[tuple[str, int]]:
    """The base forms that a word may mean: its own; those it begins or that hold it; when the edition does not know it,
    those that are like it but for their endings, and those that it is put together from.
    """
    own = index.forms.get(word, word)
    yield own, OWN
    for base in index.words:
        if len(own) > 2 and base != own and base.startswith(own):
            yield base, BEGINS
        elif len(own) > 3 and base != own and own in base:
            yield base, HOLDS
    if own not in index.words and len(word) > 3:
        like = [form for form in index.stems.get(word[:4], ()) if alike(form, word)]
        if not like and len(word) > 5:  # most forms fall at the first look, which costs next to nothing
            like = [form for form in (*index.forms, *index.words) if word[:4] in form and _ends_alike(form, word)]
        if not like and len(word) < 7:
            begins = [form for form in (*index.forms, *index.words) if form.startswith(word[:3])]
            like = [form for form in begins if _short_alike(form, word)]
        yield from ((index.forms.get(form, form), ALIKE) for form in like)
        if not like:
            yield from ((base, PART) for base in index.words if len(base) > 5 and _in_compound(base, word))


def alike(one: str, other: str) -> bool:
    """Two forms of a word, by their letters: they begin alike and differ at the end only."""
    same = _same(one, other)
    return same >= 4 and same >= 0.7 * min(len(one), len(other)) and len(one) - same < 6 and len(other) - same < 7


def _same(one: str, other: str) -> int:
    """So many letters they begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _ends_alike(form: str, word: str) -> bool:
    """The last part of a compound: `järjestelmän` in `tietojärjestelmää`."""
    at = form.find(word[:4], 3)
    return at > 0 and alike(form[at:], word)


def _short_alike(form: str, word: str) -> bool:
    """Two forms of a short word: three letters alike, and what follows is an ending in both."""
    same = _same(form, word)
    return same >= 3 and all(ENDING.fullmatch(one[same:]) for one in (form, word))


def _in_compound(base: str, word: str) -> bool:
    """`pohja` in `kutsupohjissa`: all but its last letter, at the start of the word or after three letters."""
    at = word.find(base[:-1])
    return at == 0 or at >= 3


def _headed(base: str, title: str, heading: str) -> int:
    stem = base[: max(4, len(base) - 1)]
    return (3 if stem in heading.casefold() else 0) + (2 if stem in title.casefold() else 0)


def _hit(place: Sequence[str], bases: set[str], forms: Mapping[str, str]) -> Hit:
    address, chapter, heading, text = place
    return Hit(address, chapter, heading, passage(text, bases, forms))


def passage(text: str, bases: Iterable[str], forms: Mapping[str, str]) -> Markup:
    """The words around the first that was asked for, each of those marked."""
    wanted = {base: base[: max(4, len(base) - 2)] for base in bases}
    pieces = PIECES.split(text)

    def asked_for(piece: str) -> bool:
        word = piece.casefold()
        return forms.get(word, word) in wanted or any(len(s) > 3 and s in word for s in wanted.values())

    marked = [n % 2 == 1 and asked_for(piece) for n, piece in enumerate(pieces)]
    start = max(0, next((n for n, mark in enumerate(marked) if mark), 0) - AROUND)
    said = Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if mark else escape(piece)
        for piece, mark in zip(pieces[start : start + SHOWN], marked[start : start + SHOWN], strict=True)
    )
    return Markup("{}{}{}").format("… " if start else "", said, " …" if start + SHOWN < len(pieces) else "")
