"""What a question and an answer must be. Pure: a sentence that names the field, or the answer as it is kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from agentnet.words import N_, Refused
from agentnet.workshops.polls import flow
from agentnet.workshops.polls.flow import KINDS, PollKind
from agentnet.workshops.polls.words import fold

FROZEN: Final = N_(
    "Kyselyyn on jo vastattu, joten kysymystä ja vaihtoehtoja ei voi enää muuttaa. Valintaan voi lisätä vaihtoehtoja."
)


class Unfit(Refused):
    """Something is wrong with one field; nothing was saved."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was sent, or as it is kept: `chosen` are ids of options (in order, when it is a ranking)."""

    chosen: tuple[str, ...] = ()
    score: int | None = None
    texts: tuple[str, ...] = ()


def lines(text: str) -> list[str]:
    """Options as they are written, one a line."""
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def judge_options(kind: PollKind, options: Sequence[str]) -> None:
    """A question with options needs two different ones.

    Raises:
        Unfit: there are too few, too many, two alike, or one is too long.
    """
    most = KINDS[kind].options
    if not most:
        return
    if len(options) < flow.FEWEST:
        raise Unfit("options", N_("Kirjoita vähintään kaksi vaihtoehtoa, kukin omalle rivilleen."))
    if len({option.casefold() for option in options}) < len(options):
        raise Unfit("options", N_("Sama vaihtoehto on kahteen kertaan."))
    if len(options) > most:
        raise Unfit("options", N_("Vaihtoehtoja on liikaa: enintään {most}."), most=most)
    if any(len(option) > flow.OPTION_LENGTH for option in options):
        raise Unfit("options", N_("Jokin vaihtoehto on liian pitkä: enintään {most} merkkiä."), most=flow.OPTION_LENGTH)


def judge_answer(kind: PollKind, given: Given, *, options: Collection[str], several: bool, words: int) -> Given:
    """What is kept of an answer: what its kind asks for, and nothing else.

    Raises:
        Unfit: it is empty, too much, too long, or names what is not offered.
    """
    if kind is PollKind.SCALE:
        if given.score not in flow.SCALE:
            raise Unfit("score", N_("Valitse luku yhdestä viiteen."))
        return Given(score=given.score)
    if kind is PollKind.CHOICE:
        return Given(chosen=_choice(tuple(dict.fromkeys(given.chosen)), options, several=several))
    if kind is PollKind.RANKING:
        if len(given.chosen) != len(options) or set(given.chosen) != set(options):
            raise Unfit("order", N_("Laita jokainen vaihtoehto omalle sijalleen, kukin kerran."))
        return Given(chosen=given.chosen)
    return Given(texts=_words(given.texts, words) if kind is PollKind.CLOUD else _text(given.texts))


def _choice(chosen: tuple[str, ...], options: Collection[str], *, several: bool) -> tuple[str, ...]:
    if not chosen:
        raise Unfit("choice", N_("Valitse vähintään yksi vaihtoehto.") if several else N_("Valitse yksi vaihtoehto."))
    if not set(chosen) <= set(options):
        raise Unfit("choice", N_("Vaihtoehdot ovat muuttuneet. Lataa sivu uudelleen."))
    if len(chosen) > 1 and not several:
        raise Unfit("choice", N_("Valitse vain yksi vaihtoehto."))
    return chosen


def _words(texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Different words, one a field or a line; the same word twice is one word."""
    unlike = {fold(word): word for text in reversed(texts) for word in reversed(lines(text))}
    words = tuple(reversed(unlike.values()))
    if not words:
        raise Unfit("text", N_("Kirjoita vähintään yksi sana."))
    if len(words) > most:
        raise Unfit("text", N_("Sanoja on liikaa: enintään {most}."), most=most)
    if any(len(word) > flow.WORD_LENGTH for word in words):
        raise Unfit("text", N_("Sana on liian pitkä: enintään {most} merkkiä. Tiivistä."), most=flow.WORD_LENGTH)
    return words


def _text(texts: Sequence[str]) -> tuple[str, ...]:
    text = "\n".join(texts).strip()
    if not text:
        raise Unfit("text", N_("Kirjoita vastaus."))
    if len(text) > flow.TEXT_LENGTH:
        raise Unfit("text", N_("Vastaus on liian pitkä: enintään {most} merkkiä. Tiivistä."), most=flow.TEXT_LENGTH)
    return (text,)
