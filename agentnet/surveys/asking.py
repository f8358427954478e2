"""One question, whoever asks it (a survey, an assignment): its words in each language, its fields, what an answer says.

Pure. A question travels as JSON (`model_dump(mode="json")`). How what was typed becomes an answer is in `questions`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from agentnet.surveys.flow import SCALE, Quadrant, QuestionKind
from agentnet.words import N_, _, n_

if TYPE_CHECKING:
    from agentnet.surveys.models import Question

Value: TypeAlias = str | int | float | list[str] | dict[str, int] | dict[str, list[str]]
"""Text · scale · number · many and ranking · matrix (row → step) · SWOT (quadrant → lines)."""

FREE: Final = frozenset({QuestionKind.TEXT, QuestionKind.LINE, QuestionKind.SWOT})
"""Kinds answered in free words: each text is a source of the thread."""
OFFERING: Final = frozenset({QuestionKind.CHOICE, QuestionKind.MANY, QuestionKind.RANKING})
"""Kinds whose options the coordinator writes."""
TELLING: Final = frozenset({QuestionKind.CHOICE, QuestionKind.MANY, QuestionKind.SCALE})
"""Kinds whose answer may decide whether a later question is shown."""
STEPPED: Final = frozenset({QuestionKind.SCALE, QuestionKind.MATRIX})
"""Kinds answered on the scale; their `options` are its two ends."""

QUADRANTS: Final = {
    Quadrant.STRENGTHS: N_("Vahvuudet"),
    Quadrant.WEAKNESSES: N_("Heikkoudet"),
    Quadrant.OPPORTUNITIES: N_("Mahdollisuudet"),
    Quadrant.THREATS: N_("Uhat"),
}
LOW: Final = N_("täysin eri mieltä")
HIGH: Final = N_("täysin samaa mieltä")


class Condition(BaseModel):
    """Shown only when an earlier question was answered with one of these (first language's options, or steps)."""

    model_config = ConfigDict(frozen=True)

    key: str
    one_of: tuple[str, ...]

    def met(self, values: Mapping[str, Value]) -> bool:
        said = values.get(self.key)
        given = said if isinstance(said, list) else [] if said is None else [str(said)]
        return any(one in self.one_of for one in given)


class Wording(BaseModel):
    """A question in another language. What is left empty is shown in the first."""

    model_config = ConfigDict(frozen=True)

    label: str = ""
    help: str = ""
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    unit: str = ""
    was: dict[str, Any] = {}
    """The first wording that a column was translated from, where it has changed since (`rewording`)."""


class Asking(BaseModel):
    """A question as it is asked. `options`, `rows` are the stored words; `offered`, `statements` those to show."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(pattern=r"^[A-Za-z0-9_]{1,60}$")
    kind: QuestionKind
    label: str
    help: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""
    shown_if: Condition | None = None
    texts: dict[str, Wording] = {}
    spoken: str = Field(default="", exclude=True, repr=False)

    @classmethod
    def of(cls, question: "Question") -> Self:
        """The question of a row."""
        return cls.model_validate(question.model_dump(include=set(cls.model_fields) - {"spoken"}))

    def in_language(self, language: str) -> Self:
        """The same question in other words, as far as they have been written. Values stay those of the first."""
        said = self.texts.get(language)
        if said is None:
            return self
        words = {"label": said.label or self.label, "help": said.help or self.help, "unit": said.unit or self.unit}
        return self.model_copy(update={**words, "spoken": language})

    @property
    def offered(self) -> tuple[str, ...]:
        """The options in the words to show."""
        return _said(self.options, self._words.options)

    @property
    def statements(self) -> tuple[str, ...]:
        """The rows of a matrix in the words to show."""
        return _said(self.rows, self._words.rows)

    @property
    def ends(self) -> tuple[str, str]:
        """What the lowest and the highest step mean."""
        low, high = (*self.offered, "", "")[:2]
        return low or _(LOW), high or _(HIGH)

    @property
    def steps(self) -> tuple[int, ...]:
        return SCALE

    @property
    def quadrants(self) -> Mapping[Quadrant, str]:
        return QUADRANTS

    @property
    def limits(self) -> str:
        """How much is asked for, in words: a number's ends, how many may be chosen."""
        least, most = self.at_least, self.at_most
        if self.kind is QuestionKind.MANY:
            return (
                n_("Valitse enintään yksi.", "Valitse enintään {n}.", int(most)) if most else _("Voit valita useita.")
            )
        if least is not None and most is not None:
            return _("Luku väliltä {least}–{most}.", least=decimal(least), most=decimal(most))
        if least is not None:
            return _("Vähintään {least}.", least=decimal(least))
        return _("Enintään {most}.", most=decimal(most)) if most is not None else ""

    def said_by(self, condition: Condition) -> list[str]:
        """The answers that a later question waits for, in the words to show."""
        shown = dict(zip(self.options, self.offered, strict=True)) if self.kind in OFFERING else {}
        return [shown.get(one, one) for one in condition.one_of]

    @property
    def name(self) -> str:
        """The form's field, and the start of the names of its parts."""
        return f"q-{self.key}"

    def part(self, part: object) -> str:
        """The field of a matrix's row or a ranking's option (by number), or of a SWOT's quadrant."""
        return f"{self.name}-{part}"

    @property
    def parts(self) -> list[str]:
        """Every field of this question."""
        match self.kind:
            case QuestionKind.MATRIX:
                return [self.part(row) for row in range(len(self.rows))]
            case QuestionKind.RANKING:
                return [self.part(option) for option in range(len(self.options))]
            case QuestionKind.SWOT:
                return [self.part(quadrant) for quadrant in Quadrant]
        return [self.name]

    @property
    def labels(self) -> dict[str, str]:
        """What each field is called where its error is listed."""
        match self.kind:
            case QuestionKind.MATRIX:
                rows = (row.rstrip(".") for row in self.statements)
                return {self.name: self.label, **dict(zip(self.parts, rows, strict=True))}
            case QuestionKind.SWOT:
                return {self.part(quadrant): _(word) for quadrant, word in QUADRANTS.items()}
            case QuestionKind.RANKING:
                return dict.fromkeys([self.name, *self.parts], self.label)
        return {self.name: self.label}

    @property
    def _words(self) -> Wording:
        return self.texts.get(self.spoken, Wording())


def _said(first: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(other[n] if n < len(other) and other[n] else word for n, word in enumerate(first))


def decimal(number: float) -> str:
    """A number as it is written in Finland: `2,5`; no decimals where there are none."""
    return str(int(number)) if number == int(number) else f"{number:.6f}".rstrip("0").replace(".", ",")
