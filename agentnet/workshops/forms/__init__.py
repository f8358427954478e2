"""What the pages of workshops ask for."""

from agentnet.workshops.forms.doors import (
    AnswerForForm,
    CodeForm,
    DecideForm,
    DoorForm,
    ExtraForm,
    FindForm,
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
    "CodeForm",
    "DecideForm",
    "DoorForm",
    "ExtraForm",
    "FindForm",
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
