"""Conditions of a survey's questions, kept true while the survey is written. Pure, but for setting `shown_if`."""

from collections.abc import Sequence

from agentnet.surveys.models import Question


def with_options(questions: Sequence[Question], key: str, old: Sequence[str], new: Sequence[str]) -> list[Question]:
    """The question `key` offers other options now. One that was only worded anew (in its place) stays in conditions,
    one that is gone leaves them. Returns those whose condition had nothing left.
    """
    renamed = dict(zip(old, new, strict=True)) if len(old) == len(new) else {}
    lost = []
    for question in _waiting(questions, key):
        assert question.shown_if is not None
        one_of = [word if word in new else renamed.get(word, "") for word in question.shown_if["one_of"]]
        left = [word for word in dict.fromkeys(one_of) if word in new]
        question.shown_if = {"key": key, "one_of": left} if left else None
        if not left:
            lost.append(question)
    return lost


def without_question(questions: Sequence[Question], key: str) -> list[Question]:
    """The question `key` is gone: those that looked at it are shown to everybody. Returns them."""
    lost = _waiting(questions, key)
    for question in lost:
        question.shown_if = None
    return lost


def _waiting(questions: Sequence[Question], key: str) -> list[Question]:
    return [question for question in questions if question.shown_if and question.shown_if["key"] == key]


def first_out_of_order(order: Sequence[Question]) -> tuple[Question, Question] | None:
    """The first question that looks at a later one, and that one; none when all is well."""
    places = {question.key: n for n, question in enumerate(order)}
    for n, question in enumerate(order):
        if question.shown_if and places.get(question.shown_if["key"], -1) > n:
            return question, order[places[question.shown_if["key"]]]
    return None
