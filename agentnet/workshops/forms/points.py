"""The points of a programme: each kind asks for what it needs, and nothing else."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from agentnet.web import Entry, Form, Line, Text
from agentnet.words import _
from agentnet.workshops.boards.flow import Offer
from agentnet.workshops.boards.layouts import ACROSS, DOWN, Layout
from agentnet.workshops.flow import ActivityKind
from agentnet.workshops.polls.flow import FEWEST, KINDS, OPTION_LENGTH, PollKind
from agentnet.workshops.programme.points import BoardPlan, Point, PollPlan


class Talk(StrEnum):
    """What may be said to a note, besides another note."""

    BOTH = "both"
    COMMENTS = "comments"
    REACTIONS = "reactions"
    NONE = "none"


class ActivityForm(Form):
    """One point. The fields of other kinds are left alone."""

    kind: ActivityKind
    title: Line
    instruction: Text = ""
    minutes: Annotated[int, Field(ge=1, le=480)] = 15
    after: UUID | None = None
    layout: Layout = Layout.COLUMNS
    sections: Text = ""
    rows: Text = ""
    votes: Annotated[int, Field(ge=0, le=20)] = 3
    several: bool = False
    offers: Offer = Offer.CHOOSE
    moderated: bool = False
    talk: Talk = Talk.BOTH
    groups: Annotated[int, Field(ge=2, le=20)] = 4
    poll_kind: PollKind = PollKind.CHOICE
    question: Line = ""
    options: Text = ""

    @property
    def board(self) -> BoardPlan:
        return BoardPlan(
            layout=self.layout,
            names=_lines(self.sections, ACROSS, 80),
            rows=_lines(self.rows, DOWN, 80),
            votes=self.votes,
            several=self.several,
            offers=self.offers,
            moderated=self.moderated,
            comments=self.talk in (Talk.BOTH, Talk.COMMENTS),
            reactions=self.talk in (Talk.BOTH, Talk.REACTIONS),
        )

    @property
    def poll(self) -> PollPlan:
        most = KINDS[self.poll_kind].options
        return PollPlan(self.poll_kind, self.question, _lines(self.options, most, OPTION_LENGTH))

    @property
    def point(self) -> Point:
        grouped = self.kind is ActivityKind.GROUPS
        return Point(
            kind=self.kind,
            title=self.title,
            minutes=self.minutes,
            instruction=self.instruction,
            board=self.board if grouped or self.kind is ActivityKind.BOARD else None,
            poll=self.poll if self.kind is ActivityKind.POLL else None,
            groups=self.groups if grouped else 0,
        )


def _lines(text: str, most: int, length: int) -> tuple[str, ...]:
    """One a line, each once."""
    lines = (" ".join(line.split())[:length].rstrip() for line in text.splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))[:most]


def judged(entry: Entry[ActivityForm]) -> Entry[ActivityForm]:
    """What a poll needs before it can be asked."""
    if entry.ok and entry.value.kind is ActivityKind.POLL:
        poll = entry.value.poll
        if not poll.question:
            entry.refuse("question", _("Kirjoita kysymys."))
        if KINDS[poll.kind].options and len(poll.options) < FEWEST:
            entry.refuse("options", _("Kirjoita vähintään kaksi vaihtoehtoa, yksi riville."))
    return entry


class ChangeForm(Form):
    """New words and minutes for a point that is in the programme."""

    title: Line
    instruction: Text = ""
    minutes: Annotated[int, Field(ge=1, le=480)] = 15
    version: int = 1


class OrderForm(Form):
    activity_id: UUID
    way: Line = ""
    after: UUID | None = None


class PatternForm(Form):
    """`pattern` names a programme to start from: `first`, or the id of one's own."""

    pattern: Line


class SaveForm(Form):
    name: Annotated[Line, Field(max_length=80)]
    about: Annotated[Line, Field(max_length=200)] = ""
