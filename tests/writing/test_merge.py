"""Two edits of one text: what does not touch is merged, and no word that anybody put in is ever lost."""

import random
import re
from collections import Counter

import pytest

from agentnet.guide.writing.merge import Woven, weave

BASE = """Työpari sopii yhteisen ajan.

## Ennen palaveria

Asiakas päättää, ketkä kutsutaan.

- Kutsu lähtee viikkoa ennen.
- Tila varataan.
"""


def test_edits_of_two_sections_are_both_there() -> None:
    mine = BASE.replace("yhteisen ajan", "yhteisen ajan ja paikan")
    theirs = BASE.replace("Tila varataan.", "Tila varataan etukäteen.")
    woven = weave(BASE, theirs, mine)
    assert woven.clashes == ()
    assert "ajan ja paikan" in woven.text
    assert "varataan etukäteen" in woven.text


def test_words_of_one_paragraph_far_from_each_other_are_merged() -> None:
    woven = weave(BASE, BASE.replace("Asiakas", "Asiakas itse"), BASE.replace("kutsutaan", "palaveriin kutsutaan"))
    assert woven.clashes == ()
    assert "Asiakas itse päättää, ketkä palaveriin kutsutaan." in woven.text


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ("Asiakas sopii, ketkä kutsutaan.", "Asiakas valitsee, ketkä kutsutaan."),
        ("", "Asiakas päättää aina itse, ketkä kutsutaan."),
        ("Asiakas päättää aina itse, ketkä kutsutaan.", ""),
    ],
)
def test_the_same_words_changed_by_both_stay_in_both_ways(theirs: str, mine: str) -> None:
    line = "Asiakas päättää, ketkä kutsutaan."
    woven = weave(BASE, BASE.replace(line, theirs), BASE.replace(line, mine))
    assert len(woven.clashes) == 1
    assert theirs in woven.text
    assert mine in woven.text


def test_both_write_at_the_end() -> None:
    woven = weave(BASE, BASE + "\nVillen kappale.\n", BASE + "\nHelin kappale.\n")
    assert "Villen kappale.\n\n" in woven.text
    assert "Helin kappale." in woven.text
    assert len(woven.clashes) == 1


def test_the_same_edit_by_both_is_one_edit() -> None:
    same = BASE.replace("ajan", "kokousajan")
    assert weave(BASE, same, same) == Woven(same.rstrip("\n"), ())


@pytest.mark.parametrize("texts", [("", "", "Uusi."), ("", "Uusi.", ""), (BASE, BASE, BASE)])
def test_one_who_changed_nothing_gets_the_others_text(texts: tuple[str, str, str]) -> None:
    base, theirs, mine = texts
    assert weave(base, theirs, mine) == Woven((theirs if theirs != base else mine).rstrip("\n"), ())


def _edited(chance: random.Random, text: str, mark: str) -> str:
    """Words put in, taken out and moved, lines joined, split and moved: every word put in has a name of its own."""
    pieces = re.findall(r"\n+|[^\s]+|[ \t]+", text)
    for n in range(chance.randint(0, 6)):
        at = chance.randrange(len(pieces) + 1)
        match chance.randrange(5):
            case 0:
                pieces.insert(at, f" {mark}{n} ")
            case 1:
                pieces.insert(at, f"\n\n{mark}{n}\n\n")
            case 2:
                del pieces[at : at + chance.randint(1, 5)]
            case 3:
                cut = pieces[at : at + 6]
                del pieces[at : at + 6]
                to = chance.randrange(len(pieces) + 1)
                pieces[to:to] = cut
            case 4:
                pieces[at : at + 1] = [f"{mark}{n}"]
    return "".join(pieces)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def test_every_word_put_in_by_either_is_in_the_result() -> None:
    """A thousand pairs of edits of one base."""
    chance = random.Random(20261117)
    clashed = 0
    for _ in range(1_000):
        theirs, mine = _edited(chance, BASE, "ville"), _edited(chance, BASE, "heli")
        woven = weave(BASE, theirs, mine)
        got, was = _words(woven.text), _words(BASE)
        for put in (_words(theirs) - was, _words(mine) - was):
            assert not put - got, (theirs, mine, woven)
        clashed += bool(woven.clashes)
    assert 50 < clashed < 950
