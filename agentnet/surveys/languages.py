"""A survey in several languages, with one set of answers: every text beside its first wording, and what is missing or
has become old.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from agentnet.surveys.editing import check_draft
from agentnet.surveys.models import Question, Survey
from agentnet.surveys.rewording import LISTS, SINGLE
from agentnet.web.textchecks import refusal
from agentnet.words import LANGUAGES, N_, _

TONGUES: Final = {"fi": N_("Suomi"), "sv": N_("Ruotsi"), "en": N_("Englanti")}
CHANGED: Final = {
    "fi": N_("suomenkielinen teksti on muuttunut käännöksen jälkeen"),
    "sv": N_("ruotsinkielinen teksti on muuttunut käännöksen jälkeen"),
    "en": N_("englanninkielinen teksti on muuttunut käännöksen jälkeen"),
}
SHORT: Final = 200
LONG: Final = 20_000


class Piece(NamedTuple):
    """One text: the form's field, how it reads first, how it has been translated, and the question it belongs to.
    `was`: the first wording that was translated, when it has changed since.
    """

    name: str
    first: str
    said: str
    question: str = ""
    long: bool = False
    was: str = ""

    @property
    def old(self) -> bool:
        return bool(self.said and self.was)


def pieces_of(survey: Survey, questions: Sequence[Question], language: str) -> list[Piece]:
    """Every text of the survey that its answerers read, in order."""
    words = survey.texts.get(language, {})
    found = [
        Piece("title", survey.title, words.get("title", ""), was=words.get("title-was", "")),
        Piece("intro", survey.intro, words.get("intro", ""), long=True, was=words.get("intro-was", "")),
    ]
    for question in questions:
        found += _of_question(question, language)
    return [piece for piece in found if piece.first]


def _of_question(question: Question, language: str) -> Iterator[Piece]:
    said = question.texts.get(language, {})
    was = said.get("was", {})
    for column in SINGLE:
        name, first = f"q-{question.key}-{column}", getattr(question, column)
        yield Piece(name, first, said.get(column, ""), question.label, was=was.get(column, ""))
    for column in LISTS:
        first = getattr(question, column)
        translated, before = ([*words.get(column, []), *[""] * len(first)] for words in (said, was))
        for number, word in enumerate(first):
            name = f"q-{question.key}-{column}-{number}"
            yield Piece(name, word, translated[number], question.label, was=before[number])


def missing_in(survey: Survey, questions: Sequence[Question], language: str) -> list[Piece]:
    """The texts that would be shown in the first language."""
    if language == survey.languages[0]:
        return []
    return [piece for piece in pieces_of(survey, questions, language) if not piece.said]


def lacking_in(survey: Survey, questions: Sequence[Question], language: str) -> list[Piece]:
    """The texts that are missing or old, to be told before opening: of each question the first one."""
    lacking = [*missing_in(survey, questions, language), *old_in(survey, questions, language)]
    firsts = {piece.question or piece.name: piece for piece in reversed(lacking)}
    order = [piece.question or piece.name for piece in pieces_of(survey, questions, language)]
    return [firsts[one] for one in dict.fromkeys(order) if one in firsts]


def old_in(survey: Survey, questions: Sequence[Question], language: str) -> list[Piece]:
    """The texts whose first wording has changed since they were translated."""
    if language == survey.languages[0]:
        return []
    return [piece for piece in pieces_of(survey, questions, language) if piece.old]


def seal(pieces: Sequence[Piece]) -> str:
    """Which first wordings a translator has before them: what is saved must be a translation of these."""
    return sha256(repr([(piece.name, piece.first) for piece in pieces]).encode()).hexdigest()[:16]


def choose(survey: Survey, first: str, others: Sequence[str]) -> None:
    """In which languages the survey is asked. What has been translated stays, also of a language that is left out.

    Raises:
        Refused: it has been opened.
    """
    check_draft(survey)
    survey.languages = [first, *(one for one in LANGUAGES if one in others and one != first)]
    survey.version += 1


def judged(pieces: Sequence[Piece], typed: Mapping[str, list[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """What was written for each piece, and a sentence for each that cannot be taken."""
    said: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for piece in pieces:
        text = (typed.get(piece.name) or [""])[-1].replace("\r\n", "\n").strip()
        said[piece.name] = text if piece.long else " ".join(text.split())
        most = LONG if piece.long else SHORT
        if refused := refusal(text):
            wrong[piece.name] = refused
        elif len(said[piece.name]) > most:
            wrong[piece.name] = _("Teksti on liian pitkä: enintään {most} merkkiä.", most=most)
    for question in {piece.question for piece in pieces}:
        options = [piece for piece in pieces if piece.question == question and "-options-" in piece.name]
        for piece in options:
            if said[piece.name] and any(said[one.name] == said[piece.name] for one in options if one is not piece):
                wrong.setdefault(piece.name, _("Sama vaihtoehto on kahteen kertaan."))
    return said, wrong


def translate(survey: Survey, questions: Sequence[Question], language: str, said: Mapping[str, str]) -> None:
    """Keep what was written in this language. `said`: field → text; what is empty is shown in the first language.
    Nothing of it is old any more.

    Raises:
        Refused: it has been opened.
    """
    check_draft(survey)
    own = {name: said[name] for name in ("title", "intro") if said.get(name)}
    survey.texts = {**survey.texts, language: own}
    for question in questions:
        words: dict[str, object] = {
            column: said[name] for column in SINGLE if said.get(name := f"q-{question.key}-{column}")
        }
        for column in LISTS:
            number = len(getattr(question, column))
            translated = [said.get(f"q-{question.key}-{column}-{n}", "") for n in range(number)]
            if any(translated):
                words[column] = translated
        question.texts = {**question.texts, language: words}
        question.version += 1
    survey.version += 1
