"""What the pages of the year take in."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from agentnet.web import Chosen, Form, Line

Days = Annotated[int, Field(ge=0, le=120)]


class RhythmForm(Form):
    """Working days, counted from the workshop."""

    assign_days: Days
    remind_days: Days
    due_days: Days
    results_days: Days
    review_days: Days
    version: int = 1


class QuietForm(Form):
    name: Line
    starts_on: date
    ends_on: date


class TodoForm(Form):
    """`id` is the new row's own, minted with the page."""

    id: UUID | None = None
    title: Line
    due_on: date | None = None
    owner: UUID | Literal[""] = ""


class RowForm(Form):
    """A row of the list: its id, or the key of a counted step that has none yet."""

    id: UUID | Literal[""] = ""
    key: str = ""
    owner: UUID | Literal[""] = ""


class OfferForm(Form):
    """`things`: `<kind>:<id>`, those that are offered to one person."""

    things: Chosen[Line] = []
    to: UUID


class EndForm(Form):
    """`sure`: what has no owner in the line may stay without one."""

    sure: bool = False


class TakeForm(Form):
    answer: Literal["take", "decline"]
