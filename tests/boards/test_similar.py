"""Notes that say much the same are found in any inflection; false friends are left alone."""

import time
from uuid import UUID, uuid4

import pytest

from agentnet.likeness import Likeness, Words, title_of

ALIKE = [
    ("Kutsu palaveriin tulee liian myöhään", "Palaverikutsut saapuvat myöhässä"),
    ("Työpari sopii etukäteen, kumpi kirjaa", "Sovitaan työparin kanssa kirjaamisesta etukäteen"),
    ("Asiakkaalta ei kysytä, ketä hän haluaa paikalle", "Asiakkaan pitää saada valita, ketkä ovat paikalla"),
    ("Tietojärjestelmät eivät keskustele keskenään", "Järjestelmien välillä tieto ei kulje"),
    ("Yhteinen kutsupohja", "Kaikille sama pohja kutsuun"),
    ("Kiire estää yhteiset palaverit", "Kiireen takia palavereita perutaan"),
    ("Lääkäri ei pääse mukaan verkostopalaveriin", "Verkostopalavereista puuttuu lääkäri"),
    ("Vastuutyöntekijä puuttuu", "Ei ole nimetty vastuutyöntekijää"),
    ("Ei tiedetä, kuka vetää palaverin", "Palaverin vetäjä on epäselvä"),
    ("Yhteystiedot ovat hukassa", "Toisen ammattilaisen yhteystietoja ei löydy"),
    ("Perehdytys puuttuu uusilta työntekijöiltä", "Uudet työntekijät jäävät ilman perehdytystä"),
]
FALSE_FRIENDS = [
    ("Työpari sopii etukäteen, kumpi kirjaa", "Työpaikan ilmapiiri on hyvä"),
    ("Asiakkaalta ei kysytä, ketä hän haluaa paikalle", "Asiakirjat eivät tule ajoissa"),
    ("Kutsu palaveriin tulee liian myöhään", "Kutsumus sosiaalityöhön on vahva"),
    ("Tietojärjestelmät eivät keskustele keskenään", "Tietosuoja huolettaa"),
    ("Lääkäri ei pääse mukaan verkostopalaveriin", "Lääkkeet unohtuvat kotiin"),
    ("Kiire estää yhteiset palaverit", "Palautetta kerätään vähän"),
    ("Vastuutyöntekijä puuttuu", "Perehdytys puuttuu uusilta työntekijöiltä"),
    ("Lääkäri ei pääse mukaan verkostopalaveriin", "Perheneuvola mukaan"),
    ("Työpari sopii etukäteen, kumpi kirjaa", "Kirjasto on lähellä"),
    ("Yhteystiedot ovat hukassa", "Yhteistyö sujuu"),
]
BOARD = list(dict.fromkeys(text for pair in ALIKE + FALSE_FRIENDS for text in pair))


def on(texts: list[str]) -> tuple[Likeness, dict[UUID, str]]:
    words = [Words(UUID(int=at), text) for at, text in enumerate(texts, 1)]
    return Likeness(words), {one.id: one.text for one in words}


def found(text: str, texts: list[str]) -> list[str]:
    """What a writer of `text` would be shown on a board of the other texts."""
    likeness, said = on([one for one in texts if one != text])
    return [said[id] for id, _ in likeness.like(text)]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_thing_in_other_forms_is_found(one: str, other: str) -> None:
    assert other in found(one, BOARD)
    assert one in found(other, BOARD)


@pytest.mark.parametrize(("one", "other"), FALSE_FRIENDS)
def test_words_that_only_look_alike_are_left_alone(one: str, other: str) -> None:
    assert other not in found(one, BOARD)
    assert one not in found(other, BOARD)


def test_the_most_alike_comes_first_and_only_a_few_come() -> None:
    texts = [f"Kutsu tulee myöhään {n}" for n in range(20)] + ["Kutsu palaveriin tulee myöhään"]
    assert found("Kutsu palaveriin tulee liian myöhään", texts)[0] == "Kutsu palaveriin tulee myöhään"
    assert len(found("Kutsu palaveriin tulee liian myöhään", texts)) == 5


@pytest.mark.parametrize(
    "text", ["", "   ", "ja", "on", "ei ole", "😀😀😀😀😀😀😀😀", "-----------", "\n\n\n\n\n\n\n\n\n"]
)
def test_what_says_nothing_is_like_nothing(text: str) -> None:
    assert found(text, [*BOARD, text, ""]) == []


def test_letters_written_in_two_ways_are_the_same() -> None:
    assert found("Yhteystiedot ovat tyo\u0308po\u0308yda\u0308lla\u0308", ["Yhteystiedot ovat työpöydällä"])


def test_groups_are_the_same_in_any_order_and_no_note_is_in_two() -> None:
    texts = [text for pair in ALIKE for text in pair]
    words = [Words(UUID(int=at), text) for at, text in enumerate(texts, 1)]
    groups = Likeness(words).groups()
    assert groups == Likeness(reversed(words)).groups()
    inside = [id for group in groups for id in group.notes]
    assert len(inside) == len(set(inside))
    pairs = {frozenset(group.notes) for group in groups}
    assert frozenset({UUID(int=7), UUID(int=8)}) in pairs or any({UUID(int=7), UUID(int=8)} <= p for p in pairs)
    assert len(groups) >= 6


def test_a_board_without_likes_gives_no_groups() -> None:
    assert Likeness(Words(uuid4(), text) for text in ("Kahvi", "Parkkipaikat", "Yhteinen kalenteri")).groups() == ()
    assert Likeness(()).groups() == ()
    assert Likeness(()).like("Kutsu tulee liian myöhään") == ()


def test_a_title_is_made_of_whole_words() -> None:
    whole = "Kutsu palaveriin tulee liian myöhään, eikä asiakkaalta ole kysytty, ketä hän haluaa paikalle"
    assert title_of(whole) == whole
    assert title_of(f"{whole}, ja sitten vielä aivan kaikki muukin") == f"{whole}, ja sitten vielä aivan…"
    assert title_of("Lyhyt.\nToinen rivi") == "Lyhyt"
    assert len(title_of("x" * 500)) <= 120


def test_three_hundred_notes_are_compared_while_one_types() -> None:
    texts = [f"{BOARD[n % len(BOARD)]} numero{n} vaihe{n * 7}" for n in range(300)]
    likeness, _ = on(texts)
    began = time.process_time()
    likeness.like("Kutsu palaveriin tulee liian myöhään eikä kukaan vastaa")
    one = time.process_time() - began
    began = time.process_time()
    likeness.groups()
    all_of_them = time.process_time() - began
    print(f"\none draft against 300 notes: {one * 1000:.1f} ms; groups of 300 notes: {all_of_them * 1000:.0f} ms")
    assert one < 0.1
    assert all_of_them < 3
