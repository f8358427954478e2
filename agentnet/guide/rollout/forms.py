"""What the page of the rollout asks for."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from agentnet.guide.rollout.flow import How
from agentnet.web import Form, Line

Count = Annotated[int, Field(ge=0, le=100_000)]


class UnitForm(Form):
    unit_id: UUID
    day: date | None = None
    how: How = How.MEETING
    act: Literal["confirm", "back"] = "confirm"


class CopiesForm(Form):
    region_id: UUID
    copies: Count


class TrainingForm(Form):
    day: date
    place: Line
    region_id: UUID | None = None
    attended: Count | None = None


class AttendedForm(Form):
    attended: Count | None = None
    act: Literal["save", "bin", "restore"] = "save"
