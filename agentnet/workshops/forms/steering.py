"""What the buttons of those who lead say."""

from typing import Annotated
from uuid import UUID

from pydantic import Field as Limited

from agentnet.web import Form, Line
from agentnet.workshops import timing


class StepForm(Form):
    """`at`: where the page was that the press came from. `sure`: asked, and answered yes. `to`: the page itself."""

    at: Line = ""
    sure: bool = False
    to: Line = ""


class SkipForm(Form):
    activity_id: UUID
    to: Line = ""


class ClockForm(Form):
    act: timing.Turn = "set"
    minutes: Annotated[int, Limited(ge=0, le=180)] = 0
    was: Line = ""
    to: Line = ""
