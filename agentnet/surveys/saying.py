"""Answers in words, and back as what was typed. Pure; others import it from `questions`."""

from collections.abc import Mapping
from typing import Any

from agentnet.surveys.asking import QUADRANTS, Asking, Value, decimal
from agentnet.surveys.flow import Quadrant, QuestionKind
from agentnet.words import _


def text_of(asking: Asking, value: Value) -> str:
    """An answer in words, for letters, sources and files; in the language that `asking` speaks."""
    pairs = [*zip(asking.options, asking.offered, strict=True), *zip(asking.rows, asking.statements, strict=True)]
    shown = dict(pairs)
    match value:
        case list() if asking.kind is QuestionKind.RANKING:
            return "\n".join(f"{place}. {shown.get(one, one)}" for place, one in enumerate(value, 1))
        case list():
            return ", ".join(shown.get(one, one) for one in value)
        case dict() if asking.kind is QuestionKind.SWOT:
            return "\n".join(_quadrant(quadrant, value[quadrant]) for quadrant in Quadrant if value.get(quadrant))
        case dict():
            return "\n".join(f"{shown.get(row, row)}: {step}" for row, step in value.items())
        case int() | float():
            return f"{decimal(value)} {asking.unit}".strip()
    return shown.get(value, value) if asking.kind is QuestionKind.CHOICE else value


def _quadrant(quadrant: Quadrant, lines: Any) -> str:
    return "\n".join([f"{_(QUADRANTS[quadrant])}:", *(f"– {line}" for line in lines)])


def typed_of(asking: Asking, value: Value) -> dict[str, list[str]]:
    """The form's fields that say this answer: the way back from `read`. What is offered no more is left out."""
    places = {option: str(number) for number, option in enumerate(asking.options)}
    match value:
        case dict():
            return _typed_parts(asking, value)
        case list() if asking.kind is QuestionKind.RANKING:
            there = enumerate((one for one in value if one in places), 1)
            return {asking.part(places[one]): [str(place)] for place, one in there}
        case list():
            return {asking.name: [places[one] for one in value if one in places]}
        case int() | float():
            return {asking.name: [decimal(value)]}
    if asking.kind is QuestionKind.CHOICE:
        return {asking.name: [places[value]] if value in places else []}
    return {asking.name: [value]}


def _typed_parts(asking: Asking, value: Mapping[str, Any]) -> dict[str, list[str]]:
    if asking.kind is QuestionKind.SWOT:
        return {asking.part(quadrant): ["\n".join(value[quadrant])] for quadrant in Quadrant if value.get(quadrant)}
    steps = zip(asking.parts, (value.get(row) for row in asking.rows), strict=True)
    return {name: [str(step)] for name, step in steps if step is not None}
