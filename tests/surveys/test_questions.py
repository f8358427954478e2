"""From what was typed to an answer: every kind of question, good and bad, and the conditions between them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentnet.surveys.flow import QuestionKind as Kind
from agentnet.surveys.questions import Asking, Condition, Value, Wording, read, text_of, typed_of
from agentnet.words import using

CODE = "131052-308T"
LINE = Asking(key="a", kind=Kind.LINE, label="Rivi")
TEXT = Asking(key="a", kind=Kind.TEXT, label="Teksti")
CHOICE = Asking(key="a", kind=Kind.CHOICE, label="Valinta", options=("Kyllä", "Ei"))
MANY = Asking(key="a", kind=Kind.MANY, label="Monta", options=("X", "Y", "Z"), at_most=2)
SCALE = Asking(key="a", kind=Kind.SCALE, label="Asteikko", options=("ei", "on"))
MATRIX = Asking(key="a", kind=Kind.MATRIX, label="Väittämät", rows=("Yksi", "Kaksi"))
RANKING = Asking(key="a", kind=Kind.RANKING, label="Järjestys", options=("X", "Y", "Z"))
NUMBER = Asking(key="a", kind=Kind.NUMBER, label="Luku", at_least=0, at_most=100, unit="asiakasta")
SWOT = Asking(key="a", kind=Kind.SWOT, label="SWOT")
ALL = (LINE, TEXT, CHOICE, MANY, SCALE, MATRIX, RANKING, NUMBER, SWOT)

GOOD: list[tuple[Asking, dict[str, Any], Value]] = [
    (LINE, {"q-a": "  yksi   asia "}, "yksi asia"),
    (TEXT, {"q-a": " eka\r\ntoka "}, "eka\ntoka"),
    (CHOICE, {"q-a": "1"}, "Ei"),
    (MANY, {"q-a": ["2", "0", "0"]}, ["X", "Z"]),
    (SCALE, {"q-a": "5"}, 5),
    (MATRIX, {"q-a-0": "3", "q-a-1": "1"}, {"Yksi": 3, "Kaksi": 1}),
    (MATRIX, {"q-a-1": "4"}, {"Kaksi": 4}),
    (RANKING, {"q-a-0": "3", "q-a-1": "1", "q-a-2": "2"}, ["Y", "Z", "X"]),
    (NUMBER, {"q-a": "12"}, 12),
    (NUMBER, {"q-a": " 2,5 "}, 2.5),
    (NUMBER, {"q-a": "2.50 asiakasta"}, 2.5),
    (NUMBER, {"q-a": "0"}, 0),
    (SWOT, {"q-a-strengths": " hyvä  tiimi \r\n\r\n luotto ", "q-a-threats": "kiire"},
     {"strengths": ["hyvä tiimi", "luotto"], "threats": ["kiire"]}),
]  # fmt: skip
BAD: list[tuple[Asking, dict[str, Any], str]] = [
    (LINE, {"q-a": "x" * 201}, "q-a"),
    (LINE, {"q-a": f"asiakas {CODE}"}, "q-a"),
    (TEXT, {"q-a": "x" * 20_001}, "q-a"),
    (TEXT, {"q-a": "a\x00b"}, "q-a"),
    (TEXT, {"q-a": "\ud800"}, "q-a"),
    (CHOICE, {"q-a": "2"}, "q-a"),
    (CHOICE, {"q-a": "-1"}, "q-a"),
    (CHOICE, {"q-a": "Kyllä"}, "q-a"),
    (MANY, {"q-a": ["0", "9"]}, "q-a"),
    (MANY, {"q-a": ["0", "1", "2"]}, "q-a"),
    (SCALE, {"q-a": "6"}, "q-a"),
    (SCALE, {"q-a": "٣"}, "q-a"),
    (MATRIX, {"q-a-0": "0"}, "q-a-0"),
    (RANKING, {"q-a-0": "1", "q-a-1": "1", "q-a-2": "2"}, "q-a"),
    (RANKING, {"q-a-0": "1"}, "q-a"),
    (RANKING, {"q-a-0": "9" * 5000}, "q-a"),
    (NUMBER, {"q-a": "101"}, "q-a"),
    (NUMBER, {"q-a": "-1"}, "q-a"),
    (NUMBER, {"q-a": "−1"}, "q-a"),
    (NUMBER, {"q-a": "nan"}, "q-a"),
    (NUMBER, {"q-a": "1e3"}, "q-a"),
    (NUMBER, {"q-a": "9" * 5000}, "q-a"),
    (NUMBER, {"q-a": "kolme"}, "q-a"),
    (SWOT, {"q-a-threats": "\n".join("x" for _ in range(31))}, "q-a-threats"),
    (SWOT, {"q-a-strengths": "x" * 501}, "q-a-strengths"),
    (SWOT, {"q-a-strengths": f"hyvä\n{CODE}"}, "q-a-strengths"),
]


def typed(fields: dict[str, Any]) -> dict[str, list[str]]:
    return {name: said if isinstance(said, list) else [said] for name, said in fields.items()}


@pytest.mark.parametrize(("asking", "fields", "value"), GOOD)
def test_a_good_answer_is_read_and_goes_back_into_the_form(
    asking: Asking, fields: dict[str, Any], value: Value
) -> None:
    replies = read([asking], typed(fields))
    assert (replies.errors, replies.values) == ({}, {"a": value})
    assert read([asking], typed_of(asking, value)).values == {"a": value}
    assert text_of(asking, value)


@pytest.mark.parametrize(("asking", "fields", "field"), BAD)
def test_a_bad_answer_gets_a_sentence_at_its_field_and_stays_as_typed(
    asking: Asking, fields: dict[str, Any], field: str
) -> None:
    replies = read([asking], typed(fields))
    assert list(replies.errors) == [field]
    assert replies.values == {}
    assert replies.typed == typed(fields)
    assert field in asking.labels


@pytest.mark.parametrize("asking", ALL, ids=lambda asking: asking.kind.value)
def test_only_a_required_question_has_to_be_answered(asking: Asking) -> None:
    assert read([asking], {}).ok
    blank = {name: [" "] for name in asking.parts}
    assert read([asking], blank).values == {}
    needed = read([asking.model_copy(update={"required": True})], blank)
    assert needed.errors
    assert set(needed.errors) <= {asking.name, *asking.parts}


@pytest.mark.parametrize("asking", ALL, ids=lambda asking: asking.kind.value)
def test_fields_of_others_are_left_alone(asking: Asking) -> None:
    replies = read([asking], {"csrf": ["x"], "q-b": ["1"], "q-a-99": ["1"], "q-a-strengths-1": ["x"]})
    assert (replies.values, replies.typed) == ({}, {})


SHOWN = Asking(
    key="b", kind=Kind.TEXT, label="Miksi?", required=True, shown_if=Condition(key="a", one_of=("Ei", "Z", "2"))
)
THIRD = Asking(key="c", kind=Kind.LINE, label="Vielä", required=True, shown_if=Condition(key="b", one_of=("x",)))


@pytest.mark.parametrize(
    ("first", "said", "shown"),
    [
        (CHOICE, ["1"], True),
        (CHOICE, ["0"], False),
        (CHOICE, [], False),
        (MANY, ["0", "2"], True),
        (MANY, ["0", "1"], False),
        (SCALE, ["2"], True),
        (SCALE, ["3"], False),
    ],
)
def test_a_hidden_question_is_neither_required_nor_kept(first: Asking, said: list[str], shown: bool) -> None:
    assert ("q-b" in read([first, SHOWN], {"q-a": said}).errors) == shown
    given = read([first, SHOWN, THIRD], {"q-a": said, "q-b": ["koska"]})
    assert given.ok
    assert ("b" in given.values) == shown
    hostile = read([first, SHOWN], {"q-a": said, "q-b": [CODE]})
    assert ("q-b" in hostile.errors) == shown


def test_answers_are_stored_in_the_first_language_and_shown_in_any() -> None:
    words = {"sv": Wording(label="Ofta?", options=("Ja", ""), unit="")}
    asking = CHOICE.model_copy(update={"texts": words}).in_language("sv")
    assert (asking.label, asking.offered) == ("Ofta?", ("Ja", "Ei"))
    value = read([asking], {"q-a": ["0"]}).values["a"]
    assert value == "Kyllä"
    assert text_of(asking, value) == "Ja"
    assert text_of(CHOICE, value) == "Kyllä"
    assert asking.in_language("en").label == "Ofta?"
    again = Asking.model_validate(asking.model_dump(mode="json"))
    assert again.in_language("sv").offered == asking.offered


def test_answers_read_as_words() -> None:
    assert text_of(RANKING, ["Y", "X", "Z"]) == "1. Y\n2. X\n3. Z"
    assert text_of(NUMBER, 2.5) == "2,5 asiakasta"
    assert text_of(MATRIX, {"Yksi": 3}) == "Yksi: 3"
    assert text_of(MANY, ["X", "Z"]) == "X, Z"
    assert text_of(SWOT, {"threats": ["kiire"], "strengths": ["tiimi"]}) == "Vahvuudet:\n– tiimi\nUhat:\n– kiire"
    with using("fi"):
        assert MANY.limits == "Valitse enintään 2."
        assert NUMBER.limits == "Luku väliltä 0–100."


fields = st.dictionaries(
    st.sampled_from(["q-a", "q-a-0", "q-a-1", "q-a-2", "q-a-strengths", "q-a-threats"]),
    st.lists(st.text(max_size=12) | st.sampled_from(["0", "1", "2", "3", "5", "2,5", "1e9", "-0"]), max_size=3),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(ALL), fields)
def test_whatever_is_typed_is_a_value_or_a_sentence(asking: Asking, given_fields: dict[str, list[str]]) -> None:
    replies = read([asking], given_fields)
    for value in replies.values.values():
        assert text_of(asking, value)
        assert read([asking], typed_of(asking, value)).values == replies.values
