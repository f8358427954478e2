"""What the pages of workshops ask for."""

from agentnet.workshops.forms.doors import (
    AnswerForForm,
    ClaimForm,
    CodeForm,
    DecideForm,
    DoorForm,
    ExtraForm,
    NameForm,
    PhaseForm,
    PickForm,
    RegisterForm,
    RemoveForm,
    StageForm,
    StartForm,
    TickForm,
)
from agentnet.workshops.forms.planning import HELSINKI, WorkshopForm, again, filled, judge
from agentnet.workshops.forms.points import ActivityForm, ChangeForm, OrderForm, PatternForm, SaveForm, Talk, judged

__all__ = [
    "HELSINKI",
    "ActivityForm",
    "AnswerForForm",
    "ChangeForm",
    "ClaimForm",
    "CodeForm",
    "DecideForm",
    "DoorForm",
    "ExtraForm",
    "NameForm",
    "OrderForm",
    "PatternForm",
    "PhaseForm",
    "PickForm",
    "RegisterForm",
    "RemoveForm",
    "SaveForm",
    "StageForm",
    "StartForm",
    "Talk",
    "TickForm",
    "WorkshopForm",
    "again",
    "filled",
    "judge",
    "judged",
]
