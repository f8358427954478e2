"""Search: any form of a word finds any other, compounds are found by their parts; what is shown is harmless."""

import pytest

from agentnet.guide.reading.finding import Found, Index, alike, plain_index, search
from agentnet.guide.reading.searching import worth_keeping

INDEX = Index(
    [
        ("palaveri", "Verkostopalaveri", "", "Työpari sopii yhteisen ajan."),
        ("palaveri#kulku", "Verkostopalaveri", "Kulku", "Asiakas päättää, ketkä kutsutaan. Kutsupohja on valmiina."),
        ("hoito", "Hoitoon pääsy", "", "Hoidon tarve arvioidaan yhdessä. Yöllä <b>päivystys</b> auttaa."),
    ],
    {
        **{"työpari": [0], "sopia": [0], "yhteinen": [0], "aika": [0], "verkostopalaveri": [0, 1], "asiakas": [1]},
        **{"päättää": [1], "kutsua": [1], "kutsupohja": [1], "valmis": [1], "hoito": [2], "tarve": [2], "yö": [2]},
        **{"arvioida": [2], "yhdessä": [2], "päivystys": [2], "auttaa": [2], "pääsy": [2], "kulku": [1]},
    },
    {
        "hoidon": "hoito",
        "hoitoon": "hoito",
        "ajan": "aika",
        "yhteisen": "yhteinen",
        "kutsutaan": "kutsua",
        "yöllä": "yö",
    },
)


def places(asked: str) -> list[str]:
    return [hit.address for hit in search(INDEX, asked).hits]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("hoito", "hoito"),
        ("hoidon", "hoito"),
        ("HOITOON", "hoito"),
        ("verkostopal", "palaveri"),
        ("palaveri", "palaveri"),
        ("verkostopalavereissa", "palaveri"),
        ("verkostopalaverin", "palaveri"),
        ("pohja", "palaveri#kulku"),
        ("kutsupohjissa", "palaveri#kulku"),
        ("asiakkaat", "palaveri#kulku"),
        ("aika", "palaveri"),
        ("yö", "hoito"),
        ("asiakas kutsutaan", "palaveri#kulku"),
        ("päivystyksessä", "hoito"),
        ("pohjalla", "palaveri#kulku"),
        ("ajat", "palaveri"),
    ],
)
def test_any_form_finds(asked: str, first: str) -> None:
    assert places(asked)[:1] == [first]


@pytest.mark.parametrize("asked", ["helikopteri", "", "???", "xyz", "%", "🙂", "a" * 500])
def test_what_is_not_there_is_not_found(asked: str) -> None:
    assert search(INDEX, asked) == Found(whole=True)


def test_words_that_are_apart_are_found_with_a_word_of_it() -> None:
    found = search(INDEX, "hoito asiakas")
    assert {hit.address for hit in found.hits} == {"hoito", "palaveri#kulku"}
    assert not found.whole


def test_the_passage_is_marked_and_harmless() -> None:
    (hit,) = search(INDEX, "päivystys").hits
    assert "<mark>päivystys</mark>" in hit.passage
    assert "&lt;b&gt;" in hit.passage
    assert "<b>" not in hit.passage


def test_an_edition_without_base_forms_is_searched_too() -> None:
    index = plain_index([("luku", "Verkostopalaveri", "Asiakas päättää,\n\nketkä kutsutaan.")])
    assert [hit.address for hit in search(index, "asiakkaat").hits] == ["luku"]
    assert [hit.address for hit in search(index, "palaver").hits] == ["luku"]


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [("palaveri", "palavereissa", True), ("palaa", "palavereissa", False), ("kutsu", "kuntoutus", False)],
)
def test_alike(one: str, other: str, is_alike: bool) -> None:
    assert alike(one, other) is is_alike


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("  Helikopteri  Kuljetus ", "helikopteri kuljetus"),
        ("131052-308T", ""),
        ("soita 0401234567", ""),
        ("aino@agentnet.example", ""),
        ("https://x.example/a", ""),
        ("a" * 61, ""),
        ("?", ""),
    ],
)
def test_which_searches_are_kept(words: str, kept: str) -> None:
    assert worth_keeping(words) == kept
