"""The catalogues hold every sentence of the sources, and say it whole in each language."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import hatch_build
from agentnet import words
from tests.words.sources import Message, messages

# The sources are read once.
pytestmark = pytest.mark.xdist_group("words")

TRANSLATED = ("sv", "en")
SYNTAX = re.compile(r":::(?: (?:muista|qr))?|\[@k3\]|\[\^|!\[|##|https://|\bmailto:|\btel:|SHA-256")


@cache
def _catalogue(code: str) -> Catalog:
    with (words.LOCALE / code / "LC_MESSAGES" / "agentnet.po").open("rb") as file:
        return read_po(file, locale=code)


def _entries(code: str) -> Iterator[tuple[Message, Message]]:
    """Each sentence of the sources and what the catalogue says for it."""
    catalogue = _catalogue(code)
    for sentence in messages():
        entry = catalogue.get(sentence)
        if entry is not None:
            said = entry.string or ""
            yield sentence, said if isinstance(said, str) else tuple(said)


def _forms(sentence: Message, said: Message) -> Iterator[tuple[str, str]]:
    """Form by form; a word said alone too ("alue") shares the entry of its plural ("alue", "aluetta")."""
    one_by_one = (said,) if isinstance(said, str) else said
    yield from [(sentence, one_by_one[0])] if isinstance(sentence, str) else zip(sentence, one_by_one, strict=True)


@pytest.mark.parametrize("code", words.LANGUAGES)
def test_every_sentence_of_the_sources_is_in_the_catalogue(code: str) -> None:
    missing = {sentence: files for sentence, files in messages().items() if _catalogue(code).get(sentence) is None}
    assert missing == {}, "make translate brings them in"


def test_finnish_is_its_own_key_and_says_nothing_else() -> None:
    assert [sentence for sentence, said in _entries("fi") if any(said)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_is_translated(code: str) -> None:
    assert [sentence for sentence, said in _entries(code) if not said or not all(said)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_a_guess(code: str) -> None:
    assert [entry.id for entry in _catalogue(code) if entry.id and entry.fuzzy] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_values_have_the_same_places(code: str) -> None:
    wrong = [
        (one, said)
        for sentence, strings in _entries(code)
        for one, said in _forms(sentence, strings)
        if sorted(re.findall(r"\{\w*\}", one)) != sorted(re.findall(r"\{\w*\}", said))
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_syntax_and_spaces_around_are_kept(code: str) -> None:
    wrong = [
        (one, said)
        for sentence, strings in _entries(code)
        for one, said in _forms(sentence, strings)
        if _syntax(one) != _syntax(said) or _edges(one) != _edges(said)
    ]
    assert wrong == []


def _syntax(text: str) -> list[str]:
    """Marks that mean something. A whole sample of a chapter has its boxes by the names of its own language."""
    if "\n:::" in text:
        return [line[:3] for line in text.splitlines() if line.startswith((":::", "[@", "## "))]
    return sorted(SYNTAX.findall(text))


def _edges(text: str) -> tuple[bool, bool]:
    return text != text.lstrip(), text != text.rstrip()


@pytest.mark.parametrize(
    ("code", "sign_in", "one", "many"),
    [
        ("fi", "Kirjaudu sisään", "1 lappu", "2 lappua"),
        ("sv", "Logga in", "1 lapp", "2 lappar"),
        ("en", "Sign in", "1 note", "2 notes"),
    ],
)
def test_each_language_is_spoken(code: str, sign_in: str, one: str, many: str) -> None:
    hatch_build.compile_catalogues()
    words.catalogue.cache_clear()
    with words.using(code):
        assert words._("Kirjaudu sisään") == sign_in
        assert words.n_("{n} lappu", "{n} lappua", 1) == one
        assert words.n_("{n} lappu", "{n} lappua", 2) == many


def test_a_catalogue_carries_no_addresses() -> None:
    for code in words.LANGUAGES:
        head = _catalogue(code).mime_headers
        assert not [(name, value) for name, value in head if "@" in value or "://" in value]
