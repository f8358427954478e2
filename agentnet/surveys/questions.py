"""Answers to questions, whoever asks them: from what was typed to values, from values to words, and back to the form.

Pure: no database, no HTTP. A value is stored in the words of the question's first language, in whatever language it was
given. A question that its condition hides is neither required nor kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from agentnet.surveys.asking import (
    FREE,
    OFFERING,
    QUADRANTS,
    STEPPED,
    TELLING,
    Asking,
    Condition,
    Value,
    Wording,
    decimal,
)
from agentnet.surveys.flow import SCALE, Quadrant, QuestionKind
from agentnet.surveys.saying import text_of, typed_of
from agentnet.web.textchecks import refusal
from agentnet.words import _, n_

__all__ = [
    "FREE",
    "OFFERING",
    "QUADRANTS",
    "STEPPED",
    "TELLING",
    "Asking",
    "Condition",
    "Replies",
    "Value",
    "Wording",
    "decimal",
    "labels_of",
    "read",
    "text_of",
    "typed_of",
]

LINE_LENGTH: Final = 200
TEXT_LENGTH: Final = 20_000
NOTE_LENGTH: Final = 500
NOTES: Final = 30
"""Lines of one quadrant of a SWOT, and the length of each."""
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
_STEPS: Final = {str(step): step for step in SCALE}


@dataclass
class Replies:
    """One filling-in: what was typed, the values that could be read, and a sentence for each field that could not.

    A page's forms take it as their `entry`.
    """

    values: dict[str, Value] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors

    def refuse(self, name: str, sentence: str) -> None:
        """Something that only the asker knows is wrong with a field."""
        self.errors.setdefault(name, sentence)

    def words(self, name: str) -> str:
        """What was typed into one field, without blank edges and with plain line ends."""
        said = (self.typed.get(name) or [""])[-1]
        return said.replace("\r\n", "\n").replace("\r", "\n").strip()


def read(asked: Sequence[Asking], typed: Mapping[str, list[str]]) -> Replies:
    """What these fields answer to these questions, in their order. Fields of other names are left alone."""
    names = {name for asking in asked for name in asking.parts}
    replies = Replies(typed={name: list(said) for name, said in typed.items() if name in names})
    for name, said in replies.typed.items():
        if wrong := next((wrong for one in said if (wrong := refusal(one))), ""):
            replies.refuse(name, wrong)
    for asking in asked:
        if asking.shown_if and not asking.shown_if.met(replies.values):
            for name in asking.parts:
                replies.errors.pop(name, None)
            continue
        if any(name in replies.errors for name in asking.parts):
            continue
        value = _READERS[asking.kind](asking, replies)
        if any(name in replies.errors for name in [asking.name, *asking.parts]):
            continue
        if value is not None:
            replies.values[asking.key] = value
        elif asking.required:
            replies.refuse(asking.parts[0] if asking.kind is QuestionKind.SWOT else asking.name, _empty(asking))
    return replies


def _empty(asking: Asking) -> str:
    match asking.kind:
        case QuestionKind.CHOICE | QuestionKind.SCALE:
            return _("Valitse jokin vaihtoehdoista.")
        case QuestionKind.MANY:
            return _("Valitse ainakin yksi.")
        case QuestionKind.SWOT:
            return _("Kirjoita ainakin yhteen ruutuun jotakin.")
    return _("Täytä tämä kohta.")


def _line(asking: Asking, replies: Replies) -> Value | None:
    said = " ".join(replies.words(asking.name).split())
    if len(said) > LINE_LENGTH:
        replies.refuse(asking.name, _too_long(LINE_LENGTH))
    return said or None


def _text(asking: Asking, replies: Replies) -> Value | None:
    said = replies.words(asking.name)
    if len(said) > TEXT_LENGTH:
        replies.refuse(asking.name, _too_long(TEXT_LENGTH))
    return said or None


def _too_long(most: int) -> str:
    return _("Teksti on liian pitkä: enintään {most} merkkiä.", most=most)


def _option(asking: Asking, said: str, replies: Replies) -> str | None:
    numbers = {str(number): option for number, option in enumerate(asking.options)}
    if said not in numbers:
        replies.refuse(asking.name, _("Valitse jokin vaihtoehdoista."))
    return numbers.get(said)


def _choice(asking: Asking, replies: Replies) -> Value | None:
    said = replies.words(asking.name)
    return _option(asking, said, replies) if said else None


def _many(asking: Asking, replies: Replies) -> Value | None:
    ticked = [said.strip() for said in replies.typed.get(asking.name, []) if said.strip()]
    chosen = {_option(asking, said, replies) for said in ticked}
    if chosen and asking.at_most is not None and len(chosen) > asking.at_most:
        most = int(asking.at_most)
        replies.refuse(asking.name, n_("Valitse enintään yksi.", "Valitse enintään {n}.", most))
    if chosen and asking.at_least is not None and len(chosen) < asking.at_least:
        replies.refuse(asking.name, _("Valitse vähintään {least}.", least=int(asking.at_least)))
    return [option for option in asking.options if option in chosen] or None


def _step(name: str, replies: Replies) -> int | None:
    said = replies.words(name)
    if said and said not in _STEPS:
        replies.refuse(name, _("Valitse jokin vaihtoehdoista."))
    return _STEPS.get(said)


def _scale(asking: Asking, replies: Replies) -> Value | None:
    return _step(asking.name, replies)


def _matrix(asking: Asking, replies: Replies) -> Value | None:
    steps = [_step(name, replies) for name in asking.parts]
    for name, step in zip(asking.parts, steps, strict=True):
        if asking.required and step is None:
            replies.refuse(name, _("Valitse jokin vaihtoehdoista."))
    return {row: step for row, step in zip(asking.rows, steps, strict=True) if step is not None} or None


def _ranking(asking: Asking, replies: Replies) -> Value | None:
    places = [replies.words(name) for name in asking.parts]
    if not any(places):
        return None
    if sorted(places) != sorted(str(place) for place in range(1, len(places) + 1)):
        replies.refuse(asking.name, _("Anna jokaiselle vaihtoehdolle oma sijansa: yksi on ensimmäinen, yksi toinen."))
        return None
    ranked = sorted(zip(map(int, places), asking.options, strict=True))
    return [option for _place, option in ranked]


def _number(asking: Asking, replies: Replies) -> Value | None:
    said = "".join(replies.words(asking.name).split()).replace("\N{MINUS SIGN}", "-")
    units = {"".join(unit.split()) for unit in [asking.unit, *(words.unit for words in asking.texts.values())] if unit}
    bare = next((said.removesuffix(unit) for unit in units if said.endswith(unit)), said)
    if not said:
        return None
    if not _NUMBER.fullmatch(bare):
        replies.refuse(asking.name, _("Kirjoita luku numeroin, esimerkiksi 3 tai 2,5."))
        return None
    number = float(bare.replace(",", "."))
    if asking.at_least is not None and number < asking.at_least:
        replies.refuse(asking.name, _("Luku on liian pieni: vähintään {least}.", least=decimal(asking.at_least)))
    if asking.at_most is not None and number > asking.at_most:
        replies.refuse(asking.name, _("Luku on liian suuri: enintään {most}.", most=decimal(asking.at_most)))
    return int(number) if number == int(number) else number


def _swot(asking: Asking, replies: Replies) -> Value | None:
    found: dict[str, list[str]] = {}
    for quadrant, name in zip(Quadrant, asking.parts, strict=True):
        lines = [line for part in replies.words(name).split("\n") if (line := " ".join(part.split()))]
        if len(lines) > NOTES:
            replies.refuse(name, _("Rivejä on liikaa: enintään {most}.", most=NOTES))
        elif any(len(line) > NOTE_LENGTH for line in lines):
            replies.refuse(name, _("Jokin rivi on liian pitkä: enintään {most} merkkiä.", most=NOTE_LENGTH))
        elif lines:
            found[quadrant.value] = lines
    return found or None


_READERS: Final[Mapping[QuestionKind, Callable[[Asking, Replies], Value | None]]] = {
    QuestionKind.LINE: _line,
    QuestionKind.TEXT: _text,
    QuestionKind.CHOICE: _choice,
    QuestionKind.MANY: _many,
    QuestionKind.SCALE: _scale,
    QuestionKind.MATRIX: _matrix,
    QuestionKind.RANKING: _ranking,
    QuestionKind.NUMBER: _number,
    QuestionKind.SWOT: _swot,
}


def labels_of(asked: Sequence[Asking]) -> dict[str, str]:
    """What each field is called where the errors are listed."""
    return {name: label for asking in asked for name, label in asking.labels.items()}
