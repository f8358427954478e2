"""Registering, coming in, the door, and where the workshop is."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from agentnet.web import Form, Line
from agentnet.workshops.boards.flow import Phase
from agentnet.workshops.flow import Attendance, Stage


class RegisterForm(Form):
    attendance: Attendance


class StageForm(Form):
    stage: Stage


class StartForm(Form):
    activity_id: UUID


class PhaseForm(Form):
    phase: Phase
    nonce: UUID | None = None


class DoorForm(Form):
    act: Line


class RemoveForm(Form):
    participant_id: UUID


class CodeForm(Form):
    code: Line


class NameForm(Form):
    """`find`: the name is not for joining yet, but to be looked for among those expected."""

    name: Annotated[Line, Field(max_length=60)]
    find: Line = ""


class PickForm(Form):
    person_id: UUID


class DecideForm(Form):
    """About somebody who picked a name that is in use: is it the same person? `to`: the page that asked."""

    pick_id: UUID
    same: Line
    to: Line = ""


class ClaimForm(Form):
    """To the member whose name somebody is in by: was it you?"""

    mine: Line


class ExtraForm(Form):
    minutes: Annotated[int, Field(ge=0, le=10)]


class AnswerForForm(Form):
    """A coordinator answers for somebody."""

    person_id: UUID
    attendance: Attendance


class TickForm(Form):
    """Present or not, ticked by hand."""

    person_id: UUID
    present: Line = ""
