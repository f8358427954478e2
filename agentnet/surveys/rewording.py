"""What has been translated of a text that changes: the translation stays, and remembers which words it was made from.

In a language's words, `was` has for each column the first wording that was translated, kept from the moment when it
changed until the translator saves. Pure.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

SINGLE: Final = ("label", "help", "unit")
LISTS: Final = ("options", "rows")


def follow(said: Mapping[str, Any], old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """One language's words of a question after its first wording went from `old` to `new` (column → words)."""
    words, was = dict(said), dict(said.get("was") or {})
    for column in SINGLE:
        if words.get(column) and old[column] != new[column]:
            was.setdefault(column, old[column])
        if was.get(column) == new[column] or not words.get(column):
            was.pop(column, None)
    for column in LISTS:
        words[column], was[column] = _follow_list(said.get(column, []), was.get(column, []), old[column], new[column])
        if not any(was[column]):
            del was[column]
    return {**{name: value for name, value in words.items() if name != "was"}, **({"was": was} if was else {})}


def _follow_list(
    said: Sequence[str], was: Sequence[str], old: Sequence[str], new: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Translations in their new places, and what those that are old were made from. Words that stand in the place of
    words that are gone were reworded; other new words have no translation.
    """
    padded = [(one, first) for one, first in zip([*said, *[""] * len(old)], [*was, *[""] * len(old)], strict=False)]
    known = dict(zip(old, padded, strict=False))
    found: list[tuple[str, str]] = []
    for number, word in enumerate(new):
        if word in known:
            translated, first = known[word]
        elif len(old) == len(new) and old[number] not in new:
            translated, first = known[old[number]]
            first = first or old[number]
        else:
            translated, first = "", ""
        found.append((translated, first if translated and first != word else ""))
    return [one for one, _first in found], [first for _one, first in found]


def follow_title(said: Mapping[str, str], old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """One language's title and introduction of a survey, likewise: `title-was`, `intro-was`."""
    words = dict(said)
    for column in ("title", "intro"):
        mark = f"{column}-was"
        if words.get(column) and old[column] != new[column]:
            words.setdefault(mark, old[column])
        if words.get(mark) == new[column]:
            del words[mark]
    return words
