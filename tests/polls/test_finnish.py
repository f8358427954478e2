"""Which Finnish words are joined, and which must never be. One child process looks up all of them."""

import sys

import pytest

from agentnet.child import run_in_child
from agentnet.workshops.polls.finnish import base_forms
from agentnet.workshops.polls.jobs import MEGABYTES, SECONDS

# It answers one process of the tests.
pytestmark = pytest.mark.xdist_group("finnish")

JOINED = [
    ("asiakas", "asiakkaalle"), ("asiakas", "asiakkaat"), ("asiakas", "asiakkaita"), ("palaveri", "palaverissa"),
    ("palaveri", "palavereissa"), ("verkostopalaveri", "verkostopalaverissa"), ("luottamus", "luottamusta"),
    ("luottamus", "luottamuksen"), ("kiire", "kiireen"), ("kiire", "kiirettä"), ("hoito", "hoidon"),
    ("yhteistyö", "yhteistyössä"), ("työ", "töitä"), ("ihminen", "ihmisten"), ("lapsi", "lasten"), ("nuori", "nuoret"),
    ("osallisuus", "osallisuutta"), ("yhteys", "yhteyden"), ("palvelu", "palveluja"), ("perhe", "perheet"),
    ("tieto", "tiedot"), ("tuuli", "tuulella"), ("vesi", "veden"), ("tarve", "tarpeet"), ("puhelin", "puhelimet"),
    ("luku", "luvut"), ("lupa", "luvat"), ("tunti", "tunnit"), ("taito", "taidot"), ("suhde", "suhteet"),
    ("kipu", "kivut"),
    ("palkka", "palkat"), ("palkkaus", "palkkauksen"), ("keskustelu", "keskusteluja"), ("haku", "haut"),
]  # fmt: skip
APART = [
    ("palkka", "palkkaus"), ("asiakas", "asiakkuus"), ("kuusi", "kuuset"), ("kuusi", "kuuden"), ("kuuset", "kuuden"),
    ("laki", "lain"), ("lain", "laen"), ("alku", "alusta"), ("työ", "sinä"), ("hoito", "hoidan"), ("hoito", "hoitaa"),
    ("toivo", "toivon"), ("toivoa", "toivon"), ("tuki", "tukea"), ("tuki", "tukeminen"), ("kunta", "kunto"),
    ("kunta", "kunnon"), ("hallinto", "hallinnan"), ("johto", "johtaja"), ("johto", "johdan"), ("vanha", "vanhus"),
    ("vanha", "vanhemmat"), ("voi", "voita"), ("voi", "voin"), ("viini", "viinan"), ("sali", "sala"), ("sala", "salaa"),
    ("innostus", "innostava"), ("kieli", "kielto"), ("haku", "haka"), ("haku", "haan"), ("tie", "tieto"),
    ("lava", "lavat"), ("lapa", "lavat"), ("pupu", "puvut"), ("matto", "mato"), ("mato", "maton"), ("taito", "taiteen"),
    ("tunti", "tunteet"),
    ("luku", "luvat"), ("kansi", "kannan"), ("toimi", "toimia"), ("sääntö", "säännökset"), ("sade", "sadat"),
    ("yhteistyö", "yhteys"), ("raha", "rahoitus"), ("luottamus", "luottaa"), ("hyvä", "parempi"),
]  # fmt: skip
PLAIN = ["sote", "teams", "💥", "kolme sanaa", "x", "", "ei-kukaan", "förtroende", "<b>"]


@pytest.fixture(scope="module")
def bases() -> dict[str, str]:
    words = sorted({word for pair in JOINED + APART for word in pair} | set(PLAIN))
    return run_in_child(base_forms, words, seconds=SECONDS, megabytes=MEGABYTES)


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_inflected_forms_of_one_word_are_joined(one: str, other: str, bases: dict[str, str]) -> None:
    assert (bases[one] or one) == (bases[other] or other) == one


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_words_are_never_joined(one: str, other: str, bases: dict[str, str]) -> None:
    assert (bases[one] or one) != (bases[other] or other)


@pytest.mark.parametrize("word", PLAIN)
def test_what_is_no_finnish_word_is_left_alone(word: str, bases: dict[str, str]) -> None:
    assert bases[word] == ""


def test_the_dictionary_is_not_in_this_process() -> None:
    assert not any(name.startswith("simplemma") for name in sys.modules)
