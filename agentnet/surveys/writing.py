"""What the page of one question asks for, and what must hold of it. Pure but for the form."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, Field

from agentnet.surveys.asking import HIGH, LOW, OFFERING, STEPPED, TELLING, Asking
from agentnet.surveys.flow import SCALE, QuestionKind
from agentnet.web import Chosen, Entry, Form, Line, Text
from agentnet.words import _

OPTIONS: Final = 20
ROWS: Final = 20
LENGTH: Final = 200


def _pointed(value: Any) -> Any:
    return value.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-") if isinstance(value, str) else value


Number: TypeAlias = Annotated[
    float | None, BeforeValidator(_pointed), Field(ge=-1_000_000_000, le=1_000_000_000, allow_inf_nan=False)
]


class QuestionForm(Form):
    """`options` and `rows` are lines; a scale's two ends are `low` and `high`. The condition is an earlier question
    (`if_key`) and answers of it (`if_said`: `key:number` of an option, or of a step).
    """

    kind: QuestionKind = QuestionKind.TEXT
    label: Line
    help: Line = ""
    required: bool = False
    options: Text = ""
    low: Line = ""
    high: Line = ""
    rows: Text = ""
    at_least: Number = None
    at_most: Number = None
    unit: Line = ""
    if_key: Line = ""
    if_said: Chosen[str] = []
    version: int = 1

    def words(self, kind: QuestionKind, earlier: Sequence[Asking]) -> dict[str, Any]:
        """The columns of the question, of its kind's own fields only."""
        number = kind is QuestionKind.NUMBER
        return {
            "label": self.label,
            "help": self.help,
            "required": self.required,
            "options": self.offered(kind),
            "rows": _lines(self.rows) if kind is QuestionKind.MATRIX else [],
            "at_least": self.at_least if number else None,
            "at_most": self.at_most if number or kind is QuestionKind.MANY else None,
            "unit": self.unit if number else "",
            "shown_if": self.condition(earlier),
        }

    def offered(self, kind: QuestionKind) -> list[str]:
        if kind in STEPPED:
            return [self.low or _(LOW), self.high or _(HIGH)]
        return _lines(self.options) if kind in OFFERING else []

    def condition(self, earlier: Sequence[Asking]) -> dict[str, Any] | None:
        """What is stored of "show if"; none when it is shown to everybody."""
        asking = next((one for one in earlier if one.key == self.if_key), None)
        if asking is None:
            return None
        answers = answers_of(asking)
        said = {f"{asking.key}:{number}": answer for number, answer in answers.items()}
        return {"key": asking.key, "one_of": [answer for name, answer in said.items() if name in self.if_said]}


def answers_of(asking: Asking) -> dict[str, str]:
    """The answers that a condition may wait for: number in the form → what is stored."""
    if asking.kind is QuestionKind.SCALE:
        return {str(step): str(step) for step in SCALE}
    return {str(number): option for number, option in enumerate(asking.options)}


def telling(asked: Sequence[Asking], until: str = "") -> list[Asking]:
    """The questions before `until` that a condition may look at."""
    before = []
    for asking in asked:
        if asking.key == until:
            break
        if asking.kind in TELLING:
            before.append(asking)
    return before


def typed_words(asking: Asking) -> dict[str, Any]:
    """A question as its form shows it."""
    words = asking.model_dump(include={"kind", "label", "help", "at_least", "at_most", "unit"})
    words |= {"required": asking.required or None, "rows": "\n".join(asking.rows)}
    if asking.kind in STEPPED:
        words |= {"low": asking.ends[0], "high": asking.ends[1]}
    else:
        words["options"] = "\n".join(asking.options)
    for name in ("at_least", "at_most"):
        words[name] = None if words[name] is None else f"{words[name]:g}".replace(".", ",")
    return words


def typed_condition(asking: Asking, earlier: Sequence[Asking]) -> dict[str, Any]:
    """Its condition as the form shows it."""
    condition = asking.shown_if
    looked = next((one for one in earlier if condition and one.key == condition.key), None)
    if condition is None or looked is None:
        return {}
    said = [f"{looked.key}:{n}" for n, answer in answers_of(looked).items() if answer in condition.one_of]
    return {"if_key": looked.key, "if_said": said}


def judge_question(entry: Entry[QuestionForm], kind: QuestionKind, earlier: Sequence[Asking] = ()) -> bool:
    """What only the kind knows: options and rows that differ, limits in their order, a condition with an answer."""
    if not entry.ok:
        return False
    form = entry.value
    if kind in OFFERING:
        _judge_lines(entry, "options", _lines(form.options), 2, OPTIONS)
    if kind is QuestionKind.MATRIX:
        _judge_lines(entry, "rows", _lines(form.rows), 1, ROWS)
    least, most, offered = form.at_least, form.at_most, _lines(form.options)
    if kind is QuestionKind.NUMBER and least is not None and most is not None and least > most:
        entry.refuse("at_most", _("Suurin luku on pienempi kuin pienin."))
    if kind is QuestionKind.MANY and most is not None and (most != int(most) or not 1 <= most <= len(offered)):
        entry.refuse("at_most", _("Kirjoita, montako vaihtoehdoista saa enintään valita."))
    condition = form.condition(earlier)
    if condition is not None and not condition["one_of"]:
        entry.refuse("if_said", _("Valitse, millä vastauksilla kysymys näytetään."))
    if form.if_key and condition is None:
        entry.refuse("if_key", _("Valitse jokin vaihtoehdoista."))
    return entry.ok


def _judge_lines(entry: Entry[QuestionForm], name: str, lines: list[str], least: int, most: int) -> None:
    if len(lines) < least:
        few = _("Kirjoita vähintään kaksi vaihtoehtoa, kukin omalle rivilleen.")
        entry.refuse(name, few if least > 1 else _("Kirjoita vähintään yksi väittämä."))
    elif len(set(lines)) < len(lines):
        entry.refuse(name, _("Sama vaihtoehto on kahteen kertaan."))
    elif len(lines) > most:
        entry.refuse(name, _("Vaihtoehtoja on liikaa: enintään {most}.", most=most))
    elif any(len(line) > LENGTH for line in lines):
        entry.refuse(name, _("Jokin vaihtoehto on liian pitkä: enintään {most} merkkiä.", most=LENGTH))


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]
