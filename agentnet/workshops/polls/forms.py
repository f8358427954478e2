"""What the pages of polls ask for."""

import secrets
from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID, uuid5

from pydantic import Field as Limited

from agentnet.web import Chosen, Form, Line, Text
from agentnet.workshops.boards.behalf import MOST_SEATS
from agentnet.workshops.polls import flow
from agentnet.workshops.polls.flow import PollKind, Step
from agentnet.workshops.polls.rules import Given, lines


class AnswerForm(Form):
    """An answer to a poll of any kind. `id` comes from the browser's outbox; `nonce`, of the page, stands in."""

    id: UUID | None = None
    nonce: UUID | None = None
    choice: Chosen[Line] = []
    order: Chosen[Line] = []
    score: int | None = None
    text: Chosen[Text] = []

    def given(self, kind: PollKind) -> Given:
        chosen: Sequence[str] = self.order if kind is PollKind.RANKING else self.choice
        return Given(tuple(chosen), self.score, tuple(self.text))

    def op_id(self) -> UUID:
        """The operation's id: minted in the browser, or the same for the same answer of the same page."""
        if self.id is not None:
            return self.id
        said = repr((self.choice, self.order, self.score, self.text))
        return uuid5(self.nonce, said) if self.nonce else UUID(bytes=secrets.token_bytes(16), version=4)


class PollForm(Form):
    """A question and how it is asked; `options` one a line."""

    kind: PollKind
    question: Line
    options: Text = ""
    several: bool = False
    low: Annotated[Line, Limited(max_length=60)] = ""
    high: Annotated[Line, Limited(max_length=60)] = ""
    words_each: Annotated[int, Limited(ge=1, le=flow.WORDS)] = 3
    moderated: bool = False
    version: int = 1
    then: Literal[Step.OPEN] | None = None

    def offered(self) -> list[str]:
        return lines(self.options) if flow.KINDS[self.kind].options else []


class MoreForm(Form):
    """More options to a choice, one a line, and moderation: what may still change when answers have come."""

    options: Text = ""
    moderated: bool = False


class StepForm(Form):
    """A leader's press; `next` is the page that it was pressed on."""

    step: Step
    next: Line = ""


class TextForm(Form):
    """Show a written answer, or hide it: `hide` is its id and the code of the reason."""

    show: UUID | None = None
    hide: Line = ""

    def hidden(self) -> tuple[UUID, str] | None:
        """What is hidden, and why; none when that is no sensible press."""
        id, _, reason = self.hide.partition(" ")
        try:
            return (UUID(id), flow.REASONS[reason]) if id else None
        except (ValueError, KeyError):
            return None


class ScreenForm(Form):
    page: Annotated[int, Limited(ge=0, le=10_000)]


class WordForm(Form):
    """One deed to the words of a cloud: `join` a group `into` another, `split` a form off, `hide` a group, or undo."""

    act: Literal["join", "split", "hide", "undo"]
    word: Line = ""
    into: Line = ""
    reason: Line = ""


class BehalfForm(AnswerForm):
    """An answer for `who`, a table or somebody without a phone: so many `heads` answer so."""

    who: UUID
    heads: Annotated[int, Limited(ge=1, le=MOST_SEATS)] = 1

    def op_id(self) -> UUID:
        if self.id is not None:
            return self.id
        said = repr((self.choice, self.order, self.score, self.text, self.who, self.heads))
        return uuid5(self.nonce, said) if self.nonce else UUID(bytes=secrets.token_bytes(16), version=4)


class TakeBackForm(Form):
    answer: UUID
