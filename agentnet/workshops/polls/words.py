"""Words of a cloud: how they are compared, joined into groups and shown. Pure.

Two forms stand in one group when a base form that is certain says so, or a leader has joined them by hand.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from agentnet.words import N_, Refused

SIZES: Final = 6
APART: Final = "/"
"""Begins the key of a form that a leader has split off; no folded form begins with it."""

_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")


class Written(NamedTuple):
    """One word on one ballot."""

    ballot: UUID
    text: str
    form: str
    base: str | None = None


class Group(NamedTuple):
    """What one word of the cloud stands for: `people` wrote one of its `forms` (folded form, as written)."""

    key: str
    label: str
    people: int
    forms: tuple[tuple[str, str], ...]
    size: int = 1


def fold(text: str) -> str:
    """A word as it is compared: small letters, no signs around it."""
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return _EDGES.sub("", plain) or plain


def key_of(form: str, base: str | None, decided: Mapping[str, str]) -> str:
    """The group of a form: a leader's word first, then the base form's group, else the form is alone."""
    if form in decided:
        return decided[form]
    natural = base or form
    joined = decided.get(natural, natural)
    return natural if joined.startswith(APART) else joined


def grouped(words: Iterable[Written], decided: Mapping[str, str]) -> list[Group]:
    """The cloud, the most written first, each group under its most common written form."""
    members: defaultdict[str, list[Written]] = defaultdict(list)
    for word in words:
        members[key_of(word.form, word.base, decided)].append(word)
    people = {key: len({word.ballot for word in those}) for key, those in members.items()}
    most = max(people.values(), default=1)
    groups = [
        Group(key, _label(those), people[key], _forms(those), _size(people[key], most))
        for key, those in members.items()
    ]
    return sorted(groups, key=lambda group: (-group.people, group.label.casefold(), group.key))


def _label(words: Sequence[Written]) -> str:
    """The most common form as it is most often written; of equals the one that is a base form, then the shortest."""
    form = _foremost(words)
    spellings = Counter(word.text for word in words if word.form == form)
    return min(spellings, key=lambda text: (-spellings[text], text != form, text))


def _foremost(words: Sequence[Written]) -> str:
    counts = Counter(word.form for word in words)
    bases = {word.base for word in words}
    return min(counts, key=lambda form: (-counts[form], form not in bases, len(form), form))


def _forms(words: Sequence[Written]) -> tuple[tuple[str, str], ...]:
    spelled: dict[str, str] = {}
    for word in sorted(words, key=lambda one: (one.form, one.text)):
        spelled.setdefault(word.form, word.text)
    return tuple(spelled.items())


def _size(people: int, most: int) -> int:
    """1 to 6, evenly between one person and the most; everything in the middle when all are equal."""
    if most == 1:
        return SIZES // 2
    return 1 + round((SIZES - 1) * (people - 1) / (most - 1))


def joined(groups: Sequence[Group], key: str, into: str, decided: Mapping[str, str]) -> dict[str, str]:
    """The leader's decisions when group `key` goes under `into`.

    Raises:
        Refused: one of them is no longer there, or they are one and the same.
    """
    of = {group.key: group for group in groups}
    if key not in of or into not in of or key == into:
        raise Refused(N_("Sanat ovat muuttuneet sillä välin. Valitse uudelleen."))
    pinned = {form: into for group in (of[key], of[into]) for form, _text in group.forms}
    return {**decided, **pinned}


def split(groups: Sequence[Group], form: str, decided: Mapping[str, str]) -> dict[str, str]:
    """The leader's decisions when `form` leaves its group.

    Raises:
        Refused: it is not there any more, or it is alone already.
    """
    home = next((group for group in groups if any(form == one for one, _text in group.forms)), None)
    if home is None or len(home.forms) < 2:
        raise Refused(N_("Sanat ovat muuttuneet sillä välin. Valitse uudelleen."))
    pinned = {one: home.key for one, _text in home.forms}
    return {**decided, **pinned, form: APART + form}
