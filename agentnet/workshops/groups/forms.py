"""What the pages of breakout groups ask for."""

from enum import StrEnum
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from agentnet.web import Form, Line, Text
from agentnet.words import N_
from agentnet.workshops.boards.flow import Offer, Phase
from agentnet.workshops.boards.layouts import ACROSS, DOWN, Layout
from agentnet.workshops.groups.mixing import MOST_GROUPS

NAME_LENGTH: Final = 60
SECTION_LENGTH: Final = 80


def _link(value: str) -> str:
    if value and not value.startswith("https://"):
        raise ValueError(N_("Huoneen osoite alkaa https://"))
    return value


class By(StrEnum):
    """What the number says: how many groups, or how many people in one."""

    COUNT = "count"
    SIZE = "size"


class DealForm(Form):
    by: By = By.COUNT
    number: Annotated[int, Field(ge=1, le=MOST_GROUPS)]
    together: bool = False


class MoveForm(Form):
    participant_id: UUID
    group_id: UUID | None = None


class GroupForm(Form):
    name: Annotated[Line, Field(max_length=NAME_LENGTH)] = ""
    task: Annotated[Text, Field(max_length=2_000)] = ""
    remote_url: Annotated[Line, AfterValidator(_link)] = ""
    leader_id: UUID | None = None
    version: int = 1


class PlanForm(Form):
    """What the groups' boards are to be like."""

    layout: Layout = Layout.COLUMNS
    names: Text = ""
    rows: Text = ""
    offers: Offer = Offer.CHOOSE
    votes_each: Annotated[int, Field(ge=0, le=20)] = 3
    several: bool = False
    moderated: bool = False
    comments: bool = False
    reactions: bool = False
    pictures: bool = False
    version: int = 1

    @property
    def plan(self) -> dict[str, Any]:
        """As the columns of `GroupWork`."""
        lines = {"names": _lines(self.names, ACROSS), "rows": _lines(self.rows, DOWN)}
        return self.model_dump(exclude={"version", "names", "rows"}) | lines


def _lines(text: str, most: int) -> list[str]:
    """One a line, each once."""
    lines = (" ".join(line.split())[:SECTION_LENGTH].rstrip() for line in text.splitlines())
    return list(dict.fromkeys(filter(None, lines)))[:most]


class GroupsPhaseForm(Form):
    """All groups to `phase`; `nonce` is the page's, so that the same press twice is one."""

    phase: Phase
    nonce: UUID | None = None
    to: Line = ""


class GatherForm(Form):
    apart: bool = False
    to: Line = ""


class LeadForm(Form):
    act: Literal["take", "leave"]
