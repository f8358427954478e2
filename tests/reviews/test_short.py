"""The two-minute version is made from the difference: which sections, which sentences."""

from agentnet.guide import press
from agentnet.guide.press import Known
from agentnet.guide.reviews.short import MOST, Short, Told, as_lines, sections, sentences

BEFORE = """Työpari sopii ajan. Asiakas on paikalla.

## Ennen

Kutsu lähtee ajoissa.

## Jälkeen

Muistio jaetaan. Poistuva virke.
"""
AFTER = """Työpari sopii ajan. Asiakas on paikalla.

## Ennen

Kutsu lähtee viikkoa ennen. Asiakas saa sen ensin.

## Jälkeen

Muistio jaetaan.

## Uusi osio

Tämä on uutta.
"""


def _blocks(markdown: str, before: tuple[press.Block, ...] = ()) -> tuple[press.Block, ...]:
    return press.parse(markdown, language="fi", previous=before, known=Known()).blocks


def test_it_names_the_sections_and_tells_their_new_and_removed_sentences() -> None:
    old = _blocks(BEFORE)
    new = _blocks(AFTER, old)
    found = list(sections(press.changes(old, new), old, new))
    assert [section.title for section in found] == ["Ennen", "Jälkeen", "Uusi osio"]
    assert found[0].told[:2] == (Told("Kutsu lähtee viikkoa ennen."), Told("Asiakas saa sen ensin."))
    assert found[0].told[2:] == (Told("Kutsu lähtee ajoissa.", gone=True),)
    assert found[1].told == (Told("Poistuva virke.", gone=True),)
    assert found[2].told == (Told("Uusi osio"), Told("Tämä on uutta."))


def test_a_long_list_of_changes_is_cut_and_counted() -> None:
    old = _blocks("Alku.")
    new = _blocks("Alku. " + " ".join(f"Virke {n}." for n in range(9)), old)
    (section,) = sections(press.changes(old, new), old, new)
    assert (len(section.shown), section.more) == (MOST, 9 - MOST)
    one = Short(1, 1, 1, (section,), (), "", "", "", 0)
    assert as_lines(one).splitlines() == ["Luvun alku", "– Virke 0.", "– Virke 1.", "– Virke 2.", "– ja 6 muuta kohtaa"]


def test_sentences_end_where_they_end() -> None:
    assert sentences("Yksi. Kaksi! Kolme?\nNeljä") == ["Yksi.", "Kaksi!", "Kolme?", "Neljä"]
