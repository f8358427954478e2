"""The words of a guide for its search: by section, each word with its base form, so that any form finds any other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

from msgspec import Struct

from agentnet.guide.press.ast import Block, Heading
from agentnet.guide.press.book import sound
from agentnet.guide.press.edition import Edition
from agentnet.guide.press.plain import plain, spoken

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
LONGEST: Final = 60
LANGUAGES: Final = ("fi", "sv", "en")
SHORTEST_PART: Final = 3


class Section(Struct, frozen=True):
    """What stands under one heading: the chapter's slug, the anchor (none before the first heading), the words."""

    chapter: str
    anchor: str
    title: str
    heading: str
    text: str


def sections(edition: Edition) -> Iterator[Section]:
    """The chapters cut at their headings of level 2 and 3."""
    for of in edition.chapters:
        anchor, heading, blocks = "", "", list[Block]()
        for block in of.chapter.blocks:
            if isinstance(block, Heading) and block.level <= 3:
                yield from _section(of.slug, anchor, of.chapter.title, heading, blocks)
                anchor, heading, blocks = block.anchor, spoken(block.inside), []
            else:
                blocks.append(block)
        yield from _section(of.slug, anchor, of.chapter.title, heading, blocks)


def _section(chapter: str, anchor: str, title: str, heading: str, blocks: list[Block]) -> Iterator[Section]:
    text = sound(re.sub(r"\s+", " ", plain(blocks)))
    if text or heading or not anchor:
        yield Section(chapter, anchor, sound(title), sound(heading), text)


def words_in(text: str) -> list[str]:
    """The words of a text, folded; a word with a hyphen also by its parts."""
    found = []
    for word in WORD.findall(normalize("NFC", text).casefold()):
        if len(word) <= LONGEST:
            found.append(word)
            found += [part for part in word.split("-") if part != word and len(part) >= SHORTEST_PART]
    return found


def base_forms(words: Iterable[str], language: str) -> dict[str, str]:
    """Each folded word with its base form (`palaverissa` → `palaveri`). Slow and large (for Finnish 2.5 s and 400 MB
    the first time): call it in a child process only.
    """
    # Imported here alone: the dictionary must never get into the server.
    from simplemma import lemmatize

    known = language if language in LANGUAGES else "fi"
    return {word: lemmatize(word, lang=known).casefold() if not word.isdigit() else word for word in words}


def search_index(
    edition: Edition,
    address: Callable[[str], str] = str,
    bases: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What a page needs to search the edition by itself.

    `places`: [address, chapter, heading, text]; `words`: base form → numbers of places; `forms`: form → base form where
    they differ. `address` gives a chapter's address by its slug; `bases` are base forms made before, if any were.
    """
    found = list(sections(edition))
    by_place = [words_in(f"{one.title} {one.heading} {one.text}") for one in found]
    seen = sorted({word for words in by_place for word in words})
    if bases is None:
        languages = {of.slug: of.chapter.language for of in edition.chapters}
        bases = _bases(found, by_place, languages)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(by_place):
        for word in words:
            places[bases.get(word) or word].add(number)
    return {
        "places": [[_led(address(one.chapter), one.anchor), one.title, one.heading, one.text] for one in found],
        "words": {word: sorted(places[word]) for word in sorted(places)},
        "forms": {word: base for word in seen if (base := bases.get(word)) and base != word},
    }


def _bases(found: list[Section], by_place: list[list[str]], languages: Mapping[str, str]) -> dict[str, str]:
    """By the language of the chapter in which the word first stands."""
    by_language: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for section, words in zip(found, by_place, strict=True):
        by_language[languages[section.chapter]].update(dict.fromkeys(words))
    made: dict[str, str] = {}
    for language, words_here in by_language.items():
        made = {**base_forms(words_here, language), **made}
    return made


def _led(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address
